// SPDX-License-Identifier: Apache-2.0
package import LucidHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a command may know of the process around it: the environment and three descriptors.
///
/// Answers go to `output`, words for people to `errors`. Tests bind another context and so run commands in process.
package struct CommandContext: Sendable {
    /// The environment variables.
    package var environment: [String: String]
    /// Where configuration is looked for; nil is the working directory of the process.
    package var workingDirectory: String?
    /// Where input comes from.
    package var input: Int32
    /// Where answers go.
    package var output: Int32
    /// Where words for people go.
    package var errors: Int32

    /// How requests leave; libcurl if nil.
    package var transport: (any HTTPTransport)?

    /// Creates a context; without arguments it is that of the process.
    package init(
        environment: [String: String] = ProcessInfo.processInfo.environment, workingDirectory: String? = nil,
        input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, errors: Int32 = STDERR_FILENO,
        transport: (any HTTPTransport)? = nil
    ) {
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.input = input
        self.output = output
        self.errors = errors
        self.transport = transport
    }

    /// The context of the running command.
    @TaskLocal package static var current = CommandContext()

    /// The value of an environment variable; an empty one counts as unset.
    func variable(_ name: String) -> String? {
        guard let value = environment[name], !value.isEmpty else { return nil }
        return value
    }

    /// Writes an answer and a line break.
    func answer(_ text: String) throws(CommandError) {
        guard Descriptor.write(Array((text + "\n").utf8), to: output) else {
            throw CommandError(.failed, "the answer could not be written: \(Descriptor.reason(errno))")
        }
    }

    /// Says something to a person.
    ///
    /// What cannot be said is lost.
    func say(_ text: String) {
        _ = Descriptor.write(Array((text + "\n").utf8), to: errors)
    }

    /// Says something only if a person is looking.
    func note(_ text: String) {
        if errorsAreTerminal { say(text) }
    }

    /// Whether words appear on a terminal.
    var errorsAreTerminal: Bool { isatty(errors) == 1 }

    /// Whether colour may be used on `descriptor`: only on a terminal, and not if `NO_COLOR` is set.
    func mayColour(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1 && variable("NO_COLOR") == nil && environment["TERM"] != "dumb"
    }

    /// All of the input, up to `limit` bytes.
    func readInput(limit: Int, what: String) throws(CommandError) -> [UInt8] {
        if isatty(input) == 1 { say("reading \(what) from the terminal; end with Ctrl-D") }
        return try Descriptor.readAll(input, limit: limit, name: "standard input")
    }
}
