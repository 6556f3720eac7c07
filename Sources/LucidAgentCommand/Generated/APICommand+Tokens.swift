// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser
import LucidAPI

extension APICommand {
    struct TokensNamespace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "tokens", abstract: "Tokens that a person makes for an agent.",
            subcommands: [ListAgentTokens.self, CreateAgentToken.self, RevokeAgentToken.self])

        struct ListAgentTokens: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "list-agent-tokens", abstract: "Lists the tokens that were made by hand for an agent.",
                usage: "lucid-agent api tokens list-agent-tokens [<options>]",
                discussion: """
                    GET /v1/agents/{agentRef}/tokens

                    Only the hosted product has it; an authority answers 404.
                    """)

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: true) { client, context in
                    .answer(try await client.listAgentTokens(path: .init(agentRef: context.agentRef)))
                }
            }
        }

        struct CreateAgentToken: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "create-agent-token", abstract: "Makes a token for an agent by hand.",
                usage: "lucid-agent api tokens create-agent-token --body <json> [<options>]",
                discussion: """
                    POST /v1/agents/{agentRef}/tokens

                    The secret is shown once.

                    Only the hosted product has it; an authority answers 404.
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.CreateAgentTokenRequest = try request.required()
                try await options.call(needsAgent: true) { client, context in
                    .answer(
                        try await client.createAgentToken(path: .init(agentRef: context.agentRef), body: .json(body)))
                }
            }
        }

        struct RevokeAgentToken: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "revoke-agent-token", abstract: "Revokes a token that was made by hand.",
                usage: "lucid-agent api tokens revoke-agent-token <token-id> [<options>]",
                discussion: """
                    DELETE /v1/agents/{agentRef}/tokens/{tokenId}

                    Only the hosted product has it; an authority answers 404.
                    """)

            @Argument(help: "The token's identifier.")
            var tokenId: String

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: true) { client, context in
                    .answer(
                        try await client.revokeAgentToken(path: .init(agentRef: context.agentRef, tokenId: tokenId)))
                }
            }
        }
    }
}
