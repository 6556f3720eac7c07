// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import Foundation

/// Measures the life of tokens beside libraries from PyPI; see Tests/bench.sh.
@main
struct TokenBenchmarks {
    static func main() async {
        do {
            let options = try Options(
                CommandLine.arguments.dropFirst(),
                names: ["json", "python", "server", "python-peer", "only", "child-of", "state", "seed"])
            if let origin = options["child-of"], let state = options["state"], let seed = options["seed"] {
                return try await ProcessesCase.child(origin: origin, state: state, seed: seed)
            }
            try await run(options)
        } catch {
            say("tokens benchmark: \(error)")
            exit(1)
        }
    }

    private static func run(_ options: Options) async throws {
        let server = try TokenServer(python: options["python"] ?? "python3", script: options["server"] ?? "")
        defer { server.stop() }
        let peers = try options["python-peer"].map {
            try PythonPeers(python: options["python"] ?? "python3", script: $0, port: server.port)
        }
        defer { peers?.stop() }
        if let peers { say(peers.versions) }
        let ours = try Ours(server: server)
        defer { ours.close() }

        let groups: [(name: String, run: () async throws -> [BenchmarkResult])] = [
            ("read", { try await ReadCases(ours: ours, peers: peers).run(say) }),
            ("stampede", { try await StampedeCases(ours: ours, peers: peers).run(say) }),
            ("processes", { [try await ProcessesCase(server: server, peers: peers).run(say)] }),
            ("idle", { try await IdleCases(ours: ours).run(say) }),
            ("refresh", { [try await RefreshCase(ours: ours, peers: peers).run(say)] }),
        ]
        var results: [BenchmarkResult] = []
        if let only = options["only"], !groups.contains(where: { $0.name == only }) {
            throw BenchmarkError("--only takes one of \(groups.map(\.name).joined(separator: ", "))")
        }
        for group in groups where group.name == options["only"] ?? group.name { results += try await group.run() }

        let report = Report(suite: "tokens", results)
        print(report.table)
        print("\nServer and peers on this machine; \(report.missed) rows miss their bar")
        if let file = options["json"] { try Data(report.json.utf8).write(to: URL(filePath: file), options: .atomic) }
    }

    private static func say(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
