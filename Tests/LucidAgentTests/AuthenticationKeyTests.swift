// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidTesting
import Testing

/// A key that proves the agent, apart from the one that moves money; and the wallets that others keep.
@Suite(.timeLimit(.minutes(5))) struct AuthenticationKeyTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func load(_ variables: [String: String]) throws -> AgentConfiguration {
        var all = [
            "LUCID_AGENT_BASE_URL": "https://authority.test", "LUCID_AGENT_AGENT_REF": "scout",
            "LUCID_AGENT_CREDENTIAL_ID": "cred", "LUCID_AGENT_STORAGE_TYPE": "memory", "HOME": directory.path,
        ]
        all.merge(variables) { $1 }
        return try ConfigLoader(environment: all, workingDirectory: directory.path).load().configuration()
    }

    @Test func `challenges are signed by the authentication key, all else by the wallet`() async throws {
        let (identity, purse) = (PrivateKey.generate(), PrivateKey.generate())
        var configuration = try load([:])
        configuration.authentication = .privateKey(identity)
        configuration.wallet = .init(.privateKey(purse))
        let authority = try AuthorityTransport()
        configuration.credentialID = try await authority.administration.register(
            agentRef: "scout", address: identity.address.description
        ).credentialID
        let runtime = try await AgentRuntime.fromConfig(
            configuration, dependencies: .init(transport: authority, storage: MemoryStorageAdapter()))
        try await runtime.authenticate()
        #expect(try await runtime.wallet.sign(message: "gm").address == purse.address)
        await runtime.shutdown()
    }

    @Test func `an agent may have a key that proves it and no wallet`() async throws {
        let identity = PrivateKey.generate()
        var configuration = try load([:])
        configuration.authentication = .privateKey(identity)
        let authority = try AuthorityTransport()
        configuration.credentialID = try await authority.administration.register(
            agentRef: "scout", address: identity.address.description
        ).credentialID
        let runtime = try await AgentRuntime.fromConfig(
            configuration, dependencies: .init(transport: authority, storage: MemoryStorageAdapter()))
        try await runtime.authenticate()
        let error = await #expect(throws: AgentRuntimeError.self) { try await runtime.wallet.sign(message: "gm") }
        #expect(error?.code == .wallet)
        await runtime.shutdown()
    }

    @Test func `a mnemonic and a path give the wallet's key`() throws {
        // The first account of BIP-39's all-"abandon" words, as every Ethereum wallet derives it.
        let words = Array(repeating: "abandon", count: 11).joined(separator: " ") + " about"
        let first = try load(["LUCID_AGENT_WALLET_MNEMONIC": words])
        guard case .privateKey(let key) = first.wallet.source else {
            Issue.record("no key")
            return
        }
        #expect(key.address.description == "0x9858EfFD232B4033E47d90003D41EC34EcaEda94")
        let second = try load(["LUCID_AGENT_WALLET_MNEMONIC": words, "LUCID_AGENT_WALLET_PATH": "m/44'/60'/0'/0/1"])
        guard case .privateKey(let other) = second.wallet.source else {
            Issue.record("no key")
            return
        }
        #expect(other.address.description == "0x6Fac4D18c912343BF86fa7049364Dd4E424Ab9C0")
        for wrong in [
            ["LUCID_AGENT_WALLET_MNEMONIC": words + " about"],
            ["LUCID_AGENT_WALLET_MNEMONIC": words, "LUCID_AGENT_WALLET_PATH": "m/x"],
            [
                "LUCID_AGENT_WALLET_MNEMONIC": words,
                "LUCID_AGENT_WALLET_PRIVATE_KEY": String(repeating: "46", count: 32),
            ],
        ] {
            let error = #expect(throws: AgentRuntimeError.self) { try load(wrong) }
            #expect(error?.code == .configuration)
            #expect(error?.message.contains("abandon") == false)
        }
    }

    static let managed: [(String, [String: String])] = [
        (
            "turnkey",
            [
                "LUCID_AGENT_WALLET_API_SECRET": String(repeating: "46", count: 32),
                "LUCID_AGENT_WALLET_ADDRESS": "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F",
            ]
        ),
        ("privy", ["LUCID_AGENT_WALLET_API_SECRET": "hush", "LUCID_AGENT_WALLET_ID": "w1"]),
    ]

    @Test(arguments: managed) func `a managed wallet is configured by its project and its secrets`(
        type: String, variables: [String: String]
    ) async throws {
        var all = variables
        all["LUCID_AGENT_WALLET_TYPE"] = type
        all["LUCID_AGENT_WALLET_PROJECT"] = "project"
        let configuration = try load(all)
        let transport = FakeTransport { _ in throw CancellationError() }
        let runtime = try await AgentRuntime.fromConfig(
            configuration, dependencies: .init(transport: transport, storage: MemoryStorageAdapter()))
        #expect(transport.exchanges.isEmpty)
        #expect(runtime.wallet.capabilities.contains(.typedData))
        await runtime.shutdown()
        for key in Array(variables.keys) + ["LUCID_AGENT_WALLET_PROJECT"] {
            var less = all
            less[key] = nil
            let error = #expect(throws: AgentRuntimeError.self, "without \(key)") { try load(less) }
            #expect(error?.code == .configuration)
        }
    }

    @Test func `a secret that is none of the provider's is told without showing it`() throws {
        let error = #expect(throws: AgentRuntimeError.self) {
            try load([
                "LUCID_AGENT_WALLET_TYPE": "coinbase", "LUCID_AGENT_WALLET_PROJECT": "key",
                "LUCID_AGENT_WALLET_ADDRESS": "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F",
                "LUCID_AGENT_WALLET_API_SECRET": "swordfish", "LUCID_AGENT_WALLET_SIGNING_SECRET": "swordfish",
            ])
        }
        #expect(error?.code == .configuration)
        #expect("\(String(describing: error))".contains("swordfish") == false)
    }
}
