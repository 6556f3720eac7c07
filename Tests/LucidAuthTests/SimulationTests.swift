// SPDX-License-Identifier: Apache-2.0
import LucidHTTP
import LucidTesting
import Testing

@testable import LucidAuth

/// Many processes, a rotating authority and random faults in one thread; a failing seed replays.
@Suite struct SimulationTests {
    @Test(arguments: 1000..<1020 as Range<UInt64>)
    func `random faults break no invariant`(seed: UInt64) {
        let report = Simulation.run(seed: seed)
        #expect(report.violations.isEmpty, "\(report.scene): bash Tests/simulate.sh --seeds 1 --seed \(seed)")
        #expect(report.seconds > 0 && report.requests > 0)
    }

    /// Runs that found a fault, each of which is mended.
    static let found: [(seed: UInt64, fault: String)] = [
        (20_885, "a session that was dropped, and is still stored, was taken up again"),
        (21_210, "a session after a dropped one had a smaller number"),
        (20_586, "a configured token was sent again after the file was damaged"),
        (24_711, "the same after the damaged file was moved away and nothing could be written"),
        (25_850, "the same where the lock does not work"),
        (27_432, "the same when the file is damaged between two looks"),
        (23_040, "a configured token was sent although storage could not be read"),
        (21_438, "the pace of a token of thirty days was kept for one of an hour"),
        (30_936, "the same when the next token had ended as it came"),
        (20_136, "a private session that had been stored was revoked, and with it everybody's"),
        (21_452, "a session that was stored unseen was renewed without a note"),
        (21_815, "a note whose write seemed to fail counted as a sending"),
        (24_829, "the same in the eyes of another process"),
        (31_835, "the same for a refresh that was never sent"),
        (21_160, "a replay that was refused unsent counted as sent"),
        (25_395, "a Retry-After of nothing was taken at its word for hours"),
        (54_993, "a refused token was sent again after a restart, because it was the configured one, too"),
        (50_425, "a configured token was sent again where no lock and no note told that it had been"),
        (51_246, "a configured token without an answer was not sent once more"),
        (62_392, "a session that another process dropped was renewed without the notes that went with it"),
        (58_118, "the same while a sending still had no answer"),
        (204_723, "a session whose late write was renewed by another was written over its successor"),
        (208_895, "the same where no lock works"),
        (312_564, "a session that had been stored unseen was stored again without the note of a sending"),
        (339_795, "the same with leases"), (361_815, "the same a second time"),
        (382_171, "the same without the note that the token is dead"),
        (327_284, "the note of a sending that did not take place stayed, because its own write had seemed to fail"),
        (402_154, "a token that died while nothing could be written was not noted as dead later, and sent again"),
        (330_339, "a lock that was kept for hours was tried twice a second by each of the others"),
        (517_576, "a note of a failure counted from when a process needed it, not from when it was first seen"),
        (702_904, "an old session was adopted after a renewal, and ended before the next was allowed"),
        (737_666, "a note that was not stored took the place of the one that could not be taken back"),
        (20_060, "the checker believed an old date"), (20_328, "the checker forgot a lie"),
        (20_966, "the checker forgot a clock"), (28_044, "the checker took one boot for another"),
        (29_821, "the same after the clock was set"), (30_704, "the checker did not see a clock set back"),
        (50_223, "the checker took a logout that was written late for a loss"),
        (209_092, "the checker forgot a note whose writer died unsent"),
        (501_248, "the same where the note's own write had seemed to fail"),
    ]

    @Test(arguments: found) func `a fault that was found stays mended`(seed: UInt64, fault: String) {
        let report = Simulation.run(seed: seed)
        #expect(report.violations.isEmpty, "\(fault): bash Tests/simulate.sh --seeds 1 --seed \(seed)")
    }

    @Test(arguments: 0..<30)
    func `whatever happens, no token is sent twice and service comes back`(seed: UInt64) {
        let world = World(seed: seed &* 7919 &+ 13)
        var random = RandomDraw(seed, salt: 99)
        world.authority.accessLifetime = [8.0, 60, 300, 3600][Int(random.next() % 4)]
        let nodes = (0..<(1 + Int(random.next() % 5))).map { _ in
            world.node(wallOffset: [0, 0, 40, -3600][Int(random.next() % 4)])
        }
        for node in nodes where random.unit() < 0.7 { node.send(.runStarted) }
        var last: [Int: UInt64] = [:]
        for _ in 0..<120 {
            disturb(world, &random)
            let node = nodes[Int(random.next() % UInt64(nodes.count))]
            switch random.next() % 8 {
            case 0: node.demand(.renewed(after: node.machine.session?.id))
            case 1: node.machine.session.map { node.send(.invalidate($0.id)) }
            case 2: node.demand(.proven)
            case 3: node.send(.leave(1))
            default: node.demand()
            }
            world.run(for: random.unit() * world.authority.accessLifetime / 3)
            for node in nodes {
                guard let session = node.machine.session else { continue }
                #expect(session.bundle.generation.counter >= last[node.name] ?? 0, "generations never go back")
                last[node.name] = session.bundle.generation.counter
            }
        }
        calm(world)
        for node in nodes { node.send(.runStarted) }
        world.run(for: 400)
        #expect(nodes.allSatisfy { $0.cached != nil }, "back within the longest wait")
        #expect(world.authority.reuses == 0, "with a key no refresh token is sent twice")
        #expect(world.authority.seen.count > 5, "and something was renewed")
        #expect(nodes.allSatisfy { $0.machine.waiters.isEmpty }, "nobody waits for ever")
    }

    private func disturb(_ world: World, _ random: inout RandomDraw) {
        let fates: [FakeAuthority.Fate] = [
            .normal, .normal, .normal, .answerLost, .refused(FakeAuthority.lost), .refused(FakeAuthority.unavailable),
            .refused(FakeAuthority.refusedConnection), .silent,
        ]
        world.authority.fate = fates[Int(random.next() % UInt64(fates.count))]
        world.authority.challengeFate = fates[Int(random.next() % UInt64(fates.count))]
        world.disk.saveFailure = random.unit() < 0.15 ? { _ in Disk.full } : { _ in nil }
        world.disk.delay = random.unit() < 0.05 ? 7 : 0.001
        if random.unit() < 0.05 { world.authority.revokeAll() }
        if random.unit() < 0.03, world.disk.holder == nil { world.disk.holder = 99 }
        if random.unit() < 0.3, world.disk.holder == 99 { world.disk.holder = nil }
    }

    private func calm(_ world: World) {
        world.authority.fate = .normal
        world.authority.challengeFate = .normal
        world.disk.saveFailure = { _ in nil }
        world.disk.delay = 0.001
        if world.disk.holder == 99 { world.disk.holder = nil }
    }
}
