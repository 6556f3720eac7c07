// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTPTypes
import LucidConcurrency
import LucidCrypto
import LucidHTTP
import LucidJSON
import LucidTokens
import Testing

/// A clock that moves when told to.
final class TurnableClock: AgentClock {
    private let seconds: Lock<Double>

    init(_ start: Double = Double(Fixture.now)) { seconds = Lock(start) }

    func advance(_ by: Double) { seconds.withLock { $0 += by } }
    func wallNow() -> Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }
    func bootNow() -> BootInstant { BootInstant(nanoseconds: Int64(seconds.withLock { $0 } * 1e9)) }
    func sleep(until deadline: BootInstant) async throws {}
}

/// A server whose documents a test chooses.
final class DocumentServer: HTTPTransport {
    struct Document: Sendable {
        var status = 200
        var body: [UInt8] = []
        var cacheControl: String?
        var isDown = false
        var isCancelled = false
    }

    private let state = Lock((documents: [String: Document](), paths: [String]()))

    var paths: [String] { state.withLock { $0.paths } }

    subscript(path: String) -> Document {
        get { state.withLock { $0.documents[path] ?? Document(status: 404) } }
        set { state.withLock { $0.documents[path] = newValue } }
    }

    func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        let path = request.path ?? ""
        let document = state.withLock { state in
            state.paths.append(path)
            return state.documents[path] ?? Document(status: 404)
        }
        if document.isCancelled { throw CancellationError() }
        if document.isDown { throw TransportError(.connectFailed, outcome: .unsent, message: "down") }
        await Task.yield()
        var response = HTTPResponse(status: .init(code: document.status))
        response.headerFields[.cacheControl] = document.cacheControl
        guard document.body.count <= options.maximumResponseBytes else {
            throw TransportError(.responseTooLarge, outcome: .unknown, message: "too large")
        }
        return (response, HTTPBody(document.body))
    }
}

@Suite struct JWKSClientTests {
    static let path = "/.well-known/jwks.json"
    let clock = TurnableClock()
    let server = DocumentServer()
    let first = TokenSigningKey.generate().publicKey
    let second = TokenSigningKey.generate().publicKey

    func client() throws -> JWKSClient {
        try JWKSClient(
            url: "https://auth.example.com\(Self.path)", transport: server, freshness: 300, cooldown: 10,
            staleLimit: 3600, clock: clock)
    }

    func publish(_ keys: [JWK], cacheControl: String? = nil) {
        server[Self.path] = .init(body: JWKSet(keys).json.serialized(), cacheControl: cacheControl)
    }

