// SPDX-License-Identifier: Apache-2.0
import LucidHTTP
import LucidTesting
import Testing

@testable import LucidAuth

@Suite struct LadderTests {
    @Test func `a first session is stored, then published, then told, then given out`() {
        let world = World()
        let node = world.node()
        let caller = node.demand()
        world.run(for: 1)
        #expect(
            node.trace == [
                "peek", "lock", "challenge", "save session", "publish", "emit authenticated", "unlock", "resume 1",
            ])
        #expect(node.token(caller)?.source == .challenge)
        #expect(node.cached?.source == .cache)
    }

    @Test func `a renewal notes its intent before the token is sent`() {
        let world = World()
        let node = world.node()
        node.demand()
        world.run(for: 1)
        let before = node.trace.count
        node.demand(.renewed(after: node.machine.session?.id))
        world.run(for: 5)
        #expect(
            Array(node.trace[before...]) == [
                "peek", "lock", "save intent", "refresh", "save session", "publish", "emit tokenRefreshed", "unlock",
                "resume 1",
            ])
        #expect(world.disk.entry?.intent == nil)
        #expect(world.disk.entry?.bundle?.generation.counter == 2)
    }

    @Test func `a thousand cold callers cost one challenge`() {
        let world = World()
        let node = world.node()
        let callers = (0..<1000).map { _ in node.demand() }
        world.run(for: 1)
        #expect(world.authority.requests == 1)
        #expect(Set(callers.compactMap { node.token($0)?.value }) == ["access-1"])
    }

    @Test func `a stored session is taken up without a request`() {
        let world = World()
        world.node().demand()
        world.run(for: 1)
        let second = world.node()
        let caller = second.demand()
        world.run(for: 1)
        #expect(second.token(caller)?.source == .store)
        #expect(second.eventNames == ["restored"])
        #expect(second.trace.contains("lock") == false)
        #expect(world.authority.requests == 1)
    }

    @Test func `a refused refresh token leads to one challenge and two events`() {
        let world = World()
        let node = world.node()
        node.demand()
        world.run(for: 1)
        world.authority.revokeAll()
        node.demand(.renewed(after: node.machine.session?.id))
        world.run(for: 5)
        #expect(node.eventNames == ["authenticated", "refreshFailed", "authenticated"])
        #expect(world.authority.challenges == 2)
        #expect(world.authority.refreshes == 1)
    }

    @Test func `a refused refresh token gives way to a newer stored session`() {
        let world = World()
        let node = world.node()
        node.demand()
        world.run(for: 1)
        // Without a lock between them, another process rotates while ours is on its way.
        let entry = world.disk.entry
        world.authority.script = [.refused(FakeAuthority.invalidGrant)]
        node.demand(.renewed(after: node.machine.session?.id))
        world.later(0.03) {
            var newer = entry ?? Samples.entry(nil)
            newer.bundle = Samples.bundle(2, access: "access-of-the-winner", at: world, id: 500)
            newer.revision = EntryRevision(Samples.id(4))
            world.disk.entry = newer
        }
        world.run(for: 5)
        #expect(node.cached?.value == "access-of-the-winner")
        #expect(world.authority.challenges == 1, "no challenge: the loser takes the winner's session")
        #expect(world.disk.entry?.bundle?.access.text == "access-of-the-winner", "and destroys nothing")
    }

    @Test func `after an unknown outcome a key makes a new session and the old family is revoked`() {
        let world = World()
        let node = world.node()
        node.demand()
        world.run(for: 1)
        world.authority.script = [.answerLost]
        node.demand(.renewed(after: node.machine.session?.id))
        world.run(for: 5)
        #expect(world.authority.challenges == 2)
        #expect(world.authority.reuses == 0)
        #expect(world.authority.revoked == ["refresh-1"])
        let save = node.trace.lastIndex(of: "save session")
        let revoke = node.trace.lastIndex(of: "revoke")
        #expect(save.map { $0 < revoke ?? -1 } == true, "revoked only when the new session is durable")
    }

    @Test func `without a key an unknown outcome is replayed exactly once`() {
        let world = World()
        let seed = world.authority.issueSeed()
        let node = world.node(canObtain: false, seed: seed)
        node.demand()
        world.run(for: 1)
        #expect(node.cached != nil)
        node.send(.runStarted)
        world.authority.fate = .refused(FakeAuthority.lost)
        world.run(for: 3600 * 3)
        let counts = Dictionary(world.authority.seen.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(counts["refresh-2"] == 2, "once, and one replay")
        #expect(node.eventNames.contains("reauthenticationRequired"))
        #expect(node.eventNames.filter { $0 == "reauthenticationRequired" }.count == 1)
        #expect(node.cached == nil)
    }

    @Test func `without a key one lost answer costs nothing if the replay works`() {
        let world = World()
        let seed = world.authority.issueSeed()
        let node = world.node(canObtain: false, seed: seed)
        node.demand()
        world.run(for: 1)
        node.send(.runStarted)
        world.authority.script = [.refused(FakeAuthority.lost)]
        world.run(for: 3600)
        #expect(node.cached != nil)
        #expect(!node.eventNames.contains("reauthenticationRequired"))
        #expect(world.disk.entry?.intent == nil)
    }

    @Test(arguments: [true, false]) func `without a key a configured token without an answer is sent once more`(
        recovers: Bool
    ) {
        let world = World()
        let seed = world.authority.issueSeed()
        let node = world.node(canObtain: false, seed: seed)
        world.authority.script = [.refused(FakeAuthority.lost)]
        world.authority.fate = recovers ? .normal : .refused(FakeAuthority.lost)
        node.send(.runStarted)
        world.run(for: 600)
        #expect(world.authority.seen.count { $0 == seed.value } == 2, "once, and one replay")
        #expect((node.cached != nil) == recovers)
        #expect(node.eventNames.contains("reauthenticationRequired") != recovers)
    }

    @Test func `an intent found at the start leads to a challenge with a key`() {
        let world = World()
        let first = world.node()
        first.demand()
        world.run(for: 1)
        first.survives = { if case .run(_, .renew) = $0 { false } else { true } }
        first.demand(.renewed(after: first.machine.session?.id))
        world.run(for: 5)
        #expect(world.disk.entry?.intent != nil)
        let second = world.node()
        second.demand(.renewed(after: nil))
        world.run(for: 5)
        #expect(world.authority.refreshes == 0)
        #expect(world.authority.challenges == 2)
        #expect(world.disk.entry?.intent == nil)
    }

    @Test func `an intent found at the start is replayed once without a key`() {
        let world = World()
        let seed = world.authority.issueSeed()
        let first = world.node(canObtain: false, seed: seed)
        first.demand()
        world.run(for: 1)
        first.survives = { if case .run(_, .renew) = $0 { false } else { true } }
        first.demand(.renewed(after: first.machine.session?.id))
        world.run(for: 5)
        let second = world.node(canObtain: false, seed: seed)
        let caller = second.demand(.renewed(after: nil))
        world.run(for: 5)
        #expect(second.token(caller)?.source == .refresh)
        #expect(second.trace.contains("save intent"))
        #expect(world.authority.refreshes == 2)
    }

    @Test(arguments: [true, false])
    func `a configured refresh token is used once, whatever happens later`(canObtain: Bool) {
        let world = World()
        let seed = world.authority.issueSeed()
        for _ in 0..<3 {
            let node = world.node(canObtain: canObtain, seed: seed)
            let caller = node.demand()
            world.run(for: 1)
            #expect(node.token(caller) != nil)
            node.demand(.cleared(reason: nil, revoke: false))
            world.run(for: 1)
            node.kill()
            if !canObtain { break }
        }
        #expect(world.authority.seen.filter { $0 == seed.value }.count == 1)
    }

    @Test func `another configured refresh token replaces the stored session once`() {
        let world = World()
        let first = world.node(seed: world.authority.issueSeed())
        first.demand()
        world.run(for: 1)
        let other = world.authority.issueSeed()
        for round in 0..<2 {
            let node = world.node(seed: other)
            let caller = node.demand()
            world.run(for: 1)
            #expect(node.token(caller)?.source == (round == 0 ? .refresh : .store))
        }
        #expect(world.authority.seen.filter { $0 == other.value }.count == 1)
    }

    @Test func `a dead configured token does not cost the stored session`() throws {
        let world = World()
        let first = world.node(canObtain: false, seed: world.authority.issueSeed())
        first.demand()
        world.run(for: 1)
        let second = world.node(canObtain: false, seed: try RefreshToken("never-issued"))
        let caller = second.demand()
        world.run(for: 5)
        #expect(second.token(caller) != nil)
        #expect(world.disk.entry?.spentSeeds.count == 2)
    }

    @Test func `without a key, a token or a store somebody has to log in`() {
        let world = World()
        let node = world.node(canObtain: false)
        let caller = node.demand()
        world.run(for: 1)
        #expect(node.error(caller)?.code == .reauthenticationRequired)
        #expect(node.error(caller)?.requiresReauthentication == true)
        #expect(node.eventNames.contains("reauthenticationRequired"))
        #expect(world.authority.requests == 0)
    }

    @Test func `a login elsewhere ends the wait for a login`() {
        let world = World()
        let waiting = world.node(canObtain: false)
        waiting.send(.runStarted)
        world.run(for: 300)
        #expect(waiting.cached == nil)
        // Same entry, but with a refresh token of its own.
        world.node(canObtain: false, seed: world.authority.issueSeed()).demand()
        world.run(for: 60)
        #expect(waiting.cached != nil)
        #expect(world.authority.requests == 1)
    }

    @Test func `a session of another machine is not renewed if there is a key`() {
        let world = World()
        world.node(machineID: "machine-2").demand()
        world.run(for: 1)
        let here = world.node(machineID: "machine-1")
        here.demand(.renewed(after: nil))
        world.run(for: 5)
        #expect(world.authority.refreshes == 0)
        #expect(world.authority.challenges == 2)
        #expect(world.authority.revoked.isEmpty, "the other machine may still use its session")
    }

    @Test(arguments: [("credential", AuthError.Code.configuration), ("scope", .configuration)])
    func `tokens for something else are not taken`(what: String, code: AuthError.Code) {
        let world = World()
        let node = world.node(scopes: ["wallet.sign"])
        world.authority.change = { tokens in
            tokens.scopes = ["wallet.sign", "more"]
            if what == "credential" { tokens.credential = "cred-2" } else { tokens.scopes = ["other"] }
        }
        let caller = node.demand()
        world.run(for: 1)
        #expect(node.error(caller)?.code == code)
        #expect(node.cached == nil)
        #expect(world.disk.entry?.bundle == nil)
    }

    @Test func `a refresh answer without a refresh token keeps the old one`() {
        let world = World()
        let node = world.node()
        node.demand()
        world.run(for: 1)
        world.authority.change = { $0.refresh = nil }
        node.demand(.renewed(after: node.machine.session?.id))
        world.run(for: 5)
        #expect(node.machine.session?.bundle.refreshToken?.value == "refresh-1")
    }

    @Test func `a fresh login joins no renewal and is always a challenge`() {
        let world = World()
        let node = world.node()
        node.demand()
        world.run(for: 2)
        node.demand(.renewed(after: node.machine.session?.id))
        let login = node.demand(.proven)
        world.run(for: 5)
        #expect(node.token(login)?.source == .challenge)
        #expect(world.authority.challenges == 2)
        #expect(world.authority.refreshes == 1)
    }

    @Test(arguments: [true, false])
    func `an authority that does not rotate gets the same refresh token each time`(canObtain: Bool) {
        let world = World()
        world.authority.accessLifetime = 300
        world.authority.rotates = false
        let node = world.node(canObtain: canObtain, seed: world.authority.issueSeed())
        node.send(.runStarted)
        world.run(for: 3600)
        #expect(node.cached != nil)
        #expect(world.authority.refreshes > 10)
        #expect(world.authority.challenges == 0)
        #expect(!node.eventNames.contains("reauthenticationRequired"))
    }
}
