// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidAuth
import LucidHTTP
import LucidJSON
import LucidTesting
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The calls that obtain and renew tokens, against an authority that says what a test wants.
@Suite(.timeLimit(.minutes(10))) struct AgentAuthClientTests {
    private static let tokens = """
        {"access_token":"a1","token_type":"bearer","expires_at":"2026-01-01T00:05:00Z","refresh_token":"r2",\
        "credential":{"id":"cred1","scopes":["agents.read"],"revocation_nonce":"n1"},\
        "refresh_token_expires_at":"2026-02-01T00:00:00Z"}
        """
    private static let challenge = """
        {"challenge":{"id":"ch1","credential_id":"cred1","payload":"text","payload_hash":"0x00","nonce":"n",\
        "scopes":["agents.read"],"issued_at":"2026-01-01T00:00:00Z",\
        "expires_at":"2026-01-01T00:05:00Z"}}
        """

    private let clock = ManualClock()

    private func client(
        _ status: Int, _ body: String, server: String = "https://auth.example", fields: HTTPFields = [:]
    ) throws -> (AgentAuthClient, FakeTransport) {
        let transport = FakeTransport { _ in
            var response = HTTPResponse.json(status: status)
            response.headerFields.append(contentsOf: fields)
            return (response, Array(body.utf8))
        }
        return (AgentAuthClient(serverURL: try ServerURL(server), transport: transport, clock: clock), transport)
    }

    private func failure(_ body: () async throws -> Void) async throws -> AuthError {
        do { try await body() } catch { return try #require(error as? AuthError, "\(error)") }
        Issue.record("nothing was thrown")
        throw CancellationError()
    }

    // MARK: What is sent

    @Test func `a challenge is asked for by path, with credential and scopes, and no bearer`() async throws {
        let (client, transport) = try client(201, Self.challenge)
        let (challenge, _) = try await client.challenge(
            agentRef: "a b/c", credentialID: "cred1", scopes: ["agents.read"])
        #expect(challenge.id == "ch1")
        let sent = try #require(transport.exchanges.first)
        #expect(sent.request.path == "/v1/auth/agents/a%20b%2Fc/challenge")
        #expect(sent.request.method == .post)
        #expect(sent.request.headerFields[.authorization] == nil)
        #expect(try JSONValue(parsing: sent.body) == ["credential_id": "cred1", "scopes": ["agents.read"]])
        #expect(sent.options.freshConnection)
        #expect(sent.options.maximumResponseBytes == 64 << 10)
    }

    @Test func `an exchange and a refresh give all that the authority said`() async throws {
        let (client, transport) = try client(200, Self.tokens)
        let first = try await client.exchange(
            agentRef: "scout", challengeID: "ch1", signature: "0xab", credentialID: "cred1")
        let second = try await client.refresh(agentRef: "scout", refreshToken: try RefreshToken("r1"))
        for grant in [first, second] {
            #expect(grant.credentialID == "cred1" && grant.scopes == ["agents.read"])
            #expect(grant.revocationNonce == "n1")
            #expect(grant.expiresAt.timeIntervalSince1970 == 1_767_225_900)
            #expect(grant.refreshExpiresAt != nil && grant.refreshToken != nil)
        }
        let bodies = try transport.exchanges.map { try JSONValue(parsing: $0.body) }
        #expect(bodies[0] == ["challenge_id": "ch1", "signature": "0xab", "credential_id": "cred1"])
        #expect(bodies[1]["refresh_token"] == "r1" || bodies[1]["refreshToken"] == "r1")
    }

    @Test func `a refresh carries a deadline only once the authority's clock is known`() async throws {
        let field = try #require(HTTPField.Name("Request-Deadline"))
        // The authority is one hour ahead of this machine.
        let (client, transport) = try client(
            200, Self.tokens, fields: [.date: "Thu, 01 Jan 2026 01:00:00 GMT"])
        _ = try await client.refresh(agentRef: "scout", refreshToken: try RefreshToken("r1"))
        _ = try await client.refresh(agentRef: "scout", refreshToken: try RefreshToken("r2"))
        let deadlines = transport.exchanges.map { $0.request.headerFields[field] }
        #expect(deadlines[0] == nil)
        let deadline = try #require(deadlines[1].flatMap(Double.init))
        #expect((1_767_225_600 + 3_600...1_767_225_600 + 3_600 + 12).contains(deadline), "\(deadline)")
    }

    /// An authority an hour ahead that refuses deadlines of the past, and a session from when the clocks agreed.
    private func strictAuthority(alwaysRefusing: Bool = false) throws -> (AgentAuthClient, FakeTransport) {
        let field = try #require(HTTPField.Name("Request-Deadline"))
        let transport = FakeTransport { exchange in
            let deadline = exchange.request.headerFields[field].flatMap(Double.init) ?? .infinity
            let isLate = alwaysRefusing || deadline < 1_767_225_600 + 3_600
            var response = HTTPResponse.json(status: isLate ? 408 : 200)
            response.headerFields[.date] = "Thu, 01 Jan 2026 01:00:00 GMT"
            return (response, Array((isLate ? #"{"error":"deadline_passed"}"# : Self.tokens).utf8))
        }
        return (
            AgentAuthClient(serverURL: try ServerURL("https://auth.example"), transport: transport, clock: clock),
            transport
        )
    }

    @Test func `a clock that was set back delays no refresh: the refusal tells the time, and the call is repeated`()
        async throws
    {
        let (client, transport) = try strictAuthority()
        let context = AttemptContext(
            attempt: 1, deadline: clock.bootNow().advanced(bySeconds: 30), incident: "i", clockOffset: 0)
        _ = try await client.refresh(agentRef: "scout", refreshToken: try RefreshToken("r1"), context: context)
        #expect(transport.exchanges.count == 2)
        _ = try await client.refresh(agentRef: "scout", refreshToken: try RefreshToken("r2"), context: context)
        #expect(transport.exchanges.count == 3, "the time is known now")
    }

    @Test func `a refresh that is too late by the right clock is not repeated`() async throws {
        let (client, transport) = try strictAuthority(alwaysRefusing: true)
        let context = AttemptContext(
            attempt: 1, deadline: clock.bootNow().advanced(bySeconds: 30), incident: "i", clockOffset: 0)
        for calls in [2, 3] {
            let error = try await failure {
                _ = try await client.refresh(agentRef: "scout", refreshToken: try RefreshToken("r1"), context: context)
            }
            #expect(error.status == 408 && error.outcome == .unspent)
            #expect(transport.exchanges.count == calls)
        }
    }

    @Test(arguments: ["http://127.0.0.1:9", "http://[::1]:9", "https://auth.example"])
    func `a date is believed over TLS and from this machine`(server: String) async throws {
        let field = try #require(HTTPField.Name("Request-Deadline"))
        let (client, transport) = try client(
            200, Self.tokens, server: server, fields: [.date: "Thu, 01 Jan 2026 01:00:00 GMT"])
        for _ in 0..<2 { _ = try await client.refresh(agentRef: "scout", refreshToken: try RefreshToken("r1")) }
        #expect(transport.exchanges[1].request.headerFields[field] != nil)
    }

    // MARK: What an answer means

    static let failures: [(Int, String, AuthError.Code, AuthError.Outcome)] = [
        (401, #"{"error":"invalid refresh token"}"#, .grantRejected, .unspent),
        (400, #"{"error":{"code":"gone"}}"#, .grantRejected, .unspent),
        (403, #"{"error":"forbidden"}"#, .grantRejected, .unspent),
        (408, #"{"error":"deadline_passed"}"#, .unavailable, .unspent),
        (429, #"{"error":"rate_limited"}"#, .unavailable, .unspent),
        (500, #"{"error":"internal_error"}"#, .unavailable, .unspent),
        (504, #"{"error":"gateway"}"#, .unavailable, .unknown),
        (400, #"{"error":"invalid_scope"}"#, .configuration, .unspent),
        (302, #"{}"#, .configuration, .unspent),
    ]

    @Test(arguments: failures)
    func `a refused refresh is sorted by what to do about it`(
        status: Int, body: String, code: AuthError.Code, outcome: AuthError.Outcome
    ) async throws {
        let (client, _) = try client(status, body)
        let error = try await failure {
            _ = try await client.refresh(agentRef: "scout", refreshToken: try RefreshToken("secret-r1"))
        }
        #expect(error.code == code, "\(error)")
        #expect(error.outcome == outcome, "\(error)")
        #expect(error.status == status || status == 302)
        #expect(!"\(error)".contains("secret-r1"))
    }

    static let senseless = [
        #"{"access_token":"","token_type":"bearer","expires_at":"2026-01-01T00:05:00Z","refresh_token":"r"}"#,
        #"{"access_token":"a","token_type":"bearer","expires_at":"soon","refresh_token":"r"}"#,
        #"{"access_token":"a","token_type":"bearer","expires_at":"2026-01-01T00:05:00Z","refresh_token":"r\n"}"#,
        #"{"access_token":"a\r\nX: y","token_type":"bearer","expires_at":"2026-01-01T00:05:00Z","refresh_token":"r"}"#,
        #"{"token_type":"bearer"}"#, #"[]"#, #"{"access_token":"a","access_token":"b"}"#, "<html>", "",
    ]

    @Test(arguments: senseless)
    func `an answer that makes no sense is a failure whose outcome is unknown`(body: String) async throws {
        let (client, _) = try client(200, body)
        let error = try await failure {
            _ = try await client.refresh(agentRef: "scout", refreshToken: try RefreshToken("r1"))
        }
        #expect(error.code == .unavailable && error.outcome == .unknown, "\(error)")
    }

    @Test(arguments: [
        (TransportError.Code.connectFailed, TransportError.Outcome.unsent, AuthError.Outcome.unspent),
        (.timedOut, .unknown, .unknown), (.connectionLost, .unknown, .unknown),
    ])
    func `sent, unsent and unknown are told apart`(
        code: TransportError.Code, outcome: TransportError.Outcome, expected: AuthError.Outcome
    ) async throws {
        let transport = FakeTransport { _ in throw TransportError(code, outcome: outcome, message: "it broke") }
        let client = AgentAuthClient(
            serverURL: try ServerURL("https://auth.example"), transport: transport, clock: clock)
        let error = try await failure {
            _ = try await client.refresh(agentRef: "scout", refreshToken: try RefreshToken("r1"))
        }
        #expect(error.code == .unavailable && error.outcome == expected, "\(error)")
    }

    @Test func `a wait that the authority asks for is passed on`() async throws {
        let (client, _) = try client(429, #"{"error":"rate_limited"}"#, fields: [.retryAfter: "7"])
        let error = try await failure {
            _ = try await client.challenge(agentRef: "scout", credentialID: nil, scopes: [])
        }
        #expect(error.retryAfter == 7)
    }

    @Test func `revoking sends the refresh token as a form, once`() async throws {
        let (client, transport) = try client(200, "{}")
        try await client.revoke(refreshToken: try RefreshToken("r1"))
        let sent = try #require(transport.exchanges.first)
        #expect(sent.request.headerFields[.contentType] == "application/x-www-form-urlencoded")
        #expect(String(decoding: sent.body, as: UTF8.self).contains("token=r1"))
        #expect(transport.exchanges.count == 1)
    }
}
