// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser
import LucidAPI

extension APICommand {
    struct AgentsNamespace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "agents", abstract: "Agents and their credentials.",
            subcommands: [
                ListAgents.self, CreateAgent.self, GetAgent.self, UpdateAgent.self, DeleteAgent.self,
                ListAgentCredentials.self, CreateAgentCredential.self, RevokeAgentCredential.self,
                CreateRuntimeCredentials.self, GetAgentGraph.self,
            ])

        struct ListAgents: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "list-agents", abstract: "Lists the agents that the caller may see, at most 100.",
                usage: "lucid-agent api agents list-agents [<options>]",
                discussion: """
                    GET /v1/agents

                    An agent sees itself; an operator sees the agents of the tenant. There
                    is no paging.
                    """)

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.listAgents())
                }
            }
        }

        struct CreateAgent: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "create-agent", abstract: "Registers an agent.",
                usage: "lucid-agent api agents create-agent --body <json> [<options>]",
                discussion: """
                    POST /v1/agents
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.CreateAgentRequest = try request.required()
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.createAgent(body: .json(body)))
                }
            }
        }

        struct GetAgent: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "get-agent", abstract: "Gives one agent.",
                usage: "lucid-agent api agents get-agent [<options>]",
                discussion: """
                    GET /v1/agents/{agentRef}
                    """)

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: true) { client, context in
                    .answer(try await client.getAgent(path: .init(agentRef: context.agentRef)))
                }
            }
        }

        struct UpdateAgent: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "update-agent", abstract: "Changes what is told of an agent.",
                usage: "lucid-agent api agents update-agent --body <json> [<options>]",
                discussion: """
                    PATCH /v1/agents/{agentRef}

                    What is left out stays.
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.UpdateAgentRequest = try request.required()
                try await options.call(needsAgent: true) { client, context in
                    .answer(try await client.updateAgent(path: .init(agentRef: context.agentRef), body: .json(body)))
                }
            }
        }

        struct DeleteAgent: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "delete-agent", abstract: "Removes an agent.",
                usage: "lucid-agent api agents delete-agent [<options>]",
                discussion: """
                    DELETE /v1/agents/{agentRef}

                    Its credentials are revoked with everything that came of them, and its
                    reference stays taken. The keys of its wallets are kept, because they
                    may be worth something.
                    """)

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: true) { client, context in
                    .answer(try await client.deleteAgent(path: .init(agentRef: context.agentRef)))
                }
            }
        }

        struct ListAgentCredentials: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "list-agent-credentials", abstract: "Lists an agent's credentials.",
                usage: "lucid-agent api agents list-agent-credentials [<options>]",
                discussion: """
                    GET /v1/agents/{agentRef}/credentials
                    """)

            @Option(name: .customLong("include-revoked"), help: "Whether revoked credentials are listed too.")
            var includeRevoked: Bool?

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: true) { client, context in
                    .answer(
                        try await client.listAgentCredentials(
                            path: .init(agentRef: context.agentRef), query: .init(includeRevoked: includeRevoked)))
                }
            }
        }

        struct CreateAgentCredential: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "create-agent-credential",
                abstract: "Adds a credential that is backed by a managed wallet.",
                usage: "lucid-agent api agents create-agent-credential --body <json> [<options>]",
                discussion: """
                    POST /v1/agents/{agentRef}/credentials
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.CreateAgentCredentialRequest = try request.required()
                try await options.call(needsAgent: true) { client, context in
                    .answer(
                        try await client.createAgentCredential(
                            path: .init(agentRef: context.agentRef), body: .json(body)))
                }
            }
        }

        struct RevokeAgentCredential: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "revoke-agent-credential",
                abstract: "Revokes a credential and every token that came of it.",
                usage: "lucid-agent api agents revoke-agent-credential <credential-id> [<options>]",
                discussion: """
                    DELETE /v1/agents/{agentRef}/credentials/{credentialId}

                    The answer is 200 with the revoked credential, not 204.
                    """)

            @Argument(help: "The credential's identifier.")
            var credentialId: String

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: true) { client, context in
                    .answer(
                        try await client.revokeAgentCredential(
                            path: .init(agentRef: context.agentRef, credentialId: credentialId)))
                }
            }
        }

        struct CreateRuntimeCredentials: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "create-runtime-credentials",
                abstract: "Issues a first pair of tokens for an agent whose wallet the authority keeps.",
                usage: "lucid-agent api agents create-runtime-credentials --body <json> [<options>]",
                discussion: """
                    POST /v1/agents/{agentRef}/runtime-credentials

                    The refresh token seeds a runtime that holds no key. This body is
                    camelCase.
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.CreateRuntimeCredentialsRequest = try request.required()
                try await options.call(needsAgent: true) { client, context in
                    .answer(
                        try await client.createRuntimeCredentials(
                            path: .init(agentRef: context.agentRef), body: .json(body)))
                }
            }
        }

        struct GetAgentGraph: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "get-agent-graph", abstract: "Gives who has called whom.",
                usage: "lucid-agent api agents get-agent-graph [<options>]",
                discussion: """
                    GET /v1/agents/graph

                    Nobody can reach an agent by the reference `graph`, because this path
                    comes first.

                    Only the hosted product has it; an authority answers 404.
                    """)

            @Option(name: .customLong("account-id"), help: "Only agents of this account.")
            var accountId: String?

            @Option(name: .customLong("query-agent-ref"), help: "Only calls of or to this agent.")
            var agentRef: String?

            @Option(name: .customLong("from"), help: "The first moment, RFC 3339.")
            var from: String?

            @Option(name: .customLong("to"), help: "The last moment, RFC 3339.")
            var to: String?

            @Option(
                name: .customLong("status"),
                help: "Only runs with one of these states; the parameter is repeated. May be repeated.")
            var status: [String] = []

            @Option(name: .customLong("include-human-invokers"), help: "Whether people who call count, too.")
            var includeHumanInvokers: Bool?

            @Option(name: .customLong("limit"), help: "The most edges.")
            var limit: Int?

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: false) { client, _ in
                    .answer(
                        try await client.getAgentGraph(
                            query: .init(
                                accountId: accountId, agentRef: agentRef, from: from, to: to,
                                status: status.isEmpty ? nil : status, includeHumanInvokers: includeHumanInvokers,
                                limit: limit)))
                }
            }
        }
    }
}
