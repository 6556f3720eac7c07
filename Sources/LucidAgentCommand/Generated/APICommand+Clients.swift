// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser
import LucidAPI

extension APICommand {
    struct ClientsNamespace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "clients", abstract: "Machine clients, which prove a secret instead of a key.",
            subcommands: [RequestToken.self, RegisterClient.self, IssueClientToken.self, RefreshClientToken.self])

        struct RequestToken: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "request-token",
                abstract: "Gives a machine client tokens for its secret, or for a refresh token (RFC 6749).",
                usage: "lucid-agent api clients request-token --body <json> [<options>]",
                discussion: """
                    POST /oauth2/token

                    `grant_type` is `client_credentials` or `refresh_token`. The client
                    proves itself by HTTP Basic, identifier and secret each form-encoded
                    (RFC 6749 section 2.3.1), or by `client_id` and `client_secret` in the
                    form, never by both. Both grants give a refresh token, so that a session
                    does not hang on the secret alone; it is good for one call and for its
                    own client.
                    """)

            @Option(
                name: .customLong("request-deadline"),
                help: "The server's time after which the caller no longer waits, in whole seconds since 1970.")
            var requestDeadline: String?

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.OAuthTokenRequest = try request.required()
                try await options.call(isAuthenticated: false, needsAgent: false) { client, _ in
                    .answer(
                        try await client.requestToken(
                            headers: .init(requestDeadline: requestDeadline), body: .urlEncodedForm(body)))
                }
            }
        }

        struct RegisterClient: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "register-client", abstract: "Registers a machine client, and shows its secret once.",
                usage: "lucid-agent api clients register-client --body <json> [<options>]",
                discussion: """
                    POST /auth/register

                    Registration is closed: it takes an operator's bearer. The client gets
                    no more than `capabilities`, and belongs to the operator's tenant, which
                    no field can change.
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.RegisterClientRequest = try request.required()
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.registerClient(body: .json(body)))
                }
            }
        }

        struct IssueClientToken: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "issue-client-token",
                abstract: "Gives a machine client tokens for its secret, in the form of gateways.",
                usage: "lucid-agent api clients issue-client-token --body <json> [<options>]",
                discussion: """
                    POST /auth/token

                    The same as `client_credentials` at `/oauth2/token`, in camelCase JSON.
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.ClientTokenRequest = try request.required()
                try await options.call(isAuthenticated: false, needsAgent: false) { client, _ in
                    .answer(try await client.issueClientToken(body: .json(body)))
                }
            }
        }

        struct RefreshClientToken: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "refresh-client-token",
                abstract: "Spends a machine client's refresh token for a new pair of tokens.",
                usage: "lucid-agent api clients refresh-client-token --body <json> [<options>]",
                discussion: """
                    POST /auth/refresh

                    Every refresh token is good for one call. Within grace the direct
                    predecessor gets the same tokens again, with what is left of their life;
                    any other earlier token revokes the whole family.
                    """)

            @Option(
                name: .customLong("request-deadline"),
                help: "The server's time after which the caller no longer waits, in whole seconds since 1970.")
            var requestDeadline: String?

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.ClientRefreshRequest = try request.required()
                try await options.call(isAuthenticated: false, needsAgent: false) { client, _ in
                    .answer(
                        try await client.refreshClientToken(
                            headers: .init(requestDeadline: requestDeadline), body: .json(body)))
                }
            }
        }
    }
}
