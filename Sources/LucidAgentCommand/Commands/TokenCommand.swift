// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidAgent
import LucidJSON

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Print an access token that is good now.",
        usage: "lucid-agent token [<options>] [--json]",
        discussion: """
            The token comes from the stored session, is renewed if it is about to
            end, or obtained by proving the key. Processes that ask at the same time
            share one renewal. It is a secret: hand it on through a pipe.

            Examples:
              curl -H "Authorization: Bearer $(lucid-agent token)" https://api.example
              lucid-agent token --json

            --json gives {"accessToken", "expiresAt", "generation", "source"}, with
            source store, refresh, challenge or cache.
            """)

    @OptionGroup var session: SessionOptions

    @Flag(name: .customLong("json"), help: "Print the token with what is known about it.")
    var asJSON = false

    func run() async throws {
        try await session.withRuntime { runtime in
            let (token, _, unsaved) = try await session.token(of: runtime) { try await runtime.ensureAccessToken() }
            if let unsaved { CommandContext.current.say("warning: the session is not stored: \(unsaved)") }
            let answer: JSONValue = [
                "accessToken": .string(token.value), "expiresAt": .string(RFC3339.format(token.expiresAt)),
                "generation": .integer(token.generation), "source": .string(token.source.rawValue),
            ]
            try CommandContext.current.answer(asJSON ? answer.text : token.value)
        }
    }
}
