// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTPTypes
import LucidAuthority
import LucidJSON
import LucidTokens
import Testing

/// The token endpoint in the form of RFC 6749.
@Suite struct OAuthTokenTests {
    @Test func `the header and the form prove a client alike`() async throws {
        let harness = try await Harness()
        let client = try await harness.client()
        let basic = await harness.login(client)
        let post = await harness.token(
            "grant_type=client_credentials&client_id=\(client.clientID)&client_secret=\(client.secretText)")
        for answer in [basic, post] {
            #expect(answer.status == 200 && answer.headers[.cacheControl] == "no-store")
            #expect(answer["token_type"] == "Bearer" && answer.json["expires_in"] == 900)
            #expect(answer["scope"] == "orders.read orders.write")
            #expect(!answer.access.isEmpty && !answer.refresh.isEmpty)
        }
        // Form-encoded within Basic, as RFC 6749 section 2.3.1 has it.
        let encoded = client.basic.utf8.map { $0 == 0x3A ? ":" : "%" + String($0, radix: 16) }.joined()
        #expect(await harness.token("grant_type=client_credentials", basic: encoded).status == 200)
    }

    @Test func `two proofs at once are one too many`() async throws {
        let harness = try await Harness()
        let client = try await harness.client()
        for form in ["client_secret=\(client.secretText)", "client_id=other"] {
            let answer = await harness.token("grant_type=client_credentials&\(form)", basic: client.basic)
            #expect(answer.status == 400 && answer.error == "invalid_request")
        }
        let named = await harness.token(
            "grant_type=client_credentials&client_id=\(client.clientID)&client_secret=", basic: client.basic)
        #expect(named.status == 200)
    }

    @Test(arguments: [
        "Basic", "Basic !", "Basic YQ==", "Basic  YTpi", "Basic YTolR0c=", "Basic /zov", "basic YTpi", "Bearer x",
        "Basic " + String(repeating: "YWFh", count: 1000),
    ])
    func `a header that proves nothing is told by a challenge`(header: String) async throws {
        let harness = try await Harness()
        let answer = await harness.token("grant_type=client_credentials", headers: [("Authorization", header)])
        #expect(answer.status == 401 && answer.error == "invalid_client")
        #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Basic ") == true)
        #expect(answer["error_description"]?.isEmpty == false)
    }

    @Test(arguments: [
        ("", 400, "invalid_request"), ("grant_type=", 400, "invalid_request"),
        ("grant_type=password", 400, "unsupported_grant_type"),
        ("grant_type=client_credentials&grant_type=x", 400, "invalid_request"),
        ("grant_type=refresh_token", 400, "invalid_request"),
        ("grant_type=refresh_token&refresh_token=", 400, "invalid_request"),
        ("grant_type=refresh_token&refresh_token=a.1.b.c", 400, "invalid_grant"),
        ("grant_type=client_credentials&scope=orders.delete", 400, "invalid_scope"),
        ("grant_type=client_credentials&scope=orders.read%20orders.delete", 400, "invalid_scope"),
        ("grant_type=client_credentials&scope=%22", 400, "invalid_scope"),
    ])
    func `what is wrong is told by its name in the standard`(form: String, status: Int, code: String) async throws {
        let harness = try await Harness()
        let client = try await harness.client()
        let answer = await harness.token(form, basic: client.basic)
        #expect(answer.status == status && answer.error == code, "\(String(decoding: answer.bytes, as: UTF8.self))")
    }

    @Test func `scopes are within the client's, narrower on request, and never wider after a refresh`() async throws {
        let harness = try await Harness()
        let client = try await harness.client()
        let narrow = await harness.login(client, scope: "orders.read")
        #expect(narrow["scope"] == "orders.read")
        let wider = await harness.token(
            "grant_type=refresh_token&refresh_token=\(narrow.refresh)&scope=orders.write", basic: client.basic)
        #expect(wider.status == 400 && wider.error == "invalid_scope")
        let same = await harness.renew(client, narrow.refresh)
        #expect(same["scope"] == "orders.read")
        let full = await harness.login(client)
        let less = await harness.token(
            "grant_type=refresh_token&refresh_token=\(full.refresh)&scope=orders.write", basic: client.basic)
        #expect(less["scope"] == "orders.write")
        #expect(try ClientTests.claims(less.access)["scope"]?.stringValue == "orders.write")
        #expect(await harness.renew(client, less.refresh)["scope"] == "orders.read orders.write")
    }

