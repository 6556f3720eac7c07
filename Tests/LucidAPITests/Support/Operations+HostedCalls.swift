// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidJSON

extension SampleCalls {
    /// Calls of what belongs to the hosted product.
    static let hosted: [String: Call] = [
        "updateAgent": { try await $0.updateAgent(path: .init(agentRef: "a"), body: .json(.init(name: "n"))) },
        "deleteAgent": { try await $0.deleteAgent(path: .init(agentRef: "a")) },
        "getAgentHealth": { try await $0.getAgentHealth(path: .init(agentRef: "a")) },
        "listEntrypoints": {
            try await $0.listEntrypoints(path: .init(agentRef: "a"), query: .init(refresh: true))
        },
        "refreshEntrypoints": { try await $0.refreshEntrypoints(path: .init(agentRef: "a")) },
        "invokeEntrypoint": {
            try await $0.invokeEntrypoint(
                path: .init(agentRef: "a", key: "main/1"),
                body: .json(.init(input: ["q": 1.50], sessionId: "s", metadata: ["k": "v"], timeoutMs: 1000)))
        },
        "createRun": {
            try await $0.createRun(
                path: .init(agentRef: "a", key: "main"), query: .init(wait: true), body: .json(.init(input: nil)))
        },
        "getAgentGraph": {
            try await $0.getAgentGraph(query: .init(status: ["failed", "a,b"], includeHumanInvokers: false, limit: 5))
        },
        "listAgentTokens": { try await $0.listAgentTokens(path: .init(agentRef: "a")) },
        "createAgentToken": {
            try await $0.createAgentToken(
                path: .init(agentRef: "a"), body: .json(.init(scopes: [.walletSend], expiresInMinutes: 60)))
        },
        "revokeAgentToken": { try await $0.revokeAgentToken(path: .init(agentRef: "a", tokenId: "t")) },
        "listRuns": { try await $0.listRuns(query: .init(limit: 3, agentRef: "b", cursor: "c=")) },
        "getRun": { try await $0.getRun(path: .init(runId: "r")) },
        "streamEntrypoint": {
            try await $0.streamEntrypoint(
                path: .init(agentRef: "a", key: "k"), body: .json(.init(input: ["q": "Why?"], sessionId: "s")))
        },
        "streamRun": { try await $0.streamRun(path: .init(runId: "r")) },
        "getRunLedger": { try await $0.getRunLedger(path: .init(runId: "r")) },
        "getAgentCard": { try await $0.getAgentCard(path: .init(agentRef: "a")) },
        "callAgent": {
            try await $0.callAgent(
                path: .init(agentRef: "a"),
                body: .json(.init(jsonrpc: "2.0", id: "1", method: "tasks/send", params: ["id": "t"])))
        },
        "searchRegistry": {
            try await $0.searchRegistry(query: .init(q: "price watch", streaming: true, mode: "cache", limit: 2))
        },
        "signInWithPrivy": { try await $0.signInWithPrivy(body: .json(.init(token: "p"))) },
        "signInWithCoinbase": { try await $0.signInWithCoinbase(body: .json(.init(accessToken: "c"))) },
        "signOut": { try await $0.signOut() },
        "getCurrentUser": { try await $0.getCurrentUser() },
        "createUserWallet": {
            try await $0.createUserWallet(body: .json(.init(label: "Main", chain: .ethereum, makeDefault: true)))
        },
        "getBalances": { try await $0.getBalances(query: .init(networks: "base,ethereum")) },
    ]
}
