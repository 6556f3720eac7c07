// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAuthority
import LucidJSON
import Testing

@Suite struct HandlerTests {
    @Test(arguments: [
        ("GET", "/"), ("GET", "/v1/agentsx"), ("GET", "/v1//agents"), ("GET", "/v1/agents/%2"),
        ("POST", "/v1/auth/agents//challenge"), ("GET", "/.well-known/openid-configuration"),
    ])
    func `an unknown path is 404`(method: String, path: String) async throws {
        let answer = try await Harness().send(method == "GET" ? .get : .post, path)
        #expect(answer.status == 404 && answer.error == "not_found")
    }

    @Test func `a known path with another method is 405 and says which are allowed`() async throws {
        let answer = try await Harness().send(.put, "/v1/agents")
        #expect(answer.status == 405 && answer.headers[.allow] == "GET, POST")
    }

    @Test(arguments: [
        "", "{", "[]", "null", #"{"refresh_token":1}"#, "{}", #"{"refresh_token":""}"#,
        #"{"refresh_token":"a","refresh_token":"b"}"#, "\u{FEFF}{}", #"{"refresh_token":"a"} x"#,
    ])
    func `a body that is not as the contract says is 400`(body: String) async throws {
        let answer = try await Harness().send(
            .post, "/v1/auth/agents/scout/refresh", bytes: Array(body.utf8), fields: [.contentType: "application/json"])
        #expect(answer.status == 400 && answer.error == "invalid_request")
        #expect(answer["message"]?.isEmpty == false)
    }

    @Test func `a body of another type is refused`() async throws {
        let answer = try await Harness().send(
            .post, "/v1/auth/agents/scout/refresh", bytes: Array("refresh_token=a".utf8),
            fields: [.contentType: "application/x-www-form-urlencoded"])
        #expect(answer.status == 400)
    }

    @Test func `a body beyond the limit is refused`() async throws {
        let harness = try await Harness()
        let bytes = [UInt8](repeating: 0x20, count: 65_537)
        #expect(await harness.send(.post, "/oauth2/revoke", bytes: bytes, fields: [:]).status == 413)
        #expect(await harness.send(.post, "/oauth2/revoke", bytes: Array(bytes.dropLast()), fields: [:]).status == 400)
    }

    @Test(arguments: [
        "Basic abc", "Bearer", "Bearer ", "Bearer a b", "bearer  x", "Token x", "Bearer a, Bearer b", "Bearer é",
    ])
    func `an authorization header that is no bearer is 401 with a challenge`(header: String) async throws {
        let answer = try await Harness().send(.get, "/v1/agents", headers: [("Authorization", header)])
        #expect(answer.status == 401 && answer.error == "unauthorized")
        #expect(answer.headers[.wwwAuthenticate] == #"Bearer error="invalid_token""#)
    }

    @Test func `the scheme of the bearer may be written in any case`() async throws {
        let harness = try await Harness()
        let token = try await harness.administration.makeOperatorToken().token
        let answer = await harness.send(.get, "/v1/agents", headers: [("Authorization", "bEARER \(token)")])
        #expect(answer.status == 200)
        #expect(try await Harness().send(.get, "/v1/agents", bearer: token).status == 401)
    }

    @Test func `a missing scope is 403 and is named`() async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        let token = try await harness.login(agent, ["scopes": ["wallet.send"]]).access
        let answer = await harness.send(
            .post, "/v1/agents/scout/wallet/sign-message", ["message": "gm"], bearer: token)
        #expect(answer.status == 403 && answer.error == "insufficient_scope")
        #expect(answer["message"]?.contains("wallet.sign") == true)
        #expect(answer.headers[.wwwAuthenticate]?.contains("insufficient_scope") == true)
    }

    @Test func `no answer repeats a secret that was sent`() async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        let tokens = try await harness.login(agent)
        let canary = "CANARY4f1d"
        let answers = [
            await harness.refresh("scout", canary), await harness.exchange("scout", canary, signature: canary),
            await harness.send(.get, "/v1/agents", bearer: canary), await harness.revokeToken(canary),
            await harness.send(.get, "/v1/agents/\(canary)", bearer: tokens.access),
            await harness.challenge("scout", ["credential_id": .string(canary)]),
            await harness.challenge("scout", ["scopes": [.string(canary)]]),
        ]
        for answer in answers {
            #expect(!String(decoding: answer.bytes, as: UTF8.self).contains(canary))
            #expect(!answer.headers.contains { $0.value.contains(canary) })
        }
    }

    @Test func `every answer is dated, named and not to be kept`() async throws {
        let harness = try await Harness()
        for answer in [await harness.send(.get, "/nowhere"), await harness.challenge("nobody")] {
            #expect(answer.headers[.date] == "Fri, 15 Jan 2027 08:00:00 GMT")
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(HTTPField.Name("X-Request-Id").flatMap { answer.headers[$0] }?.hasPrefix("req_") == true)
        }
    }

    @Test(arguments: [
        "", "example.com", "https://", "https://a.example/path?x=1", "https://a.example/a/../b", "https://a.example//b",
        "http://example.com", "https://u@a.example",
        "ftp://127.0.0.1",
    ])
    func `an issuer that is not an origin fit for tokens is refused`(issuer: String) {
        #expect(throws: AuthorityError.self) { try AuthorityConfiguration(issuer: issuer) }
    }

    @Test(arguments: ["https://auth.example.com", "http://127.0.0.1:8090", "http://[::1]:8090", "http://localhost:1"])
    func `an issuer over TLS or on loopback is taken`(issuer: String) throws {
        #expect(try AuthorityConfiguration(issuer: issuer).issuer == issuer)
    }

    @Test func `numbers out of range are refused by name`() throws {
        var configuration = try AuthorityConfiguration(issuer: Harness.issuer)
        configuration.grace = 4000
        do {
            _ = try AuthorityRequestHandler(configuration: configuration, store: InMemoryAuthorityStore())
            Issue.record("taken")
        } catch {
            #expect(error.code == .invalidConfiguration && error.message.contains("grace"))
        }
    }
}
