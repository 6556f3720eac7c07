// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import Foundation

/// Measures the authority and its verifier beside their peers; see Tests/bench.sh.
@main
struct AuthorityBenchmarks {
    static func main() {
        do {
            try run(Options(CommandLine.arguments.dropFirst(), names: ["json", "python", "python-peer"]))
        } catch {
            say("authority benchmark: \(error)")
            exit(1)
        }
    }

    private static func run(_ options: Options) throws {
        let verification = try VerificationCase()
        var benchmark = verification.benchmark
        var peer: LineProcess?
        defer { peer?.stop() }
        if let python = options["python"], let script = options["python-peer"] {
            let process = try LineProcess(python, [script])
            peer = process
            say(try process.ask(verification.pythonInput))
            benchmark = benchmark.adding(verification.pyJWT(process))
        }
        // Where the bar was set, OpenSSL took 45 µs for a signature.
        let speed = MachineSpeed(of: "OpenSSL", in: "verify/es256", reference: 45_000)
        let results = try Measurement.run([benchmark], speed: speed, progress: say)
        let report = Report(suite: "authority", results)
        print(report.table)
        print("\nCPU time, medians of interleaved runs; \(report.missed) rows miss their bar")
        if let file = options["json"] { try Data(report.json.utf8).write(to: URL(filePath: file), options: .atomic) }
    }

    private static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
