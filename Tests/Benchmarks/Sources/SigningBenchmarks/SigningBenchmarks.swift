// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import Foundation

/// Measures LucidSigning beside C and eth-account; see Tests/bench.sh.
@main
struct SigningBenchmarks {
    static func main() {
        do {
            let options = try Options(
                CommandLine.arguments.dropFirst(), names: ["json", "c-objects", "python", "python-peer", "agent"])
            try run(options)
        } catch {
            say("signing benchmark: \(error)")
            exit(1)
        }
    }

    private static func run(_ options: Options) throws {
        let inputs = try Inputs()
        let peers = try CPeer.all(objects: options["c-objects"] ?? "")
        var cases = benchmarks(inputs, peers)
        if let python = options["python"], let script = options["python-peer"] {
            let ethAccount = try EthAccount(python: python, script: script, inputs)
            defer { ethAccount.stop() }
            say(ethAccount.version)
            cases = cases.map { $0.adding(ethAccount.contender(for: $0.name)) }
            try measure(cases, inputs, options)
        } else {
            try measure(cases, inputs, options)
        }
    }

    private static func benchmarks(_ inputs: Inputs, _ peers: [CPeer]) -> [BenchmarkCase] {
        let keccak = KeccakCases(peers: peers)
        let sign = SignCases(inputs: inputs, peers: peers)
        let keys = KeyCases(inputs: inputs, peers: peers)
        return [
            keccak.make("keccak/32", count: 32), keccak.make("keccak/136", count: 136),
            keccak.make("keccak/1MiB", count: 1 << 20),
            sign.message, sign.permit, sign.typedData, sign.transaction,
            keys.recover, keys.address, keys.mnemonic, keys.keystore,
        ]
    }

    private static func measure(_ cases: [BenchmarkCase], _ inputs: Inputs, _ options: Options) throws {
        var cases = cases
        var coProcess: CoProcessCase?
        defer { coProcess?.remove() }
        if let agent = options["agent"] {
            let made = try CoProcessCase(executable: agent, inputs)
            coProcess = made
            cases.append(made.benchmark)
        }
        // Where the bars were set, the library took 18.3 µs for a signature, and the text and the digits 0.7 µs.
        let speed = MachineSpeed(of: "C ", in: "message/sign", reference: 19_000)
        var results = try Measurement.run(cases, speed: speed, progress: say)
        say("a million signatures")
        if let growth = try HeapGrowth.measure(inputs) { results.append(growth) }

        let report = Report(suite: "signing", results)
        print(report.table)
        print("\nCPU time, medians of interleaved runs; \(report.missed) rows miss their bar")
        if let file = options["json"] { try Data(report.json.utf8).write(to: URL(filePath: file), options: .atomic) }
    }

    private static func say(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
