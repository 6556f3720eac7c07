// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTPTypes
import LucidAuthority
import LucidCrypto
import LucidHTTP
import LucidJSON
import LucidSigning
import LucidTokens
import Testing

/// Introspection, revocation, grants and discovery, over HTTP.
@Suite struct AuthorizationEndpointTests {
    static let kinds = StoreKind.allCases
    static let api = "https://api.example.com"

    private func introspect(_ harness: Harness, _ token: String, basic: String?) async -> Answer {
        var fields: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        if let basic { fields[.authorization] = "Basic \(Base64.encode(Array(basic.utf8)))" }
        return await harness.send(.post, "/oauth2/introspect", bytes: Array("token=\(token)".utf8), fields: fields)
    }

    private func grant(_ harness: Harness, _ body: JSONValue, _ bearer: String) async -> Answer {
        await harness.send(.post, "/v1/grants", body, bearer: bearer)
    }

    private static let inactive: JSONValue = ["active": false]

    @Test(arguments: kinds) func `a service sees whether a token holds, and an outsider nothing`(kind: StoreKind)
        async throws
    {
        let harness = try await Harness(kind, audiences: [Self.api])
        let service = try await harness.client(["token:introspect"])
        let nosy = try await harness.client(["orders.read"])
        let agent = try await harness.register("scout")
        let tokens = try await harness.login(agent)
        let seen = await introspect(harness, tokens.access, basic: service.basic)
        #expect(seen.status == 200 && seen.json["active"] == true && seen["sub"] == "scout")
        #expect(seen["token_type"] == "Bearer" && seen.json["aud"] == [.string(Harness.issuer), .string(Self.api)])
        #expect(seen.json["exp"]?.intValue == 1_800_000_900 && seen["client_id"] == agent.registration.credentialID)
        let refresh = await introspect(harness, tokens.refresh, basic: service.basic)
        #expect(refresh.json["active"] == true && refresh["token_type"] == "refresh_token")
        #expect(await introspect(harness, tokens.access, basic: nosy.basic).json == Self.inactive)
        for text in ["x", "a.b.c", tokens.access + "x", String(tokens.refresh.dropLast())] {
            #expect(await introspect(harness, text, basic: service.basic).json == Self.inactive)
        }
        for basic in [nil, "clt_x:cs_y", "\(service.clientID):wrong"] {
            let answer = await introspect(harness, tokens.access, basic: basic)
            #expect(answer.status == 401 && answer.error == "invalid_client")
        }
        let own = await harness.login(nosy)
        #expect(await introspect(harness, own.access, basic: nosy.basic).json["active"] == true)
        #expect(await introspect(harness, own.refresh, basic: nosy.basic).json["active"] == true)
        // Reuse of a spent token ends the family, and its access tokens with it.
        let second = await harness.refresh("scout", tokens.refresh)
        _ = await harness.refresh("scout", second.refresh)
        #expect(await introspect(harness, tokens.refresh, basic: service.basic).json == Self.inactive)
        #expect(await introspect(harness, second.access, basic: service.basic).json["active"] == true)
        #expect(await harness.refresh("scout", tokens.refresh).status == 401)
        for token in [tokens.access, second.access, second.refresh] {
            #expect(await introspect(harness, token, basic: service.basic).json == Self.inactive)
        }
    }

    @Test func `an operator sees its tenant's tokens and no other's`() async throws {
        let harness = try await Harness()
        let elsewhere = try await Harness(tenant: TenantID("other"), store: harness.store)
        let access = try await harness.login(harness.register("scout")).access
        for (place, isActive) in [(harness, true), (elsewhere, false)] {
            let bearer = try await place.administration.makeOperatorToken().token
            let answer = await harness.send(
                .post, "/oauth2/introspect", bytes: Array("token=\(access)".utf8),
                fields: [.contentType: "application/x-www-form-urlencoded", .authorization: "Bearer \(bearer)"])
            #expect(answer.json["active"] == .bool(isActive))
        }
        let agent = await harness.send(
            .post, "/oauth2/introspect", bytes: Array("token=\(access)".utf8),
            fields: [.contentType: "application/x-www-form-urlencoded", .authorization: "Bearer \(access)"])
        #expect(agent.status == 401)
    }

