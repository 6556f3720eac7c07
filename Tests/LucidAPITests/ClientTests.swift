// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidHTTP
import LucidJSON
import Testing

/// What the client writes and how it reads.
@Suite struct ClientTests {
    @Test(arguments: [
        ("my agent/1", "my%20agent%2F1"), ("a?b#c&d", "a%3Fb%23c%26d"), ("é", "%C3%A9"), ("%2F", "%252F"),
        ("a.b_c~d-e", "a.b_c~d-e"), ("...", "..."), (":@!$'()*+,;=", "%3A%40%21%24%27%28%29%2A%2B%2C%3B%3D"),
    ])
    func `a path parameter is percent-encoded whole`(_ ref: String, _ encoded: String) async throws {
        let transport = FakeTransport(200, #"{"ref":"x"}"#)
        _ = try await Client.test(transport).getAgent(path: .init(agentRef: ref))
        #expect(transport.requests.map(\.request.path) == ["/v1/agents/\(encoded)"])
    }

    @Test(arguments: ["", ".", ".."])
    func `a path parameter that would change the path is refused unsent`(_ ref: String) async throws {
        let transport = FakeTransport(200, #"{"ref":"x"}"#)
        let error = await #expect(throws: APIError.self) {
            try await Client.test(transport).getAgent(path: .init(agentRef: ref))
        }
        #expect(error?.code == .invalidRequest)
        #expect(error?.operation == "getAgent")
        #expect(transport.requests.isEmpty)
    }

    @Test func `a path prefix of the server comes first`() async throws {
        let transport = FakeTransport(200, #"{"keys":[]}"#)
        let url = try ServerURL("http://127.0.0.1:8090/lucid/v2/")
        _ = try await Client(serverURL: url, transport: transport).getJWKS()
        #expect(transport.requests.first?.request.path == "/lucid/v2/.well-known/jwks.json")
        #expect(transport.requests.first?.request.authority == "127.0.0.1:8090")
        #expect(transport.requests.first?.request.scheme == "http")
    }

    @Test func `query, header and form are written as the document says`() async throws {
        let transport = FakeTransport(500, #"{"error":"internal_error"}"#)
        let client = try Client.test(transport)
        _ = try await client.listAgentCredentials(path: .init(agentRef: "a"), query: .init(includeRevoked: false))
        _ = try await client.listAgentCredentials(path: .init(agentRef: "a"))
        _ = try await SampleCalls.all["refreshAgentToken"]?(client)
        _ = try await SampleCalls.all["revokeToken"]?(client)
        let sent = transport.requests
        #expect(sent[0].request.path == "/v1/agents/a/credentials?include_revoked=false")
        #expect(sent[1].request.path == "/v1/agents/a/credentials")
        #expect(sent[2].header("Request-Deadline") == "1795224646")
        #expect(sent[2].text == #"{"refresh_token":"r"}"#)
        #expect(sent[3].text == "token=a%2Bb%20%2F%3D%26%C3%BC&token_type_hint=refresh_token")
    }

    @Test func `an absent field is left out and a number keeps its digits`() async throws {
        let transport = FakeTransport(500, #"{"error":"internal_error"}"#)
        let value = try JSONValue(parsing: #"{"value":123456789012345678901234567890,"gas":1.0}"#)
        let transaction = try #require(value.objectValue)
        _ = try await Client.test(transport).sendTransaction(
            path: .init(agentRef: "a"), body: .json(.init(caip2: "eip155:1", params: .init(transaction: transaction))))
        #expect(
            transport.requests.first?.text
                == #"{"caip2":"eip155:1","params":{"transaction":{"value":123456789012345678901234567890,"gas":1.0}}}"#)
    }

    @Test func `the options of the client reach the transport with the operation's name`() async throws {
        let transport = FakeTransport(200, #"{"keys":[]}"#)
        let client = Client(serverURL: try ServerURL("https://a.test"), transport: transport, options: .auth)
        _ = try await client.getJWKS()
        let options = try #require(transport.requests.first?.options)
        #expect(options.freshConnection)
        #expect(options.maximumResponseBytes == 64 << 10)
        #expect(options.operationID == "getJWKS")
    }

    struct FixedBearer: BearerSource {
        func bearer() async throws -> Bearer { Bearer(token: "canary-token", generation: 1) }
        func invalidate(_ bearer: Bearer) async {}
    }

    @Test(arguments: SampleCalls.all.keys.sorted())
    func `a bearer goes with every operation but those that are open`(_ id: String) async throws {
        let transport = FakeTransport(500, #"{"error":"internal_error"}"#)
        let bearer = BearerMiddleware(source: FixedBearer(), origin: "https://authority.test")
        let call = try #require(SampleCalls.all[id])
        _ = try await call(try Client.test(transport, middlewares: [bearer]))
        let open: Set = [
            "issueAgentChallenge", "exchangeAgentChallenge", "refreshAgentToken", "revokeToken", "requestToken",
            "issueClientToken", "refreshClientToken", "getJWKS", "getAuthorityMetadata", "listRevocations",
            "introspectToken",
            "signInWithPrivy", "signInWithCoinbase",
        ]
        #expect(
            transport.requests.map { $0.header("Authorization") } == [open.contains(id) ? nil : "Bearer canary-token"])
    }

    @Test func `unknown fields of an answer are ignored, or kept where the document says so`() async throws {
        let body = #"{"items":[{"ref":"a","future":{"x":[1.50]},"name":null}],"total":1}"#
        let agents = try await Client.test(FakeTransport(200, body)).listAgents().ok.body.json
        #expect(agents.items.first?.ref == "a")
        #expect(agents.items.first?.name == nil)
        #expect(
            agents.items.first?.additionalProperties == [
                "future": ["x": [.number(try #require(JSONNumber(text: "1.50")))]]
            ])
    }

    @Test(arguments: [
        ("", "application/json"), ("{", "application/json"), ("[]", "application/json"), ("{}", "application/json"),
        (#"{"items":[{}]}"#, "application/json"), (#"{"items":[{"ref":1}]}"#, "application/json"),
        (#"{"items":[],"items":[]}"#, "application/json"), (#"{"items":[]} x"#, "application/json"),
        (#"{"items":[{"ref":"a","createdAt":"yesterday"}]}"#, "application/json"),
        (#"{"items":[]}"#, "text/html"), ("<html>", "text/html; charset=utf-8"),
    ])
    func `a success that cannot be read is an error with its status`(_ body: String, _ type: String) async throws {
        let fields: HTTPFields = [.contentType: type, .requestID: "req-1"]
        let error = await #expect(throws: APIError.self) {
            try await Client.test(FakeTransport(200, body, fields)).listAgents()
        }
        #expect(error?.code == .unparsableAnswer)
        #expect(error?.status == 200)
        #expect(error?.operation == "listAgents")
        #expect(error?.requestID == "req-1")
        #expect(error?.isTransient == true)
    }

    @Test(arguments: ["application/json; charset=utf-8", "Application/JSON", "application/vnd.lucid+json", nil])
    func `JSON is taken under each of its names`(_ type: String?) async throws {
        var fields = HTTPFields()
        fields[.contentType] = type
        #expect(
            try await Client.test(FakeTransport(200, #"{"items":[]}"#, fields)).listAgents().ok.body.json.items == [])
    }

    @Test(arguments: [204, 302, 201])
    func `a status that the operation does not have is undocumented`(_ status: Int) async throws {
        let output = try await Client.test(FakeTransport(status, "")).listAgents()
        guard case .undocumented(status, let payload) = output else {
            Issue.record("\(output.statusCode) was understood")
            return
        }
        #expect(payload.body == [])
        #expect(output.failure.code == .unexpectedStatus)
    }

    @Test func `an answer over the limit is not read`() async throws {
        var options = HTTPTransferOptions()
        options.maximumResponseBytes = 10
        let client = Client(
            serverURL: try ServerURL("https://a.test"), transport: FakeTransport(200, #"{"items":[      ]}"#),
            options: options)
        let error = await #expect(throws: TransportError.self) { try await client.listAgents() }
        #expect(error?.code == .responseTooLarge)
    }

    @Test func `an error of the transport comes through as it is`() async throws {
        let transport = FakeTransport { _ in
            throw TransportError(.timedOut, outcome: .unknown, message: "too slow")
        }
        let error = await #expect(throws: TransportError.self) { try await Client.test(transport).listAgents() }
        #expect(error?.outcome == .unknown)
    }
}
