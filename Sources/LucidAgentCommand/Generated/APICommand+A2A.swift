// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser
import LucidAPI

extension APICommand {
    struct A2ANamespace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "a2a", abstract: "Agents that talk to agents.",
            subcommands: [GetAgentCard.self, CallAgent.self, SearchRegistry.self])

        struct GetAgentCard: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "get-agent-card", abstract: "Gives the card by which other agents know this one.",
                usage: "lucid-agent api a2a get-agent-card [<options>]",
                discussion: """
                    GET /v1/agents/{agentRef}/a2a/card
                    """)

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: true) { client, context in
                    .answer(try await client.getAgentCard(path: .init(agentRef: context.agentRef)))
                }
            }
        }

        struct CallAgent: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "call-agent", abstract: "Sends a JSON-RPC request to an agent.",
                usage: "lucid-agent api a2a call-agent --body <json> [<options>]",
                discussion: """
                    POST /v1/agents/{agentRef}/a2a/rpc

                    A failure of the method is `error` in an answer with status 200
                    (JSON-RPC 2.0, section 5).

                    Only the hosted product has it; an authority answers 404.
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.RPCRequest = try request.required()
                try await options.call(needsAgent: true) { client, context in
                    .answer(try await client.callAgent(path: .init(agentRef: context.agentRef), body: .json(body)))
                }
            }
        }

        struct SearchRegistry: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "search-registry", abstract: "Looks for agents of others.",
                usage: "lucid-agent api a2a search-registry [<options>]",
                discussion: """
                    GET /v1/a2a/registry

                    Only the hosted product has it; an authority answers 404.
                    """)

            @Option(name: .customLong("q"), help: "Words to look for.")
            var q: String?

            @Option(name: .customLong("skill"), help: "A skill that they must have.")
            var skill: String?

            @Option(name: .customLong("streaming"), help: "Whether they must stream.")
            var streaming: Bool?

            @Option(name: .customLong("paid"), help: "Whether they must take money.")
            var paid: Bool?

            @Option(name: .customLong("mode"), help: "One of `cache`, `live` and `auto`.")
            var mode: String?

            @Option(name: .customLong("limit"), help: "The most agents, 1 to 100.")
            var limit: Int?

            @Option(name: .customLong("cursor"), help: "Where the page starts, `next_cursor` of the page before.")
            var cursor: String?

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: false) { client, _ in
                    .answer(
                        try await client.searchRegistry(
                            query: .init(
                                q: q, skill: skill, streaming: streaming, paid: paid, mode: mode, limit: limit,
                                cursor: cursor)))
                }
            }
        }
    }
}
