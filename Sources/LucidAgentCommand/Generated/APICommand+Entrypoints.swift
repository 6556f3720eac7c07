// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser
import LucidAPI

extension APICommand {
    struct EntrypointsNamespace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "entrypoints", abstract: "Calling what an agent offers.",
            subcommands: [
                GetAgentHealth.self, ListEntrypoints.self, RefreshEntrypoints.self, InvokeEntrypoint.self,
                StreamEntrypoint.self,
            ])

        struct GetAgentHealth: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "get-agent-health", abstract: "Asks the agent itself how it is.",
                usage: "lucid-agent api entrypoints get-agent-health [<options>]",
                discussion: """
                    GET /v1/agents/{agentRef}/health

                    The text is the agent's own, passed on as it came.

                    Only the hosted product has it; an authority answers 404.
                    """)

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: true) { client, context in
                    .answer(try await client.getAgentHealth(path: .init(agentRef: context.agentRef)))
                }
            }
        }

        struct ListEntrypoints: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "list-entrypoints", abstract: "Lists what can be called at an agent.",
                usage: "lucid-agent api entrypoints list-entrypoints [<options>]",
                discussion: """
                    GET /v1/agents/{agentRef}/entrypoints

                    Only the hosted product has it; an authority answers 404.
                    """)

            @Option(name: .customLong("refresh"), help: "Whether the agent is asked again, and the cache passed by.")
            var refresh: Bool?

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: true) { client, context in
                    .answer(
                        try await client.listEntrypoints(
                            path: .init(agentRef: context.agentRef), query: .init(refresh: refresh)))
                }
            }
        }

        struct RefreshEntrypoints: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "refresh-entrypoints", abstract: "Asks the agent again what can be called.",
                usage: "lucid-agent api entrypoints refresh-entrypoints [<options>]",
                discussion: """
                    POST /v1/agents/{agentRef}/refresh-entrypoints

                    Only the hosted product has it; an authority answers 404.
                    """)

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: true) { client, context in
                    .answer(try await client.refreshEntrypoints(path: .init(agentRef: context.agentRef)))
                }
            }
        }

        struct InvokeEntrypoint: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "invoke-entrypoint", abstract: "Calls an entrypoint, and waits for its answer.",
                usage: "lucid-agent api entrypoints invoke-entrypoint <key> --body <json> [<options>]",
                discussion: """
                    POST /v1/agents/{agentRef}/entrypoints/{key}/invoke

                    Only the hosted product has it; an authority answers 404.
                    """)

            @Argument(help: "The entrypoint's key.")
            var key: String

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.EntrypointCall = try request.required()
                try await options.call(needsAgent: true) { client, context in
                    .answer(
                        try await client.invokeEntrypoint(
                            path: .init(agentRef: context.agentRef, key: key), body: .json(body)))
                }
            }
        }

        struct StreamEntrypoint: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "stream-entrypoint", abstract: "Calls an entrypoint, and gives its answer event by event.",
                usage: "lucid-agent api entrypoints stream-entrypoint <key> --body <json> [<options>]",
                discussion: """
                    POST /v1/agents/{agentRef}/entrypoints/{key}/stream

                    The schema is that of the data of one event.

                    Only the hosted product has it; an authority answers 404.
                    """)

            @Argument(help: "The entrypoint's key.")
            var key: String

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.EntrypointCall = try request.required()
                try await options.call(needsAgent: true) { client, context in
                    .events(
                        try await client.streamEntrypoint(
                            path: .init(agentRef: context.agentRef, key: key), body: .json(body)
                        ).ok.body.eventStream)
                }
            }
        }
    }
}
