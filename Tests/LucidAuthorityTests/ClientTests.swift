// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTPTypes
import LucidAuthority
import LucidCrypto
import LucidJSON
import LucidTokens
import Testing

/// Machine clients in the form of gateways (register, token, refresh), with what was wrong there put right.
@Suite struct ClientTests {
    @Test(arguments: StoreKind.allCases)
    func `an operator registers a client, which gets tokens for its secret and rotates them`(kind: StoreKind)
        async throws
    {
        let harness = try await Harness(kind)
        let bearer = try await harness.administration.makeOperatorToken().token
        let made = await harness.send(
            .post, "/auth/register",
            ["name": "build host", "capabilities": ["orders.read"], "namespaceId": "other", "tier": "enterprise"],
            bearer: bearer)
        #expect(made.status == 201 && made.headers[.cacheControl] == "no-store")
        let id = try #require(made["clientId"])
        let secret = try #require(made["clientSecret"])
        let host = try #require(made["hostId"])
        #expect(id.wholeMatch(of: /clt_[0-9a-f]{32}/) != nil)
        #expect(secret.wholeMatch(of: /cs_[A-Za-z0-9_-]{43}/) != nil)
        #expect(host.wholeMatch(of: /host_[0-9a-f]{24}/) != nil)
        #expect(made["namespaceId"] == "default")

        let first = await harness.send(
            .post, "/auth/token", ["clientId": .string(id), "clientSecret": .string(secret)])
        #expect(first.status == 200 && first.headers[.cacheControl] == "no-store")
        #expect(first.json["expiresIn"] == 900 && first["tokenType"] == "Bearer")
        let claims = try Self.claims(first["accessToken"])
        #expect(claims["sub"]?.stringValue == host && claims["client_id"]?.stringValue == id)
        #expect(claims["scope"]?.stringValue == "orders.read")
        #expect(claims["iss"] != nil && claims["aud"] != nil && claims["jti"] != nil)

        let second = await harness.send(
            .post, "/auth/refresh", ["refreshToken": .string(first["refreshToken"] ?? "")])
        #expect(second.status == 200 && second["refreshToken"] != first["refreshToken"])
        #expect(try Self.claims(second["accessToken"])["scope"]?.stringValue == "orders.read")
        #expect(try await harness.store.client(.default, id: id)?.lastUsedAt == harness.clock.wallNow())
    }

    @Test func `registration is closed to all but operators, whatever they say`() async throws {
        let harness = try await Harness()
        let client = try await harness.client(["orders.read"])
        let access = await harness.login(client).access
        for bearer in [nil, access, "lop~default~AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
            let answer = await harness.send(
                .post, "/auth/register", ["name": "mine", "capabilities": ["orders.write"]], bearer: bearer)
            #expect(answer.status == (bearer == access ? 403 : 401))
        }
        #expect(try await harness.administration.clients().count == 1)
    }

    @Test(
        arguments: [
            ["name": ""], ["name": .string(String(repeating: "x", count: 65))], ["name": "a\nb"], [:],
            ["name": "n", "capabilities": ["a b"]], ["name": "n", "capabilities": [""]],
            ["name": "n", "capabilities": "x"],
            ["name": 1],
        ] as [JSONValue])
    func `a registration that is not one is refused`(body: JSONValue) async throws {
        let harness = try await Harness()
        let bearer = try await harness.administration.makeOperatorToken().token
        #expect(await harness.send(.post, "/auth/register", body, bearer: bearer).status == 400)
        #expect(try await harness.administration.clients().isEmpty)
    }

    @Test func `a refresh token is no access token, and the other way round`() async throws {
        let harness = try await Harness()
        let tokens = await harness.login(try await harness.client())
        #expect(await harness.send(.get, "/v1/agents", bearer: tokens.refresh).status == 401)
        let refused = await harness.send(.post, "/auth/refresh", ["refreshToken": .string(tokens.access)])
        #expect(refused.status == 401 && refused.error == "invalid refresh token")
        #expect(await harness.send(.get, "/v1/agents", bearer: tokens.access).status == 200)
        #expect(await harness.send(.get, "/v1/agents?access_token=\(tokens.access)").status == 401)
    }

