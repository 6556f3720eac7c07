// SPDX-License-Identifier: Apache-2.0
import LucidHTTP
import LucidTesting
import Testing

@testable import LucidAuth

/// What was stored is lost or came late, and with it the notes of what was spent.
@Suite struct LostNotesTests {
    @Test func `when the file is lost the notes are lost, so a key makes a new session`() {
        let world = World()
        let (first, second) = (world.node(), world.node())
        first.demand()
        world.run(for: 1)
        second.demand()
        world.run(for: 1)
        world.authority.script = [.answerLost]
        world.authority.challengeFate = .refused(FakeAuthority.refusedConnection)
        first.demand(.renewed(after: first.machine.session?.id))
        world.run(for: 5)
        #expect(world.disk.entry?.intent != nil)
        #expect(world.disk.damage(.truncated, at: 50))
        world.authority.challengeFate = .normal
        let caller = second.demand(.renewed(after: second.machine.session?.id))
        world.run(for: 5)
        #expect(second.token(caller)?.source == .challenge)
        #expect(world.authority.reuses == 0)
    }

    @Test func `when the file is lost a configured refresh token counts as used, also after a failure was noted`() {
        let world = World()
        let seed = world.authority.issueSeed()
        let first = world.node(seed: seed)
        first.demand()
        world.run(for: 1)
        first.kill()
        #expect(world.disk.damage(.empty))
        world.authority.challengeFate = .refused(FakeAuthority.refusedConnection)
        let second = world.node(seed: seed)
        second.demand()
        world.run(for: 5)
        world.authority.challengeFate = .normal
        world.run(for: 60)
        let caller = second.demand()
        world.run(for: 5)
        #expect(second.token(caller)?.source == .challenge)
        #expect(world.authority.seen.count { $0 == seed.value } == 1)
    }

    @Test func `a session made aside that becomes the stored one after a loss of the file notes the configured token`()
    {
        let world = World()
        let seed = world.authority.issueSeed()
        let first = world.node(seed: seed)
        first.demand()
        world.run(for: 1)
        first.kill()
        world.disk.holder = 4711
        let aside = world.node(seed: seed)
        aside.demand(.proven)
        world.run(for: 50)
        #expect(aside.machine.session?.isPrivate == true)
        world.disk.holder = nil
        #expect(world.disk.damage(.empty))
        aside.demand(.renewed(after: aside.machine.session?.id))
        world.run(for: 5)
        #expect(world.disk.entry?.bundle != nil)
        let last = world.node(seed: seed)
        last.demand()
        world.run(for: 5)
        #expect(last.cached != nil)
        #expect(world.authority.seen.count { $0 == seed.value } == 1)
        #expect(world.authority.reuses == 0)
    }

    @Test func `a session that is stored late is stored with the note that its token was sent`() {
        let world = World()
        let node = world.node()
        world.disk.saveFailure = { _ in Disk.full }
        node.demand()
        world.run(for: 2)
        world.authority.fate = .requestLost
        world.authority.challengeFate = .refused(FakeAuthority.refusedConnection)
        node.demand(.renewed(after: node.machine.session?.id))
        world.run(for: 5)
        world.disk.saveFailure = { _ in nil }
        world.run(for: 70)
        #expect(world.disk.entry?.bundle != nil && world.disk.entry?.intent != nil)
        world.authority.fate = .normal
        world.authority.challengeFate = .normal
        let other = world.node()
        other.demand()
        world.run(for: 1)
        other.demand(.renewed(after: other.machine.session?.id))
        world.run(for: 5)
        #expect(world.authority.refreshes == 1, "nobody sends it again")
        #expect(other.cached?.value == "access-2")
    }

    @Test func `a session stored over one that was not seen has a greater number`() {
        let world = World()
        let first = world.node()
        first.demand()
        world.run(for: 2)
        first.demand(.renewed(after: first.machine.session?.id))
        world.run(for: 5)
        first.kill()
        #expect(world.disk.entry?.bundle?.generation.counter == 2)
        // Neither a look nor the lock answers in time; then the disk is back.
        world.disk.delay = 7
        world.later(10.01) { world.disk.delay = 0.001 }
        let second = world.node()
        second.demand(.proven)
        world.run(for: 12)
        #expect(world.disk.entry?.bundle?.generation.counter == 3)
        #expect(second.cached?.generation == 3)
    }
}
