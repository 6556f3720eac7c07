// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidAgent
import LucidJSON

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a configuration file, closed to others, and vouch for it.",
        usage: "lucid-agent init --base-url <url> --agent-ref <ref> [<options>]",
        discussion: """
            Secrets are not written into the file, only the paths of the files that
            hold them. A file that is there already is left as it is.

            Examples:
              lucid-agent init --base-url https://auth.example --agent-ref scout \\
                --credential-id ID --keystore agent.json --passphrase-file pass.txt
              lucid-agent init --base-url http://127.0.0.1:8080 --agent-ref scout \\
                --private-key-file key.hex
              lucid-agent init --base-url https://auth.example --agent-ref scout --new-key

            With --new-key the agent proves itself with a key of its own, which owns
            nothing; register the printed address with the authority. The wallet, if one
            is given, signs everything else.
            """)

    @Option(name: .customLong("base-url"), help: ArgumentHelp("The authority's base URL.", valueName: "url"))
    var baseURL: String?

    @Option(help: ArgumentHelp("The agent's reference.", valueName: "ref"))
    var agentRef: String?

    @Option(help: ArgumentHelp("The credential that the wallet proves.", valueName: "id"))
    var credentialId: String?

    @Option(help: ArgumentHelp("A scope to ask for; repeat it for more.", valueName: "scope"))
    var scope: [String] = []

    @OptionGroup(title: "Key") var key: KeyOptions

    @Flag(
        name: .customLong("new-key"),
        help: "Make a key that proves the agent and signs nothing else, beside the file, and print its address.")
    var newKey = false

    @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
    var file: String = ConfigLoader.defaultFileName

    @Flag(
        name: .customLong("json"), help: "Print {\"path\", \"trusted\"}, and \"authenticationAddress\" with --new-key.")
    var asJSON = false

    func validate() throws {
        if key.takesInput { throw ValidationError("The file names other files; standard input is none.") }
        if key.keystore != nil && key.passphraseFile == nil {
            throw ValidationError("--keystore needs --passphrase-file, the path of the file with its passphrase.")
        }
    }

    func run() throws {
        let context = CommandContext.current
        let path = PathText.absolute(file)
        let loader = ConfigOptions.loader
        let store = try loader.trustStore()
        let identity = newKey ? try AuthenticationKey.make(beside: path) : nil
        try KeystoreFile.create(path, content: content(identity).serialized(pretty: true) + [0x0A])
        let recorded: String
        do throws(AgentRuntimeError) {
            let loaded = try loader.load(path: path)
            recorded = try store.trust(path)
            sayWhatIsMissing(loaded)
        } catch {
            unlink(path)
            throw CommandError(error)
        }
        var answer: JSONObject = ["path": .string(recorded), "trusted": true]
        answer["authenticationAddress"] = identity.map { .string($0.address.description) }
        let plain = [recorded, identity?.address.description].compactMap { $0 }.joined(separator: "\n")
        try context.answer(asJSON ? JSONValue.object(answer).text : plain)
    }

    private func content(_ identity: AuthenticationKey?) -> JSONValue {
        var object = JSONObject()
        object["apiBaseUrl"] = baseURL.map(JSONValue.string)
        object["agentRef"] = agentRef.map(JSONValue.string)
        object["credentialId"] = credentialId.map(JSONValue.string)
        if !scope.isEmpty { object["scopes"] = .array(scope.map(JSONValue.string)) }
        var wallet = JSONObject()
        wallet["keystore"] = key.keystore.map { .string(PathText.absolute($0)) }
        wallet["passphraseFile"] = key.passphraseFile.map { .string(PathText.absolute($0)) }
        wallet["privateKeyFile"] = key.privateKeyFile.map { .string(PathText.absolute($0)) }
        if !wallet.isEmpty {
            wallet["type"] = "local"
            object["wallet"] = .object(wallet)
        }
        if let identity {
            object["authentication"] = [
                "keystore": .string(identity.keystore), "passphraseFile": .string(identity.passphraseFile),
            ]
        }
        return .object(object)
    }

    private func sayWhatIsMissing(_ loaded: LoadedConfiguration) {
        let wanted: [ConfigurationKey] = [.apiBaseURL, .agentRef, .credentialID]
        let missing = wanted.filter { key in !loaded.entries.contains { $0.key == key } }
        guard !missing.isEmpty else { return }
        CommandContext.current.say("still to be set before login: \(missing.map(\.name).joined(separator: ", "))")
    }
}
