// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser
import LucidAPI

extension APICommand {
    struct DiscoveryNamespace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "discovery", abstract: "What an API needs to verify tokens on its own.",
            subcommands: [GetJWKS.self, ListRevocations.self, GetAuthorityMetadata.self])

        struct GetJWKS: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "get-jwks", abstract: "Gives the public keys that verify access tokens (RFC 7517).",
                usage: "lucid-agent api discovery get-jwks [<options>]",
                discussion: """
                    GET /.well-known/jwks.json
                    """)

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(isAuthenticated: false, needsAgent: false) { client, _ in
                    .answer(try await client.getJWKS())
                }
            }
        }

        struct ListRevocations: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "list-revocations",
                abstract: "Gives the signed list of what was revoked, for verifiers that work offline.",
                usage: "lucid-agent api discovery list-revocations [<options>]",
                discussion: """
                    GET /oauth2/revocations

                    The text is a JWS of type `lucid-revocations+jwt` by a key of the key
                    set. Its entries name nobody: each is a digest that only who holds a
                    token can work out. It also names the keys whose tokens hold.
                    """)

            @Option(
                name: .customLong("after"), help: "The counter of the last list; only what was revoked since is given.")
            var after: Int?

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(isAuthenticated: false, needsAgent: false) { client, _ in
                    .answer(try await client.listRevocations(query: .init(after: after)))
                }
            }
        }

        struct GetAuthorityMetadata: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "get-authority-metadata",
                abstract: "Says what the authority is and where its endpoints are (RFC 8414).",
                usage: "lucid-agent api discovery get-authority-metadata [<options>]",
                discussion: """
                    GET /.well-known/oauth-authorization-server
                    """)

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(isAuthenticated: false, needsAgent: false) { client, _ in
                    .answer(try await client.getAuthorityMetadata())
                }
            }
        }
    }
}
