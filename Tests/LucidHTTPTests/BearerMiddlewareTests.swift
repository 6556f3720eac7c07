// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import Testing

/// Hands out tokens from a list; the next one after each invalidation of the current one.
private final class ListSource: BearerSource {
    private struct State {
        var index = 0
        var invalidated: [UInt64] = []
        var asked = 0
    }

    struct Empty: Error {}

    private let tokens: [String]
    private let state = Lock(State())

    init(_ tokens: [String]) { self.tokens = tokens }

    var invalidated: [UInt64] { state.withLock { $0.invalidated } }
    var asked: Int { state.withLock { $0.asked } }

    func bearer() async throws -> Bearer {
        try state.withLock { state in
            state.asked += 1
            guard state.index < tokens.count else { throw Empty() }
            return Bearer(token: tokens[state.index], generation: UInt64(state.index))
        }
    }

    func invalidate(_ bearer: Bearer) async {
        state.withLock { state in
            state.invalidated.append(bearer.generation)
            if bearer.generation == UInt64(state.index), state.index + 1 < tokens.count { state.index += 1 }
        }
    }
}

struct BearerMiddlewareTests {
    private func send(
        _ request: HTTPRequest, body: HTTPBody? = nil, over transport: FakeTransport, source: ListSource,
        origin: String = "https://api.example"
    ) async throws -> Int {
        let pipeline = HTTPPipeline(transport, middlewares: [BearerMiddleware(source: source, origin: origin)])
        return try await pipeline.send(request, body: body, options: .init()).0.status.code
    }

    private func bearers(_ transport: FakeTransport) -> [String?] {
        transport.sent.map { $0.request.headerFields[.authorization] }
    }

    @Test(arguments: [
        ("https://api.example", "api.example"), ("https://api.example", "API.example:443"),
        ("https://API.example:443", "api.example"), ("https://api.example:8443", "api.example:8443"),
        ("http://127.0.0.1:80", "127.0.0.1"), ("http://[::1]:8080", "[::1]:8080"),
    ])
    func `its own origin gets the bearer, however it is spelled`(origin: String, authority: String) async throws {
        let transport = FakeTransport(statuses: [200])
        let scheme = String(origin.prefix { $0 != ":" })
        let status = try await send(
            .sample(at: authority, scheme: scheme), over: transport, source: ListSource(["one"]), origin: origin)
        #expect(status == 200)
        #expect(bearers(transport) == ["Bearer one"])
    }

    @Test(arguments: [
        ("https", "evil.example"), ("http", "api.example"), ("https", "api.example:444"), ("https", "api.example.evil"),
        ("https", "api.example@evil.example"), ("https", "evil.example/api.example"), ("https", ""),
        ("ftp", "api.example"),
    ])
    func `another origin gets nothing, and no bearer is asked for`(scheme: String, authority: String) async {
        let transport = FakeTransport(statuses: [200])
        let source = ListSource(["one"])
        let error = await #expect(throws: TransportError.self) {
            try await send(.sample(at: authority, scheme: scheme), over: transport, source: source)
        }
        #expect(error?.code == .invalidRequest)
        #expect(error?.outcome == .unsent)
        #expect(transport.sent.isEmpty)
        #expect(source.asked == 0)
    }

    @Test(arguments: [
        "", "api.example", "https://", "https://api.example/", "https://api.example/v1", "https://u@api.example",
    ])
    func `what is not an origin lets nothing through`(origin: String) async {
        let transport = FakeTransport(statuses: [200])
        await #expect(throws: TransportError.self) {
            try await send(.sample(), over: transport, source: ListSource(["one"]), origin: origin)
        }
        #expect(transport.sent.isEmpty)
    }

    @Test func `after a 401 the request is resent once with the next bearer and the same body`() async throws {
        let transport = FakeTransport(statuses: [401, 200])
        let source = ListSource(["one", "two", "three"])
        let status = try await send(.sample(.post), body: HTTPBody("body"), over: transport, source: source)
        #expect(status == 200)
        #expect(bearers(transport) == ["Bearer one", "Bearer two"])
        #expect(transport.sent.map(\.body) == [Array("body".utf8), Array("body".utf8)])
        #expect(source.invalidated == [0])
    }

    @Test func `a second 401 is the answer`() async throws {
        let transport = FakeTransport(statuses: [401])
        let status = try await send(.sample(), over: transport, source: ListSource(["one", "two", "three"]))
        #expect(status == 401)
        #expect(transport.sent.count == 2)
    }

    @Test func `without another bearer the 401 is the answer`() async throws {
        let transport = FakeTransport(statuses: [401, 200])
        let source = ListSource(["one"])
        #expect(try await send(.sample(), over: transport, source: source) == 401)
        #expect(transport.sent.count == 1)
        #expect(source.invalidated == [0])
    }

    @Test func `a body that can be read once is not resent, but the bearer is dropped`() async throws {
        let transport = FakeTransport(statuses: [401, 200])
        let source = ListSource(["one", "two"])
        let body = HTTPBody(length: 0) { nil }
        #expect(try await send(.sample(.post), body: body, over: transport, source: source) == 401)
        #expect(transport.sent.count == 1)
        #expect(source.invalidated == [0])
    }

    @Test(arguments: [200, 400, 403, 500]) func `other answers are left alone`(status: Int) async throws {
        let transport = FakeTransport(statuses: [status])
        let source = ListSource(["one", "two"])
        #expect(try await send(.sample(), over: transport, source: source) == status)
        #expect(transport.sent.count == 1)
        #expect(source.invalidated.isEmpty)
    }

    @Test func `an Authorization field of the caller's own stays`() async throws {
        let transport = FakeTransport(statuses: [401])
        let source = ListSource(["one"])
        var request = HTTPRequest.sample()
        request.headerFields[.authorization] = "Basic eA=="
        #expect(try await send(request, over: transport, source: source) == 401)
        #expect(bearers(transport) == ["Basic eA=="])
        #expect(source.asked == 0)
    }

    @Test(arguments: [
        "", "a b", "a\r\nX-Evil: 1", "a\nb", "a\u{0}", "\u{7F}", "tök", "a\tb", String(repeating: "a", count: 16_385),
    ])
    func `a token that could break a header is refused before it is one`(token: String) async {
        let transport = FakeTransport(statuses: [200])
        let error = await #expect(throws: TransportError.self) {
            try await send(.sample(), over: transport, source: ListSource([token]))
        }
        #expect(error?.code == .invalidRequest)
        #expect(token.count < 3 || error?.description.contains(token) == false)
        #expect(transport.sent.isEmpty)
    }

    @Test func `the longest token goes out whole`() async throws {
        let token = String(repeating: "a", count: 16_384)
        let transport = FakeTransport(statuses: [200])
        #expect(try await send(.sample(), over: transport, source: ListSource([token])) == 200)
        #expect(bearers(transport) == ["Bearer \(token)"])
    }

    @Test func `a bearer does not print its token`() {
        let bearer = Bearer(token: "canary-4711", generation: 3)
        var dumped = ""
        dump(bearer, to: &dumped)
        for text in ["\(bearer)", String(reflecting: bearer), "\([bearer])", "\(Optional(bearer) as Any)", dumped] {
            #expect(!text.contains("4711"))
            #expect(text.contains("3"))
        }
    }
}
