// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser
import LucidAPI

extension APICommand {
    struct AgentAuthNamespace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "agent-auth", abstract: "Proving a key and keeping a session.",
            subcommands: [
                IssueAgentChallenge.self, ExchangeAgentChallenge.self, RefreshAgentToken.self, RevokeToken.self,
            ])

        struct IssueAgentChallenge: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "issue-agent-challenge",
                abstract: "Asks for a challenge that the agent's wallet must sign.",
                usage: "lucid-agent api agent-auth issue-agent-challenge --body <json> [<options>]",
                discussion: """
                    POST /v1/auth/agents/{agentRef}/challenge

                    The challenge holds for one exchange and for a few minutes. Note that
                    the answer is 201.
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.AgentChallengeRequest = try request.required()
                try await options.call(isAuthenticated: false, needsAgent: true) { client, context in
                    .answer(
                        try await client.issueAgentChallenge(path: .init(agentRef: context.agentRef), body: .json(body))
                    )
                }
            }
        }

        struct ExchangeAgentChallenge: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "exchange-agent-challenge", abstract: "Exchanges a signed challenge for tokens.",
                usage: "lucid-agent api agent-auth exchange-agent-challenge --body <json> [<options>]",
                discussion: """
                    POST /v1/auth/agents/{agentRef}/exchange

                    A challenge is spent by the first exchange that names it, whether the
                    signature holds or not.
                    """)

            @Option(name: .customLong("d-po-p"), help: "A DPoP proof (RFC 9449) by a key of the caller.")
            var dPoP: String?

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.AgentExchangeRequest = try request.required()
                try await options.call(isAuthenticated: false, needsAgent: true) { client, context in
                    .answer(
                        try await client.exchangeAgentChallenge(
                            path: .init(agentRef: context.agentRef), headers: .init(dPoP: dPoP), body: .json(body)))
                }
            }
        }

        struct RefreshAgentToken: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "refresh-agent-token", abstract: "Spends a refresh token for a new pair of tokens.",
                usage: "lucid-agent api agent-auth refresh-agent-token --body <json> [<options>]",
                discussion: """
                    POST /v1/auth/agents/{agentRef}/refresh

                    Every refresh token is good for one call. Within the grace time that the
                    authority publishes, the direct predecessor gets the same answer again;
                    any other earlier token revokes the whole family.
                    """)

            @Option(
                name: .customLong("request-deadline"),
                help: "The server's time after which the caller no longer waits, in whole seconds since 1970.")
            var requestDeadline: String?

            @Option(name: .customLong("d-po-p"), help: "A DPoP proof (RFC 9449) by a key of the caller.")
            var dPoP: String?

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.AgentRefreshRequest = try request.required()
                try await options.call(isAuthenticated: false, needsAgent: true) { client, context in
                    .answer(
                        try await client.refreshAgentToken(
                            path: .init(agentRef: context.agentRef),
                            headers: .init(requestDeadline: requestDeadline, dPoP: dPoP), body: .json(body)))
                }
            }
        }

        struct RevokeToken: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "revoke-token",
                abstract: "Revokes a refresh token with its family, or an access token (RFC 7009).",
                usage: "lucid-agent api agent-auth revoke-token --body <json> [<options>]",
                discussion: """
                    POST /oauth2/revoke

                    Whoever holds the token may revoke it. The answer is 200 with an empty
                    body, also for a token that the authority does not know.
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.RevokeTokenRequest = try request.required()
                try await options.call(isAuthenticated: false, needsAgent: false) { client, _ in
                    .answer(try await client.revokeToken(body: .urlEncodedForm(body)))
                }
            }
        }
    }
}
