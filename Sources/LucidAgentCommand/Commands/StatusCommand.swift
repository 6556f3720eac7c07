// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidAgent
import LucidJSON

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say whether there is a good session. Sends nothing.",
        usage: "lucid-agent status [<options>] [--json]",
        discussion: """
            Exit code 5 if there is none.

            Examples:
              lucid-agent status || lucid-agent login
              lucid-agent status --json

            --json gives {"authenticated", "agentRef", "credentialId", "origin",
            "generation", "expiresAt", "persisted", "lastError"}.
            """)

    @OptionGroup var session: SessionOptions

    @Flag(name: .customLong("json"), help: "Print the status as one JSON object.")
    var asJSON = false

    func run() async throws {
        try await session.withRuntime { runtime in
            _ = try await runtime.restore()
            let report = SessionReport(runtime.configuration, await runtime.health)
            try report.answer(asJSON: asJSON)
            guard report.isAuthenticated else {
                throw CommandError(.notAuthenticated, "not authenticated; log in with: lucid-agent login")
            }
        }
    }
}

/// What `status` and `login` tell about a session.
struct SessionReport {
    private let configuration: AgentConfiguration
    private let health: CredentialHealth

    init(_ configuration: AgentConfiguration, _ health: CredentialHealth) {
        self.configuration = configuration
        self.health = health
    }

    var isAuthenticated: Bool { health.isAuthenticated }

    func answer(asJSON: Bool) throws(CommandError) {
        try CommandContext.current.answer(asJSON ? json.text : text)
    }

    private var json: JSONValue {
        [
            "authenticated": .bool(isAuthenticated), "agentRef": .string(configuration.agentRef),
            "credentialId": .string(configuration.credentialID), "origin": .string(configuration.apiBaseURL.origin),
            "generation": health.session.map { .integer($0.generation) } ?? .null,
            "expiresAt": health.session.map { .string(RFC3339.format($0.expiresAt)) } ?? .null,
            "persisted": .bool(health.isPersisted ?? false),
            "lastError": health.lastError.map { .string($0.message) } ?? .null,
        ]
    }

    private var text: String {
        var rows = [
            ("authenticated", isAuthenticated ? "yes" : "no"), ("agent", configuration.agentRef),
            ("credential", configuration.credentialID), ("authority", configuration.apiBaseURL.origin),
        ]
        if let session = health.session {
            let place = health.isPersisted == true ? "stored" : "in memory only"
            rows.append(("session", "generation \(session.generation), \(place)"))
            rows.append(("expires", Self.expiry(session, in: health.secondsToEnd)))
            if !session.scopes.isEmpty { rows.append(("scopes", session.scopes.joined(separator: " "))) }
        }
        if let error = health.lastError { rows.append(("last error", error.message)) }
        return rows.map { $0.0 + String(repeating: " ", count: 15 - $0.0.count) + $0.1 }.joined(separator: "\n")
    }

    private static func expiry(_ session: SessionSummary, in seconds: Double?) -> String {
        let date = RFC3339.format(session.expiresAt)
        guard let seconds, seconds > 0 else { return date }
        let words =
            seconds < 120
            ? "\(Int(seconds)) s" : seconds < 7_200 ? "\(Int(seconds / 60)) min" : "\(Int(seconds / 3_600)) h"
        return "\(date), in \(words)"
    }
}