    @Test func `a client that was given nothing gets tokens that permit nothing`() async throws {
        let harness = try await Harness()
        let client = try await harness.client([])
        let tokens = await harness.login(client)
        #expect(tokens.status == 200 && tokens["scope"] == "")
        #expect(await harness.login(client, scope: "orders.read").error == "invalid_scope")
    }

    @Test func `a refresh token is good for its own client, and another's try does no harm`() async throws {
        let harness = try await Harness()
        let client = try await harness.client()
        let other = try await harness.client()
        let agent = try await harness.register("scout")
        let tokens = await harness.login(client)
        let session = try await harness.login(agent)
        #expect(await harness.renew(other, tokens.refresh).error == "invalid_grant")
        #expect(await harness.renew(client, session.refresh).error == "invalid_grant")
        let bare = await harness.send(.post, "/auth/refresh", ["refreshToken": .string(session.refresh)])
        #expect(bare.status == 401)
        #expect(await harness.refresh("scout", tokens.refresh).status == 401)
        #expect(await harness.renew(client, tokens.refresh).status == 200)
        #expect(await harness.refresh("scout", session.refresh).status == 200)
    }

    @Test func `a refresh that comes after its deadline has no effect`() async throws {
        let harness = try await Harness()
        let client = try await harness.client()
        let tokens = await harness.login(client)
        let form = "grant_type=refresh_token&refresh_token=\(tokens.refresh)"
        let late = await harness.token(form, basic: client.basic, headers: [("Request-Deadline", "1")])
        #expect(late.status == 408)
        let lateToo = await harness.send(
            .post, "/auth/refresh", ["refreshToken": .string(tokens.refresh)], headers: [("Request-Deadline", "1")])
        #expect(lateToo.status == 408)
        #expect(await harness.renew(client, tokens.refresh).status == 200)
    }

    @Test func `a client of an agent acts for it within its scopes, and ends with it`() async throws {
        let harness = try await Harness()
        _ = try await harness.register("scout")
        let signer = try await harness.client(["wallet.sign"], agentRef: "scout")
        let reader = try await harness.client(["orders.read"], agentRef: "scout")
        #expect(signer.agentRef == "scout")
        let path = "/v1/agents/scout/wallet/sign-message"
        let signing = await harness.login(signer)
        let reading = await harness.login(reader)
        #expect(await harness.send(.post, path, ["message": "gm"], bearer: signing.access).status == 200)
        #expect(await harness.send(.post, path, ["message": "gm"], bearer: reading.access).status == 403)
        #expect(await harness.send(.get, "/v1/agents/scout", bearer: reading.access).status == 200)
        #expect(await harness.send(.get, "/v1/agents/other", bearer: reading.access).status == 403)
        let revoked = try await harness.administration.revokeCredentials(ofAgent: "scout")
        #expect(revoked.families == 2)
        #expect(await harness.login(signer).error == "invalid_client")
        #expect(await harness.send(.post, path, ["message": "gm"], bearer: signing.access).status == 401)
        await #expect(throws: AuthorityError.self) { try await harness.client(agentRef: "nobody") }
    }

    @Test func `revoking a token ends the client's session, and its sessions can be ended together`() async throws {
        let harness = try await Harness()
        let client = try await harness.client()
        let one = await harness.login(client)
        let two = await harness.login(client)
        #expect(await harness.revokeToken(one.refresh).status == 200)
        #expect(await harness.renew(client, one.refresh).error == "invalid_grant")
        #expect(await harness.renew(client, two.refresh).status == 200)
        #expect(try await harness.administration.revokeSessions(ofClient: client.clientID) == 1)
        #expect(await harness.send(.get, "/v1/agents", bearer: two.access).status == 401)
        #expect(await harness.login(client).status == 200)
    }
}
