// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import Testing

@Suite struct TrustTests {
    let directory: TemporaryDirectory
    let loader: ConfigLoader

    static let planted = #"""
        {"apiBaseUrl": "https://evil.example", "agentRef": "scout", "credentialId": "c1", "scopes": ["a"],
         "debug": true, "refresh": {"softLead": 60},
         "wallet": {"type": "local", "keystore": "k.json", "passphraseFile": "/etc/shadow"},
         "transport": {"proxy": "http://evil.example"}, "storage": {"directory": "/tmp/evil"}}
        """#

    init() throws {
        directory = try TemporaryDirectory()
        loader = ConfigLoader(environment: ["HOME": directory.path + "/home"], workingDirectory: directory.path)
    }

    @Test func `a file that was merely found gives only what is harmless`() throws {
        try directory.write(Self.planted, to: ".lucid-agent.json", mode: 0o644)
        let loaded = try loader.load()
        #expect(loaded.file?.standing == .found)
        let fromFile = loaded.entries.filter { $0.source == .file(path: directory.path + "/.lucid-agent.json") }
        #expect(fromFile.map(\.key) == [.agentRef, .credentialID, .scopes, .debug, .refreshSoftLead])
        #expect(
            Set(loaded.withheld) == [
                .apiBaseURL, .walletType, .walletKeystore, .walletPassphrase, .transportProxy, .storageDirectory,
            ])
    }

    @Test func `what another source gives is not withheld`() throws {
        try directory.write(#"{"apiBaseUrl": "https://evil.example", "agentRef": "a"}"#, to: ".lucid-agent.json")
        let loaded = try loader.load(overrides: [.apiBaseURL: "https://mine.example"])
        #expect(loaded.withheld.isEmpty)
        #expect(loaded.source(of: .apiBaseURL) == .override)
    }

    @Test func `a trusted file counts in full, until it changes or is forgotten`() throws {
        let path = try directory.write(#"{"apiBaseUrl": "https://mine.example"}"#, to: ".lucid-agent.json")
        let store = try loader.trustStore()
        #expect(try store.trust(path) == path)
        #expect(try loader.load().file?.standing == .trusted)
        #expect(try loader.load().source(of: .apiBaseURL) == .file(path: path))

        try directory.write(#"{"apiBaseUrl": "https://evil.example"}"#, to: ".lucid-agent.json")
        let changed = try loader.load()
        #expect(changed.file?.standing == .changed)
        #expect(changed.withheld == [.apiBaseURL])

        try store.trust(path)
        #expect(try store.trustedPaths() == [path])
        #expect(try store.forget(path))
        #expect(try !store.forget(path))
        #expect(try loader.load().file?.standing == .found)
    }

    @Test func `the same bytes at another path are not trusted`() throws {
        let path = try directory.write(#"{"apiBaseUrl": "https://mine.example"}"#, to: "mine.json")
        try loader.trustStore().trust(path)
        try directory.write(#"{"apiBaseUrl": "https://mine.example"}"#, to: ".lucid-agent.json")
        #expect(try loader.load().file?.standing == .found)
    }

    @Test func `a path that was named is trusted, by option and by variable`() throws {
        let path = try directory.write(#"{"apiBaseUrl": "https://mine.example"}"#, to: "mine.json")
        #expect(try loader.load(path: "mine.json").source(of: .apiBaseURL) == .file(path: path))
        let byVariable = ConfigLoader(
            environment: ["LUCID_AGENT_CONFIG_PATH": "./mine.json"], workingDirectory: directory.path)
        #expect(try byVariable.load().source(of: .apiBaseURL) == .file(path: path))
        #expect(try byVariable.load().file?.standing == .named)
    }

    @Test func `without a state directory nothing that was found is trusted`() throws {
        let path = try directory.write(#"{"apiBaseUrl": "https://mine.example"}"#, to: ".lucid-agent.json")
        try loader.trustStore().trust(path)
        let homeless = ConfigLoader(environment: [:], workingDirectory: directory.path)
        #expect(try homeless.load().file?.standing == .found)
        #expect(throws: AgentRuntimeError.self) { try homeless.trustStore() }
    }

    @Test(arguments: [("not json", 0o600), (#"{"version": 2}"#, 0o600), (#"{"version":1,"files":[]}"#, 0o666)])
    func `a list of trusted files that is damaged or open is refused`(text: String, mode: Int) throws {
        let path = try directory.write(#"{"apiBaseUrl": "https://mine.example"}"#, to: ".lucid-agent.json")
        let store = try loader.trustStore()
        try store.trust(path)
        try directory.write(text, to: "home/.local/state/lucid-agent/trust.json", mode: mode)
        let error = #expect(throws: AgentRuntimeError.self) { try loader.load() }
        #expect(error?.message.contains("trust.json") == true)
    }

    @Test func `a file that everybody can write is not trusted`() throws {
        let path = try directory.write("{}", to: ".lucid-agent.json", mode: 0o666)
        let store = try loader.trustStore()
        #expect(throws: AgentRuntimeError.self) { try store.trust(path) }
        #expect(throws: AgentRuntimeError.self) { try store.trust(path + ".missing") }
    }
}
