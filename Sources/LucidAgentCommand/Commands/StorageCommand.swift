// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidAgent
import LucidJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct StorageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "storage",
        abstract: "See and seal what is stored of sessions, and remove damaged files.",
        discussion: """
            Only storage.* of the configuration is used. Nothing is sent.

            Examples:
              lucid-agent storage list
              lucid-agent storage seal
              lucid-agent storage prune --older-than 30
            """,
        subcommands: [List.self, Seal.self, Prune.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the stored sessions and the files set aside. No token is printed.",
            discussion: """
                --json gives {"directory", "entries": [{"name", "origin", "agentRef",
                "credentialId", "generation", "expiresAt", "keyId"} or {"name", "error"}],
                "setAside": [{"name", "time"}]}.
                """)

        @OptionGroup(title: "Configuration") var config: ConfigOptions

        @Flag(name: .customLong("json"), help: "Print one JSON object.")
        var asJSON = false

        func run() async throws {
            let storage = try config.load().fileStorage()
            let listing = StorageListing(
                directory: storage.directory, entries: try await storage.storedFiles(),
                setAside: try await storage.setAsideFiles())
            try CommandContext.current.answer(asJSON ? listing.json.text : listing.text)
        }
    }

    struct Seal: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "seal",
            abstract: "Seal every stored session with the first storage key (AES-256-GCM).",
            discussion: """
                Sessions in the clear and those under an older key are sealed anew, while
                agents run. Give the key with LUCID_AGENT_STORAGE_KEY, or storage.keyFile;
                make one with: openssl rand -hex 32

                Exit code 1 if a session was left as it was; run it again then.
                """)

        @OptionGroup(title: "Configuration") var config: ConfigOptions

        @Flag(name: .customLong("json"), help: "Print {\"sealed\", \"unchanged\", \"failures\"}.")
        var asJSON = false

        func run() async throws {
            let context = CommandContext.current
            let report = try await config.load().fileStorage().seal()
            if asJSON {
                let failures = report.failures.sorted { $0.key < $1.key }
                    .map { JSONValue.object(["name": .string($0.key), "error": .string($0.value)]) }
                let answer: JSONValue = [
                    "sealed": .integer(report.sealed), "unchanged": .integer(report.unchanged),
                    "failures": .array(failures),
                ]
                try context.answer(answer.text)
            } else {
                try context.answer("\(report.sealed) sealed, \(report.unchanged) were already")
            }
            for (name, reason) in report.failures.sorted(by: { $0.key < $1.key }) {
                context.say("left as it was: \(name): \(reason)")
            }
            guard report.failures.isEmpty else {
                throw CommandError(.failed, "\(report.failures.count) of the sessions could not be sealed")
            }
        }
    }

    struct Prune: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "prune",
            abstract: "Remove damaged files that were set aside long enough ago.",
            discussion: """
                A session that cannot be read is renamed KEY.corrupt-TIME-RANDOM and never
                removed by itself. It may hold tokens that are still good.
                """)

        @OptionGroup(title: "Configuration") var config: ConfigOptions

        @Option(help: ArgumentHelp("Only files set aside at least that many days ago.", valueName: "days"))
        var olderThan = 30

        @Flag(name: .customLong("json"), help: "Print {\"removed\": [names]}.")
        var asJSON = false

        func validate() throws {
            guard (0...36_500).contains(olderThan) else { throw ValidationError("--older-than takes 0 to 36500 days.") }
        }

        func run() async throws {
            let storage = try config.load().fileStorage()
            // A name has the time without its fraction: with 0 days a file of this very second goes, too.
            let limit = Date(timeIntervalSinceNow: 1 - Double(olderThan) * 86_400)
            let removed = try await storage.removeSetAsideFiles(before: limit)
            let answer: JSONValue = ["removed": .array(removed.map { .string($0.name) })]
            try CommandContext.current.answer(asJSON ? answer.text : "\(removed.count) removed")
        }
    }
}
