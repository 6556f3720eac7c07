// SPDX-License-Identifier: Apache-2.0
package import LucidHTTP
import LucidJSON

/// The values of an answer in `application/jsonl`, one a line; they can be read once, as they come.
///
/// Empty lines are left out; the last line needs no end.
public struct JSONLines<Element: Codable & Sendable>: AsyncSequence, Sendable {
    private let make: @Sendable () -> () async throws -> Element?

    /// Values that a server sends.
    public init(_ values: some AsyncSequence<Element, any Error> & Sendable) {
        make = {
            var values = values.makeAsyncIterator()
            return { try await values.next(isolation: #isolation) }
        }
    }

    init(_ body: HTTPBody, of operation: String) {
        make = {
            var chunks = body.makeAsyncIterator()
            var lines = LineSplitter(endsAtReturn: false)
            var ready: ArraySlice<[UInt8]> = []
            var isAtEnd = false
            return {
                while ready.isEmpty {
                    guard !isAtEnd else { return nil }
                    if let chunk = try await chunks.next() {
                        ready = try StreamItem.reading(operation) { () throws(LineSplitter.TooLarge) in
                            try lines.receive(chunk)
                        }[...]
                    } else {
                        isAtEnd = true
                        ready = [lines.rest]
                    }
                    ready.removeAll { $0.allSatisfy { [0x20, 0x09, 0x0D].contains($0) } }
                }
                guard let line = ready.popFirst() else { return nil }
                // Not as an optional, or a null would be read as the end.
                let value: Element = try StreamItem.decode(line, of: operation)
                return value
            }
        }
    }

    /// Begins to read.
    public func makeAsyncIterator() -> Iterator { Iterator(read: make()) }

    /// Reads value after value.
    public struct Iterator: AsyncIteratorProtocol {
        let read: () async throws -> Element?

        /// The next value, nil at the end.
        /// - Throws: ``APIError`` with ``APIError/Code/unparsableAnswer`` for a line that is not as the document says
        ///   or longer than a mebibyte, else what the transport throws.
        public mutating func next() async throws -> Element? { try await read() }
    }

    /// The values as a server writes them.
    package var encoded: HTTPBody {
        let writer = StreamWriter(make) { try JSONValue(encoding: $0).serialized() + [UInt8(ascii: "\n")] }
        return HTTPBody { try await writer.next() }
    }
}
