// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidJSON

/// One call of each operation, with bodies that the document allows.
enum SampleCalls {
    typealias Call = @Sendable (any APIProtocol) async throws -> any WireOutput

    static let all = served.merging(hosted) { served, _ in served }

    private static let served: [String: Call] = [
        "issueAgentChallenge": {
            try await $0.issueAgentChallenge(
                path: .init(agentRef: "my agent/1"), body: .json(.init(scopes: ["wallet.sign"])))
        },
        "exchangeAgentChallenge": {
            try await $0.exchangeAgentChallenge(
                path: .init(agentRef: "a"), body: .json(.init(challengeId: "c", signature: "0xdead")))
        },
        "refreshAgentToken": {
            try await $0.refreshAgentToken(
                path: .init(agentRef: "a"), headers: .init(requestDeadline: "1795224646"),
                body: .json(.init(refreshToken: "r")))
        },
        "revokeToken": {
            try await $0.revokeToken(body: .urlEncodedForm(.init(token: "a+b /=&ü", tokenTypeHint: .refreshToken)))
        },
        "requestToken": {
            try await $0.requestToken(
                headers: .init(requestDeadline: "1795224646"),
                body: .urlEncodedForm(.init(grantType: "refresh_token", scope: "a b", refreshToken: "r+/=&ü")))
        },
        "registerClient": {
            try await $0.registerClient(body: .json(.init(name: "n", capabilities: ["a.b"], agentRef: "a")))
        },
        "issueClientToken": {
            try await $0.issueClientToken(body: .json(.init(clientId: "c", clientSecret: "s")))
        },
        "refreshClientToken": {
            try await $0.refreshClientToken(
                headers: .init(requestDeadline: "1795224646"), body: .json(.init(refreshToken: "r")))
        },
        "listAgents": { try await $0.listAgents() },
        "createAgent": { try await $0.createAgent(body: .json(.init(name: "n", billingMode: .agent))) },
        "getAgent": { try await $0.getAgent(path: .init(agentRef: "a")) },
        "listAgentCredentials": {
            try await $0.listAgentCredentials(path: .init(agentRef: "a"), query: .init(includeRevoked: true))
        },
        "createAgentCredential": {
            try await $0.createAgentCredential(
                path: .init(agentRef: "a"), body: .json(.init(walletId: "w", metadata: ["k": [1, nil]])))
        },
        "revokeAgentCredential": {
            try await $0.revokeAgentCredential(path: .init(agentRef: "a", credentialId: "c?d"))
        },
        "createRuntimeCredentials": {
            try await $0.createRuntimeCredentials(path: .init(agentRef: "a"), body: .json(.init(scopes: [.walletSign])))
        },
        "signMessage": {
            try await $0.signMessage(path: .init(agentRef: "a"), body: .json(.init(message: "gm", encoding: .utf8)))
        },
        "signTypedData": {
            try await $0.signTypedData(
                path: .init(agentRef: "a"),
                body: .json(
                    .init(
                        typedData: .init(
                            domain: ["name": "Mail"], primaryType: "Mail",
                            types: .init(additionalProperties: ["Mail": [.init(name: "to", type: "address")]]),
                            message: ["to": "0x00"]))))
        },
        "signTransaction": {
            try await $0.signTransaction(
                path: .init(agentRef: "a"),
                body: .json(.init(caip2: "eip155:1", params: .init(transaction: ["value": "1000000000000000000000"]))))
        },
        "sendTransaction": {
            try await $0.sendTransaction(
                path: .init(agentRef: "a"),
                body: .json(.init(caip2: "eip155:1", params: .init(transaction: ["nonce": 18_446_744_073]))))
        },
        "getJWKS": { try await $0.getJWKS() },
        "getAuthorityMetadata": { try await $0.getAuthorityMetadata() },
        "listRevocations": { try await $0.listRevocations(query: .init(after: 7)) },
        "introspectToken": { try await $0.introspectToken(body: .urlEncodedForm(.init(token: "t"))) },
        "issueGrant": {
            try await $0.issueGrant(
                body: .json(.init(agentRef: "a", subject: "s", scopes: ["x:y"], expiresIn: 60)))
        },
        "revokeAccess": { try await $0.revokeAccess(body: .json(.init(agent: "a", subject: "s"))) },
        "listClients": { try await $0.listClients(query: .init(agentRef: "a")) },
        "getClient": { try await $0.getClient(path: .init(clientId: "c")) },
        "updateClient": { try await $0.updateClient(path: .init(clientId: "c"), body: .json(.init(tier: "pro"))) },
        "deleteClient": { try await $0.deleteClient(path: .init(clientId: "c")) },
        "rotateClientSecret": {
            try await $0.rotateClientSecret(path: .init(clientId: "c"), body: .json(.init(overlapSeconds: 0)))
        },
    ]
}