    @Test(arguments: kinds)
    func `a grant names subject and actor, lives briefly, and is no login`(kind: StoreKind) async throws {
        let harness = try await Harness(kind, audiences: [Self.api, "https://other.example.com"])
        _ = try await harness.register("scout")
        let bearer = try await harness.administration.makeOperatorToken().token
        let body: JSONValue = [
            "agentRef": "scout", "subject": "alice", "scopes": ["mail:read"], "audience": [.string(Self.api)],
            "expiresIn": 300,
        ]
        let issued = await grant(harness, body, bearer)
        #expect(issued.status == 201 && issued.headers[.cacheControl] == "no-store")
        let token = try #require(issued["accessToken"])
        let keys = try JWKSet(parsing: await harness.send(.get, "/.well-known/jwks.json").bytes)
        let verifier = TokenVerifier(issuer: Harness.issuer, audience: Self.api, keys: keys, clock: harness.clock)
        let claims = try await verifier.verify(bearer: token, requiring: ["mail:read"])
        #expect(claims.subject == "alice" && claims.agentRef == "scout" && claims.audience == [Self.api])
        #expect(claims.actors == [TokenActor(subject: "scout")] && claims.grantID == issued["grantId"])
        #expect(claims.expiresAt - claims.issuedAt == 300 && claims.tokenID == issued["tokenId"])
        #expect(await harness.send(.get, "/v1/agents/scout", bearer: token).status == 401)
        let refused: [(JSONValue, String)] = [
            (["agentRef": "nobody", "subject": "a", "scopes": ["x"]], "not_found"),
            (["agentRef": "scout", "subject": "a", "scopes": ["x"], "expiresIn": 3601], "invalid_request"),
            (["agentRef": "scout", "subject": "a", "scopes": ["x"], "expiresIn": 0], "invalid_request"),
            (["agentRef": "scout", "subject": "a", "scopes": ["x"], "expiresIn": -1], "invalid_request"),
            (["agentRef": "scout", "subject": "a", "scopes": ["x y"]], "invalid_scope"),
            (["agentRef": "scout", "subject": "a", "scopes": [" "]], "invalid_scope"),
            (["agentRef": "scout", "subject": "a", "scopes": []], "invalid_request"),
            (["agentRef": "scout", "subject": "", "scopes": ["x"]], "invalid_request"),
            (
                ["agentRef": "scout", "subject": "a", "scopes": ["x"], "audience": ["https://evil.example.com"]],
                "invalid_target"
            ),
            (
                ["agentRef": "scout", "subject": "a", "scopes": ["x"], "audience": [.string(Harness.issuer)]],
                "invalid_target"
            ),
        ]
        for (body, error) in refused {
            let answer = await grant(harness, body, bearer)
            #expect(answer.error == error, "\(body.text)")
        }
    }

