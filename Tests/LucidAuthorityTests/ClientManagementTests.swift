// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTPTypes
import LucidAuthority
import LucidCrypto
import LucidJSON
import LucidTokens
import Testing

/// What operators do with machine clients, and clients that sign instead of showing a secret.
@Suite struct ClientManagementTests {
    static let kinds = StoreKind.allCases

    private func manage(
        _ harness: Harness, _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil
    ) async throws -> Answer {
        await harness.send(
            method, path, body, bearer: try await harness.administration.makeOperatorToken().token)
    }

    @Test(arguments: kinds) func `tier and capabilities count from the next refresh on`(kind: StoreKind) async throws {
        let harness = try await Harness(kind)
        let client = try await harness.client(["orders:read", "orders:write"])
        let first = await harness.login(client)
        func claims(_ answer: Answer) async throws -> AccessTokenClaims {
            let keys = try JWKSet(parsing: await harness.send(.get, "/.well-known/jwks.json").bytes)
            return try TokenVerifier(
                issuer: Harness.issuer, audience: Harness.issuer, keys: keys, clock: harness.clock
            ).verifyOffline(answer.access, keys: keys)
        }
        #expect(try await claims(first).tier == "free")
        let changed = try await manage(
            harness, .patch, "/v1/clients/\(client.clientID)", ["tier": "pro", "capabilities": ["orders:read", "x:y"]])
        #expect(changed.status == 200 && changed["tier"] == "pro" && changed["status"] == "active")
        let second = await harness.renew(client, first.refresh)
        let renewed = try await claims(second)
        #expect(renewed.tier == "pro" && renewed.scopes == ["orders:read"])
        #expect((await harness.login(client, scope: "x:y"))["scope"] == "x:y")
        #expect(
            try await manage(harness, .patch, "/v1/clients/\(client.clientID)", ["tier": "gold"]).error
                == "invalid_request")
        #expect(
            try await manage(harness, .patch, "/v1/clients/\(client.clientID)", ["name": "\u{7}"]).error
                == "invalid_request")
        #expect(try await manage(harness, .patch, "/v1/clients/nobody", ["tier": "pro"]).status == 404)
    }

    @Test(arguments: kinds) func `a disabled client gets nothing, and after it is enabled shows its secret anew`(
        kind: StoreKind
    ) async throws {
        let harness = try await Harness(kind)
        let client = try await harness.client()
        let session = await harness.login(client)
        let path = "/v1/clients/\(client.clientID)"
        #expect(try await manage(harness, .patch, path, ["enabled": false])["status"] == "disabled")
        #expect(await harness.login(client).error == "invalid_client")
        #expect(await harness.renew(client, session.refresh).error == "invalid_client")
        #expect(await harness.send(.get, "/v1/agents", bearer: session.access).status == 401)
        #expect(try await manage(harness, .patch, path, ["enabled": true])["status"] == "active")
        #expect(await harness.renew(client, session.refresh).error == "invalid_grant")
        #expect(await harness.login(client).status == 200)
    }

    @Test(arguments: kinds) func `a new secret counts at once, the old one for the overlap`(kind: StoreKind)
        async throws
    {
        let harness = try await Harness(kind)
        let client = try await harness.client()
        let session = await harness.login(client)
        let path = "/v1/clients/\(client.clientID)/secret"
        let rotated = try await manage(harness, .post, path, ["overlapSeconds": 60])
        let fresh = "\(client.clientID):\(rotated["clientSecret"] ?? "")"
        func login(_ basic: String) async -> Int {
            await harness.token("grant_type=client_credentials", basic: basic).status
        }
        #expect(rotated.status == 200 && rotated["previousValidUntil"] != nil)
        #expect(await [login(client.basic), login(fresh)] == [200, 200])
        harness.clock.advance(60)
        #expect(await [login(client.basic), login(fresh)] == [401, 200])
        #expect(
            await harness.token("grant_type=refresh_token&refresh_token=\(session.refresh)", basic: fresh).status == 200
        )
        let leaked = try await manage(harness, .post, path, ["overlapSeconds": 0])
        #expect(leaked.json["previousValidUntil"] == nil)
        #expect(await login(fresh) == 401)
        #expect(try await manage(harness, .post, path, ["overlapSeconds": 2_592_001]).error == "invalid_request")
        #expect(try await manage(harness, .post, path, ["overlapSeconds": -1]).error == "invalid_request")
    }

    @Test(arguments: kinds) func `a deleted client is listed as such and comes back by nothing`(kind: StoreKind)
        async throws
    {
        let harness = try await Harness(kind)
        let client = try await harness.client()
        let other = try await harness.client(agentRef: nil)
        let path = "/v1/clients/\(client.clientID)"
        #expect(try await manage(harness, .delete, path).status == 204)
        let listed = try await manage(harness, .get, "/v1/clients").json["items"]?.arrayValue ?? []
        #expect(listed.map { $0["status"]?.stringValue } == ["deleted", "active"])
        #expect(listed.map { $0["clientId"]?.stringValue } == [client.clientID, other.clientID])
        #expect(!String(decoding: try await manage(harness, .get, path).bytes, as: UTF8.self).contains("ecretHash"))
        #expect(try await manage(harness, .patch, path, ["enabled": true]).status == 404)
        #expect(try await manage(harness, .post, path + "/secret", [:]).status == 404)
        #expect(await harness.login(client).error == "invalid_client")
    }

    // MARK: private_key_jwt

    private static let way = "client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

    private func assertion(
        _ harness: Harness, _ clientID: String, _ key: TokenSigningKey,
        _ change: (inout JSONObject, inout JSONObject) -> Void = { _, _ in }
    ) throws -> String {
        let now = harness.clock.wallNow().wholeSeconds
        var claims: JSONObject = [
            "iss": .string(clientID), "sub": .string(clientID), "aud": .string(Harness.issuer + "/oauth2/token"),
            "jti": .string(Hex.encode(SystemRandom.bytes(8))), "iat": .integer(now), "exp": .integer(now + 60),
        ]
        var header: JSONObject = [
            "typ": "JWT", "alg": .string(key.algorithm.name), "kid": .string(key.publicKey.keyID),
        ]
        change(&claims, &header)
        return try key.sign(claims, header: header)
    }

    private func login(_ harness: Harness, _ assertion: String, extra: String = "") async -> Answer {
        await harness.token("grant_type=client_credentials&\(Self.way)&client_assertion=\(assertion)\(extra)")
    }

    @Test(arguments: kinds, JWSAlgorithm.allCases)
    func `a client proves itself by a key instead of a secret`(kind: StoreKind, algorithm: JWSAlgorithm) async throws {
        let harness = try await Harness(kind)
        let key = try TokenSigningKey.generate(algorithm)
        let made = try await manage(
            harness, .post, "/auth/register",
            ["name": "signer", "capabilities": ["a:b"], "tier": "pro", "jwks": JWKSet([key.publicKey]).json])
        #expect(made.status == 201)
        let id = try #require(made["clientId"])
        let shown = try assertion(harness, id, key)
        let first = await login(harness, shown)
        #expect(first.status == 200 && first["scope"] == "a:b")
        #expect(await login(harness, shown).error == "invalid_client")  // each is good once
        let renewed = await harness.token(
            "grant_type=refresh_token&refresh_token=\(first.refresh)&\(Self.way)"
                + "&client_assertion=\(try assertion(harness, id, key))")
        #expect(renewed.status == 200)
        #expect(
            await login(harness, try assertion(harness, id, key) { _, header in header["kid"] = nil }).status == 200)
        #expect(
            await login(
                harness,
                try assertion(harness, id, key) { claims, _ in
                    claims["aud"] = [.string("https://x"), .string(Harness.issuer)]
                }
            ).status == 200)
        let changes: [(inout JSONObject, inout JSONObject) -> Void] = [
            { claims, _ in claims["aud"] = "https://evil.example.com" }, { claims, _ in claims["aud"] = nil },
            { claims, _ in claims["iss"] = "clt_other" }, { claims, _ in claims["sub"] = nil },
            { claims, _ in claims["exp"] = nil }, { claims, _ in claims["exp"] = 1_799_999_969 },
            { claims, _ in claims["exp"] = 1_800_003_631 }, { claims, _ in claims["iat"] = 1_800_000_031 },
            { claims, _ in claims["nbf"] = 1_800_000_031 }, { claims, _ in claims["jti"] = nil },
            { claims, _ in claims["exp"] = "1800000060" }, { _, header in header["alg"] = "none" },
            { _, header in header["alg"] = "HS256" }, { _, header in header["kid"] = "other" },
            { _, header in header["typ"] = "at+jwt" }, { _, header in header["crit"] = ["x"] },
        ]
        for (index, change) in changes.enumerated() {
            let answer = await login(harness, try assertion(harness, id, key, change))
            #expect(answer.status == 401 && answer.error == "invalid_client", "change \(index)")
        }
        #expect(
            await login(
                harness,
                try assertion(harness, id, TokenSigningKey.generate(algorithm)) { _, header in
                    header["kid"] = .string(key.publicKey.keyID)
                }
            ).error == "invalid_client")
        let secret = made["clientSecret"] ?? ""
        #expect(
            await login(harness, try assertion(harness, id, key), extra: "&client_id=\(id)&client_secret=\(secret)")
                .error == "invalid_request")
        #expect(
            await login(harness, try assertion(harness, id, key), extra: "&client_id=other").error == "invalid_client")
        #expect(await login(harness, "x").error == "invalid_client")
    }

    @Test func `a client without keys proves nothing by one, and a set that is none is refused`() async throws {
        let harness = try await Harness()
        let client = try await harness.client()
        let key = TokenSigningKey.generate()
        #expect(await login(harness, try assertion(harness, client.clientID, key)).error == "invalid_client")
        for keys in [["keys": []], ["keys": [["kty": "oct", "k": "AAAA", "kid": "k"]]]] as [JSONValue] {
            let made = try await manage(harness, .post, "/auth/register", ["name": "n", "jwks": keys])
            #expect(made.status == 400 && made.error == "invalid_request")
        }
        let bare = await harness.token("grant_type=client_credentials&client_assertion=x")
        #expect(bare.error == "invalid_request")
    }
}
