// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidHTTP
import LucidJSON
import Testing

/// The generated types against the document itself, read by other means.
@Suite struct ContractTests {
    static let document = ContractDocument.shared

    /// How a value of each schema is read and written again.
    static let schemas = servedSchemas.merging(hostedSchemas) { served, _ in served }

    private static let servedSchemas: [String: @Sendable (JSONValue) throws -> JSONValue] = [
        "AgentChallengeRequest": { try again(Components.Schemas.AgentChallengeRequest.self, $0) },
        "AgentChallengeResponse": { try again(Components.Schemas.AgentChallengeResponse.self, $0) },
        "AgentExchangeRequest": { try again(Components.Schemas.AgentExchangeRequest.self, $0) },
        "AgentRefreshRequest": { try again(Components.Schemas.AgentRefreshRequest.self, $0) },
        "AgentTokenResponse": { try again(Components.Schemas.AgentTokenResponse.self, $0) },
        "RevokeTokenRequest": { try again(Components.Schemas.RevokeTokenRequest.self, $0) },
        "OAuthTokenRequest": { try again(Components.Schemas.OAuthTokenRequest.self, $0) },
        "OAuthTokenResponse": { try again(Components.Schemas.OAuthTokenResponse.self, $0) },
        "RegisterClientRequest": { try again(Components.Schemas.RegisterClientRequest.self, $0) },
        "RegisteredClient": { try again(Components.Schemas.RegisteredClient.self, $0) },
        "ClientTokenRequest": { try again(Components.Schemas.ClientTokenRequest.self, $0) },
        "ClientRefreshRequest": { try again(Components.Schemas.ClientRefreshRequest.self, $0) },
        "ClientTokens": { try again(Components.Schemas.ClientTokens.self, $0) },
        "AgentList": { try again(Components.Schemas.AgentList.self, $0) },
        "Agent": { try again(Components.Schemas.Agent.self, $0) },
        "CreateAgentRequest": { try again(Components.Schemas.CreateAgentRequest.self, $0) },
        "CreateAgentResponse": { try again(Components.Schemas.CreateAgentResponse.self, $0) },
        "AgentCredentialList": { try again(Components.Schemas.AgentCredentialList.self, $0) },
        "AgentCredentialResponse": { try again(Components.Schemas.AgentCredentialResponse.self, $0) },
        "CreateAgentCredentialRequest": { try again(Components.Schemas.CreateAgentCredentialRequest.self, $0) },
        "CreateRuntimeCredentialsRequest": { try again(Components.Schemas.CreateRuntimeCredentialsRequest.self, $0) },
        "RuntimeCredentials": { try again(Components.Schemas.RuntimeCredentials.self, $0) },
        "SignMessageRequest": { try again(Components.Schemas.SignMessageRequest.self, $0) },
        "SignTypedDataRequest": { try again(Components.Schemas.SignTypedDataRequest.self, $0) },
        "TransactionRequest": { try again(Components.Schemas.TransactionRequest.self, $0) },
        "WalletSignatureResponse": { try again(Components.Schemas.WalletSignatureResponse.self, $0) },
        "WalletTransactionResponse": { try again(Components.Schemas.WalletTransactionResponse.self, $0) },
        "JSONWebKeySet": { try again(Components.Schemas.JSONWebKeySet.self, $0) },
        "IntrospectionRequest": { try again(Components.Schemas.IntrospectionRequest.self, $0) },
        "IntrospectionResponse": { try again(Components.Schemas.IntrospectionResponse.self, $0) },
        "IssueGrantRequest": { try again(Components.Schemas.IssueGrantRequest.self, $0) },
        "IssuedGrant": { try again(Components.Schemas.IssuedGrant.self, $0) },
        "RevokeAccessRequest": { try again(Components.Schemas.RevokeAccessRequest.self, $0) },
        "RevokedAccess": { try again(Components.Schemas.RevokedAccess.self, $0) },
        "MachineClient": { try again(Components.Schemas.MachineClient.self, $0) },
        "MachineClientList": { try again(Components.Schemas.MachineClientList.self, $0) },
        "UpdateClientRequest": { try again(Components.Schemas.UpdateClientRequest.self, $0) },
        "RotateClientSecretRequest": { try again(Components.Schemas.RotateClientSecretRequest.self, $0) },
        "RotatedClientSecret": { try again(Components.Schemas.RotatedClientSecret.self, $0) },
        "AuthorityMetadata": { try again(Components.Schemas.AuthorityMetadata.self, $0) },
        "ServiceError": { try again(Components.Schemas.ServiceError.self, $0) },
    ]

    static func again<Value: Codable>(_ type: Value.Type, _ json: JSONValue) throws -> JSONValue {
        try JSONValue(encoding: try json.decode(type))
    }

    /// `json` without the nulls of objects, which an optional field may leave out.
    static func withoutNulls(_ json: JSONValue) -> JSONValue {
        switch json {
        case .object(let object):
            var result = JSONObject()
            for (key, value) in object where value != .null { result[key] = withoutNulls(value) }
            return .object(result)
        case .array(let items): return .array(items.map(withoutNulls))
        default: return json
        }
    }

