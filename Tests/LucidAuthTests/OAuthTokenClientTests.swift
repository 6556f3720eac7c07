// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidAuth
import LucidHTTP
import LucidTesting
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The calls of a machine client, against an authority that says what a test wants.
@Suite(.timeLimit(.minutes(10))) struct OAuthTokenClientTests {
    private static let tokens = """
        {"access_token":"a1","token_type":"Bearer","expires_in":900,"refresh_token":"r2","scope":"a.b c.d"}
        """
    private let clock = ManualClock()

    private func client(
        _ status: Int, _ body: String, server: String = "https://auth.example", fields: HTTPFields = [:],
        secret: String = "s:1/", authentication: OAuthTokenClient.Authentication = .basic,
        endpoints: OAuthTokenClient.Endpoints? = nil
    ) throws -> (OAuthTokenClient, FakeTransport) {
        let transport = FakeTransport { _ in
            var response = HTTPResponse.json(status: status)
            response.headerFields.append(contentsOf: fields)
            return (response, Array(body.utf8))
        }
        let client = try OAuthTokenClient(
            serverURL: try ServerURL(server), clientID: "clt 1", secret: ClientSecret(secret),
            authentication: authentication, endpoints: endpoints, transport: transport, clock: clock)
        return (client, transport)
    }

    private func failure(_ body: () async throws -> Void) async throws -> AuthError {
        do { try await body() } catch { return try #require(error as? AuthError, "\(error)") }
        Issue.record("nothing was thrown")
        throw CancellationError()
    }

    // MARK: What is sent

    @Test func `the secret goes into the header, both parts encoded, on a connection of its own`() async throws {
        let (client, transport) = try client(200, Self.tokens)
        _ = try await client.token(scopes: ["a.b", "c.d"])
        let sent = try #require(transport.exchanges.first)
        #expect(sent.request.method == .post && sent.request.path == "/oauth2/token")
        #expect(String(decoding: sent.body, as: UTF8.self) == "grant_type=client_credentials&scope=a.b%20c.d")
        // printf 'clt%%201:s%%3A1%%2F' | base64
        #expect(sent.request.headerFields[.authorization] == "Basic Y2x0JTIwMTpzJTNBMSUyRg==")
        #expect(sent.options.freshConnection && sent.options.maximumResponseBytes == 64 << 10)
        #expect(transport.exchanges.count == 1)
    }

    @Test func `the secret goes into the form, and then not into the header`() async throws {
        let (client, transport) = try client(200, Self.tokens, authentication: .post)
        _ = try await client.refresh(try RefreshToken("r1"))
        try await client.revoke(try RefreshToken("r1"))
        let bodies = transport.exchanges.map { String(decoding: $0.body, as: UTF8.self) }
        #expect(
            bodies[0] == "grant_type=refresh_token&refresh_token=r1&client_id=clt%201&client_secret=s%3A1%2F")
        #expect(
            bodies[1] == "token=r1&token_type_hint=refresh_token&client_id=clt%201&client_secret=s%3A1%2F")
        #expect(transport.exchanges.allSatisfy { $0.request.headerFields[.authorization] == nil })
    }

    @Test func `calls go to the paths of the authority, and nothing is revoked where there is no endpoint`()
        async throws
    {
        let (other, elsewhere) = try client(
            200, Self.tokens, endpoints: .init(token: "/realms/r/token?v=1", revocation: nil))
        _ = try await other.token(scopes: [])
        try await other.revoke(try RefreshToken("r1"))
        #expect(elsewhere.exchanges.map(\.request.path) == ["/realms/r/token?v=1"])
        #expect(
            elsewhere.exchanges.first.map { String(decoding: $0.body, as: UTF8.self) }
                == "grant_type=client_credentials")
        let (ours, transport) = try client(200, Self.tokens, server: "https://auth.example/base")
        _ = try await ours.token(scopes: [])
        try await ours.revoke(try RefreshToken("r1"))
        #expect(transport.exchanges.map(\.request.path) == ["/base/oauth2/token", "/base/oauth2/revoke"])
        #expect(transport.exchanges.allSatisfy { $0.request.headerFields[.authorization] != nil })
    }

    @Test func `a refresh carries a deadline only once this process knows the authority's clock`() async throws {
        let field = try #require(HTTPField.Name("Request-Deadline"))
        let (client, transport) = try client(200, Self.tokens, fields: [.date: "Thu, 01 Jan 2026 01:00:00 GMT"])
        let context = AttemptContext(
            attempt: 1, deadline: clock.bootNow().advanced(bySeconds: 30), incident: "i", clockOffset: 0)
        for _ in 0..<2 { _ = try await client.refresh(try RefreshToken("r1"), context: context) }
        let deadlines = transport.exchanges.map { $0.request.headerFields[field] }
        #expect(deadlines[0] == nil)
        let deadline = try #require(deadlines[1].flatMap(Double.init))
        #expect((1_767_225_600 + 3_600...1_767_225_600 + 3_612).contains(deadline), "\(deadline)")
    }

    // MARK: What comes back

    @Test func `a life is a duration from sending, whatever either clock says`() async throws {
        for date in ["Thu, 01 Jan 2026 00:00:00 GMT", "Fri, 01 Jan 2027 00:00:00 GMT", "nonsense"] {
            let (client, _) = try client(200, Self.tokens, fields: [.date: date])
            let grant = try await client.token(scopes: [])
            #expect(grant.expiresAt == clock.wallNow().addingTimeInterval(900))
            #expect(grant.timing.serverDate == nil)
            #expect(grant.refreshToken?.value == "r2" && grant.scopes == ["a.b", "c.d"])
        }
    }

    @Test func `what an authority may leave out is assumed`() async throws {
        let (client, _) = try client(200, #"{"access_token":"a1","token_type":"bearer"}"#)
        let grant = try await client.token(scopes: ["a.b"])
        #expect(grant.expiresAt == clock.wallNow().addingTimeInterval(300))
        #expect(grant.refreshToken == nil && grant.scopes == nil)
    }

    static let senseless = [
        #"{"access_token":"","token_type":"bearer"}"#, #"{"access_token":"a b","token_type":"bearer"}"#,
        #"{"access_token":"a","token_type":"bearer","expires_in":"900"}"#,
        #"{"access_token":"a","token_type":"bearer","expires_in":1e400}"#,
        #"{"access_token":"a","token_type":"bearer","refresh_token":"r\n"}"#,
        #"{"token_type":"bearer"}"#, #"[]"#, "<html>", "",
    ]

    @Test(arguments: senseless)
    func `an answer that makes no sense is a failure whose outcome is unknown`(body: String) async throws {
        let (client, _) = try client(200, body)
        let error = try await failure { _ = try await client.refresh(try RefreshToken("r1")) }
        #expect(error.code == .unavailable && error.outcome == .unknown, "\(error)")
    }

    @Test func `a token that is no bearer token is a matter of configuration`() async throws {
        let (client, _) = try client(200, #"{"access_token":"a","token_type":"DPoP"}"#)
        #expect(try await failure { _ = try await client.token(scopes: []) }.code == .configuration)
    }

    // MARK: What a refusal means

    /// Status and code, what they mean when the secret was shown, and when a refresh token was spent.
    static let refusals: [(Int, String, AuthError.Code, AuthError.Code)] = [
        (401, "invalid_client", .credentialRevoked, .credentialRevoked),
        (400, "invalid_client", .credentialRevoked, .credentialRevoked),
        (400, "invalid_grant", .configuration, .grantRejected),
        (401, "invalid_grant", .configuration, .grantRejected),
        (400, "unauthorized_client", .configuration, .grantRejected),
        (400, "unsupported_grant_type", .configuration, .grantRejected),
        (400, "invalid_scope", .configuration, .configuration),
        (400, "invalid_request", .configuration, .configuration),
        (400, "invalid_target", .configuration, .configuration),
        (400, "something_new", .configuration, .grantRejected),
        (400, "temporarily_unavailable", .unavailable, .unavailable),
        (401, "something_new", .credentialRevoked, .credentialRevoked),
        (403, "access_denied", .credentialRevoked, .credentialRevoked),
        (404, "not_found", .configuration, .configuration),
        (408, "deadline_passed", .unavailable, .unavailable),
        (429, "slow_down", .unavailable, .unavailable),
        (500, "server_error", .unavailable, .unavailable),
        (503, "temporarily_unavailable", .unavailable, .unavailable),
        (302, "", .configuration, .configuration),
    ]

    @Test(arguments: refusals)
    func `a refusal is sorted by what to do about it`(
        status: Int, code: String, shown: AuthError.Code, spent: AuthError.Code
    ) async throws {
        let secret = "canary-secret-0123456789"
        let body = #"{"error":"\#(code)","error_description":"\#(secret) was wrong"}"#
        let (client, transport) = try client(status, body, secret: secret)
        let first = try await failure { _ = try await client.token(scopes: []) }
        let second = try await failure { _ = try await client.refresh(try RefreshToken("r1")) }
        #expect(first.code == shown, "\(first)")
        #expect(second.code == spent, "\(second)")
        #expect(first.outcome == .unspent && second.outcome == .unspent)
        #expect(!"\(first) \(second)".contains(secret))
        #expect(transport.exchanges.count == 2)
    }

    @Test func `a gateway that gave up leaves the outcome open`() async throws {
        let (client, _) = try client(504, #"{"error":"gateway"}"#)
        let error = try await failure { _ = try await client.refresh(try RefreshToken("r1")) }
        #expect(error.code == .unavailable && error.outcome == .unknown)
    }
}
