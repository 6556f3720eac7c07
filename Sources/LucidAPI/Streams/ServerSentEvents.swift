// SPDX-License-Identifier: Apache-2.0
package import LucidHTTP
import LucidJSON

/// The events of an answer in `text/event-stream` (WHATWG HTML, section 9.2), their data read from JSON; they can be
/// read once, as they come.
///
/// An event without data is left out, and so is one that the end of the stream cuts off, as the standard says. The
/// stream ends when the server closes it; taking it up again is a new call.
public struct ServerSentEvents<Payload: Codable & Sendable>: AsyncSequence, Sendable {
    /// One event.
    public struct Element: Sendable {
        /// What happened; `message` if the server did not say.
        public var event: String
        /// The last name that the server gave to an event, this one or one before; empty if none.
        public var id: String
        /// What came with it.
        public var data: Payload

        /// Creates an event.
        public init(event: String = "message", id: String = "", data: Payload) {
            self.event = event
            self.id = id
            self.data = data
        }
    }

    private let make: @Sendable () -> () async throws -> Element?

    /// Events that a server sends.
    public init(_ events: some AsyncSequence<Element, any Error> & Sendable) {
        make = {
            var events = events.makeAsyncIterator()
            return { try await events.next(isolation: #isolation) }
        }
    }

    init(_ body: HTTPBody, of operation: String) {
        make = {
            var chunks = body.makeAsyncIterator()
            var parser = EventStreamParser()
            var ready: ArraySlice<EventStreamParser.Event> = []
            return {
                while ready.isEmpty {
                    guard let chunk = try await chunks.next() else { return nil }
                    ready = try StreamItem.reading(operation) { () throws(LineSplitter.TooLarge) in
                        try parser.receive(chunk)
                    }[...]
                }
                guard let event = ready.popFirst() else { return nil }
                let data: Payload = try StreamItem.decode(event.data, of: operation)
                return Element(event: event.event, id: event.id, data: data)
            }
        }
    }

    /// Begins to read.
    public func makeAsyncIterator() -> Iterator { Iterator(read: make()) }

    /// Reads event after event.
    public struct Iterator: AsyncIteratorProtocol {
        let read: () async throws -> Element?

        /// The next event, nil at the end.
        /// - Throws: ``APIError`` with ``APIError/Code/unparsableAnswer`` for data that is not as the document says or
        ///   larger than a mebibyte, else what the transport throws.
        public mutating func next() async throws -> Element? { try await read() }
    }

    /// The events as a server writes them.
    package var encoded: HTTPBody {
        let writer = StreamWriter(make) { event in
            var text = ""
            // A name with a line end would be two fields.
            if event.event != "message" { text += "event: \(EventStreamParser.oneLine(event.event))\n" }
            if !event.id.isEmpty { text += "id: \(EventStreamParser.oneLine(event.id))\n" }
            let data = try JSONValue(encoding: event.data).serialized()
            return Array(text.utf8) + Array("data: ".utf8) + data + Array("\n\n".utf8)
        }
        return HTTPBody { try await writer.next() }
    }
}

extension ServerSentEvents.Element: Equatable where Payload: Equatable {}
extension ServerSentEvents.Element: Hashable where Payload: Hashable {}
