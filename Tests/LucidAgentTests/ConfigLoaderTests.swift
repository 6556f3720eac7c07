// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import Testing

@Suite struct ConfigLoaderTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    func loader(_ environment: [String: String] = [:]) -> ConfigLoader {
        ConfigLoader(
            environment: ["HOME": directory.path].merging(environment) { $1 }, workingDirectory: directory.path)
    }

    func value(_ key: ConfigurationKey, in loaded: LoadedConfiguration) -> String? {
        loaded.entries.first { $0.key == key }?.value
    }

    // Which of override, environment, file say something, and who must win.
    static let matrix: [(String?, String?, String?, winner: String?)] = [
        ("o", "e", "f", "o"), ("o", "e", nil, "o"), ("o", nil, "f", "o"), ("o", nil, nil, "o"),
        (nil, "e", "f", "e"), (nil, "e", nil, "e"), (nil, nil, "f", "f"), (nil, nil, nil, nil),
    ]

    @Test(arguments: matrix)
    func `an override wins over the environment, which wins over the file`(
        override: String?, variable: String?, file: String?, winner: String?
    ) throws {
        if let file { try directory.write("{\"agentRef\": \"\(file)\"}", to: ".lucid-agent.json") }
        var overrides = ConfigOverrides()
        overrides[.agentRef] = override
        let environment = variable.map { ["LUCID_AGENT_AGENT_REF": $0] } ?? [:]
        let loaded = try loader(environment).load(overrides: overrides)
        #expect(value(.agentRef, in: loaded) == winner)
        let expected: ConfigurationSource? =
            switch winner {
            case "o": .override
            case "e": .environment(variable: "LUCID_AGENT_AGENT_REF")
            case "f": .file(path: directory.path + "/.lucid-agent.json")
            default: nil
            }
        #expect(loaded.source(of: .agentRef) == expected)
    }

    @Test(arguments: [
        ("LUCID_AGENT_BASE_URL", ConfigurationKey.apiBaseURL), ("LUCID_BASE_URL", .apiBaseURL),
        ("LUCID_AGENT_AGENT_REF", .agentRef), ("LUCID_AGENT_AGENT_ID", .agentRef), ("LUCID_AGENT_REF", .agentRef),
        ("LUCID_AGENT_CREDENTIAL_ID", .credentialID), ("LUCID_AGENT_CREDENTIAL", .credentialID),
        ("LUCID_AGENT_WALLET_SERVER_URL", .walletServerURL), ("LUCID_SERVER_URL", .walletServerURL),
        ("LUCID_AGENT_WALLET_KEYSTORE", .walletKeystore), ("LUCID_AGENT_TRANSPORT_PROXY", .transportProxy),
    ])
    func `a variable and its older spelling are read`(variable: String, key: ConfigurationKey) throws {
        let loaded = try loader([variable: "/x"]).load()
        #expect(value(key, in: loaded) == "/x")
        #expect(loaded.source(of: key) == .environment(variable: variable))
    }

    @Test func `the first spelling wins over the older ones`() throws {
        let loaded = try loader([
            "LUCID_AGENT_REF": "third", "LUCID_AGENT_AGENT_ID": "second", "LUCID_AGENT_AGENT_REF": "first",
        ]).load()
        #expect(value(.agentRef, in: loaded) == "first")
    }

    @Test func `an empty variable counts as unset`() throws {
        try directory.write(#"{"agentRef": "scout", "scopes": ["read"]}"#, to: ".lucid-agent.json")
        let loaded = try loader([
            "LUCID_AGENT_AGENT_REF": "", "LUCID_AGENT_AGENT_REF_FILE": "", "LUCID_AGENT_SCOPES": " , ",
        ]).load()
        #expect(value(.agentRef, in: loaded) == "scout")
        #expect(value(.scopes, in: loaded) == "read")
    }

    @Test(
        arguments: [
            (#"["a", "b c:d"]"#, nil), (#"["a","b"]"#, "a b"), ("a,b", "a b"), ("a b", "a b"), (" a ,\tb, ", "a b"),
            ("[\"a\"", nil), ("[1]", nil), ("a", "a"), ("[]", ""), (#"[" a ", ""]"#, "a"),
        ] as [(String, String?)])
    func `scopes are an array, or words with commas or spaces`(text: String, expected: String?) throws {
        guard let expected else {
            let error = #expect(throws: AgentRuntimeError.self) { try loader(["LUCID_AGENT_SCOPES": text]).load() }
            #expect(error?.code == .configuration)
            #expect(error?.message.contains("LUCID_AGENT_SCOPES") == true)
            return
        }
        let loaded = try loader(["LUCID_AGENT_SCOPES": text]).load()
        #expect((value(.scopes, in: loaded) ?? "") == expected)
    }

    @Test(arguments: [
        ("LUCID_AGENT_DEBUG", "maybe"), ("LUCID_AGENT_REFRESH_SOFT_LEAD", "soon"),
        ("LUCID_AGENT_REFRESH_HARD_LEAD", "-1"), ("LUCID_AGENT_REFRESH_HARD_LEAD", "nan"),
        ("LUCID_AGENT_REFRESH_HARD_LEAD", "1e9"), ("LUCID_AGENT_STORAGE_TYPE", "floppy"),
        ("LUCID_AGENT_WALLET_TYPE", "Local"), ("LUCID_AGENT_CHALLENGE_RULE", "any"),
    ])
    func `a bad variable is named, though the file has a good one`(variable: String, text: String) throws {
        let file = #"{"debug": true, "refresh": {"softLead": 60, "hardLead": 30}, "storage": {"type": "memory"}}"#
        let path = try directory.write(file, to: "agent.json")
        let error = #expect(throws: AgentRuntimeError.self) { try loader([variable: text]).load(path: path) }
        #expect(error?.code == .configuration)
        #expect(error?.message.contains(variable) == true)
    }

    @Test func `a variable that looks like ours is reported with what was meant`() throws {
        let loaded = try loader(["LUCID_AGENT_WALLET_KEYSTOR": "x", "LUCID_AGENT_CONFIG_PATH": ""]).load()
        #expect(loaded.warnings.count == 1)
        #expect(loaded.warnings.first?.contains("LUCID_AGENT_WALLET_KEYSTORE?") == true)
    }

    @Test func `nothing at all loads, with defaults and no host`() throws {
        let loaded = try loader().load()
        #expect(loaded.file == nil)
        #expect(loaded.source(of: .apiBaseURL) == nil)
        #expect(value(.challengeRule, in: loaded) == "eip4361")
        #expect(value(.storageDirectory, in: loaded) == directory.path + "/.local/state/lucid-agent")
        #expect(loaded.source(of: .storageDirectory) == .builtIn)
    }

    @Test(
        arguments: [
            (["XDG_STATE_HOME": "/s"], "/s/lucid-agent"),
            (["XDG_STATE_HOME": "s", "HOME": "/h/"], "/h/.local/state/lucid-agent"),
            (["HOME": "/h"], "/h/.local/state/lucid-agent"), (["HOME": "h"], nil), ([:], nil),
        ] as [([String: String], String?)])
    func `the state directory follows the XDG rules`(environment: [String: String], expected: String?) {
        #expect(ConfigLoader(environment: environment, workingDirectory: "/").stateDirectory == expected)
    }

    @Test func `an override that is empty is an error`() throws {
        #expect(throws: AgentRuntimeError.self) { try loader().load(overrides: [.agentRef: ""]) }
    }

    @Test func `paths are made absolute at once, and a tilde is home`() throws {
        let loaded = try loader([
            "LUCID_AGENT_WALLET_KEYSTORE": "./k.json", "LUCID_AGENT_STORAGE_DIRECTORY": "~/tokens",
        ]).load()
        #expect(value(.walletKeystore, in: loaded) == directory.path + "/k.json")
        #expect(value(.storageDirectory, in: loaded) == directory.path + "/tokens")
    }
}
