// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidJSON
import Testing

/// The façade that an agent uses.
@Suite struct FacadeTests {
    static let signature =
        #"{"account":{"id":"a","displayName":null},"wallet":{"id":"w","chainType":"ethereum"},"signed":{"encoding":"hex","signature":"0x01"}}"#
    static let sent =
        #"{"account":{"id":"a"},"wallet":{"id":"w","chainType":"ethereum"},"transaction":{"caip2":"eip155:1","hash":"0x02"}}"#

    func client(_ transport: FakeTransport) throws -> AgentApiClient {
        AgentApiClient(client: try Client.test(transport), agentRef: "my agent")
    }

    @Test func `agents are listed and got`() async throws {
        let list = FakeTransport(200, #"{"items":[{"ref":"a"},{"ref":"b"}]}"#)
        #expect(try await client(list).listAgents().map(\.ref) == ["a", "b"])
        let one = FakeTransport(200, #"{"ref":"a"}"#)
        _ = try await client(one).getAgent()
        _ = try await client(one).getAgent("other")
        #expect(one.requests.map(\.request.path) == ["/v1/agents/my%20agent", "/v1/agents/other"])
    }

    @Test func `wallet calls name the agent and carry what they are given`() async throws {
        let signing = FakeTransport(200, Self.signature)
        let client = try client(signing)
        let answer = try await client.signMessage("gm", idempotencyKey: "k", authorizationContext: ["reason": "test"])
        guard case .hex(let signed)? = answer.signed else {
            Issue.record("no signature")
            return
        }
        #expect(signed.signature == "0x01")
        _ = try await client.signTypedData(
            .init(domain: [:], primaryType: "A", types: .init(additionalProperties: ["A": []]), message: [:]))
        _ = try await client.signTransaction(["to": nil], caip2: "eip155:1")
        #expect(
            signing.requests.map(\.request.path)
                == ["sign-message", "sign-typed-data", "sign-transaction"].map { "/v1/agents/my%20agent/wallet/\($0)" })
        #expect(
            signing.requests.map(\.text) == [
                #"{"message":"gm","idempotency_key":"k","authorization_context":{"reason":"test"}}"#,
                #"{"typed_data":{"domain":{},"primary_type":"A","types":{"A":[]},"message":{}}}"#,
                #"{"caip2":"eip155:1","params":{"transaction":{"to":null}}}"#,
            ])

        let sending = FakeTransport(200, Self.sent)
        let hash = try await self.client(sending).sendTransaction(["nonce": 1], caip2: "eip155:1").transaction?.hash
        #expect(hash == "0x02")
    }

    @Test func `a failure is thrown with its status and the server's code`() async throws {
        let error = await #expect(throws: APIError.self) {
            try await client(FakeTransport(403, #"{"error":"insufficient_scope"}"#)).signMessage("gm")
        }
        #expect(error?.code == .forbidden)
        #expect(error?.serviceCode == "insufficient_scope")
        #expect(error?.operation == "signMessage")
    }
}
