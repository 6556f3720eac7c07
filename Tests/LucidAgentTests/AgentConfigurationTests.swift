// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidTesting
import Testing

@Suite struct AgentConfigurationTests {
    let directory: TemporaryDirectory
    // The private key of EIP-155's example, and its address.
    static let key = "0x" + String(repeating: "46", count: 32)
    static let address = "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F"

    init() throws { directory = try TemporaryDirectory() }

    func resolve(_ overrides: [ConfigurationKey: String], base: Bool = true) throws -> AgentConfiguration {
        var all = ConfigOverrides()
        if base {
            all[.apiBaseURL] = "https://Auth.Example:443/api/"
            all[.agentRef] = "scout"
            all[.credentialID] = "c1"
        }
        for (key, value) in overrides { all[key] = value }
        return try ConfigLoader(environment: ["HOME": directory.path], workingDirectory: directory.path)
            .load(overrides: all).configuration()
    }

    func failure(_ overrides: [ConfigurationKey: String], base: Bool = true) -> String {
        let error = #expect(throws: AgentRuntimeError.self) { try resolve(overrides, base: base) }
        #expect(error?.code == .configuration)
        return error?.message ?? ""
    }

    @Test func `three settings are enough, and the rest has defaults`() throws {
        let configuration = try resolve([:])
        #expect(configuration.apiBaseURL.origin == "https://auth.example")
        #expect(configuration.agentRef == "scout")
        #expect(configuration.scopes.isEmpty)
        #expect(configuration.challengeRule == .eip4361)
        #expect(configuration.wallet.chain == .eip155(1))
        guard case .none = configuration.wallet.source else {
            Issue.record("a wallet out of nothing")
            return
        }
        guard case .file(let path) = configuration.storage else {
            Issue.record("tokens are not in a file")
            return
        }
        #expect(path == directory.path + "/.local/state/lucid-agent")
    }

    @Test(arguments: [
        (ConfigurationKey.apiBaseURL, "LUCID_AGENT_BASE_URL"), (.agentRef, "LUCID_AGENT_AGENT_REF"),
        (.credentialID, "LUCID_AGENT_CREDENTIAL_ID"),
    ])
    func `what is missing is named, and how to give it`(key: ConfigurationKey, variable: String) {
        var given: [ConfigurationKey: String] = [.apiBaseURL: "https://a.example", .agentRef: "a", .credentialID: "c"]
        given[key] = nil
        let message = failure(given, base: false)
        #expect(message.contains(key.name))
        #expect(message.contains(variable))
    }

    @Test(arguments: [
        "ftp://a.example", "a.example", "https://", "https://u:p@a.example", "https://a.example?x=1",
        "https://a.example#x", "http://a.example", "http://10.0.0.1",
    ])
    func `a base URL that is none, or is plain http beyond this machine, is refused`(text: String) {
        #expect(failure([.apiBaseURL: text]).contains("apiBaseUrl"))
    }

    @Test(arguments: ["http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"])
    func `plain http to this machine is accepted`(text: String) throws {
        #expect(try resolve([.apiBaseURL: text]).apiBaseURL.isLoopback)
    }

    @Test(arguments: ["a b", "a\u{7}", String(repeating: "a", count: 257)])
    func `a reference that cannot go into a path is refused`(text: String) {
        #expect(failure([.agentRef: text]).contains("agentRef"))
    }

    @Test func `a private key makes a local wallet and never shows`() throws {
        let configuration = try resolve([.walletPrivateKey: Self.key, .walletAddress: Self.address])
        guard case .privateKey(let key) = configuration.wallet.source else {
            Issue.record("no local wallet")
            return
        }
        #expect(key.address.description == Self.address)
        #expect(SecretScanner(secrets: [String(repeating: "46", count: 32)]).hits(in: configuration) == 0)
    }

    @Test(arguments: ["", "0x46", String(repeating: "0", count: 64), String(repeating: "f", count: 64), "words"])
    func `a private key that is none is refused without being told`(text: String) {
        let message = failure([.walletPrivateKey: text])
        #expect(message.contains("wallet.privateKey"))
        #expect(text.isEmpty || !message.contains(text))
    }

    @Test(
        arguments: [
            [.walletType: "local"], [.walletKeystore: "k.json"],
            [.walletPrivateKey: key, .walletKeystore: "k.json", .walletPassphrase: "p"],
            [.walletPrivateKey: key, .walletChain: "ethereum"], [.walletAddress: "0x1234"],
            [.refreshSoftLead: "5", .refreshHardLead: "10"],
            [.walletType: "orchestrator", .walletServerURL: "nowhere"],
        ] as [[ConfigurationKey: String]])
    func `settings that do not agree or make no sense are refused`(overrides: [ConfigurationKey: String]) {
        #expect(!failure(overrides).isEmpty)
    }

    @Test func `of a key and a keystore the source that weighs more wins`() throws {
        let path = try directory.write(
            #"""
            {"apiBaseUrl": "https://a.example", "agentRef": "a", "credentialId": "c",
             "wallet": {"type": "local", "keystore": "k.json", "passphrase": "p"}}
            """#, to: "agent.json")
        let loader = ConfigLoader(
            environment: ["HOME": directory.path, "LUCID_AGENT_WALLET_PRIVATE_KEY": Self.key],
            workingDirectory: directory.path)
        guard case .privateKey = try loader.load(path: path).configuration().wallet.source else {
            Issue.record("the file won")
            return
        }
        let plain = ConfigLoader(environment: ["HOME": directory.path], workingDirectory: directory.path)
        guard case .keystore(let keystore, _) = try plain.load(path: path).configuration().wallet.source else {
            Issue.record("no keystore")
            return
        }
        #expect(keystore == directory.path + "/k.json")
    }

    @Test func `a planted file is refused, naming what it set and how to vouch for it`() throws {
        let path = try directory.write(TrustTests.planted, to: ".lucid-agent.json")
        let message = failure([:])
        #expect(message.contains("wallet.type, wallet.keystore, wallet.passphrase"))
        #expect(message.contains("lucid-agent config trust \(path)"))
        #expect(message.contains("LUCID_AGENT_CONFIG_PATH"))
        #expect(!message.contains("evil"))
    }
}
