// SPDX-License-Identifier: Apache-2.0

/// Measures the cases of a suite, in interleaved runs.
///
/// A run goes through all cases and all contenders of each many times, beginning with another contender every time,
/// so that whatever else the machine does meets all of them alike. Its result for a contender is the fastest of its
/// samples, each about a millisecond of CPU time after a short untimed one that fills the caches; this leaves out what
/// neighbours on the same core cost. What is reported is the median of the runs.
public struct Measurement {
    private static let runs = 7
    /// The CPU time of one sample, in nanoseconds.
    private static let sampleTime = 1_000_000.0

    private struct Entry {
        let contender: Contender
        let count: Int
        var costs: [Double] = []

        /// Measures once, as part of a run.
        mutating func sample(in run: Int) throws {
            if count >= 8 { _ = try contender.sample(count / 8) }
            let cost = Double(try contender.sample(count)) / Double(count)
            if costs.count == run { costs.append(cost) } else { costs[run] = min(costs[run], cost) }
        }
    }

    /// Measures the cases, and returns a result for each.
    public static func run(_ cases: [BenchmarkCase], progress: (String) -> Void) throws -> [BenchmarkResult] {
        var entries = try cases.map { benchmark in
            progress("warming up \(benchmark.name)")
            try compare(benchmark)
            return try benchmark.contenders.map { Entry(contender: $0, count: try count(for: $0)) }
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
        return zip(cases, entries).map { benchmark, entries in
            BenchmarkResult(
                benchmark, costs: entries.map { ($0.contender.peer, $0.contender.variant, median($0.costs)) })
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

    /// The middle value of an odd number.
    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

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