    @Test func `a wrong secret, an unknown client and a revoked one look alike`() async throws {
        let harness = try await Harness()
        let client = try await harness.client()
        let other = try await harness.client()
        let revoked = try await harness.client()
        try await harness.administration.revokeClient(revoked.clientID)
        var answers: [Answer] = []
        for (id, secret) in [
            (client.clientID, "cs_wrong"), (client.clientID, other.secretText), ("clt_0", client.secretText),
            (revoked.clientID, revoked.secretText), (client.clientID, String(repeating: "x", count: 10_000)),
        ] {
            answers.append(
                await harness.send(
                    .post, "/auth/token", ["clientId": .string(id), "clientSecret": .string(secret)]))
        }
        #expect(answers.allSatisfy { $0.status == 401 && $0.error == "invalid_client" })
        #expect(answers.allSatisfy { $0.headers[.wwwAuthenticate]?.hasPrefix("Basic ") == true })
        #expect(Set(answers.map(\.bytes)).count == 1)
        #expect(try await harness.store.client(.default, id: client.clientID)?.lastUsedAt == nil)
    }

    @Test(arguments: StoreKind.allCases)
    func `a spent refresh token that comes back ends the session and its access tokens`(kind: StoreKind) async throws {
        let harness = try await Harness(kind, grace: 60)
        let client = try await harness.client()
        let first = await harness.login(client)
        let second = await harness.renew(client, first.refresh)
        let repeated = await harness.renew(client, first.refresh)
        #expect(repeated.bytes == second.bytes)
        let third = await harness.renew(client, second.refresh)
        #expect(third.status == 200)
        let reused = await harness.renew(client, first.refresh)
        #expect(reused.status == 400 && reused.error == "invalid_grant")
        #expect(await harness.renew(client, third.refresh).status == 400)
        for tokens in [first, second, third] {
            #expect(await harness.send(.get, "/v1/agents", bearer: tokens.access).status == 401)
        }
        let anew = await harness.login(client)
        #expect(await harness.send(.get, "/v1/agents", bearer: anew.access).status == 200)
    }

    @Test func `an answer that is repeated within grace tells what is left of the token's life`() async throws {
        let harness = try await Harness(grace: 60)
        let client = try await harness.client()
        let first = await harness.login(client)
        let second = await harness.renew(client, first.refresh)
        harness.clock.advance(40)
        let repeated = await harness.renew(client, first.refresh)
        #expect(repeated.access == second.access && repeated.refresh == second.refresh)
        #expect(second.json["expires_in"] == 900 && repeated.json["expires_in"] == 860)
    }

    @Test(arguments: StoreKind.allCases)
    func `a revoked client is dead at once, and only it`(kind: StoreKind) async throws {
        let harness = try await Harness(kind)
        let client = try await harness.client()
        let other = try await harness.client()
        let tokens = await harness.login(client)
        let kept = await harness.login(other)
        let revoked = try await harness.administration.revokeClient(client.clientID)
        #expect(revoked.revokedAt != nil)
        #expect(await harness.renew(client, tokens.refresh).error == "invalid_client")
        let bare = await harness.send(.post, "/auth/refresh", ["refreshToken": .string(tokens.refresh)])
        #expect(bare.status == 401)
        #expect(await harness.login(client).error == "invalid_client")
        #expect(await harness.send(.get, "/v1/agents", bearer: tokens.access).status == 401)
        #expect(await harness.renew(other, kept.refresh).status == 200)
        #expect(await harness.send(.get, "/v1/agents", bearer: kept.access).status == 200)
    }

    @Test func `a session ends for good, however often it was renewed`() async throws {
        let harness = try await Harness()
        let client = try await harness.client()
        var tokens = await harness.login(client)
        for _ in 0..<13 {
            harness.clock.advance(28 * 86_400)
            tokens = await harness.renew(client, tokens.refresh)
            try #require(tokens.status == 200)
        }
        harness.clock.advance(86_400)
        #expect(await harness.renew(client, tokens.refresh).error == "invalid_grant")
        #expect(await harness.login(client).status == 200)
    }

    @Test func `a client of one tenant is nothing in another`() async throws {
        let harness = try await Harness()
        let elsewhere = try await Harness(tenant: TenantID("other"), store: harness.store)
        let client = try await harness.client()
        let tokens = await harness.login(client)
        #expect(await elsewhere.login(client).error == "invalid_client")
        let refused = await elsewhere.send(.post, "/auth/refresh", ["refreshToken": .string(tokens.refresh)])
        #expect(refused.status == 401)
        #expect(try await elsewhere.administration.clients().isEmpty)
        await #expect(throws: AuthorityError.self) { try await elsewhere.administration.revokeClient(client.clientID) }
        #expect(await harness.renew(client, tokens.refresh).status == 200)
    }

    static func claims(_ token: String?) throws -> JSONValue {
        let parts = (token ?? "").split(separator: ".").map(String.init)
        try #require(parts.count == 3)
        return try JSONValue(parsing: try #require(Base64URL.decode(parts[1])))
    }
}
