// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser
import LucidAPI

extension APICommand {
    struct AuthorizationNamespace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "authorization", abstract: "What agents may do for others, and its end.",
            subcommands: [IntrospectToken.self, IssueGrant.self, RevokeAccess.self])

        struct IntrospectToken: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "introspect-token",
                abstract: "Tells whether a token holds now, and what it permits (RFC 7662).",
                usage: "lucid-agent api authorization introspect-token --body <json> [<options>]",
                discussion: """
                    POST /oauth2/introspect

                    The caller is a machine client, by HTTP Basic or in the form, or an
                    operator by its bearer in the header. A client sees its own tokens, and
                    with the scope `token:introspect` all of its tenant. For everything else
                    the answer is `active: false` and nothing more.
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.IntrospectionRequest = try request.required()
                try await options.call(isAuthenticated: false, needsAgent: false) { client, _ in
                    .answer(try await client.introspectToken(body: .urlEncodedForm(body)))
                }
            }
        }

        struct IssueGrant: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "issue-grant", abstract: "Gives an agent a token with which it acts for a subject.",
                usage: "lucid-agent api authorization issue-grant --body <json> [<options>]",
                discussion: """
                    POST /v1/grants

                    The token names the subject as `sub` and the agent as `act`. It lives
                    briefly and cannot be renewed; a new grant is issued instead, and holds
                    at once even if the one before was revoked. It is good at the services
                    that it is meant for, never at the authority itself.
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.IssueGrantRequest = try request.required()
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.issueGrant(body: .json(body)))
                }
            }
        }

        struct RevokeAccess: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "revoke-access", abstract: "Revokes everything of before that meets all of the terms.",
                usage: "lucid-agent api authorization revoke-access --body <json> [<options>]",
                discussion: """
                    POST /v1/revocations

                    What is issued afterwards holds: a login or grant of the same agent or
                    subject works at once. `token` names an access token by its `jti`; it
                    and `family` stand alone. To stop new logins, revoke the credential or
                    the client.
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.RevokeAccessRequest = try request.required()
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.revokeAccess(body: .json(body)))
                }
            }
        }
    }
}
