// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser
import LucidAPI

extension APICommand {
    struct ClientsNamespace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "clients", abstract: "Machine clients, which prove a secret instead of a key.",
            subcommands: [
                RequestToken.self, RegisterClient.self, IssueClientToken.self, RefreshClientToken.self,
                ListClients.self, GetClient.self, UpdateClient.self, DeleteClient.self, RotateClientSecret.self,
            ])

        struct RequestToken: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "request-token",
                abstract: "Gives a machine client tokens for its secret, or for a refresh token (RFC 6749).",
                usage: "lucid-agent api clients request-token --body <json> [<options>]",
                discussion: """
                    POST /oauth2/token

                    `grant_type` is `client_credentials`, `refresh_token`, or the wallet
                    grant, which takes a signed challenge. The client proves itself by HTTP
                    Basic, identifier and secret each form-encoded (RFC 6749 section 2.3.1),
                    by `client_id` and `client_secret` in the form, or by a JWT (RFC 7523),
                    never by two of them; the wallet grant and its refresh tokens need no
                    client. Every grant gives a refresh token, so that a session does not
                    hang on the secret alone; it is good for one call and for its own
                    client.
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
                let body: Components.Schemas.OAuthTokenRequest = try request.required()
                try await options.call(isAuthenticated: false, needsAgent: false) { client, _ in
                    .answer(
                        try await client.requestToken(
                            headers: .init(requestDeadline: requestDeadline, dPoP: dPoP), body: .urlEncodedForm(body)))
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

            @Option(name: .customLong("d-po-p"), help: "A DPoP proof (RFC 9449) by a key of the caller.")
            var dPoP: String?

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.ClientRefreshRequest = try request.required()
                try await options.call(isAuthenticated: false, needsAgent: false) { client, _ in
                    .answer(
                        try await client.refreshClientToken(
                            headers: .init(requestDeadline: requestDeadline, dPoP: dPoP), body: .json(body)))
                }
            }
        }

        struct ListClients: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "list-clients",
                abstract: "Lists the machine clients of the tenant, oldest first; at most 1,000.",
                usage: "lucid-agent api clients list-clients [<options>]",
                discussion: """
                    GET /v1/clients
                    """)

            @Option(name: .customLong("query-agent-ref"), help: "Only the clients of this agent.")
            var agentRef: String?

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.listClients(query: .init(agentRef: agentRef)))
                }
            }
        }

        struct GetClient: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "get-client", abstract: "Gives a machine client, without its secret.",
                usage: "lucid-agent api clients get-client <client-id> [<options>]",
                discussion: """
                    GET /v1/clients/{clientId}
                    """)

            @Argument(help: "The machine client's identifier.")
            var clientId: String

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.getClient(path: .init(clientId: clientId)))
                }
            }
        }

        struct UpdateClient: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "update-client",
                abstract: "Changes a machine client, or disables it and enables it again.",
                usage: "lucid-agent api clients update-client <client-id> --body <json> [<options>]",
                discussion: """
                    PATCH /v1/clients/{clientId}

                    What is left out stays. Capabilities and tier count from the next
                    refresh on. A client that is disabled gets no token, and its sessions
                    end at once; enabled again, it has to show its secret anew.
                    """)

            @Argument(help: "The machine client's identifier.")
            var clientId: String

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.UpdateClientRequest = try request.required()
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.updateClient(path: .init(clientId: clientId), body: .json(body)))
                }
            }
        }

        struct DeleteClient: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "delete-client", abstract: "Ends a machine client for good, with its sessions.",
                usage: "lucid-agent api clients delete-client <client-id> [<options>]",
                discussion: """
                    DELETE /v1/clients/{clientId}
                    """)

            @Argument(help: "The machine client's identifier.")
            var clientId: String

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.deleteClient(path: .init(clientId: clientId)))
                }
            }
        }

        struct RotateClientSecret: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "rotate-client-secret",
                abstract: "Gives a machine client a new secret, and shows it once.",
                usage: "lucid-agent api clients rotate-client-secret <client-id> --body <json> [<options>]",
                discussion: """
                    POST /v1/clients/{clientId}/secret

                    The old secret is taken for the overlap, so that running programs can be
                    changed over.
                    """)

            @Argument(help: "The machine client's identifier.")
            var clientId: String

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.RotateClientSecretRequest = try request.required()
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.rotateClientSecret(path: .init(clientId: clientId), body: .json(body)))
                }
            }
        }
    }
}
