// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidAgent

struct LogoutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout",
        abstract: "End the session: revoke it at the authority, then drop it here.",
        usage: "lucid-agent logout [<options>] [--local] [--json]",
        discussion: """
            The session is dropped here even if the authority cannot be told; then
            the exit code says so, and its tokens are good until they expire.

            Examples:
              lucid-agent logout
              lucid-agent logout --local
            """)

    @OptionGroup var session: SessionOptions

    @Flag(help: "Drop the session here, and do not tell the authority.")
    var local = false

    @Flag(name: .customLong("json"), help: "Print {\"cleared\", \"revoked\"}.")
    var asJSON = false

    func run() async throws {
        try await session.withRuntime { runtime in
            try await runtime.clearTokens(reason: "logout", revoke: !local)
            let answer: JSONValue = ["cleared": true, "revoked": .bool(!local)]
            if asJSON {
                try CommandContext.current.answer(answer.text)
            } else {
                CommandContext.current.say("logged out\(local ? " here; the authority was not told" : "")")
            }
        }
    }
}
