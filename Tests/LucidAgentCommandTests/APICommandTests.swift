// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import HTTPTypes
import LucidAPI
import LucidConcurrency
import LucidHTTP
import LucidJSON
import Testing

@testable import LucidAgentCommand

/// `lucid-agent api`, for every operation of the contract.
@Suite struct APICommandTests {
    /// Every command beneath `api`, with the words that lead to it.
    private static let commands: [(words: [String], type: any ParsableCommand.Type)] =
        APICommand.configuration.subcommands.flatMap { namespace in
            namespace.configuration.subcommands.map { command in
                ([namespace.configuration.commandName ?? "", command.configuration.commandName ?? ""], command)
            }
        }

    @Test func `each operation has a command, and none is there twice`() {
        #expect(Self.commands.count == 55)
        #expect(Set(Self.commands.map(\.words)).count == 55)
    }

    @Test(arguments: commands.map(\.words)) func `help says what it does, where it goes and what it takes`(
        words: [String]
    ) async throws {
        let run = try await CommandRun.of(["api"] + words + ["--help"])
        #expect(run.status == 0)
        #expect(run.output.contains("lucid-agent api \(words.joined(separator: " "))"))
        #expect(run.output.contains("/"))
        #expect(run.output.contains("--base-url"))
    }

    private static let token = "operator-token"

    private func run(
        _ arguments: [String], files: [String: String] = [:], input: String = "", status: Int = 200,
        type: String = "application/json", _ answer: String
    ) async throws -> (run: CommandRun, sent: [HTTPRequest], bodies: [String]) {
        let transport = OneAnswer(status: status, type: type, text: answer)
        let run = try await CommandRun.of(
            ["api"] + arguments + ["--base-url", "https://auth.example", "--bearer-file", "@bearer"],
            input: Array(input.utf8), files: files.merging(["bearer": Self.token]) { $1 }, transport: transport)
        return (run, transport.sent.map(\.0), transport.sent.map(\.1))
    }

    @Test func `a call goes where the contract says, with the bearer, and its answer is printed`() async throws {
        let (run, sent, _) = try await run(
            [
                "agents", "list-agent-credentials", "--agent-ref", "my agent", "--include-revoked", "true", "--json",
            ],
            #"{"items":[]}"#)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == "{\"items\":[]}\n")
        #expect(sent.map(\.path) == ["/v1/agents/my%20agent/credentials?include_revoked=true"])
        #expect(sent.first?.headerFields[.authorization] == "Bearer \(Self.token)")
    }

    @Test func `a body comes from a file, from standard input, or stands on the command line`() async throws {
        let body = #"{"name":"Scout"}"#
        for (arguments, input) in [(["@agent.json"], ""), (["-"], body), ([body], "")] {
            let (run, sent, bodies) = try await run(
                ["agents", "create-agent", "--body"] + arguments, files: ["agent.json": body], input: input,
                status: 201, #"{"agent":{"ref":"scout"}}"#)
            #expect(run.status == 0, "\(run.errors)")
            #expect(sent.first?.method == .post)
            #expect(bodies == [body])
        }
    }

    @Test func `events are printed as lines of JSON`() async throws {
        let (run, sent, _) = try await run(
            ["runs", "stream-run", "r1"], type: "text/event-stream",
            "event: open\ndata: {\"run_id\":\"r1\"}\n\nevent: end\nid: 2\ndata: {}\n\n")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.output
                == "{\"event\":\"open\",\"data\":{\"run_id\":\"r1\"}}\n{\"event\":\"end\",\"id\":\"2\",\"data\":{}}\n")
        #expect(sent.map(\.path) == ["/v1/runs/r1/stream"])
    }

    @Test func `an option of the operation that the tool has too has a name of its own`() async throws {
        let (run, sent, _) = try await run(
            ["runs", "list-runs", "--query-agent-ref", "b", "--limit", "3"], #"{"items":[]}"#)
        #expect(run.status == 0, "\(run.errors)")
        #expect(sent.map(\.path) == ["/v1/runs?limit=3&agent_ref=b"])
    }

    @Test(arguments: [(404, 1), (401, 5), (503, 4)]) func `a failure says what the server said`(
        status: Int, code: Int32
    ) async throws {
        let (run, _, _) = try await run(
            ["runs", "get-run", "r"], status: status, #"{"error":"not_available","message":"not here"}"#)
        #expect(run.status == code)
        #expect(run.output == "")
        #expect(run.errors.contains("not here"))
        #expect(!run.errors.contains(Self.token))
    }

    @Test func `what is missing or wrong is told before anything is sent`() async throws {
        let missing = try await run(["agents", "create-agent"], "{}")
        #expect(missing.run.status == 2)
        #expect(missing.run.errors.contains("--body"))
        let agent = try await run(["agents", "get-agent"], "{}")
        #expect(agent.run.status == 2)
        #expect(agent.run.errors.contains("--agent-ref"))
        let wrong = try await run(["agents", "create-agent", "--body", #"{"name":7}"#], "{}")
        #expect(wrong.run.status == 1)
        #expect(wrong.run.errors.contains("name"))
        #expect(missing.sent.isEmpty && agent.sent.isEmpty && wrong.sent.isEmpty)
    }
}

/// Answers everything alike, and keeps what was sent.
private final class OneAnswer: HTTPTransport {
    private let notes = Lock<[(HTTPRequest, String)]>([])
    private let status: Int
    private let type: String
    private let text: String

    init(status: Int, type: String, text: String) { (self.status, self.type, self.text) = (status, type, text) }

    var sent: [(HTTPRequest, String)] { notes.withLock { $0 } }

    func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        notes.withLock { $0.append((request, String(decoding: body?.bytes ?? [], as: UTF8.self))) }
        return (
            HTTPResponse(status: .init(code: status), headerFields: [.contentType: type, .retryAfter: "0"]),
            HTTPBody(text)
        )
    }
}
