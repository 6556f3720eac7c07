// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidTesting
import Testing

@Suite struct ConfigFileTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    func load(
        _ text: String, mode: Int = 0o600, environment: [String: String] = [:]
    ) throws -> LoadedConfiguration {
        let path = try directory.write(text, to: "agent.json", mode: mode)
        return try ConfigLoader(
            environment: ["HOME": directory.path].merging(environment) { $1 }, workingDirectory: directory.path
        ).load(path: path)
    }

    func failure(_ text: String, mode: Int = 0o600) -> String {
        let error = #expect(throws: AgentRuntimeError.self) { try load(text, mode: mode) }
        #expect(error?.code == .configuration)
        return error?.message ?? ""
    }

    @Test func `every key of the table is read from its group`() throws {
        let loaded = try load(
            #"""
            {"baseUrl": "https://a.example", "agentId": "scout", "credentialId": "c1", "refreshToken": "r",
             "scopes": ["a", "b"], "challengeRule": "seed", "challengeKeys": "j.json", "debug": true,
             "wallet": {"type": "local", "privateKey": "k", "keystore": "k.json", "passphrase": "p",
                        "chain": "eip155:5", "address": "0x", "serverUrl": "s", "serverAccessToken": "t",
                        "mnemonic": "m", "path": "m/0", "contract": true, "clientCertificate": "c.pem", "clientKey": "k.pem",
                        "project": "p", "id": "w", "apiSecret": "a", "signingSecret": "s",
                        "policy": "p.json", "ledger": "l", "rpc": ["https://node.example"]},
             "authentication": {"privateKey": "k", "keystore": "a.json", "passphrase": "p"},
             "storage": {"type": "memory", "directory": "/d", "key": "s"},
             "transport": {"caFile": "ca.pem", "proxy": "http://p"},
             "refresh": {"softLead": 60, "hardLead": "30.5"}}
            """#)
        #expect(loaded.entries.map(\.key) == ConfigurationKey.all)
        for entry in loaded.entries {
            #expect(entry.source == .file(path: directory.path + "/agent.json"))
            #expect((entry.value == nil) == entry.key.isSecret)
        }
        let values = Dictionary(uniqueKeysWithValues: loaded.entries.map { ($0.key, $0.value ?? "") })
        #expect(values[.walletKeystore] == directory.path + "/k.json")
        #expect(values[.transportCAFile] == directory.path + "/ca.pem")
        #expect(values[.refreshSoftLead] == "60")
        #expect(values[.refreshHardLead] == "30.5")
        #expect(values[.scopes] == "a b")
    }

    @Test(arguments: [
        ("{\n  \"agentRef\": \"a\",\n  \"credentialId\": oops\n}", "line 3, column 19"),
        ("{\"agentRef\": \"a\",}", "line 1"), ("{\"agentRef\": \"a\"", "line 1"),
        ("{\"agentRef\": \"a\",\n \"agentRef\": \"b\"}", "line 2"), ("{} {}", "line 1, column 4"),
    ])
    func `bad JSON is told with line and column`(text: String, place: String) {
        let message = failure(text)
        #expect(message.contains(place))
        #expect(message.contains(directory.path + "/agent.json"))
    }

    @Test(
        arguments: [
            (#"{"agentref": "a"}"#, "agentref", "agentRef"), (#"{"apiBaseURL": "a"}"#, "apiBaseURL", "apiBaseUrl"),
            (#"{"scope": []}"#, "scope", "scopes"),
            (#"{"wallet": {"keystor": "a"}}"#, "wallet.keystor", "wallet.keystore"),
            (#"{"wallet": {"passprhaseFile": "a"}}"#, "wallet.passprhaseFile", "wallet.passphraseFile"),
            (#"{"refersh": {}}"#, "refersh", "refresh"), (#"{"zzz": "a"}"#, "zzz", nil),
            (#"{"wallet.keystore": "a"}"#, "wallet.keystore", nil),
        ] as [(String, String, String?)])
    func `an unknown key is named with the nearest known one`(text: String, name: String, near: String?) {
        let message = failure(text)
        #expect(message.contains("unknown key: \(name)"))
        if let near { #expect(message.contains("did you mean \(near)?")) }
    }

    @Test(arguments: [
        #"{"agentRef": 7}"#, #"{"wallet": "local"}"#, #"{"debug": "perhaps"}"#, #"{"scopes": [1]}"#,
        #"{"scopes": {"a": 1}}"#, #"{"refresh": {"softLead": true}}"#, #"{"wallet": {"keystore": ["a"]}}"#,
        #"{"apiBaseUrl": "a", "baseUrl": "b"}"#, #"{"wallet": {"passphrase": "a", "passphraseFile": "b"}}"#,
        #"["agentRef"]"#, "null", #"{"wallet": {"passphraseFile": "missing"}}"#,
    ])
    func `a value of the wrong type or said twice is refused`(text: String) {
        #expect(failure(text).contains(directory.path))
    }

    @Test(arguments: [#"{"agentRef": null, "scopes": [], "wallet": null, "credentialId": ""}"#, " \n", ""])
    func `null, empty text and an empty file say nothing`(text: String) throws {
        #expect(try load(text).entries.allSatisfy { $0.source == .builtIn })
    }

    @Test(arguments: [0o644, 0o640, 0o604, 0o666])
    func `a file with a secret that others can read is refused with the command that closes it`(mode: Int) {
        for secret in [#""refreshToken": "planted""#, #""transport": {"proxy": "http://u:planted@h"}"#] {
            let message = failure("{\(secret)}", mode: mode)
            #expect(message.contains("chmod 600 \(directory.path)/agent.json"))
            #expect(!message.contains("planted"))
        }
    }

    @Test func `a file without a secret may be readable by others, not writable`() throws {
        #expect(try load(#"{"agentRef": "a"}"#, mode: 0o644).source(of: .agentRef) != nil)
        #expect(failure(#"{"agentRef": "a"}"#, mode: 0o646).contains("chmod o-w"))
    }

    @Test func `any variable may be given as a file`() throws {
        let key = try directory.write("secret key\n", to: "key")
        try directory.write("scout\r\n", to: "name", mode: 0o644)
        let loaded = try load(
            "{}",
            environment: ["LUCID_AGENT_WALLET_PRIVATE_KEY_FILE": key, "LUCID_AGENT_AGENT_REF_FILE": "name"])
        #expect(loaded.source(of: .walletPrivateKey) == .environment(variable: "LUCID_AGENT_WALLET_PRIVATE_KEY_FILE"))
        #expect(loaded.entries.first { $0.key == .agentRef }?.value == "scout")
    }

    @Test(arguments: [("missing", 0), ("open", 0o644), ("empty", 0o600), ("binary", 0o600)])
    func `a secret's file that cannot be used is named`(name: String, mode: Int) throws {
        if mode != 0 {
            try directory.write(name == "empty" ? "\n" : "secret", to: name, mode: mode)
        }
        if name == "binary" { try directory.write(bytes: [0xff, 0xfe], to: name) }
        let variable = "LUCID_AGENT_WALLET_PASSPHRASE_FILE"
        let error = #expect(throws: AgentRuntimeError.self) {
            try load("{}", environment: [variable: directory.path + "/" + name])
        }
        #expect(error?.message.contains(variable) == true)
        #expect(error?.message.contains(directory.path + "/" + name) == true)
    }

    @Test func `a variable and its file variable together are refused`() throws {
        let error = #expect(throws: AgentRuntimeError.self) {
            try load("{}", environment: ["LUCID_AGENT_AGENT_REF": "a", "LUCID_AGENT_AGENT_REF_FILE": "b"])
        }
        #expect(error?.message.contains("both set") == true)
    }

    @Test func `a named file that is missing is an error, by option and by variable`() throws {
        let loader = ConfigLoader(environment: [:], workingDirectory: directory.path)
        #expect(throws: AgentRuntimeError.self) { try loader.load(path: "none.json") }
        let byVariable = ConfigLoader(
            environment: ["LUCID_AGENT_CONFIG_PATH": "none.json"], workingDirectory: directory.path)
        let error = #expect(throws: AgentRuntimeError.self) { try byVariable.load() }
        #expect(error?.message.contains("LUCID_AGENT_CONFIG_PATH") == true)
    }

    @Test func `a directory, a device or a huge file is not a configuration`() throws {
        let loader = ConfigLoader(environment: [:], workingDirectory: directory.path)
        #expect(throws: AgentRuntimeError.self) { try loader.load(path: directory.path) }
        #expect(throws: AgentRuntimeError.self) { try loader.load(path: "/dev/null") }
        try directory.write(String(repeating: " ", count: 1 << 20 + 1), to: "huge.json")
        #expect(throws: AgentRuntimeError.self) { try loader.load(path: "huge.json") }
    }

    @Test func `no secret shows in what was loaded`() throws {
        let secrets = ["planted-refresh-5e1f", "planted-passphrase-77aa", "planted-key-0c0c", "planted-bearer-91d2"]
        let loaded = try load(
            #"""
            {"refreshToken": "planted-refresh-5e1f",
             "wallet": {"passphrase": "planted-passphrase-77aa",
                        "privateKey": "planted-key-0c0c", "serverAccessToken": "planted-bearer-91d2"}}
            """#)
        let scanner = SecretScanner(secrets: secrets)
        #expect(scanner.hits(in: loaded) == 0)
        #expect(scanner.hits(in: loaded.entries) == 0)
        var overrides = ConfigOverrides()
        for (key, secret) in zip([ConfigurationKey.refreshToken, .walletPassphrase], secrets) {
            overrides[key] = secret
        }
        #expect(scanner.hits(in: overrides) == 0)
        #expect(scanner.hits(in: secrets) > 0)
    }
}
