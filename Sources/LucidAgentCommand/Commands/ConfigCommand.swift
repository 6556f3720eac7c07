// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidAgent
import LucidJSON

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "See which setting comes from where, and vouch for a configuration file.",
        discussion: """
            Examples:
              lucid-agent config show
              lucid-agent config trust
            """,
        subcommands: [Show.self, Trust.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Print the settings and the source of each. Secrets are not printed.",
            usage: "lucid-agent config show [<options>] [--json]",
            discussion: """
                Options win over LUCID_AGENT_* variables, which win over the file, which
                wins over defaults.

                Examples:
                  lucid-agent config show
                  LUCID_AGENT_DEBUG=1 lucid-agent config show --json
                """)

        @OptionGroup var options: ConfigOptions

        @Flag(name: .customLong("json"), help: "Print {\"file\", \"settings\", \"withheld\", \"warnings\"}.")
        var asJSON = false

        func run() throws {
            let loaded = try options.load()
            if asJSON { return try CommandContext.current.answer(Self.json(loaded).text) }
            let width = loaded.entries.map(\.key.name.count).max() ?? 0
            let lines = loaded.entries.map { entry in
                let name = entry.key.name + String(repeating: " ", count: width - entry.key.name.count)
                return "\(name)  \(entry.value ?? "(secret)")  [\(entry.source)]"
            }
            if !lines.isEmpty { try CommandContext.current.answer(lines.joined(separator: "\n")) }
            ConfigNotes.say(loaded)
        }

        private static func json(_ loaded: LoadedConfiguration) -> JSONValue {
            let file: JSONValue =
                loaded.file.map { ["path": .string($0.path), "standing": .string("\($0.standing)")] } ?? .null
            let settings = loaded.entries.map { entry -> JSONValue in
                [
                    "key": .string(entry.key.name), "value": entry.value.map(JSONValue.string) ?? .null,
                    "secret": .bool(entry.value == nil), "source": .string("\(entry.source)"),
                ]
            }
            return [
                "file": file, "settings": .array(settings),
                "withheld": .array(loaded.withheld.map { .string($0.name) }),
                "warnings": .array(loaded.warnings.map { .string($0) }),
            ]
        }
    }

    struct Trust: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "trust",
            abstract: "Vouch for a configuration file as it is now.",
            discussion: """
                A file that is merely found in the working directory may name the agent,
                but neither the server nor the wallet: a cloned repository could hold
                one. Read the file, then vouch for it. A change of the file ends the
                trust.

                Examples:
                  lucid-agent config trust
                  lucid-agent config trust ./deploy/.lucid-agent.json
                  lucid-agent config trust --forget
                """)

        @Argument(help: "The file.")
        var file: String = ConfigLoader.defaultFileName

        @Flag(help: "Take the trust back.")
        var forget = false

        @Flag(name: .customLong("json"), help: "Print {\"path\", \"trusted\"}.")
        var asJSON = false

        func run() throws {
            let store = try ConfigOptions.loader.trustStore()
            let path = PathText.absolute(file)
            var recorded = path
            if forget {
                guard try store.forget(path) else { throw CommandError(.failed, "\(path) was not trusted") }
            } else {
                recorded = try store.trust(path)
            }
            let answer: JSONValue = ["path": .string(recorded), "trusted": .bool(!forget)]
            try CommandContext.current.answer(asJSON ? answer.text : recorded)
        }
    }
}

/// What a person should know about a configuration, on standard error.
enum ConfigNotes {
    static func say(_ loaded: LoadedConfiguration) {
        let context = CommandContext.current
        for warning in loaded.warnings { context.say("warning: \(warning)") }
        guard let file = loaded.file, !loaded.withheld.isEmpty else { return }
        let names = loaded.withheld.map(\.name).joined(separator: ", ")
        let why =
            file.standing == .changed
            ? "the file has changed since it was trusted" : "nobody has vouched for the file"
        context.say("warning: \(file.path) says \(names), which is not used, because \(why).")
        context.say("         Read it, then: lucid-agent config trust \(ShellWord.quoted(file.path))")
    }
}
