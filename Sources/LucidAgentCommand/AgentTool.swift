// SPDX-License-Identifier: Apache-2.0
package import ArgumentParser

/// The `lucid-agent` command.
package struct AgentTool: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "lucid-agent",
        abstract: "Identity, session and wallet of a program that runs for months.",
        discussion: """
            Make a key, and sign with it (no configuration, no network):
              lucid-agent wallet new --keystore agent.json --passphrase-file pass.txt
              lucid-agent sign message "gm" --keystore agent.json \\
                --passphrase-file pass.txt

            Sign from any language, one JSON request a line:
              echo '{"id":1,"message":"gm"}' |
                lucid-agent sign message --jsonl --private-key-file key.hex

            Answers go to standard output, words to standard error. Secrets come
            from files, standard input or the environment, never from an argument.

            Exit codes: 0 done, 1 refused or failed, 2 usage, 3 configuration,
            4 network, 5 not authenticated.
            """,
        version: AgentTool.version,
        groupedSubcommands: [
            CommandGroup(
                name: "Set-up",
                subcommands: [InitCommand.self, ConfigCommand.self, StorageCommand.self, DoctorCommand.self]),
            CommandGroup(
                name: "Session",
                subcommands: [
                    LoginCommand.self, TokenCommand.self, StatusCommand.self, EventsCommand.self, AgentsCommand.self,
                    APICommand.self, LogoutCommand.self,
                ]),
            CommandGroup(
                name: "Keys and signatures",
                subcommands: [
                    WalletCommand.self, SignCommand.self, HashCommand.self, VerifyCommand.self, DecodeCommand.self,
                    PolicyCommand.self, SignerCommand.self,
                ]),
        ])

    package init() {}
}

extension AgentTool {
    /// The version of the program.
    package static let version = "0.1.0"

    /// Runs a command line, program name not included, and returns the exit code.
    package static func run(
        _ arguments: [String], in context: CommandContext = CommandContext()
    ) async -> Int32 {
        await CommandContext.$current.withValue(context) {
            do {
                try refuseUnknownCommand(arguments)
                var command = try await asyncParseAsRoot(arguments)
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
                return 0
            } catch {
                return finish(error, in: context)
            }
        }
    }

    /// The argument parser calls a wrong command an unexpected argument; this names those that there are.
    private static func refuseUnknownCommand(_ arguments: [String]) throws {
        var path = ["lucid-agent"]
        var command: any ParsableCommand.Type = AgentTool.self
        for argument in arguments {
            let known = command.configuration.subcommands
            if known.isEmpty || argument.hasPrefix("-") || argument == "help" { return }
            guard let next = known.first(where: { $0.configuration.commandName == argument }) else {
                let names = known.compactMap { $0.configuration.commandName }.joined(separator: ", ")
                throw CommandError(
                    .usage,
                    "\(path.joined(separator: " ")) has no command \(ShellWord.quoted(argument)); it has: \(names)\n"
                        + "See '\(path.joined(separator: " ")) --help' for more.")
            }
            path.append(argument)
            command = next
        }
    }

    private static func finish(_ error: any Error, in context: CommandContext) -> Int32 {
        if let error = CommandError(known: error) {
            context.say("lucid-agent: \(error.message)")
            return error.code.exitStatus
        }
        let status = exitCode(for: error)
        let message = fullMessage(for: error)
        if status.isSuccess {
            do throws(CommandError) {
                if !message.isEmpty { try context.answer(message) }
                return 0
            } catch {
                context.say("lucid-agent: \(error.message)")
                return error.code.exitStatus
            }
        }
        if !message.isEmpty { context.say(message) }
        return status == .validationFailure ? CommandError.Code.usage.exitStatus : status.rawValue
    }
}
