// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidAgent
import LucidJSON

/// Every operation of the contract; the commands beneath are generated from it.
struct APICommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "api",
        abstract: "Call any operation of the API.",
        discussion: """
            The agent's token goes along, renewed if need be. Answers are JSON; of a
            stream each event is a line. A failure says what the server said, and
            exits with 1, 4 or 5.

            Examples:
              lucid-agent api agents list-agents
              lucid-agent api agents get-agent --agent-ref scout --json
              echo '{"message": "gm"}' | lucid-agent api wallet sign-message --body -
              lucid-agent api runs stream-run run_8 | jq .data
              lucid-agent api agents create-agent --body agent.json \\
                --bearer-file operator.token
            """,
        subcommands: namespaces)
}

/// The body of a request.
struct APIBodyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file of JSON, or the JSON itself if it begins with {; - is standard input. Secrets belong into a file.",
            valueName: "json"))
    var body: String?

    /// The body, which must be there.
    func required<Body: Decodable>() throws -> Body {
        guard let body: Body = try optional() else {
            throw ValidationError("This operation needs a body: give --body, - for standard input.")
        }
        return body
    }

    /// The body, nil if none was given.
    func optional<Body: Decodable>() throws -> Body? {
        guard let body else { return nil }
        let json = try DocumentOptions.json(body, "the body")
        do {
            return try json.decode()
        } catch let error as DecodingError {
            throw CommandError(.failed, "the body is not what the contract says: \(error.summary)", underlying: error)
        }
    }
}

/// What every operation is told.
struct APIOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file with the bearer to send instead of the agent's own, an operator's for instance; - is standard input.",
            valueName: "file"))
    var bearerFile: String?

    @Flag(name: .customLong("json"), help: "Print the answer in one line.")
    var asJSON = false

    @OptionGroup var session: SessionOptions

    /// What an operation gives.
    enum Result {
        case answer(any WireOutput)
        case events(ServerSentEvents<Components.Schemas.StreamData>)
    }

    /// What an operation may ask for.
    struct Context {
        let agentRef: String
    }

    /// Makes one call, and prints what comes of it.
    ///
    /// - Parameters:
    ///   - isAuthenticated: Whether the operation takes a bearer at all.
    ///   - needsAgent: Whether the path names an agent.
    func call(
        isAuthenticated: Bool = true, needsAgent: Bool,
        _ send: (any APIProtocol, Context) async throws -> Result
    ) async throws {
        if isAuthenticated, bearerFile == nil {
            let agentRef = session.config.agentRef
            return try await session.withRuntime(ignoringAgentRef: true) { runtime in
                let context = Context(agentRef: agentRef ?? runtime.api.agentRef)
                try await print(try await send(runtime.api.client, context))
            }
        }
        let bearer =
            isAuthenticated ? try bearerFile.map { try InputFile.readSecret($0, what: "the bearer file") } : nil
        let connection = try Connection(session.config.load())
        defer { connection.close() }
        guard let agentRef = connection.agentRef ?? (needsAgent ? nil : "") else {
            throw ValidationError("Which agent? Give --agent-ref, or a configuration that names one.")
        }
        try await print(try await send(try connection.client(bearer: bearer), Context(agentRef: agentRef)))
    }

    private func print(_ result: Result) async throws {
        switch result {
        case .events(let events):
            for try await event in events {
                var line: JSONObject = ["event": .string(event.event)]
                if !event.id.isEmpty { line["id"] = .string(event.id) }
                line["data"] = .object(event.data)
                try CommandContext.current.answer(JSONValue.object(line).text)
            }
        case .answer(let output):
            guard output.wire.status < 400 else { throw APIError(operation: nil, answer: output.wire) }
            if let content = output.wire.content {
                try CommandContext.current.answer(try JSONValue(encoding: content).text(pretty: !asJSON))
            } else if !output.wire.bytes.isEmpty {
                try CommandContext.current.answer(String(decoding: output.wire.bytes, as: UTF8.self))
            }
        }
    }
}
