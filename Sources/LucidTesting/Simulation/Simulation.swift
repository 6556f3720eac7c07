// SPDX-License-Identifier: Apache-2.0

/// Runs the token lifecycle of many processes against every kind of fault, in virtual time, by seed.
public struct Simulation: Sendable {
    /// What one run showed.
    public struct Report: Sendable {
        /// The seed, which repeats the run exactly.
        public let seed: UInt64
        /// The scene in one line.
        public let scene: String
        /// Virtual seconds.
        public let seconds: Double
        /// The faults met.
        public let faults: FaultCounts
        /// Requests that the authority got.
        public let requests: Int
        /// What did not hold.
        public let violations: [InvariantViolation]
    }

    /// A run made as short as it can be while still showing its violation.
    public struct Shrunk: Sendable {
        /// The violation of the short run.
        public let violation: InvariantViolation
        /// The scene, then one line for each thing that happens.
        public let trace: [String]
        /// How it ended: the last inputs, states and actions of each process.
        public let history: [String]
    }

    private init() {}

    /// Runs one seed.
    public static func run(seed: UInt64) -> Report { run(SimulationPlan(seed: seed), seed: seed) }

    package static func run(_ plan: SimulationPlan, seed: UInt64, sabotage: Sabotage? = nil) -> Report {
        let run = SimulationRun(plan, seed: seed, sabotage: sabotage)
        run.run()
        return Report(
            seed: seed, scene: plan.summary, seconds: run.world.elapsed, faults: run.world.faults,
            requests: run.world.authority.requests, violations: run.auditor.violations)
    }

    /// Drops from a failing run whatever is not needed for its first violation; nil if nothing is violated.
    public static func shrink(seed: UInt64) -> Shrunk? { shrink(SimulationPlan(seed: seed), seed: seed) }

    package static func shrink(_ plan: SimulationPlan, seed: UInt64, sabotage: Sabotage? = nil) -> Shrunk? {
        guard var violation = run(plan, seed: seed, sabotage: sabotage).violations.first else { return nil }
        var plan = plan
        let invariant = violation.invariant
        var chunk = max(1, plan.steps.count / 2)
        var budget = 2000
        while budget > 0 {
            var start = 0
            var hasDropped = false
            while start < plan.steps.count, budget > 0 {
                var shorter = plan
                shorter.steps.removeSubrange(start..<min(start + chunk, plan.steps.count))
                budget -= 1
                let report = run(shorter, seed: seed, sabotage: sabotage)
                if let same = report.violations.first(where: { $0.invariant == invariant }) {
                    plan = shorter
                    violation = same
                    hasDropped = true
                } else {
                    start += chunk
                }
            }
            if chunk == 1, !hasDropped { break }
            chunk = max(1, chunk / 2)
        }
        return Shrunk(
            violation: violation, trace: [plan.summary] + plan.steps.map(\.description),
            history: history(plan, seed: seed, sabotage: sabotage))
    }

    /// The last inputs, states and actions in the run of a seed.
    public static func history(seed: UInt64, lines: Int) -> [String] {
        history(SimulationPlan(seed: seed), seed: seed, lines: lines)
    }

    /// The last things that happened in the run of a plan.
    package static func history(
        _ plan: SimulationPlan, seed: UInt64, sabotage: Sabotage? = nil, lines: Int = 60
    ) -> [String] {
        let run = SimulationRun(plan, seed: seed, sabotage: sabotage)
        run.world.journal = SimulationJournal(limit: lines)
        run.run()
        return run.world.journal?.lines ?? []
    }

    /// Which input led from which state to which, as seen in runs of these seeds.
    package static func transitions(seeds: some Sequence<UInt64>) -> TransitionTable {
        var table = TransitionTable()
        for seed in seeds {
            let run = SimulationRun(SimulationPlan(seed: seed), seed: seed, notesTransitions: true)
            run.run()
            if let seen = run.world.transitions { table.add(seen) }
        }
        return table
    }
}
