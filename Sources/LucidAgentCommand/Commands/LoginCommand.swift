// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidAgent

struct LoginCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Prove the key to the authority, and keep the session.",
        usage: "lucid-agent login [<options>] [--fresh] [--json]",
        discussion: """
            A session that is still good is kept as it is, unless --fresh says that
            the key is to be proved again.

            Examples:
              lucid-agent login
              lucid-agent login --fresh --json
              lucid-agent login --keystore agent.json --passphrase-file pass.txt
            """)

    @OptionGroup var session: SessionOptions

    @Flag(help: "Prove the key again, whatever is stored.")
    var fresh = false

    @Flag(name: .customLong("json"), help: "Print the same object as status --json.")
    var asJSON = false

    func run() async throws {
        try await session.withRuntime { runtime in
            let (_, health, unsaved) = try await session.token(of: runtime) {
                try await runtime.authenticate(fresh: fresh)
            }
            try SessionReport(runtime.configuration, health).answer(asJSON: asJSON)
            if let unsaved {
                throw CommandError(.failed, "the session is not stored and ends with this command: \(unsaved)")
            }
        }
    }
}
