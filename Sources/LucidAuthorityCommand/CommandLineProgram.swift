// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser
    import LucidAuthority

    /// Parses, runs, and turns what went wrong into one message and an exit code.
    enum CommandLineProgram {
        static func run(_ arguments: [String]) async -> Int32 {
            do {
                var command = try AuthorityCommand.parseAsRoot(arguments)
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
                return 0
            } catch let exit as ExitCode {
                // What is to be said was said.
                return exit.rawValue
            } catch let error as CommandFailure {
                StandardStream.error.write("lucid-authority: \(error.message)\n")
                return error.exitCode
            } catch let error as AuthorityError {
                StandardStream.error.write("lucid-authority: \(error.message)\n")
                return error.code == .invalidConfiguration ? 3 : error.code == .invalidRequest ? 2 : 1
            } catch {
                return parserExit(error)
            }
        }

        /// Help and versions go to standard output, mistakes to standard error with code 2.
        private static func parserExit(_ error: any Error) -> Int32 {
            let text = AuthorityCommand.fullMessage(for: error)
            if AuthorityCommand.exitCode(for: error) == .success {
                StandardStream.output.write(text.isEmpty ? "" : text + "\n")
                return 0
            }
            StandardStream.error.write(text + "\n")
            return 2
        }
    }

    /// A failure that is no fault of the authority's own modules.
    struct CommandFailure: Error {
        let exitCode: Int32
        let message: String

        static func configuration(_ message: String) -> Self { Self(exitCode: 3, message: message) }
        static func network(_ message: String) -> Self { Self(exitCode: 4, message: message) }
    }
#endif
