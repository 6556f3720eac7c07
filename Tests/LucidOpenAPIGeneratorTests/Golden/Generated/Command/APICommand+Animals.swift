// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser
import LucidAPI

extension APICommand {
    struct AnimalsNamespace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "animals", abstract: "Living things.",
            subcommands: [GetAnimal.self, PatchAnimal.self, Hear.self, Watch.self, ReadTracks.self])

        struct GetAnimal: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "get-animal", abstract: "Gives an animal. It may sleep.",
                usage: "lucid-agent api animals get-animal <animal-id> [<options>]",
                discussion: """
                    GET /animals/{agentRef}/{animal-id}

                    Even then.
                    """)

            @Argument(help: "The animal.")
            var animalId: String

            @Option(name: .customLong("include-food"), help: "The parameter include_food.")
            var includeFood: Bool?

            @Option(name: .customLong("limit"), help: "How many.")
            var limit: Int?

            @Option(name: .customLong("x-trace"), help: "The parameter X-Trace.")
            var xTrace: String?

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: true) { client, context in
                    .answer(
                        try await client.getAnimal(
                            path: .init(agentRef: context.agentRef, animalId: animalId),
                            query: .init(includeFood: includeFood, limit: limit), headers: .init(xTrace: xTrace)))
                }
            }
        }

        struct PatchAnimal: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "patch-animal", abstract: "Changes an animal.",
                usage: "lucid-agent api animals patch-animal <animal-id> [--body <json>] [<options>]",
                discussion: """
                    PATCH /animals/{agentRef}/{animal-id}
                    """)

            @Argument(help: "The animal.")
            var animalId: String

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.AnimalPatch? = try request.optional()
                try await options.call(needsAgent: true) { client, context in
                    .answer(
                        try await client.patchAnimal(
                            path: .init(agentRef: context.agentRef, animalId: animalId), body: body.map { .json($0) }))
                }
            }
        }

        struct Hear: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "hear", abstract: "Gives what an animal says.",
                usage: "lucid-agent api animals hear <animal-id> [<options>]",
                discussion: """
                    GET /animals/{agentRef}/{animal-id}/sound

                    Only the hosted product has it; an authority answers 404.
                    """)

            @Argument(help: "The animal.")
            var animalId: String

            @Option(name: .customLong("mood"), help: "One or many. May be repeated.")
            var mood: [String] = []

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: true) { client, context in
                    .answer(
                        try await client.hear(
                            path: .init(agentRef: context.agentRef, animalId: animalId),
                            query: .init(mood: mood.isEmpty ? nil : mood)))
                }
            }
        }

        struct Watch: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "watch", abstract: "Gives what an animal does, event by event.",
                usage: "lucid-agent api animals watch <animal-id> [<options>]",
                discussion: """
                    GET /animals/{agentRef}/{animal-id}/moves
                    """)

            @Argument(help: "The animal.")
            var animalId: String

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: true) { client, context in
                    .events(
                        try await client.watch(path: .init(agentRef: context.agentRef, animalId: animalId)).ok.body
                            .eventStream)
                }
            }
        }

        struct ReadTracks: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "read-tracks", abstract: "Gives all tracks, one a line.",
                usage: "lucid-agent api animals read-tracks [<options>]",
                discussion: """
                    GET /tracks
                    """)

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: false) { client, _ in
                    .events(try await client.readTracks().ok.body.eventStream)
                }
            }
        }
    }
}
