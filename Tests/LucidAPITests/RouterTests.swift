// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidAuthority
import LucidConcurrency
import LucidHTTP
import LucidJSON
import Testing

/// The server's side of the contract: routes, access, bodies.
@Suite struct RouterTests {
    struct Denied: Error {}

    static let caller = Caller(tenant: .default, principal: .none)

    static func request(_ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields = [:]) -> HTTPRequest {
        HTTPRequest(method: method, scheme: "https", authority: "authority.test", path: path, headerFields: fields)
    }

    /// Sends to a router whose server answers 501 to everything and notes its inputs.
    static func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String = "", _ fields: HTTPFields = [:]
    ) async throws -> (status: Int, error: Components.Schemas.ServiceError?, fields: HTTPFields, server: StubServer)? {
        let server = StubServer()
        let answer = try await AgentAPIRouter(server).handle(request(method, path, fields), body: Array(body.utf8)) {
            _, _ in caller
        }
        guard let (response, body) = answer else { return nil }
        let error: Components.Schemas.ServiceError? = try? JSONValue(parsing: body.bytes ?? []).decode()
        return (response.status.code, error, response.headerFields, server)
    }

    @Test(arguments: SampleCalls.all.keys.sorted())
    func `what the client sends is what the server gets`(_ id: String) async throws {
        let server = StubServer()
        let router = AgentAPIRouter(server)
        let asked = Lock<[String]>([])
        let transport = FakeTransport { sent in
            let answer = try await router.handle(sent.request, body: sent.body ?? []) { access, agentRef in
                #expect(server.inputs.isEmpty, "the server was called before authorize")
                asked.withLock { $0.append("\(access.operationID) \(agentRef ?? "-")") }
                return Self.caller
            }
            let (response, body) = try #require(answer)
            return (response, body.bytes ?? [])
        }
        let direct = StubServer()
        let call = try #require(SampleCalls.all[id])
        let wire = try await call(try Client.test(transport)).wire
        _ = try await call(DirectClient(server: direct))
        #expect(wire.status == 501)
        #expect(server.inputs == direct.inputs)
        #expect(server.inputs.count == 1)
        let path = try #require(OperationAccess.all.first { $0.operationID == id }).path
        let ref = id == "issueAgentChallenge" ? "my agent/1" : path.contains("{agentRef}") ? "a" : "-"
        #expect(asked.withLock { $0 } == ["\(id) \(ref)"])
    }

    @Test(arguments: SampleCalls.all.keys.sorted())
    func `nothing reaches the server when authorize refuses`(_ id: String) async throws {
        let server = StubServer()
        let router = AgentAPIRouter(server)
        let transport = FakeTransport { sent in
            let answer = try await router.handle(sent.request, body: sent.body ?? []) { _, _ in throw Denied() }
            let (response, body) = try #require(answer)
            return (response, body.bytes ?? [])
        }
        let call = try #require(SampleCalls.all[id])
        await #expect(throws: Denied.self) { try await call(try Client.test(transport)) }
        #expect(server.inputs.isEmpty)
    }

    @Test func `authorize refuses before a body is read`() async throws {
        await #expect(throws: Denied.self) {
            try await AgentAPIRouter(StubServer()).handle(
                Self.request(.post, "/v1/agents"), body: Array("not JSON".utf8)
            ) { _, _ in throw Denied() }
        }
    }

    @Test func `the table of access is what the document says`() {
        let document = ContractDocument.shared.operations
        #expect(OperationAccess.all.count == document.count)
        for (access, operation) in zip(OperationAccess.all, document) {
            let rule = operation.value["x-lucid-access"]
            #expect(access.operationID == operation.id)
            #expect(access.method == operation.method)
            #expect(access.path == operation.path)
            #expect(
                Set(access.principals.map(\.rawValue))
                    == Set(rule?["principals"]?.arrayValue?.compactMap(\.stringValue) ?? []))
            #expect(access.scopes == rule?["scopes"]?.arrayValue?.compactMap(\.stringValue))
            #expect(access.relation.rawValue == rule?["relation"]?.stringValue)
            #expect(!access.principals.isEmpty)
        }
    }

    @Test(arguments: [
        "/", "/v1", "/v1/agents/", "/v1/agents//wallet/sign-message", "/v1/agents/a/b", "/V1/agents", "/v1/agents/%zz",
        "/v1/agents/%ff", "v1/agents", "/v1/agents/a/wallet", "//v1/agents",
    ])
    func `another path is no route`(_ path: String) async throws {
        #expect(try await Self.send(.get, path) == nil)
    }

    @Test(arguments: [
        (HTTPRequest.Method.put, "/v1/agents", "GET, POST"), (.post, "/v1/agents/a", "DELETE, GET, PATCH"),
        (.get, "/oauth2/revoke", "POST"), (.get, "/v1/agents/a/credentials/b", "DELETE"),
        (.head, "/v1/agents", "GET, POST"),
    ])
    func `another method is answered 405 with those that there are`(
        _ method: HTTPRequest.Method, _ path: String, _ allowed: String
    ) async throws {
        let answer = try #require(try await Self.send(method, path))
        #expect(answer.status == 405)
        #expect(answer.fields[.allow] == allowed)
        #expect(answer.error?.code == "method_not_allowed")
        #expect(answer.server.inputs.isEmpty)
    }

    struct BadBody: CustomTestStringConvertible {
        let path: String
        let body: String
        let message: String
        var type = "application/json"
        var testDescription: String { message }
    }

    static let challenge = "/v1/auth/agents/a/challenge"

    @Test(arguments: [
        BadBody(path: challenge, body: "", message: "the body is missing"),
        BadBody(path: challenge, body: "[]", message: "expected an object, found an array"),
        BadBody(path: challenge, body: #"{"scopes":["a",""]}"#, message: "scopes[1]: must not be empty"),
        BadBody(path: challenge, body: #"{"scopes":"a"}"#, message: "scopes: expected an array, found a string"),
        BadBody(
            path: challenge, body: #"{"scopes":["1","2","3","4","5","6","7","8","9","10","11"]}"#,
            message: "scopes: at most 10 items"),
        BadBody(path: challenge, body: #"{"credential_id":""}"#, message: "credential_id: must not be empty"),
        BadBody(path: challenge, body: "{}", message: "the content type must be application/json", type: "text/plain"),
        BadBody(
            path: "/v1/agents/a/credentials",
            body: #"{"wallet_id":"w","description":"\#(String(repeating: "x", count: 513))"}"#,
            message: "description: at most 512 characters"),
        BadBody(
            path: "/v1/agents/a/runtime-credentials", body: #"{"scopes":[]}"#, message: "scopes: must not be empty"),
        BadBody(
            path: "/v1/agents/a/wallet/sign-message", body: #"{"message":""}"#, message: "message: must not be empty"),
        BadBody(
            path: "/v1/agents/a/wallet/sign-message", body: #"{"message":"m","idempotency_key":""}"#,
            message: "idempotency_key: must not be empty"),
        BadBody(
            path: "/v1/agents/a/wallet/sign-typed-data",
            body: #"{"typed_data":{"domain":{},"primary_type":"","types":{},"message":{}}}"#,
            message: "typed_data.primary_type: must not be empty"),
        BadBody(
            path: "/oauth2/revoke", body: "token=", message: "token: must not be empty",
            type: "application/x-www-form-urlencoded"),
        BadBody(
            path: "/oauth2/revoke", body: "token=a&token=b", message: "the body is not a form, or has a field twice",
            type: "application/x-www-form-urlencoded"),
        BadBody(
            path: "/oauth2/revoke", body: "token=%zz", message: "the body is not a form, or has a field twice",
            type: "application/x-www-form-urlencoded"),
        BadBody(
            path: "/oauth2/revoke", body: #"{"token":"a"}"#,
            message: "the content type must be application/x-www-form-urlencoded"),
    ])
    func `a body that the document does not allow is answered 400 with its place`(_ bad: BadBody) async throws {
        let answer = try #require(try await Self.send(.post, bad.path, bad.body, [.contentType: bad.type]))
        #expect(answer.status == 400)
        #expect(answer.fields[.contentType] == "application/json")
        #expect(answer.error == .init(code: "invalid_request", message: bad.message))
        #expect(answer.server.inputs.isEmpty)
    }

    @Test func `broken JSON is answered 400 with line and column, and without what was sent`() async throws {
        let answer = try #require(
            try await Self.send(.post, "/v1/auth/agents/a/refresh", "{\n\"refresh_token\":\"canary\""))
        #expect(answer.status == 400)
        #expect(answer.error?.text?.contains("line 2") == true)
        #expect(answer.error?.text?.contains("canary") == false)
    }

    @Test(arguments: [
        ("?include_revoked=1", "Optional(true)"), ("?include_revoked=yes", "Optional(true)"),
        ("?include_revoked=true&x=1", "Optional(true)"), ("?include_revoked=0", "Optional(false)"), ("", "nil"),
    ])
    func `a boolean of the query has several spellings`(_ query: String, _ value: String) async throws {
        let answer = try #require(try await Self.send(.get, "/v1/agents/a/credentials" + query))
        #expect(answer.status == 501)
        #expect(answer.server.inputs.first?.contains("includeRevoked: \(value)") == true)
    }

    @Test(arguments: ["?include_revoked=maybe", "?include_revoked=1&include_revoked=1", "?include_revoked=%zz"])
    func `a query that the document does not allow is answered 400`(_ query: String) async throws {
        let answer = try #require(try await Self.send(.get, "/v1/agents/a/credentials" + query))
        #expect(answer.status == 400)
        #expect(answer.error?.code == "invalid_request")
    }

    @Test func `unknown fields of a request are ignored`() async throws {
        let answer = try #require(try await Self.send(.post, Self.challenge, #"{"future":1}"#))
        #expect(answer.status == 501)
    }

    @Test func `a literal segment wins over a parameter`() {
        let table = RouteTable([("GET", "/v1/agents/{ref}"), ("GET", "/v1/agents/graph"), ("POST", "/v1/agents/{ref}")])
        #expect(table.match(Self.request(.get, "/v1/agents/graph")) == .route(index: 1, parameters: [:]))
        #expect(table.match(Self.request(.get, "/v1/agents/other")) == .route(index: 0, parameters: ["ref": "other"]))
        #expect(table.match(Self.request(.post, "/v1/agents/graph")) == .methodNotAllowed(["GET"]))
    }
}
