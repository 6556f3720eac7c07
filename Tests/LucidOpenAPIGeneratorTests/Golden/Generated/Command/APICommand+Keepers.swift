// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser
import LucidAPI

extension APICommand {
    struct KeepersNamespace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "keepers", abstract: "Operations of Keepers.",
            subcommands: [Feed.self])

        struct Feed: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "feed", abstract: "Feeds every animal.",
                usage: "lucid-agent api keepers feed --body <json> [<options>]",
                discussion: """
                    POST /feed
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.Meal = try request.required()
                try await options.call(isAuthenticated: false, needsAgent: false) { client, _ in
                    .answer(try await client.feed(body: .urlEncodedForm(body)))
                }
            }
        }
    }
}
