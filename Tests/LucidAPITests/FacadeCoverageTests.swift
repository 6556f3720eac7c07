// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidConcurrency
import LucidHTTP
import LucidJSON
import Testing

/// Every operation of the contract is wrapped by the façade, or is here with the reason.
@Suite struct FacadeCoverageTests {
    private static let call = Components.Schemas.EntrypointCall(input: 1)

    /// The calls of the façade.
    static let calls: [@Sendable (AgentApiClient) async throws -> Void] = [
        { _ = try await $0.listAgents() }, { _ = try await $0.agents.list() },
        { _ = try await $0.getAgent() }, { _ = try await $0.agents.get("b") },
        { _ = try await $0.signMessage("gm") },
        {
            _ = try await $0.signTypedData(
                .init(domain: [:], primaryType: "A", types: .init(additionalProperties: ["A": []]), message: [:]))
        },
        { _ = try await $0.signTransaction([:], caip2: "eip155:1") },
        { _ = try await $0.sendTransaction([:], caip2: "eip155:1") },
        { _ = try await $0.agents.health() }, { _ = try await $0.agents.entrypoints(refresh: true) },
        { _ = try await $0.agents.refreshEntrypoints() }, { _ = try await $0.agents.invoke("k", call) },
        { _ = try await $0.runs.start("k", call) }, { _ = try await $0.runs.page() },
        { _ = try await $0.runs.get("r") }, { _ = try await $0.runs.ledger(of: "r") },
        { _ = try await $0.a2a.card(of: "b") },
        { _ = try await $0.a2a.call("b", .init(jsonrpc: "2.0", method: "m")) },
        { for try await _ in $0.a2a.search() {} }, { _ = try await $0.experimental.graph() },
        { _ = try await $0.agents.stream("k", call) }, { _ = try await $0.runs.events(of: "r") },
        { _ = try await $0.agents.create(.init(name: "B")) },
        { _ = try await $0.agents.update("b", .init(name: "B")) }, { _ = try await $0.agents.delete("b") },
        { _ = try await $0.credentials.list(includesRevoked: true) },
        { _ = try await $0.credentials.create(.init(walletId: "w")) },
        { _ = try await $0.credentials.revoke("c") },
        { _ = try await $0.credentials.createRuntimeCredentials(.init()) },
        { _ = try await $0.clients.register(.init(name: "n")) },
        { _ = try await $0.clients.list() }, { _ = try await $0.clients.get("c") },
        { _ = try await $0.clients.update("c", .init(enabled: false)) },
        { _ = try await $0.clients.rotateSecret(of: "c", overlapSeconds: 0) },
        { _ = try await $0.clients.delete("c") },
        { _ = try await $0.grants.issue(.init(agentRef: "a", subject: "s", scopes: ["x"])) },
        { _ = try await $0.grants.revoke(.init(agent: "a")) },
        { _ = try await $0.credentials.tokens() }, { _ = try await $0.credentials.createToken(.init()) },
        { _ = try await $0.credentials.revokeToken("t") },
        { _ = try await $0.users.signInWithPrivy(token: "t") },
        { _ = try await $0.users.signInWithCoinbase(accessToken: "t") }, { _ = try await $0.users.signOut() },
        { _ = try await $0.users.current() },
        { _ = try await $0.users.createWallet(.init(label: "l", chain: .ethereum)) },
        { _ = try await $0.users.balances() },
    ]

    /// What has a door of its own.
    static let leftOut: [String: [String]] = [
        "proving an identity is the credential's work": [
            "issueAgentChallenge", "exchangeAgentChallenge", "refreshAgentToken", "revokeToken", "requestToken",
            "issueClientToken", "refreshClientToken",
        ],
        "verifiers fetch keys and revocations": ["getJWKS", "getAuthorityMetadata", "listRevocations"],
        "services look at tokens": ["introspectToken"],
    ]

    @Test func `what the façade does not wrap is named, and nothing is named twice`() async throws {
        let transport = FakeTransport(500, #"{"error":"internal_error"}"#)
        let client = AgentApiClient(client: try Client.test(transport), agentRef: "a")
        for call in Self.calls { await #expect(throws: APIError.self) { try await call(client) } }
        let wrapped = Set(transport.requests.compactMap(\.options.operationID))
        #expect(transport.requests.count == Self.calls.count)
        let named = Set(Self.leftOut.values.joined())
        #expect(wrapped.isDisjoint(with: named))
        #expect(wrapped.union(named) == Set(ContractDocument.shared.operations.map(\.id)))
    }

    @Test func `runs come page by page, and a cursor that stays the same ends them`() async throws {
        let transport = FakeTransport { sent in
            let cursor = sent.request.path?.split(separator: "=").last.map(String.init) ?? ""
            let items = cursor == "c1" ? #"{"run_id":"2"}"# : cursor == "c2" ? "" : #"{"run_id":"0"},{"run_id":"1"}"#
            let next = cursor == "c1" || cursor == "c2" ? "c2" : "c1"
            return (
                HTTPResponse(status: .ok, headerFields: [.contentType: "application/json"]),
                Array(#"{"items":[\#(items)],"next_cursor":"\#(next)"}"#.utf8)
            )
        }
        let client = AgentApiClient(client: try Client.test(transport), agentRef: "a")
        var seen: [String] = []
        for try await run in client.runs.all() { seen.append(run.runId ?? "-") }
        #expect(seen == ["0", "1", "2"])
        #expect(transport.requests.map(\.request.path) == ["/v1/runs", "/v1/runs?cursor=c1", "/v1/runs?cursor=c2"])
    }

    @Test func `a page that failed is asked for again, and nothing is lost`() async throws {
        struct Down: Error {}
        let failures = Lock(1)
        let pages = PagedItems<Int> { cursor in
            if cursor == nil { return ([1], "2") }
            if failures.withLock({
                $0 -= 1; return $0 >= 0
            }) {
                throw Down()
            }
            return ([2], nil)
        }
        var items = pages.makeAsyncIterator()
        #expect(try await items.next() == 1)
        await #expect(throws: Down.self) { try await items.next() }
        #expect(try await items.next() == 2)
        #expect(try await items.next() == nil)
    }
}
