// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Dispatch
import LucidAgent
import LucidJSON

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

struct EventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "Keep the session fresh, and print what happens to it.",
        usage: "lucid-agent events [<options>] [--count <n>] [--json]",
        discussion: """
            Runs until it is interrupted, until --count events have come, or until
            only a person can renew the session (exit code 5).

            Examples:
              lucid-agent events
              lucid-agent events --json | jq .kind
              lucid-agent events --count 1
            """)

    @OptionGroup var session: SessionOptions

    @Option(help: ArgumentHelp("End after this many events.", valueName: "n"))
    var count: Int?

    @Flag(name: .customLong("json"), help: "Print each event as one line of JSON.")
    var asJSON = false

    func validate() throws {
        if let count, count < 1 { throw ValidationError("--count must be at least 1.") }
    }

    func run() async throws {
        try await session.withRuntime { runtime in
            let events = runtime.events(bufferingNewest: 1_024)
            let watch = SignalWatch { Task { await runtime.shutdown() } }
            defer { watch.end() }
            await runtime.start()
            var left = count ?? .max
            for await event in events {
                if case .shutDown = event.kind { return }
                try CommandContext.current.answer(asJSON ? Self.json(event).text : Self.text(event))
                left -= 1
                if let error = event.error, error.requiresReauthentication {
                    throw CommandError(.notAuthenticated, error.message, underlying: error)
                }
                if left == 0 { return }
            }
        }
    }

    private static func json(_ event: AgentEvent) -> JSONValue {
        var object: JSONObject = [
            "sequence": .integer(event.sequence), "date": .string(RFC3339.format(event.date)),
            "kind": .string(event.name.rawValue),
        ]
        if let session = event.session {
            object["generation"] = .integer(session.generation)
            object["expiresAt"] = .string(RFC3339.format(session.expiresAt))
            object["source"] = .string(session.source.rawValue)
            object["fingerprint"] = .string(session.fingerprint)
        }
        if let error = event.error {
            object["code"] = .string(error.code.description)
            object["message"] = .string(error.message)
        }
        switch event.kind {
        case .clockSkewDetected(let seconds): object["seconds"] = .number(JSONNumber(seconds) ?? 0)
        case .tokensCleared(let reason): object["reason"] = reason.map(JSONValue.string) ?? .null
        case .policyDenied(let reason): object["reason"] = .string(reason)
        default: break
        }
        return .object(object)
    }

    private static func text(_ event: AgentEvent) -> String {
        var words = [RFC3339.format(event.date), event.name.rawValue]
        if let session = event.session {
            let end = RFC3339.format(session.expiresAt)
            words.append("generation \(session.generation) from \(session.source.rawValue), until \(end)")
        }
        if let error = event.error { words.append(error.message) }
        switch event.kind {
        case .clockSkewDetected(let seconds): words.append("the authority's clock is \(Int(seconds.rounded())) s ahead")
        case .tokensCleared(let reason): words.append(reason ?? "")
        case .policyDenied(let reason): words.append(reason)
        default: break
        }
        return words.joined(separator: "  ")
    }
}

/// Calls a handler on the first SIGINT or SIGTERM, in place of ending the process at once.
private struct SignalWatch {
    private let sources: [any DispatchSourceSignal]

    init(_ handler: @escaping @Sendable () -> Void) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler(handler: handler)
            source.activate()
            return source
        }
    }

    func end() {
        for source in sources { source.cancel() }
        for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    }
}
