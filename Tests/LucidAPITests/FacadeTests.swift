// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidConcurrency
import LucidHTTP
import LucidJSON
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

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
            .init(domain: [:], primaryType: "A", types: .init(additionalProperties: ["A": []]), message: [:]),
            idempotencyKey: "k2")
        _ = try await client.signTransaction(["to": nil], caip2: "eip155:1", idempotencyKey: "k3")
        #expect(
            signing.requests.map(\.request.path)
                == ["sign-message", "sign-typed-data", "sign-transaction"].map { "/v1/agents/my%20agent/wallet/\($0)" })
        #expect(
            signing.requests.map(\.text) == [
                #"{"message":"gm","idempotency_key":"k","authorization_context":{"reason":"test"}}"#,
                #"{"typed_data":{"domain":{},"primary_type":"A","types":{"A":[]},"message":{}},"idempotency_key":"k2"}"#,
                #"{"caip2":"eip155:1","params":{"transaction":{"to":null}},"idempotency_key":"k3"}"#,
            ])

        let sending = FakeTransport(200, Self.sent)
        let hash = try await self.client(sending).sendTransaction(["nonce": 1], caip2: "eip155:1").transaction?.hash
        #expect(hash == "0x02")
    }

    @Test func `a wallet call without a key makes one, and is repeated with it when its answer is lost`() async throws {
        let failures = Lock(2)
        let transport = FakeTransport { _ in
            let fails = failures.withLock { left in
                left -= 1
                return left >= 0
            }
            if fails { throw TransportError(.connectionLost, outcome: .unknown, message: "lost") }
            return (HTTPResponse(status: .ok, headerFields: [.contentType: "application/json"]), Array(Self.sent.utf8))
        }
        let client = AgentApiClient(
            client: try Client.test(transport, middlewares: [RetryMiddleware(clock: StillClock()) { 0 }]), agentRef: "a"
        )
        _ = try await client.sendTransaction(["nonce": 1], caip2: "eip155:1")
        _ = try await client.sendTransaction(["nonce": 1], caip2: "eip155:1")
        let keys = try transport.requests.map { sent in
            let body = try JSONValue(parsing: sent.body ?? []).objectValue
            return try #require(body?["idempotency_key"]?.stringValue)
        }
        #expect(keys.count == 4)
        #expect(Set(keys.prefix(3)).count == 1, "one call, one key")
        #expect(keys[3] != keys[0], "another call, another key")
        for key in keys {
            let parts = key.split(separator: "-")
            #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
            #expect(parts[2].hasPrefix("4") && key == key.lowercased())
        }
    }

    @Test func `a failure says how often the request was sent`() async throws {
        let transport = FakeTransport(503, #"{"error":"unavailable"}"#)
        let retry = RetryMiddleware(clock: StillClock()) { 0 }
        let client = AgentApiClient(client: try Client.test(transport, middlewares: [retry]), agentRef: "a")
        let error = await #expect(throws: APIError.self) { try await client.getAgent() }
        #expect(error?.attempts == 4)
        #expect(error?.description.contains("4 attempts") == true)
        let direct = await #expect(throws: APIError.self) { try await self.client(transport).getAgent() }
        #expect(direct?.attempts == nil)
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

/// A clock that never moves, and never makes anybody wait.
private struct StillClock: AgentClock {
    func wallNow() -> Date { Date(timeIntervalSince1970: 1_767_225_600) }
    func bootNow() -> BootInstant { BootInstant(nanoseconds: 0) }
    func sleep(until deadline: BootInstant) async throws { try Task.checkCancellation() }
}
