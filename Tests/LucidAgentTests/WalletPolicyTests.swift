// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidConcurrency
import LucidTesting
import Testing

/// The policy of a runtime: from its file to the event of a refusal.
@Suite(.timeLimit(.minutes(5))) struct WalletPolicyTests {
    private static let document = #"""
        {"version": 1, "chains": ["eip155:1"], "messages": [{"pattern": "order *"}, {"pattern": "ask *", "decision": "ask"}]}
        """#

    private func load(
        _ policy: String?, in directory: TemporaryDirectory
    ) throws -> AgentConfiguration {
        if let policy { try directory.write(policy, to: "policy.json") }
        return try ConfigLoader(
            environment: [
                "LUCID_AGENT_BASE_URL": "https://authority.test", "LUCID_AGENT_AGENT_REF": "scout",
                "LUCID_AGENT_CREDENTIAL_ID": "cred",
                "LUCID_AGENT_WALLET_PRIVATE_KEY": String(repeating: "46", count: 32),
                "LUCID_AGENT_WALLET_POLICY": "policy.json", "LUCID_AGENT_STORAGE_TYPE": "memory",
            ], workingDirectory: directory.path
        ).load().configuration()
    }

    @Test(arguments: [nil, "", "{}", #"{"version": 1}"#, #"{"version": 1, "chains": [], "windows": []}"#])
    func `a policy that is named and missing or wrong leaves no wallet that signs`(policy: String?) throws {
        let directory = try TemporaryDirectory()
        let error = #expect(throws: AgentRuntimeError.self) { try load(policy, in: directory) }
        #expect(error?.code == .configuration)
        #expect(error?.message.contains("policy.json") == true)
    }

    @Test func `a refusal is an error and an event, and a challenge of the own authority is signed`() async throws {
        let directory = try TemporaryDirectory()
        var configuration = try load(Self.document, in: directory)
        let authority = try AuthorityTransport()
        guard case .privateKey(let key) = configuration.wallet.source else { return }
        configuration.credentialID = try await authority.administration.register(
            agentRef: "scout", address: key.address.description
        ).credentialID
        let asked = Lock(0)
        var dependencies = AgentRuntime.Dependencies(transport: authority, storage: MemoryStorageAdapter())
        dependencies.approve = { question in
            asked.withLock { $0 += 1 }
            return question.approval
        }
        let runtime = try await AgentRuntime.fromConfig(configuration, dependencies: dependencies)
        let events = runtime.events()
        try await runtime.authenticate()
        _ = try await runtime.wallet.sign(message: "order 7")
        _ = try await runtime.wallet.sign(message: "ask me")
        #expect(asked.withLock { $0 } == 1)
        let error = await #expect(throws: AgentRuntimeError.self) { try await runtime.wallet.sign(message: "gm") }
        #expect(error?.code == .rejected)
        await runtime.shutdown()
        var denials: [String] = []
        for await event in events {
            if case .policyDenied(let reason) = event.kind { denials.append(reason) }
        }
        #expect(denials == ["its wording is not listed (messages)"])
    }

    @Test func `a policy may refuse challenges, and then nothing is signed`() async throws {
        let directory = try TemporaryDirectory()
        var configuration = try load(
            #"{"version": 1, "chains": ["eip155:1"], "challenges": "deny"}"#, in: directory)
        let authority = try AuthorityTransport()
        guard case .privateKey(let key) = configuration.wallet.source else { return }
        configuration.credentialID = try await authority.administration.register(
            agentRef: "scout", address: key.address.description
        ).credentialID
        let runtime = try await AgentRuntime.fromConfig(
            configuration, dependencies: .init(transport: authority, storage: MemoryStorageAdapter()))
        let error = await #expect(throws: AgentRuntimeError.self) { try await runtime.authenticate() }
        #expect(error?.code == .rejected)
        await runtime.shutdown()
    }
}
