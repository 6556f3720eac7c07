// SPDX-License-Identifier: Apache-2.0
import LucidTesting

/// Many runs, on all cores.
struct Campaign: Sendable {
    var faults = FaultCounts()
    var seconds = 0.0
    var requests = 0
    var failures: [Simulation.Report] = []

    var faultLines: [(String, Int)] { SimulatedFault.allCases.map { ($0.rawValue, faults[$0]) } }

    /// The first failing run of each invariant.
    var examples: [Simulation.Report] {
        Invariant.allCases.compactMap { invariant in
            failures.first { $0.violations.first?.invariant == invariant }
        }
    }

    mutating func add(_ report: Simulation.Report) {
        faults.add(report.faults)
        seconds += report.seconds
        requests += report.requests
        if !report.violations.isEmpty { failures.append(report) }
    }

    mutating func add(_ other: Self) {
        faults.add(other.faults)
        seconds += other.seconds
        requests += other.requests
        failures += other.failures
    }

    static func run(start: UInt64, seeds: UInt64, jobs: Int) async -> Self {
        await withTaskGroup(of: Self.self) { group in
            for job in 0..<UInt64(jobs) {
                group.addTask { @concurrent in
                    var part = Self()
                    for seed in stride(from: start + job, to: start + seeds, by: jobs) {
                        part.add(Simulation.run(seed: seed))
                    }
                    return part
                }
            }
            var total = Self()
            for await part in group { total.add(part) }
            total.failures.sort { $0.seed < $1.seed }
            return total
        }
    }
}