    /// What the success of an operation is written in, if it is not JSON.
    private static let otherForms = [
        "getAgentHealth": "text/plain", "listRevocations": "text/plain", "streamEntrypoint": "text/event-stream",
        "streamRun": "text/event-stream",
    ]

    @Test func `the document is read, with its operations and examples`() {
        #expect(Self.document.operations.count == 55)
        #expect(Self.document.examples.count > 100)
    }

    /// Each body once, wherever it is shared.
    static let bodies = document.examples.reduce(into: [ContractDocument.Example]()) { bodies, example in
        if !bodies.contains(where: { $0.schema == example.schema && $0.value == example.value }) {
            bodies.append(example)
        }
    }

    /// One answer for each status of each operation.
    static let answers = document.examples.reduce(into: [ContractDocument.Example]()) { answers, example in
        guard let status = example.status, status != "default" else { return }
        if !answers.contains(where: { $0.operation == example.operation && $0.status == status }) {
            answers.append(example)
        }
    }

    @Test(arguments: bodies)
    func `an example of the document survives decoding and encoding`(_ example: ContractDocument.Example) throws {
        let again = try #require(Self.schemas[example.schema], "no type for \(example.schema)")
        #expect(Self.withoutNulls(try again(example.value)) == Self.withoutNulls(example.value))
    }

    @Test(arguments: answers)
    func `an answer of the document is the case of its status`(_ example: ContractDocument.Example) async throws {
        let status = try #require(example.status.flatMap { Int($0) })
        let call = try #require(SampleCalls.all[example.operation], "no call for \(example.operation)")
        if example.schema == "StreamData" { return try await checkStream(example, status, call) }
        let transport = FakeTransport(status, example.value.text)
        let output = try await call(try Client.test(transport))
        #expect(output.wire.status == status)
        #expect(output.wire.bytes == [], "the answer was not understood")
        let content = try #require(output.wire.content)
        #expect(Self.withoutNulls(try JSONValue(encoding: content)) == Self.withoutNulls(example.value))
    }

    private func checkStream(
        _ example: ContractDocument.Example, _ status: Int, _ call: SampleCalls.Call
    ) async throws {
        let event = "event: update\ndata: \(example.value.text)\n\n"
        let transport = FakeTransport(status, event, [.contentType: "text/event-stream"])
        let output = try await call(try Client.test(transport))
        #expect(output.wire.status == status)
        let written = try #require(output.wire.stream)
        #expect(try await written.collect(upTo: 10_000) == Array(event.utf8))
    }

    @Test(arguments: document.operations.map(\.id))
    func `a failure without a case of its own is the default`(_ operation: String) async throws {
        let call = try #require(SampleCalls.all[operation])
        let fields: HTTPFields = [.contentType: "application/json", .retryAfter: "7"]
        let transport = FakeTransport(503, #"{"error":"temporarily_unavailable"}"#, fields)
        let wire = try await call(try Client.test(transport)).wire
        #expect(wire.status == 503)
        #expect(wire.header("Retry-After") == "7")
        #expect((wire.content as? Components.Schemas.ServiceError)?.code == "temporarily_unavailable")
    }

    @Test(arguments: document.operations.map(\.id))
    func `a failure with a body of another kind keeps its status and its bytes`(_ operation: String) async throws {
        let call = try #require(SampleCalls.all[operation])
        let page = "<html>Bad gateway</html>"
        for status in [401, 502] {
            let transport = FakeTransport(status, page, [.contentType: "text/html"])
            let wire = try await call(try Client.test(transport)).wire
            #expect(wire.status == status)
            #expect(wire.content == nil)
            #expect(wire.bytes == Array(page.utf8))
        }
    }

    @Test(arguments: document.operations.map(\.id))
    func `a request goes where the document says`(_ id: String) async throws {
        let operation = try #require(Self.document.operations.first { $0.id == id })
        let call = try #require(SampleCalls.all[id])
        let transport = FakeTransport(500, #"{"error":"internal_error"}"#)
        _ = try await call(try Client.test(transport))
        let sent = try #require(transport.requests.first)
        #expect(sent.request.method.rawValue == operation.method)
        #expect(sent.request.scheme == "https")
        #expect(sent.request.authority == "authority.test")
        #expect(sent.options.operationID == id)
        #expect(
            sent.header("Accept")
                == (Self.otherForms[id].map { $0 + ", " } ?? "") + "application/json")
        let segments = (sent.request.path ?? "").split(separator: "?")[0].split(separator: "/")
        let expected = operation.path.split(separator: "/")
        #expect(segments.count == expected.count)
        for (segment, template) in zip(segments, expected) where !template.hasPrefix("{") {
            #expect(segment == template)
        }
        let media = operation.value["requestBody"]?["content"]?.objectValue?.keys.first
        #expect(sent.header("Content-Type") == media)
        #expect((sent.body != nil) == (media != nil))
    }
}
