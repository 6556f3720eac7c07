// SPDX-License-Identifier: Apache-2.0

/// Measures the cases of a suite in one run.
///
/// Each round goes through all cases and all contenders of each, every other round backwards, so that whatever else
/// the machine does meets all of them alike. A sample is some milliseconds of CPU time; the result is the median.
public struct Measurement {
    /// The CPU time of one sample, in nanoseconds.
    private static let sampleTime = 2_000_000.0

    private struct Entry {
        let contender: Contender
        let count: Int
        var costs: [Double] = []
    }

    /// Measures the cases, and returns a result for each.
    public static func run(_ cases: [BenchmarkCase], progress: (String) -> Void) throws -> [BenchmarkResult] {
        var entries = try cases.map { benchmark in
            progress("warming up \(benchmark.name)")
            try compare(benchmark)
            return try benchmark.contenders.map { Entry(contender: $0, count: try count(for: $0)) }
        }
        let rounds = cases.map(\.rounds).max() ?? 0
        progress("measuring, \(rounds) rounds")
        for round in 0..<rounds {
            for (index, benchmark) in cases.enumerated() where isIn(round, of: rounds, benchmark.rounds) {
                let order = Array(entries[index].indices)
                for place in round.isMultiple(of: 2) ? order : order.reversed() {
                    let entry = entries[index][place]
                    let time = try entry.contender.sample(entry.count)
                    entries[index][place].costs.append(Double(time) / Double(entry.count))
                }
            }
        }
        return zip(cases, entries).map { benchmark, entries in
            BenchmarkResult(
                benchmark,
                costs: entries.map { ($0.contender.peer, $0.contender.variant, median($0.costs)) })
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

    /// The middle value; 0 for none.
    public static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard let last = sorted.last else { return 0 }
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : min(sorted[middle], last)
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

    /// Whether a case of few rounds takes part in this one; its rounds are spread over all.
    private static func isIn(_ round: Int, of all: Int, _ few: Int) -> Bool {
        round * few / all != (round + 1) * few / all
    }
}
