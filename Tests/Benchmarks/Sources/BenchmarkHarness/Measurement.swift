// SPDX-License-Identifier: Apache-2.0

/// Measures the cases of a suite, in interleaved runs.
///
/// A run goes through all cases and all contenders of each many times, beginning with another contender every time,
/// so that whatever else the machine does meets all of them alike. A sample is about a millisecond of CPU time, after a
/// short untimed one that fills the caches. The result of a run is the sample that a tenth of the samples is faster
/// than: neighbours on the same core cost others up to half, and the very fastest are glitches of the clock. What is
/// reported is the median of the runs.
public struct Measurement {
    private static let runs = 7
    /// The CPU time of one sample, in nanoseconds.
    private static let sampleTime = 1_000_000.0

    private struct Entry {
        let contender: Contender
        let count: Int
        let isWarmedUp: Bool
        /// The costs of all samples, by run.
        var costs: [[Double]] = []

        /// Measures once, as part of a run.
        mutating func sample(in run: Int) throws {
            if isWarmedUp { _ = try contender.sample(max(1, count / 8)) }
            let cost = Double(try contender.sample(count)) / Double(count)
            if costs.count == run { costs.append([]) }
            costs[run].append(cost)
        }

        /// The median of the runs.
        var result: Double {
            let runs = costs.map { $0.sorted()[$0.count / 10] }.sorted()
            return runs[runs.count / 2]
        }
    }

    /// Measures the cases, and returns a result for each.
    public static func run(
        _ cases: [BenchmarkCase], speed: MachineSpeed, progress: (String) -> Void
    ) throws -> [BenchmarkResult] {
        var entries = try cases.map { benchmark in
            progress("warming up \(benchmark.name)")
            try compare(benchmark)
            return try benchmark.contenders.map {
                Entry(contender: $0, count: try count(for: $0), isWarmedUp: benchmark.samples > 1)
            }
        }
        let most = cases.map(\.samples).max() ?? 0
        for run in 0..<runs {
            progress("run \(run + 1) of \(runs)")
            for sample in 0..<most {
                for (index, benchmark) in cases.enumerated() where sample < benchmark.samples {
                    for step in entries[index].indices {
                        try entries[index][(sample + run + step) % entries[index].count].sample(in: run)
                    }
                }
            }
        }
        let speed = speed.measured(
            zip(cases, entries).flatMap { benchmark, entries in
                entries.map { (benchmark.name, $0.contender.peer, $0.result) }
            })
        return zip(cases, entries).map { benchmark, entries in
            BenchmarkResult(
                benchmark, costs: entries.map { ($0.contender.peer, $0.contender.variant, $0.result) }, speed: speed)
        }
    }

    /// Refuses contenders that do not do the same work.
    private static func compare(_ benchmark: BenchmarkCase) throws {
        let answers = try benchmark.contenders.map { ($0.peer ?? "ours", try $0.answer()) }
        guard let (_, first) = answers.first else { return }
        for (name, answer) in answers where answer != first {
            throw BenchmarkError("\(benchmark.name): \(answers[0].0) gives \(first) and \(name) gives \(answer)")
        }
    }

    /// Warms up, and finds how many times the work fits a sample.
    private static func count(for contender: Contender) throws -> Int {
        if let count = contender.count { return count }
        var count = 1
        while true {
            let time = Double(try contender.sample(count))
            if time >= sampleTime / 4 { return max(1, Int(sampleTime / time * Double(count))) }
            count *= 4
        }
    }
}