    @Test(arguments: kinds)
    func `revoke and grant again in the same millisecond works, revoke and renew does not`(kind: StoreKind)
        async throws
    {
        let harness = try await Harness(kind, audiences: [Self.api])
        let service = try await harness.client(["token:introspect"])
        let agent = try await harness.register("scout")
        let bearer = try await harness.administration.makeOperatorToken().token
        let session = try await harness.login(agent)
        func give(_ subject: String) async -> String {
            let body: JSONValue = ["agentRef": "scout", "subject": .string(subject), "scopes": ["mail:read"]]
            return await grant(harness, body, bearer)["accessToken"] ?? ""
        }
        func isActive(_ token: String) async -> Bool {
            await introspect(harness, token, basic: service.basic).json["active"] == true
        }
        func revoke(_ body: JSONValue) async -> Answer {
            await harness.send(.post, "/v1/revocations", body, bearer: bearer)
        }
        let (alice, bob) = (await give("alice"), await give("bob"))
        #expect(await revoke(["agent": "scout", "subject": "alice"]).json["revokedFamilies"] == 0)
        let again = await give("alice")
        #expect(
            await [isActive(alice), isActive(bob), isActive(again), isActive(session.access)] == [
                false, true, true, true,
            ])
        #expect(await revoke(["subject": "bob"]).status == 200)
        #expect(await !isActive(bob))
        let claims = await introspect(harness, again, basic: service.basic)
        #expect(await revoke(["token": .string(claims["jti"] ?? "")]).status == 200)
        #expect(await !isActive(again))
        let third = await give("alice")
        #expect(
            await revoke(["grant": .string(await introspect(harness, third, basic: service.basic)["grant"] ?? "")])
                .status == 200)
        #expect(await !isActive(third))
        // The session of the agent: its refresh token does not escape, a new login lives at once.
        #expect(await revoke(["agent": "scout"]).json["revokedFamilies"] == 1)
        #expect(await harness.refresh("scout", session.refresh).status == 401)
        let login = try await harness.login(agent)
        #expect(await isActive(login.access))
        for body in [[:], ["token": "t", "agent": "scout"], ["family": "f", "subject": "s"]] as [JSONValue] {
            #expect(await revoke(body).error == "invalid_request")
        }
    }

    @Test(arguments: kinds) func `a verifier elsewhere follows the list of revocations`(kind: StoreKind) async throws {
        let harness = try await Harness(kind, audiences: [Self.api])
        let agent = try await harness.register("scout")
        let transport = HandlerTransport(handler: harness.handler)
        let verifier = try await TokenVerifier.discovering(
            issuer: Harness.issuer, audience: Self.api, transport: transport, clock: harness.clock)
        let tokens = try await harness.login(agent)
        #expect(try await verifier.verify(bearer: tokens.access).agentRef == "scout")
        #expect(await harness.revokeToken(tokens.refresh).status == 200)
        #expect(try await verifier.verify(bearer: tokens.access).agentRef == "scout")
        harness.clock.advance(10)
        let answer = await #expect(throws: TokenError.self) { try await verifier.verify(bearer: tokens.access) }
        #expect(answer?.code == .revoked)
        let again = try await harness.login(agent)
        #expect(try await verifier.verify(bearer: again.access).agentRef == "scout")
        // Dropped keys are followed, too, though the key set is still fresh.
        let old = try #require(JWS.keyID(of: again.access))
        _ = try await harness.administration.dropSigningKey(old)
        harness.clock.advance(10)
        _ = await harness.send(.get, "/.well-known/jwks.json")
        await #expect(throws: TokenError.self) { try await verifier.verify(bearer: again.access) }
        let renewed = await harness.refresh("scout", again.refresh)
        #expect(try await verifier.verify(bearer: renewed.access).agentRef == "scout")
    }

    @Test func `the metadata names what there is`() async throws {
        let harness = try await Harness()
        let answer = await harness.send(.get, "/.well-known/oauth-authorization-server")
        let metadata = try AuthorityMetadata(parsing: answer.bytes, issuer: Harness.issuer)
        #expect(metadata.tokenEndpoint == Harness.issuer + "/oauth2/token")
        #expect(metadata.json["response_types_supported"] == [])
        #expect(metadata.json["grant_types_supported"]?.arrayValue?.count == 3)
        #expect(answer.headers[.cacheControl] == "public, max-age=300")
        for url in [metadata.keySetURL, try #require(metadata.revocationListURL)] {
            let path = String(url.dropFirst(Harness.issuer.count))
            #expect(await harness.send(.get, path).status == 200, "\(path)")
        }
        #expect(await harness.send(.get, "/oauth2/revocations?after=-1").error == "invalid_request")
    }

    @Test func `an issuer with a path is served below it, and its metadata beside it`() async throws {
        let issuer = Harness.issuer + "/tenants/x"
        let harness = try await Harness(issuer: issuer)
        let metadata = await harness.send(.get, "/.well-known/oauth-authorization-server/tenants/x")
        #expect(metadata["issuer"] == issuer && metadata["token_endpoint"] == issuer + "/oauth2/token")
        let client = try await harness.client()
        let answer = await harness.send(
            .post, "/tenants/x/oauth2/token",
            bytes: Array(
                "grant_type=client_credentials&client_id=\(client.clientID)&client_secret=\(client.secretText)".utf8),
            fields: [.contentType: "application/x-www-form-urlencoded"])
        #expect(answer.status == 200)
        let keys = try JWKSet(parsing: await harness.send(.get, "/tenants/x/.well-known/jwks.json").bytes)
        let verifier = TokenVerifier(issuer: issuer, audience: issuer, keys: keys, clock: harness.clock)
        #expect(try await verifier.verify(bearer: answer.access).issuer == issuer)
    }

    @Test(arguments: kinds) func `the wallet grant is a login by the token endpoint`(kind: StoreKind) async throws {
        let harness = try await Harness(kind, audiences: [Self.api])
        let agent = try await harness.register("scout")
        func login(_ extra: String = "", signed: String? = nil) async throws -> Answer {
            let challenge = await harness.challenge("scout").json["challenge"]
            let text = signed ?? challenge?["payload"]?.stringValue ?? ""
            let signature = try agent.key.sign(message: .text(text)).hex
            let id = challenge?["id"]?.stringValue ?? ""
            return await harness.token(
                "grant_type=urn:lucid:params:oauth:grant-type:wallet-challenge&agent_ref=scout&challenge_id=\(id)"
                    + "&signature=\(signature)\(extra)")
        }
        let first = try await login()
        #expect(first.status == 200 && first["scope"] == "wallet.sign wallet.send")
        let second = await harness.token("grant_type=refresh_token&refresh_token=\(first.refresh)")
        #expect(second.status == 200)
        let narrow = await harness.token(
            "grant_type=refresh_token&refresh_token=\(second.refresh)&scope=wallet.sign&resource=\(Self.api)")
        #expect(narrow["scope"] == "wallet.sign")
        let keys = try JWKSet(parsing: await harness.send(.get, "/.well-known/jwks.json").bytes)
        let verifier = TokenVerifier(issuer: Harness.issuer, audience: Self.api, keys: keys, clock: harness.clock)
        #expect(try await verifier.verify(bearer: narrow.access).audience == [Self.api])
        #expect(try await login("&resource=https://evil.example.com").error == "invalid_target")
        #expect(try await login(signed: "something else").error == "invalid_grant")
        #expect(
            await harness.token("grant_type=urn:lucid:params:oauth:grant-type:wallet-challenge").error
                == "invalid_request")
        // A machine client's refresh token is not taken without the client.
        let client = try await harness.client()
        let session = await harness.login(client)
        #expect(
            await harness.token("grant_type=refresh_token&refresh_token=\(session.refresh)").error == "invalid_grant")
        let named = await harness.token(
            "grant_type=refresh_token&refresh_token=\(session.refresh)&client_id=\(client.clientID)")
        #expect(named.error == "invalid_client")
        #expect(await harness.renew(client, session.refresh).status == 200)
    }
}

/// An authority as a transport.
struct HandlerTransport: HTTPTransport {
    let handler: AuthorityRequestHandler

    func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        let (response, bytes) = await handler.handle(request, body: body?.bytes ?? [])
        return (response, HTTPBody(bytes))
    }
}
