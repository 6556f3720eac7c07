// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import Foundation

/// Measures the transport beside async-http-client and a C program on libcurl; see Tests/bench.sh.
///
/// Each measurement is a process of its own against one nginx; contenders take turns.
@main
struct TransportBenchmarks {
    private struct Case {
        let name: String
        let isHTTP2: Bool
        let concurrency: Int
        let requests: Int
        var isStream = false

        /// Whether the bars hold here, and by how much the peers are to be beaten.
        var bars: (time: [BenchmarkCase.Bar], cpu: [BenchmarkCase.Bar]) {
            switch (isStream, concurrency) {
            case (false, 64):
                (
                    [.ratio(0.833, to: "async-http-client"), .ratio(1.15, to: "C curl multi")],
                    [.ratio(0.65, to: "async-http-client")]
                )
            case (false, 1_000): ([.ratio(1, to: "async-http-client")], [])
            default: ([], [])
            }
        }
    }

    private static let cases = [false, true].flatMap { isHTTP2 in
        let version = isHTTP2 ? "h2" : "h1"
        return [
            Case(name: "\(version)/1", isHTTP2: isHTTP2, concurrency: 1, requests: 5_000),
            Case(name: "\(version)/64", isHTTP2: isHTTP2, concurrency: 64, requests: 40_000),
            Case(name: "\(version)/1000", isHTTP2: isHTTP2, concurrency: 1_000, requests: 40_000),
            Case(name: "\(version)/stream", isHTTP2: isHTTP2, concurrency: 4, requests: 100, isStream: true),
        ]
    }

    static func main() async {
        do {
            if CommandLine.arguments.dropFirst().first == "--worker" {
                let arguments = CommandLine.arguments
                let load = try JSONDecoder().decode(Load.self, from: Data(arguments[3].utf8))
                let outcome = try await Worker.run(arguments[2], load)
                print(String(decoding: try JSONEncoder().encode(outcome), as: UTF8.self))
                return
            }
            let options = try Options(
                CommandLine.arguments.dropFirst(), names: ["json", "only", "rounds", "plain", "secure", "ca", "c-peer"])
            try run(options)
        } catch {
            FileHandle.standardError.write(Data("transport benchmark: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ options: Options) throws {
        guard let plain = options["plain"], let secure = options["secure"], let caFile = options["ca"],
            let peer = options["c-peer"]
        else { throw BenchmarkError("--plain, --secure, --ca and --c-peer are needed") }
        let rounds = options["rounds"].flatMap { Int($0) } ?? 7
        var results: [BenchmarkResult] = []
        for item in cases where item.name.hasPrefix(options["only"] ?? "") {
            let load = Load(
                url: (item.isHTTP2 ? secure : plain) + (item.isStream ? "/large" : "/small"),
                caFile: item.isHTTP2 ? caFile : nil, concurrency: item.concurrency, requests: item.requests,
                warmup: max(item.concurrency * 2, item.requests / 10), isHTTP2: item.isHTTP2, isStream: item.isStream)
            let contenders = ["ours", "C curl multi", "async-http-client/1", "async-http-client/2"]
            var outcomes: [String: [Load.Outcome]] = [:]
            for round in 0..<rounds {
                for step in contenders.indices {
                    let name = contenders[(round + step) % contenders.count]
                    let outcome = try measure(name, load, peer: peer)
                    guard outcome.failed == 0 else {
                        throw BenchmarkError("\(item.name): \(outcome.failed) requests of \(name) failed")
                    }
                    outcomes[name, default: []].append(outcome)
                }
                say("\(item.name): round \(round + 1) of \(rounds)")
            }
            results += rows(item, contenders, outcomes)
        }
        let report = Report(suite: "transport", results)
        print(report.table)
        print("\nOne nginx with one worker on this machine; \(report.missed) rows miss their bar")
        if let file = options["json"] { try Data(report.json.utf8).write(to: URL(filePath: file), options: .atomic) }
    }

    private static func measure(_ name: String, _ load: Load, peer: String) throws -> Load.Outcome {
        let process = Process()
        if name == "C curl multi" {
            process.executableURL = URL(filePath: peer)
            process.arguments = [
                load.url, load.caFile ?? "-", "\(load.concurrency)", "\(load.requests)", "\(load.warmup)",
                load.isHTTP2 ? "1" : "0",
            ]
        } else {
            process.executableURL = URL(filePath: CommandLine.arguments[0])
            let text = String(decoding: try JSONEncoder().encode(load), as: UTF8.self)
            process.arguments = ["--worker", name, text]
        }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchmarkError("\(name) ended with \(process.terminationStatus)")
        }
        return try JSONDecoder().decode(Load.Outcome.self, from: data)
    }

    /// The medians of the rounds: of each peer the faster variant counts.
    private static func rows(
        _ item: Case, _ contenders: [String], _ outcomes: [String: [Load.Outcome]]
    ) -> [BenchmarkResult] {
        func row(
            _ suffix: String, unit: String, bars: [BenchmarkCase.Bar], _ value: (Load.Outcome) -> Double
        ) -> BenchmarkResult {
            func median(_ name: String) -> Double {
                let values = (outcomes[name] ?? []).map(value).sorted()
                return values.isEmpty ? 0 : values[values.count / 2]
            }
            var peers: [(name: String, variant: String?, value: Double)] = [
                ("C curl multi", nil, median("C curl multi"))
            ]
            let (one, two) = (median("async-http-client/1"), median("async-http-client/2"))
            peers.append(
                one <= two ? ("async-http-client", "1 thread", one) : ("async-http-client", "2 threads", two))
            return BenchmarkResult(
                "\(item.name)/\(suffix)", unit: unit, ours: median("ours"), peers: peers, bars: bars)
        }
        return [
            row("time", unit: "ns", bars: item.bars.time) { $0.seconds / Double($0.requests) * 1e9 },
            row("cpu", unit: "ns", bars: item.bars.cpu) { $0.cpu / Double($0.requests) * 1e9 },
            row("p50", unit: "ns", bars: []) { $0.p50 * 1e9 }, row("p99", unit: "ns", bars: []) { $0.p99 * 1e9 },
            row("rss", unit: "KiB", bars: []) { Double($0.rss) },
        ]
    }

    private static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
