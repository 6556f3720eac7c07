// SPDX-License-Identifier: Apache-2.0

import LucidHTTP
import LucidTesting
import Testing

@testable import LucidAuth

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct ClockTests {
    @Test(arguments: [3600.0, -3600.0, 72_000.0, -72_000.0], [0.0, 100.0, 2000.0, 3000.0])
    func `a step of the wall clock costs no renewal and delays none`(step: Double, at: Double) {
        func requests(_ change: Bool) -> (Int, Bool) {
            let world = World()
            let node = world.node()
            node.send(.runStarted)
            world.run(for: 5 + at)
            if change { node.wallOffset += step }
            world.run(for: 7200)
            return (world.authority.requests, node.cached != nil)
        }
        let (usual, _) = requests(false)
        let (stepped, isServed) = requests(true)
        #expect(stepped == usual)
        #expect(isServed)
    }

    @Test(arguments: [-7200.0, -3600, -50, 50, 3600, 7200])
    func `a wrong wall clock is corrected by the authority's date`(offset: Double) {
        let world = World()
        world.authority.accessLifetime = 60
        let node = world.node(wallOffset: offset)
        node.send(.runStarted)
        world.run(for: 600)
        #expect(world.authority.requests <= 26, "about one renewal per token")
        let end = node.machine.session?.edges.end ?? world.now
        let trueEnd = node.machine.session?.bundle.expiresAt ?? world.truth
        #expect(
            end.seconds(since: world.now) <= trueEnd.timeIntervalSince(world.truth) + 1e-6, "never past the true end")
        #expect(node.eventNames.filter { $0 == "clockSkewDetected" }.count == 1)
    }

    @Test(arguments: [0.0, 1, -1, 20])
    func `a small difference is not told`(offset: Double) {
        let world = World()
        let node = world.node(wallOffset: offset)
        node.demand()
        world.run(for: 5)
        #expect(node.eventNames == ["authenticated"])
    }

    @Test(arguments: [172_800.0, -34_560_000.0, 1e11])
    func `a date that cannot be believed is ignored and told`(error: Double) {
        let world = World()
        world.authority.dateError = error
        let node = world.node()
        node.send(.runStarted)
        world.run(for: 3600)
        #expect(world.authority.requests <= 3)
        #expect(node.cached != nil)
        #expect(node.eventNames.contains("clockSkewDetected"))
    }

    @Test(arguments: [-80_000.0, 80_000])
    func `a hostile date within a day costs renewals, never a token past its end`(error: Double) {
        let world = World()
        world.authority.dateError = error
        world.authority.accessLifetime = 600
        let node = world.node()
        node.send(.runStarted)
        var late = 0
        for _ in 0..<600 {
            world.run(for: 1)
            if let token = node.cached, error > 0, token.expiresAt < world.truth { late += 1 }
        }
        #expect(late == 0)
        #expect(world.authority.requests <= 600)
    }

    @Test func `without a date the wall clock at sending is used`() {
        let world = World()
        world.authority.sendsDate = false
        world.authority.latency = 4
        let node = world.node()
        node.demand()
        world.run(for: 5)
        let left = node.machine.session?.edges.end.seconds(since: world.now) ?? 0
        #expect(left <= 3600 - 1 && left > 3590)
        #expect(node.machine.session?.edges.lifetime ?? 0 >= 3600)
    }

    @Test func `the round trip and the rounding of the date count against the token`() {
        let world = World()
        world.authority.accessLifetime = 8
        world.authority.latency = 0.4
        let node = world.node()
        node.demand()
        world.run(for: 0.5)
        let end = node.machine.session?.edges.end ?? world.now
        let trueEnd = node.machine.session?.bundle.expiresAt ?? world.truth
        let margin = trueEnd.timeIntervalSince(world.truth) - end.seconds(since: world.now)
        #expect(margin >= 0)
        #expect(margin <= 1.5)
    }

    @Test func `after a night of sleep the first reader waits for one renewal`() {
        let world = World()
        let node = world.node()
        node.demand()
        world.run(for: 1)
        world.suspend(for: 8 * 3600)
        #expect(node.cached == nil)
        let callers = (0..<10).map { _ in node.demand() }
        world.run(for: 1)
        #expect(callers.allSatisfy { node.token($0)?.value == "access-2" })
        #expect(world.authority.refreshes == 1)
    }

    @Test(arguments: 1...6)
    func `after a night of sleep the background starts within three seconds, not all at once`(seed: UInt64) {
        let world = World(seed: seed)
        let node = world.node()
        node.send(.runStarted)
        world.run(for: 1)
        world.suspend(for: 8 * 3600)
        world.run(for: 3)
        #expect(world.authority.refreshes == 1)
        #expect(node.cached != nil)
    }

    @Test func `a stored session of this boot keeps its deadline whatever the wall clock says`() {
        let world = World()
        world.node().demand()
        world.run(for: 1)
        world.suspend(for: 3000)
        let node = world.node(wallOffset: -7200)
        node.demand()
        world.run(for: 1)
        let left = node.machine.session?.edges.end.seconds(since: world.now) ?? 0
        #expect(left < 600)
    }

    @Test func `a stored session of another boot is judged by the wall clock, within its life`() {
        let world = World()
        world.node().demand()
        world.run(for: 1)
        let slow = world.node(wallOffset: -7200, bootID: "boot-2")
        slow.demand()
        world.run(for: 1)
        let left = slow.machine.session?.edges.end.seconds(since: world.now) ?? 0
        #expect(left <= 3600, "two hours slow does not give it three hours")
        let fast = world.node(wallOffset: 7200, bootID: "boot-2")
        let caller = fast.demand()
        world.run(for: 2)
        #expect(fast.token(caller)?.source == .refresh, "one extra renewal, then the date corrects")
        world.run(for: 600)
        #expect(world.authority.refreshes == 1)
    }

    @Test func `a pause noted before a reboot is not stretched by a clock that was set back`() {
        let world = World()
        world.authority.challengeFate = .refused(FakeAuthority.revokedCredential)
        let first = world.node()
        first.demand()
        world.run(for: 1)
        first.kill()
        world.authority.challengeFate = .normal
        let second = world.node(wallOffset: -3600, bootID: "boot-2")
        second.send(.runStarted)
        world.run(for: 45)
        #expect(second.cached != nil)
    }

    @Test func `without a key a token of unknown fate is sent again within seconds, while an authority may forgive`() {
        let world = World()
        world.authority.grace = 10
        let node = world.node(canObtain: false, seed: world.authority.issueSeed())
        node.send(.runStarted)
        world.run(for: 100)
        world.authority.script = [.answerLost]
        node.demand(.renewed(after: node.machine.session?.id))
        world.run(for: 10)
        #expect(world.authority.reuses == 0)
        #expect(node.cached?.value == "access-3")
    }
}
