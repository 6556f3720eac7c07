// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import LucidCrypto
import LucidHTTP
import LucidJSON
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct DoctorTests {
    @Test(arguments: [(3_600.0, "behind"), (-3_600.0, "ahead of")])
    func `a clock that is an hour off is told`(authorityAhead: Double, word: String) async throws {
        let run = try await Self.run(AnsweringTransport(secondsAhead: authorityAhead))
        #expect(run.status == 3)
        let line = try #require(run.output.split(separator: "\n").first { $0.hasPrefix("FAIL  clock") })
        #expect(line.contains("s \(word)"), "\(line)")
        #expect(line.contains("timedatectl"))
    }

    @Test func `a clock that agrees is no reason to worry`() async throws {
        let run = try await Self.run(AnsweringTransport(secondsAhead: 0))
        #expect(run.status == 0, "\(run)")
        #expect(!run.output.contains("FAIL"))
    }

    @Test func `it tells whether secrets may be swapped out`() async throws {
        let run = try await Self.run(AnsweringTransport(secondsAhead: 0))
        let words =
            SecretMemory.health.reason ?? "secrets are never swapped out, and left out of core dumps"
        let line = try #require(run.output.split(separator: "\n").first { $0.hasPrefix("ok    memory") })
        #expect(line.contains(words), "\(line)")
    }

    @Test func `what is missing is told, and the rest is not tried`() async throws {
        let run = try await CommandRun.of(["doctor", "--json"], environment: ["HOME": "/nowhere"])
        #expect(run.status == 3)
        let answer = try JSONValue(parsing: run.output)
        #expect(answer["ok"]?.boolValue == false)
        #expect(answer["checks"]?.arrayValue?.count == 2)
        #expect(answer["checks"]?[1]?["detail"]?.stringValue?.contains("LUCID_AGENT_BASE_URL") == true, "\(answer)")
    }

    private static func run(_ transport: AnsweringTransport) async throws -> CommandRun {
        try await CommandRun.of(
            ["doctor"],
            environment: [
                "LUCID_AGENT_BASE_URL": "http://127.0.0.1:9", "LUCID_AGENT_AGENT_REF": "scout",
                "LUCID_AGENT_CREDENTIAL_ID": "c1", "LUCID_AGENT_WALLET_PRIVATE_KEY": Vectors.key,
                "LUCID_AGENT_STORAGE_TYPE": "memory",
            ], transport: transport)
    }
}

/// Answers everything with 200 and the date at that moment, however long the machine took to get there.
private struct AnsweringTransport: HTTPTransport {
    let secondsAhead: Double

    func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        let date = HTTPDate.format(SystemClock().wallNow().addingTimeInterval(secondsAhead))
        return (HTTPResponse(status: .ok, headerFields: [.date: date]), HTTPBody("{}"))
    }
}
