// SPDX-License-Identifier: Apache-2.0
import LucidTesting
import Testing

@Suite struct InvariantTests {
    /// A run in which the mistake of `sabotage` can show.
    private static func plan(_ seed: UInt64, for sabotage: Sabotage) -> SimulationPlan {
        var plan = SimulationPlan(seed: seed)
        if sabotage == .believesForeignEntries {
            let cast = SimulationPlan.Cast(
                tenant: nil, hasSigner: true, hasSeed: false, processes: 1, wallOffsets: [0], isRunning: [true])
            var other = cast
            other.tenant = "tenant-1"
            plan.casts = [cast, other]
            plan.steps = [.swapEntries(true), .restart(0), .ask(0), .askForRenewal(1)].map {
                SimulationStep(gap: 5, deed: $0)
            }
            plan.steps.insert(SimulationStep(gap: 1, deed: .kill(0)), at: 1)
        }
        if sabotage == .monotonicClock {
            plan.accessLifetime = 3600
            plan.steps = [.ask(0), .suspend(28_800), .read(0), .ask(0)].map { SimulationStep(gap: 5, deed: $0) }
        }
        return plan
    }

    @Test(arguments: Sabotage.allCases)
    func `each invariant notices the mistake that breaks it`(sabotage: Sabotage) throws {
        var found: Set<Invariant> = []
        for seed in 0..<80 as Range<UInt64> where found.isDisjoint(with: sabotage.breaks) {
            let report = Simulation.run(Self.plan(seed, for: sabotage), seed: seed, sabotage: sabotage)
            found.formUnion(report.violations.map(\.invariant))
        }
        #expect(!found.isDisjoint(with: sabotage.breaks), "\(sabotage) was not noticed; found \(found)")
    }

    @Test func `every invariant is broken by some mistake`() {
        let broken = Set(Sabotage.allCases.flatMap(\.breaks))
        #expect(Set(Invariant.allCases).subtracting(broken) == [.comesToRest])
    }

    @Test func `a failing run is made short and still fails`() throws {
        let seed: UInt64 = 3
        let plan = SimulationPlan(seed: seed)
        let shrunk = try #require(Simulation.shrink(plan, seed: seed, sabotage: .answersTwice))
        #expect(shrunk.violation.invariant == .answersOnce)
        #expect(shrunk.trace.count <= 4, "the scene and hardly more than one question")
    }

    @Test(arguments: [0, 7] as [UInt64])
    func `a seed replays its run exactly`(seed: UInt64) {
        let (first, second) = (Simulation.run(seed: seed), Simulation.run(seed: seed))
        #expect(first.seconds == second.seconds)
        #expect(first.requests == second.requests)
        #expect(first.faults == second.faults)
    }
}
