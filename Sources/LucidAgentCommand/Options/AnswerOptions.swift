// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidJSON

/// How the answer is written, for commands that also work as a co-process.
struct AnswerOptions: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Print the answer as one JSON object.")
    var asJSON = false

    @Flag(
        name: .customLong("jsonl"),
        help: "Answer JSON requests from standard input, one a line, until it ends.")
    var asLines = false

    func validate() throws {
        if asJSON && asLines { throw ValidationError("--json and --jsonl exclude each other.") }
    }

    /// Refuses `--jsonl` next to something that belongs to a single request.
    func refuse(_ name: String, if given: Bool) throws {
        if asLines && given {
            throw ValidationError("With --jsonl the requests come from standard input; leave out \(name).")
        }
    }

    /// Answers requests line by line until standard input ends.
    func serve(_ kind: any RequestKind) throws(CommandError) {
        let context = CommandContext.current
        let process = CoProcess(kind)
        try CoProcessLoop(input: context.input, output: context.output).run { process.answer($0, number: $1) }
    }

    /// Answers one request: as JSON, or as the text that `plain` makes of it.
    ///
    /// - Parameter payload: the key of the request that holds the payload, left out of the paths in messages.
    @discardableResult
    func answer(
        _ request: JSONObject, by kind: any RequestKind, payload: String, plain: (JSONObject) -> String
    ) throws(CommandError) -> JSONObject {
        let members: JSONObject
        do throws(RequestError) {
            members = try kind.answer(.object(request))
        } catch {
            if let cause = error.underlying as? CommandError { throw cause }
            throw CommandError(.failed, error.relative(to: payload).message, underlying: error)
        }
        try CommandContext.current.answer(asJSON ? CoProcess.object(.null, members).text : plain(members))
        return members
    }
}

extension JSONObject {
    /// The text of a member, for plain answers.
    func plain(_ key: String) -> String { self[key]?.stringValue ?? "" }
}
