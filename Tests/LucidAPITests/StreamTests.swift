// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import LucidJSON
import Testing

@testable import LucidAPI

/// Answers that come value by value.
@Suite struct StreamTests {
    private func client(
        _ chunks: [String], status: Int = 200, type: String? = "text/event-stream", failure: TransportError? = nil
    ) throws -> (AgentApiClient, StreamTransport) {
        let transport = StreamTransport(chunks: chunks, status: status, type: type, failure: failure)
        return (AgentApiClient(client: try Client.test(transport), agentRef: "a"), transport)
    }

    @Test func `a run is followed event by event, as they come`() async throws {
        let (client, transport) = try client([
            "event: open\ndata: {\"run_id\":\"r\"}\n\nevent: upd", "ate\nid: 2\ndata: {\"n\":1}\n\n: still here\n\n",
            "event: end\ndata: {}\n\n",
        ])
        var events = try await client.runs.events(of: "r").makeAsyncIterator()
        #expect(transport.given == 0, "nothing is read before it is asked for")
        let first = try await events.next()
        #expect(first == .init(event: "open", data: ["run_id": "r"]))
        #expect(transport.given == 1)
        #expect(try await events.next() == .init(event: "update", id: "2", data: ["n": 1]))
        #expect(try await events.next() == .init(event: "end", id: "2", data: [:]))
        #expect(try await events.next() == nil)
        let sent = try #require(transport.request)
        #expect(sent.request.path == "/v1/runs/r/stream")
        #expect(sent.request.headerFields[.accept] == "text/event-stream, application/json")
        #expect(sent.options.streamsResponse)
    }

    @Test func `an entrypoint is called and answers event by event`() async throws {
        let (client, transport) = try client(["data: {\"text\":\"4\"}\n\ndata: {\"text\":\"2\"}\n\n"])
        var text = ""
        for try await event in try await client.agents.stream("main", .init(input: "Why?")) {
            text += event.data["text"]?.stringValue ?? ""
        }
        #expect(text == "42")
        #expect(transport.request?.request.method == .post)
        #expect(transport.request?.text == #"{"input":"Why?"}"#)
    }

    @Test func `a failure is thrown before the stream, with what the server says`() async throws {
        let (client, _) = try client(
            [#"{"error":"not_"#, #"available"}"#], status: 404, type: "application/json")
        let error = await #expect(throws: APIError.self) { _ = try await client.runs.events(of: "r") }
        #expect(error?.code == .notFound)
        #expect(error?.serviceCode == "not_available")
    }

    @Test func `a success that is no stream is told before it is read`() async throws {
        let (client, transport) = try client(["<html>"], type: "text/html")
        let error = await #expect(throws: APIError.self) { _ = try await client.runs.events(of: "r") }
        #expect(error?.code == .unparsableAnswer)
        #expect(error?.message.contains("text/event-stream") == true)
        #expect(transport.given == 0)
    }

    @Test(arguments: ["data: not json\n\n", "data: [1]\n\n", "data: \"text\"\n\n"])
    func `data that is not as the document says is an error, after what came before`(chunk: String) async throws {
        let (client, _) = try client(["data: {\"n\":1}\n\n", chunk])
        var events = try await client.runs.events(of: "r").makeAsyncIterator()
        #expect(try await events.next()?.data == ["n": 1])
        let error = await #expect(throws: APIError.self) { try await events.next() }
        #expect(error?.code == .unparsableAnswer)
        #expect(error?.operation == "streamRun")
    }

    @Test func `a connection that is lost is an error, and not the end`() async throws {
        let lost = TransportError(.connectionLost, outcome: .unknown, message: "lost")
        let (client, _) = try client(["data: {\"n\":1}\n\ndata: {\"n\""], failure: lost)
        var events = try await client.runs.events(of: "r").makeAsyncIterator()
        _ = try await events.next()
        let error = await #expect(throws: TransportError.self) { try await events.next() }
        #expect(error?.code == .connectionLost)
    }

    @Test func `what a server writes is read back`() async throws {
        let events: [ServerSentEvents<JSONValue>.Element] = [
            .init(data: ["a": "line\nbreak"]), .init(event: "two\nlines", id: "7", data: [1, nil]), .init(data: "é"),
        ]
        var wire = OutputWire(status: 200)
        wire.eventStream(ServerSentEvents<JSONValue>(Values(events)))
        let (response, body) = try wire.encoded()
        #expect(response.headerFields[.contentType] == "text/event-stream")
        var read: [ServerSentEvents<JSONValue>.Element] = []
        for try await event in ServerSentEvents<JSONValue>(body, of: "test") { read.append(event) }
        var expected = events
        expected[1].event = "two lines"
        expected[2].id = "7"
        #expect(read == expected)
    }

    @Test func `lines of JSON are written and read back`() async throws {
        let values: [JSONValue] = [["a": "line\nbreak"], 1, nil, "é"]
        var wire = OutputWire(status: 200)
        wire.jsonLines(JSONLines<JSONValue>(Values(values)))
        let (response, body) = try wire.encoded()
        #expect(response.headerFields[.contentType] == "application/jsonl")
        var read: [JSONValue] = []
        for try await value in JSONLines<JSONValue>(body, of: "test") { read.append(value) }
        #expect(read == values)
    }

    @Test func `lines may come in pieces, be blank, and end without an end`() async throws {
        let chunks = Lock(["{\"a\"", ":1}\r\n\r\n  \n[2", "]\n", "3"])
        let body = HTTPBody {
            chunks.withLock { $0.isEmpty ? nil : Array($0.removeFirst().utf8) }
        }
        var read: [JSONValue] = []
        for try await value in JSONLines<JSONValue>(body, of: "test") { read.append(value) }
        #expect(read == [["a": 1], [2], 3])
    }
}

/// The elements of an array as a sequence that can fail.
private struct Values<Element: Sendable>: AsyncSequence, Sendable {
    let elements: [Element]

    init(_ elements: [Element]) { self.elements = elements }

    func makeAsyncIterator() -> Iterator { Iterator(rest: elements[...]) }

    struct Iterator: AsyncIteratorProtocol {
        var rest: ArraySlice<Element>

        mutating func next() async throws -> Element? { rest.popFirst() }
    }
}

/// Answers every request with a body that comes in chunks.
private final class StreamTransport: HTTPTransport {
    private struct State: Sendable {
        var chunks: [String]
        var given = 0
        var request: SentRequest?
    }

    private let state: Lock<State>
    private let status: Int
    private let type: String?
    private let failure: TransportError?

    init(chunks: [String], status: Int, type: String?, failure: TransportError?) {
        state = Lock(State(chunks: chunks))
        (self.status, self.type, self.failure) = (status, type, failure)
    }

    /// How many chunks were read.
    var given: Int { state.withLock { $0.given } }
    var request: SentRequest? { state.withLock { $0.request } }

    func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        state.withLock { $0.request = SentRequest(request: request, body: body?.bytes, options: options) }
        var response = HTTPResponse(status: .init(code: status))
        if let type { response.headerFields[.contentType] = type }
        return (response, HTTPBody { [self] in try next() })
    }

    private func next() throws -> [UInt8]? {
        let chunk: [UInt8]? = state.withLock { state in
            guard !state.chunks.isEmpty else { return nil }
            state.given += 1
            return Array(state.chunks.removeFirst().utf8)
        }
        if chunk == nil, let failure { throw failure }
        return chunk
    }
}
