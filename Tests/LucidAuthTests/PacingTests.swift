// SPDX-License-Identifier: Apache-2.0

import LucidCrypto
import LucidHTTP
import LucidTesting
import Testing

@testable import LucidAuth

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct PacingTests {
    private static func gaps(_ times: [Date]) -> [Double] {
        zip(times.dropFirst(), times).map { $0.timeIntervalSince($1) }
    }

    @Test(arguments: [(8.0, 600.0), (60, 3600), (300, 10_800), (3600, 86_400), (86_400, 864_000)])
    func `the background keeps a valid token through every expiry`(life: Double, duration: Double) {
        let world = World(seed: UInt64(life))
        world.authority.accessLifetime = life
        let node = world.node()
        node.send(.runStarted)
        world.run(for: 5)
        var without = 0
        let step = life / 16
        for _ in 0..<Int(duration / step) {
            world.run(for: step)
            if node.cached == nil { without += 1 }
        }
        #expect(without == 0)
        // Renewed between the soft edge and the middle of the edges: 1.3 to 2.4 times per life.
        let ideal = duration / life
        #expect(Double(world.authority.requests) < ideal * 3.2 + 3)
        #expect(Double(world.authority.requests) > ideal * 0.9)
        #expect(world.authority.challenges == 1)
        #expect(world.authority.reuses == 0)
    }

    @Test(arguments: [1.0, 2, 0.5])
    func `tokens that live a second start no storm`(life: Double) {
        let world = World()
        world.authority.accessLifetime = life
        let node = world.node()
        node.send(.runStarted)
        world.run(for: 60)
        #expect(world.authority.requests <= 60)
        // Of less than a second nobody can tell whether it has ended, so it counts as a failure.
        #expect(world.authority.requests >= (life < 1 ? 10 : 20))
    }

    @Test(arguments: [true, false])
    func `a token that lives a second serves those who waited for it`(sendsDate: Bool) {
        let world = World()
        world.authority.accessLifetime = 1
        world.authority.sendsDate = sendsDate
        let node = world.node()
        let callers = (0..<3).map { _ in node.demand() }
        world.run(for: 2)
        #expect(callers.allSatisfy { node.token($0)?.value == "access-1" })
    }

    @Test(arguments: [-1.0, -10, -86_400, .nan, -.infinity])
    func `a token that has already ended is a failure and no loop`(life: Double) {
        let world = World()
        world.authority.change = { $0.expiresAt = world.truth.addingTimeInterval(life) }
        let node = world.node()
        let caller = node.demand()
        node.send(.runStarted)
        world.run(for: 60)
        #expect(node.error(caller)?.code == .unavailable)
        #expect(world.authority.requests < 30)
        #expect(world.authority.reuses == 0, "the rotated refresh token was kept")
    }

    @Test(arguments: [1e12, .infinity, 3.2e10])
    func `a life without end is cut to thirty days`(life: Double) {
        let world = World()
        world.authority.change = { $0.expiresAt = world.truth.addingTimeInterval(life) }
        let node = world.node()
        node.demand()
        world.run(for: 1)
        if life.isFinite {
            let end = node.machine.session?.edges.end.seconds(since: world.now) ?? 0
            #expect(end <= 30 * 86_400 && end > 29 * 86_400)
        } else {
            #expect(node.cached == nil)
        }
    }

    @Test(arguments: 1...10)
    func `ten minutes without a server cost few attempts and no haste`(seed: UInt64) {
        let world = World(seed: seed)
        world.authority.accessLifetime = 300
        let node = world.node()
        node.send(.runStarted)
        world.run(for: 200)
        let before = world.authority.requests
        world.authority.fate = .refused(FakeAuthority.refusedConnection)
        world.authority.challengeFate = .refused(FakeAuthority.refusedConnection)
        world.run(for: 600)
        #expect(world.authority.requests - before <= 40)
        #expect(Self.gaps(world.authority.refreshTimes).allSatisfy { $0 >= 0.25 })
        world.authority.fate = .normal
        world.run(for: 61)
        #expect(node.cached != nil, "never sticky: back within the cap")
    }

    @Test func `twenty unavailable answers, then one success`() {
        let world = World()
        world.authority.accessLifetime = 300
        let node = world.node()
        node.send(.runStarted)
        world.run(for: 2)
        world.authority.script = Array(repeating: .refused(FakeAuthority.unavailable), count: 20)
        world.run(for: 1800)
        #expect(world.authority.challenges == 1, "an answer of 503 spends nothing, so no challenge is needed")
        #expect(node.cached != nil)
    }

    @Test(arguments: [(0.0, 1.0), (5, 5), (120, 120), (1e12, 3600)])
    func `Retry-After is honoured and clamped`(asked: Double, kept: Double) {
        let world = World()
        let node = world.node()
        node.send(.runStarted)
        world.run(for: 1)
        var error = FakeAuthority.unavailable
        error.retryAfter = asked
        world.authority.script = [.refused(error)]
        node.send(.invalidate(node.machine.session?.id ?? Samples.id(0)))
        world.run(for: 3600 * 3)
        let gap = Self.gaps(world.authority.refreshTimes).first ?? 0
        #expect(abs(gap - kept) < 1)
    }

    @Test func `a caller gets the valid token while renewal fails`() {
        let world = World()
        world.authority.accessLifetime = 300
        let node = world.node()
        node.demand()
        world.run(for: 1)
        world.authority.fate = .refused(FakeAuthority.refusedConnection)
        for _ in 0..<28 {
            world.run(for: 10)
            let caller = node.demand()
            #expect(node.token(caller) != nil, "answered at once")
        }
        world.run(for: 20)
        #expect(node.cached == nil, "never past the end")
        let late = node.demand()
        world.run(for: 60)
        #expect(node.error(late)?.code == .unavailable)
    }

    @Test func `one failed attempt is one request and equal errors`() {
        let world = World()
        world.authority.challengeFate = .refused(FakeAuthority.unavailable)
        let node = world.node()
        let callers = (0..<100).map { _ in node.demand() }
        world.run(for: 0.2)
        #expect(world.authority.requests == 1)
        #expect(Set(callers.compactMap { node.error($0)?.incident }).count == 1)
        #expect(callers.allSatisfy { node.error($0)?.status == 503 })
    }

    @Test func `while the next attempt is far the last failure is told again`() {
        let world = World()
        var error = FakeAuthority.unavailable
        error.retryAfter = 100
        world.authority.challengeScript = [.refused(error)]
        let node = world.node()
        let first = node.demand()
        world.run(for: 1)
        let second = node.demand()
        #expect(node.error(second)?.incident == node.error(first)?.incident)
        #expect((node.error(second)?.retryAfter ?? 0) > 90)
        #expect(world.authority.requests == 1)
        world.run(for: 101)
        let third = node.demand()
        world.run(for: 1)
        #expect(node.token(third) != nil)
    }

    @Test func `two challenges at once, then one in thirty seconds`() {
        let world = World()
        let node = world.node()
        for _ in 0..<100 {
            node.demand(.proven)
            world.run(for: 3)
        }
        #expect(world.authority.challenges >= 8)
        #expect(world.authority.challenges <= 12)
        let early = world.authority.challengeTimes.prefix(3)
        #expect(Self.gaps(Array(early)).last.map { $0 > 20 } == true)
    }

    @Test func `challenges count per entry and survive a restart`() {
        let world = World()
        for _ in 0..<5 {
            let node = world.node()
            node.demand(.proven)
            world.run(for: 1)
            node.kill()
        }
        #expect(world.authority.challenges == 2)
    }

    @Test func `a revoked credential is told once and asked for slowly`() {
        let world = World()
        world.authority.challengeFate = .refused(FakeAuthority.revokedCredential)
        let node = world.node()
        node.send(.runStarted)
        world.run(for: 600)
        #expect(node.eventNames.filter { $0 == "credentialRevoked" }.count == 1)
        #expect((10...24).contains(world.authority.challenges))
        world.authority.challengeFate = .normal
        world.run(for: 61)
        #expect(node.cached != nil)
    }

    @Test func `a signer that fails is left alone for thirty seconds`() {
        let world = World()
        world.authority.challengeFate = .refused(AuthError(.signerFailed, message: "wrong passphrase"))
        let node = world.node()
        let caller = node.demand()
        world.run(for: 0.2)
        #expect(node.error(caller)?.code == .signerFailed)
        for _ in 0..<29 {
            node.demand()
            world.run(for: 1)
        }
        #expect(world.authority.challenges == 1)
        world.run(for: 2)
        node.demand()
        world.run(for: 1)
        #expect(world.authority.challenges == 2)
    }

    @Test func `a challenge that came too late is asked for once more`() {
        let world = World()
        let stale = AuthError(.challengeExpired, message: "unknown challenge", status: 400)
        world.authority.challengeScript = [.refused(stale)]
        let node = world.node()
        let caller = node.demand()
        world.run(for: 1)
        #expect(node.token(caller) != nil)
        #expect(world.authority.challenges == 2)
        world.authority.challengeFate = .refused(stale)
        world.run(for: 120)
        let before = world.authority.challenges
        node.demand(.proven)
        world.run(for: 1)
        #expect(world.authority.challenges == before + 2, "once more, then it is a failure")
    }

    @Test func `a ladder without an answer is given up in time`() {
        let world = World()
        world.authority.challengeFate = .silent
        let node = world.node()
        let caller = node.demand()
        world.run(for: 44)
        #expect(node.error(caller) == nil)
        world.run(for: 2)
        #expect(node.error(caller)?.code == .unavailable)
        #expect(node.trace.contains("cancel"))
    }

    @Test func `a token that ended on its way to us is a failure and reaches nobody`() {
        let world = World()
        world.authority.accessLifetime = 8
        let node = world.node()
        world.authority.challengeScript = [.slow(9)]
        let caller = node.demand()
        world.run(for: 9.5)
        #expect(node.error(caller)?.code == .unavailable)
        #expect(world.disk.entry?.bundle?.access.text == "access-1", "but its refresh token is kept")
        let next = node.demand()
        world.run(for: 2)
        #expect(node.token(next)?.source == .refresh)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300])
    func `an end that is no date can be told`(seconds: Double) {
        let world = World()
        world.authority.change = { $0.expiresAt = Date(timeIntervalSince1970: seconds) }
        let node = world.node()
        node.demand()
        world.run(for: 1)
        #expect(!node.events.isEmpty)
        let health = node.machine.health(
            identity: node.identity, secretMemory: SecretMemory.health, at: node.moment)
        #expect(!"\(node.events) \(health)".isEmpty)
    }

    @Test(arguments: [Double.infinity, 1e300, 2.5e11, 2_678_400])
    func `an end too far to be believed is not kept: not in memory, not in storage`(life: Double) throws {
        let world = World()
        world.authority.accessLifetime = life
        let node = world.node()
        node.demand()
        world.run(for: 1)
        let latest = world.truth.addingTimeInterval(86_400 * 30)
        #expect(try #require(node.machine.session).bundle.expiresAt <= latest)
        #expect(try #require(world.disk.entry?.bundle).expiresAt <= latest)
    }
}
