// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser
import LucidAPI

extension APICommand {
    struct DiscoveryNamespace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "discovery", abstract: "What an API needs to verify tokens on its own.",
            subcommands: [GetJWKS.self])

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
    }
}
