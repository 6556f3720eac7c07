// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidAgent
import LucidJSON

struct AgentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agents",
        abstract: "Ask the authority about agents.",
        discussion: """
            Examples:
              lucid-agent agents list
              lucid-agent agents get scout --json
            """,
        subcommands: [List.self, Get.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the agents that the token may see.",
            usage: "lucid-agent agents list [<options>] [--json]",
            discussion: """
                Examples:
                  lucid-agent agents list
                  lucid-agent agents list --json | jq '.items[].ref'
                """)

        @OptionGroup var session: SessionOptions

        @Flag(name: .customLong("json"), help: "Print {\"items\": […]}.")
        var asJSON = false

        func run() async throws {
            let agents = try await session.withRuntime { try await $0.api.listAgents() }
            if asJSON {
                let items = try agents.map { try JSONValue(encoding: $0) }
                return try CommandContext.current.answer(JSONValue.object(["items": .array(items)]).text)
            }
            let width = agents.map(\.ref.count).max() ?? 0
            for agent in agents {
                let padding = String(repeating: " ", count: width - agent.ref.count)
                let words = [agent.ref + padding, agent.name, agent.status].compactMap { $0 }
                try CommandContext.current.answer(words.joined(separator: "  "))
            }
        }
    }

    struct Get: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "get",
            abstract: "Show one agent; this one if no reference is given.",
            usage: "lucid-agent agents get [<ref>] [<options>] [--json]",
            discussion: """
                Examples:
                  lucid-agent agents get
                  lucid-agent agents get scout --json
                """)

        @Argument(help: "The agent's reference.")
        var ref: String?

        @OptionGroup var session: SessionOptions

        @Flag(name: .customLong("json"), help: "Print the agent in one line.")
        var asJSON = false

        func run() async throws {
            let agent = try await session.withRuntime { try await $0.api.getAgent(ref) }
            try CommandContext.current.answer(try JSONValue(encoding: agent).text(pretty: !asJSON))
        }
    }
}
