// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser
import LucidAPI

extension APICommand {
    struct RunsNamespace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "runs", abstract: "Calls that last, and what they cost.",
            subcommands: [CreateRun.self, ListRuns.self, GetRun.self, GetRunLedger.self, StreamRun.self])

        struct CreateRun: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "create-run", abstract: "Starts a run of an entrypoint.",
                usage: "lucid-agent api runs create-run <key> --body <json> [<options>]",
                discussion: """
                    POST /v1/agents/{agentRef}/entrypoints/{key}/runs

                    Failures of the agent itself are objects under `error`.

                    Only the hosted product has it; an authority answers 404.
                    """)

            @Argument(help: "The entrypoint's key.")
            var key: String

            @Option(name: .customLong("wait"), help: "Whether the answer comes when the run is over.")
            var wait: Bool?

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.EntrypointCall = try request.required()
                try await options.call(needsAgent: true) { client, context in
                    .answer(
                        try await client.createRun(
                            path: .init(agentRef: context.agentRef, key: key), query: .init(wait: wait),
                            body: .json(body)))
                }
            }
        }

        struct ListRuns: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "list-runs", abstract: "Lists runs, newest first.",
                usage: "lucid-agent api runs list-runs [<options>]",
                discussion: """
                    GET /v1/runs

                    Only the hosted product has it; an authority answers 404.
                    """)

            @Option(name: .customLong("limit"), help: "The most runs, 1 to 200.")
            var limit: Int?

            @Option(name: .customLong("query-agent-ref"), help: "Only runs of this agent.")
            var agentRef: String?

            @Option(name: .customLong("cursor"), help: "Where the page starts, `next_cursor` of the page before.")
            var cursor: String?

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.listRuns(query: .init(limit: limit, agentRef: agentRef, cursor: cursor)))
                }
            }
        }

        struct GetRun: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "get-run", abstract: "Gives one run.",
                usage: "lucid-agent api runs get-run <run-id> [<options>]",
                discussion: """
                    GET /v1/runs/{runId}

                    Only the hosted product has it; an authority answers 404.
                    """)

            @Argument(help: "The run's identifier.")
            var runId: String

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.getRun(path: .init(runId: runId)))
                }
            }
        }

        struct GetRunLedger: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "get-run-ledger", abstract: "Gives what a run has cost.",
                usage: "lucid-agent api runs get-run-ledger <run-id> [<options>]",
                discussion: """
                    GET /v1/runs/{runId}/ledger

                    Only the hosted product has it; an authority answers 404.
                    """)

            @Argument(help: "The run's identifier.")
            var runId: String

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.getRunLedger(path: .init(runId: runId)))
                }
            }
        }

        struct StreamRun: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "stream-run", abstract: "Follows a run event by event.",
                usage: "lucid-agent api runs stream-run <run-id> [<options>]",
                discussion: """
                    GET /v1/runs/{runId}/stream

                    Events are `open`, `update`, `error` and `end`. The schema is that of
                    the data of one event.

                    Only the hosted product has it; an authority answers 404.
                    """)

            @Argument(help: "The run's identifier.")
            var runId: String

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: false) { client, _ in
                    .events(try await client.streamRun(path: .init(runId: runId)).ok.body.eventStream)
                }
            }
        }
    }
}