    @Test func `a set is fetched once for many, and again when it is old`() async throws {
        publish([first])
        let client = try client()
        try await withThrowingTaskGroup(of: JWKSet.self) { group in
            for _ in 0..<100 { group.addTask { try await client.keys(naming: nil) } }
            for try await set in group { #expect(set.keys == [first]) }
        }
        #expect(server.paths.count == 1)
        clock.advance(299)
        _ = try await client.keys(naming: first.keyID)
        #expect(server.paths.count == 1)
        clock.advance(1)
        publish([second])
        #expect(try await client.keys(naming: nil).keys == [second])
        #expect(server.paths.count == 2)
    }

    @Test func `a caller that goes away costs the others nothing`() async throws {
        server[Self.path] = .init(isCancelled: true)
        let client = try client()
        await #expect(throws: CancellationError.self) { try await client.keys(naming: nil) }
        publish([first])
        #expect(try await client.keys(naming: nil).keys == [first])
        clock.advance(300)
        server[Self.path] = .init(isCancelled: true)
        await #expect(throws: CancellationError.self) { try await client.keys(naming: nil) }
        publish([second])
        #expect(try await client.keys(naming: nil).keys == [second])
    }

    @Test func `an unknown name fetches once in each cooldown, whoever asks`() async throws {
        publish([first])
        let client = try client()
        _ = try await client.keys(naming: first.keyID)
        clock.advance(10)
        publish([first, second])
        #expect(try await client.keys(naming: second.keyID)[second.keyID] == second)
        for name in 0..<100 { #expect(try await client.keys(naming: "made up \(name)")["made up \(name)"] == nil) }
        #expect(server.paths.count == 2)
        clock.advance(10)
        _ = try await client.keys(naming: "made up")
        #expect(server.paths.count == 3)
    }

    @Test func `a server that is down is asked at a bounded pace, and the last set counts until its limit`()
        async throws
    {
        server[Self.path] = .init(isDown: true)
        let client = try client()
        #expect(await code { try await client.keys(naming: nil) } == .unavailable)
        #expect(await code { try await client.keys(naming: nil) } == .unavailable)
        #expect(server.paths.count == 1)
        clock.advance(10)
        publish([first])
        _ = try await client.keys(naming: nil)
        server[Self.path] = .init(isDown: true)
        clock.advance(3599)
        #expect(try await client.keys(naming: first.keyID).keys == [first])
        clock.advance(1)
        #expect(await code { try await client.keys(naming: first.keyID) } == .unavailable)
    }

    @Test(
        arguments: [
            (200, "{", nil), (200, "[]", nil), (500, #"{"keys":[]}"#, nil), (302, #"{"keys":[]}"#, nil),
            (200, #"{"keys":{}}"#, nil),
        ] as [(Int, String, String?)])
    func `an answer that is no set does not replace one`(status: Int, body: String, _: String?) async throws {
        publish([first])
        let client = try client()
        _ = try await client.keys(naming: nil)
        server[Self.path] = .init(status: status, body: Array(body.utf8))
        clock.advance(300)
        #expect(try await client.keys(naming: nil).keys == [first])
        #expect(server.paths.count == 2)
    }

    @Test func `a server's max-age shortens and never lengthens`() async throws {
        publish([first], cacheControl: "public, Max-Age=60")
        let client = try client()
        _ = try await client.keys(naming: nil)
        clock.advance(60)
        publish([first], cacheControl: "max-age=999999")
        _ = try await client.keys(naming: nil)
        #expect(server.paths.count == 2)
        clock.advance(300)
        publish([first], cacheControl: "max-age=0")
        _ = try await client.keys(naming: nil)
        #expect(server.paths.count == 3)
        _ = try await client.keys(naming: nil)
        clock.advance(9)
        _ = try await client.keys(naming: nil)
        #expect(server.paths.count == 3)
    }

    @Test(arguments: [
        "http://auth.example.com/keys", "auth.example.com/keys", "https://", "ftp://auth.example.com/keys",
        "https://auth.example.com", "https://a b/keys", "https://auth.example.com/#f",
    ])
    func `keys come from where nobody can replace them`(url: String) {
        #expect(code { try JWKSClient(url: url, transport: server) } == .invalidKey)
    }

    @Test func `a verifier finds the key of a token that is newer than its set`() async throws {
        let fixture = Fixture()
        publish([first])
        let verifier = TokenVerifier(
            issuer: fixture.issuer, audience: fixture.audience, keys: try client(), clock: clock)
        let token = try fixture.token()
        #expect(await code { try await verifier.verify(bearer: token) } == .unknownKey)
        clock.advance(10)
        publish([first, fixture.key.publicKey])
        #expect(try await verifier.verify(bearer: token).agentRef == "scout")
        publish([first])
        clock.advance(300)
        #expect(await code { try await verifier.verify(bearer: token) } == .unknownKey)
    }
}

@Suite struct DiscoveryTests {
    let server = DocumentServer()

    @Test(arguments: [
        ("https://a.example", "/.well-known/oauth-authorization-server"),
        ("https://a.example/", "/.well-known/oauth-authorization-server"),
        ("https://a.example/tenants/x", "/.well-known/oauth-authorization-server/tenants/x"),
    ])
    func `the well-known part goes before the path of the issuer`(issuer: String, path: String) async throws {
        server[path] = .init(
            body: Array(#"{"issuer":"\#(issuer)","jwks_uri":"https://a.example/keys","token_endpoint":"t"}"#.utf8))
        let metadata = try await AuthorityMetadata.discover(issuer: issuer, transport: server)
        #expect(metadata.keySetURL == "https://a.example/keys" && metadata.tokenEndpoint == "t")
        #expect(server.paths == [path])
    }

    @Test(arguments: [
        (#"{"issuer":"https://a.example/","jwks_uri":"k"}"#, TokenError.Code.wrongIssuer),
        (#"{"issuer":"https://A.example","jwks_uri":"k"}"#, .wrongIssuer), (#"{"jwks_uri":"k"}"#, .wrongIssuer),
        (#"{"issuer":"https://a.example"}"#, .malformed), ("[]", .malformed), ("", .malformed),
    ])
    func `metadata that is another's, or none, is refused`(body: String, expected: TokenError.Code) {
        #expect(code { try AuthorityMetadata(parsing: Array(body.utf8), issuer: "https://a.example") } == expected)
    }

    @Test func `a server without metadata is told apart from one with wrong metadata`() async {
        #expect(
            await code { try await AuthorityMetadata.discover(issuer: "https://a.example", transport: server) }
                == .unavailable)
        #expect(
            await code { try await AuthorityMetadata.discover(issuer: "https://a.example?x=1", transport: server) }
                == .wrongIssuer)
    }

    @Test func `a protected resource says where its tokens come from`() throws {
        let metadata = try ProtectedResourceMetadata(
            resource: "https://api.example.com/mcp", authorizationServers: ["https://auth.example.com"],
            scopes: ["mcp:tools:*"], name: "Tools")
        #expect(metadata.path == "/.well-known/oauth-protected-resource/mcp")
        #expect(metadata.url == "https://api.example.com/.well-known/oauth-protected-resource/mcp")
        #expect(metadata.json["resource"]?.stringValue == "https://api.example.com/mcp")
        #expect(metadata.json["authorization_servers"] == ["https://auth.example.com"])
        #expect(metadata.json["scopes_supported"] == ["mcp:tools:*"])
        #expect(
            code { try ProtectedResourceMetadata(resource: "http://api.example.com", authorizationServers: []) }
                == .wrongAudience)
    }
}
