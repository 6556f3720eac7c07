// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidAgent
import LucidJSON

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check configuration, wallet, storage, authority and clock.",
        usage: "lucid-agent doctor [<options>] [--json]",
        discussion: """
            Each line says what is right or what to do. Nothing is signed, and no
            token is sent. The exit code is that of the first thing that is wrong.

            Examples:
              lucid-agent doctor
              lucid-agent doctor --json | jq '.checks[] | select(.ok | not)'
            """)

    @OptionGroup var session: SessionOptions

    @Flag(name: .customLong("json"), help: "Print {\"ok\", \"checks\"}.")
    var asJSON = false

    func run() async throws {
        var findings: [Finding] = []
        let loaded = check("configuration", &findings) { () throws(CommandError) in try session.config.load() }
        if let loaded {
            findings[0].words = Self.words(on: loaded)
            let configuration = check("settings", &findings) { try session.configuration() }
            if let configuration {
                findings[findings.count - 1].words = "\(configuration.agentRef) at \(configuration.apiBaseURL.origin)"
                findings += await Examination(configuration).findings()
            }
        }
        try answer(findings)
        let errors = findings.compactMap(\.error)
        if let first = errors.first {
            throw CommandError(first.code, "\(errors.count) of \(findings.count) checks failed", underlying: first)
        }
    }

    private func check<Value>(_ name: String, _ findings: inout [Finding], _ body: () throws -> Value) -> Value? {
        do {
            let value = try body()
            findings.append(Finding(name, ""))
            return value
        } catch {
            findings.append(Finding(name, failed: error))
            return nil
        }
    }

    private static func words(on loaded: LoadedConfiguration) -> String {
        guard let file = loaded.file else { return "no file; options and variables only" }
        return "\(file.path) (\(file.standing))"
    }

    private func answer(_ findings: [Finding]) throws(CommandError) {
        let context = CommandContext.current
        if asJSON {
            let checks = findings.map { finding -> JSONValue in
                ["name": .string(finding.name), "ok": .bool(finding.error == nil), "detail": .string(finding.words)]
            }
            let isRight = findings.allSatisfy { $0.error == nil }
            return try context.answer(JSONValue.object(["ok": .bool(isRight), "checks": .array(checks)]).text)
        }
        let mayColour = context.mayColour(context.output)
        for finding in findings {
            let isRight = finding.error == nil
            let mark =
                mayColour
                ? (isRight ? "\u{1B}[32mok  \u{1B}[0m" : "\u{1B}[31mFAIL\u{1B}[0m") : isRight ? "ok  " : "FAIL"
            let padding = String(repeating: " ", count: max(0, 13 - finding.name.count))
            try context.answer("\(mark)  \(finding.name)\(padding)  \(finding.words)")
        }
    }
}

/// One line of a doctor's report.
struct Finding: Sendable {
    let name: String
    var words: String
    let error: CommandError?

    init(_ name: String, _ words: String) {
        self.name = name
        self.words = words
        error = nil
    }

    init(_ name: String, failed error: any Error) {
        self.name = name
        let error = CommandError(known: error) ?? CommandError(.failed, "failed unexpectedly", underlying: error)
        self.error = error
        words = error.message
    }
}
