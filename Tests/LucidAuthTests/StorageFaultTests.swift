// SPDX-License-Identifier: Apache-2.0
import LucidHTTP
import LucidTesting
import Testing

@testable import LucidAuth

@Suite struct StorageFaultTests {
    @Test func `a full disk keeps the session in memory, says so once, and is retried`() {
        let world = World()
        let node = world.node()
        world.disk.saveFailure = { _ in Disk.full }
        let caller = node.demand()
        world.run(for: 30)
        #expect(node.token(caller) != nil, "callers are not hurt")
        #expect(node.eventNames == ["persistenceFailed", "authenticated"])
        #expect(node.machine.session?.isPersisted == false)
        #expect(world.disk.holder == node.name, "nobody else renews what only we know")
        world.disk.saveFailure = { _ in nil }
        world.run(for: 61)
        #expect(world.disk.entry?.bundle?.access.text == "access-1")
        #expect(node.machine.session?.isPersisted == true)
        #expect(world.disk.holder == nil)
        #expect(world.authority.requests == 1)
    }

    @Test func `a rotated session that cannot be stored is not lost`() {
        let world = World()
        let node = world.node()
        node.demand()
        world.run(for: 1)
        world.disk.saveFailure = { $0.intent == nil ? Disk.full : nil }
        node.demand(.renewed(after: node.machine.session?.id))
        world.run(for: 5)
        #expect(node.cached?.value == "access-2")
        #expect(world.disk.entry?.bundle?.access.text == "access-1", "the old file is intact")
        #expect(world.disk.entry?.intent != nil, "and says that its token may be spent")
        world.disk.saveFailure = { _ in nil }
        world.run(for: 61)
        #expect(world.disk.entry?.bundle?.access.text == "access-2")
        #expect(world.disk.entry?.intent == nil)
    }

    @Test func `a renewal of an unstored session needs no intent`() {
        let world = World()
        world.authority.accessLifetime = 60
        let node = world.node()
        world.disk.saveFailure = { _ in Disk.full }
        node.send(.runStarted)
        world.run(for: 600)
        #expect(world.authority.challenges == 1)
        #expect(world.authority.refreshes > 10)
        #expect(world.authority.reuses == 0)
        #expect(node.cached != nil)
    }

    @Test func `with a key nothing is spent before its intent is durable`() {
        let world = World()
        let node = world.node()
        node.demand()
        world.run(for: 1)
        world.disk.saveFailure = { _ in Disk.full }
        node.demand(.renewed(after: node.machine.session?.id))
        world.run(for: 5)
        #expect(world.authority.refreshes == 0)
        #expect(world.authority.challenges == 2)
        #expect(node.cached != nil)
    }

    @Test func `without a key an unrecorded token is spent when no time is left`() {
        let world = World()
        let node = world.node(canObtain: false, seed: world.authority.issueSeed())
        node.demand()
        world.run(for: 1)
        world.disk.saveFailure = { _ in Disk.full }
        node.send(.runStarted)
        world.run(for: 3600 - 120)
        #expect(world.authority.refreshes == 1)
        #expect(node.eventNames.contains("persistenceFailed"))
        world.run(for: 110)
        #expect(world.authority.refreshes == 2)
        #expect(node.cached != nil)
    }

    @Test func `refused files are an error with the fix for a new start`() {
        let world = World()
        world.disk.refusal = AuthError(.storage, message: "x can be read by others; run: chmod 600 x")
        let node = world.node()
        let caller = node.demand()
        world.run(for: 1)
        #expect(node.error(caller)?.code == .storage)
        #expect(node.error(caller)?.message.contains("chmod 600") == true)
        #expect(world.authority.requests == 0)
    }

    @Test func `refused files do not stop a running agent`() {
        let world = World()
        let node = world.node()
        node.send(.runStarted)
        world.run(for: 1)
        world.disk.refusal = AuthError(.storage, message: "x can be read by others; run: chmod 600 x")
        world.run(for: 3600 * 3)
        #expect(node.cached != nil)
        #expect(node.eventNames.contains("persistenceFailed"))
        #expect(world.authority.reuses == 0)
    }

    @Test func `a lock that does not work is told once and costs no session`() {
        let world = World()
        world.disk.brokenLock = "no locks here"
        let node = world.node()
        node.send(.runStarted)
        world.run(for: 3600 * 4)
        #expect(node.eventNames.filter { $0 == "persistenceFailed" }.count == 1)
        #expect(node.cached != nil)
        #expect(world.disk.entry?.bundle?.generation.counter ?? 0 > 3)
    }

    @Test func `storage that never answers is given up after five seconds`() {
        let world = World()
        world.disk.delay = 1e9
        let node = world.node()
        let caller = node.demand()
        world.run(for: 21)
        #expect(node.token(caller) != nil)
        #expect(node.machine.session?.isPersisted == false)
    }

    @Test func `readers see the token while the disk stalls in the next save`() {
        let world = World()
        let node = world.node()
        node.demand()
        world.run(for: 1)
        world.disk.delay = 4
        let caller = node.demand(.renewed(after: node.machine.session?.id))
        world.run(for: 3)
        #expect(node.cached?.value == "access-1")
        world.run(for: 60)
        #expect(node.token(caller)?.value == "access-2")
    }

    @Test func `a save that lost a race adopts the newer session`() {
        let world = World()
        world.disk.brokenLock = "no locks here"
        let (first, second) = (world.node(), world.node())
        first.demand()
        second.demand()
        world.run(for: 5)
        #expect(first.cached?.value == second.cached?.value)
        #expect(world.disk.entry?.bundle?.access.text == first.cached?.value)
    }

    // MARK: Clear

    @Test func `clearing leaves no secret, and counts as a generation of its own`() {
        let world = World()
        let node = world.node()
        node.demand()
        world.run(for: 1)
        let clear = node.demand(.cleared(reason: "logout", revoke: true))
        world.run(for: 1)
        #expect(node.answers[clear] != nil && node.error(clear) == nil)
        #expect(node.cached == nil)
        #expect(world.authority.revoked == ["refresh-1"])
        #expect(world.disk.entry?.bundle == nil)
        #expect(world.disk.entry?.counter == 2)
        #expect(world.disk.bytes.map { String(decoding: $0, as: UTF8.self).contains("refresh-1") } == false)
        node.demand()
        world.run(for: 1)
        #expect(node.cached?.generation == 3)
    }

    @Test func `a cleared session is not made again behind the user's back`() {
        let world = World()
        let node = world.node()
        node.send(.runStarted)
        world.run(for: 1)
        node.demand(.cleared(reason: nil, revoke: false))
        world.run(for: 3600)
        #expect(world.authority.requests == 1)
        #expect(node.cached == nil)
        node.demand()
        world.run(for: 3600 * 2)
        #expect(node.cached != nil, "asked for again, it is kept fresh again")
    }

    @Test func `clear, log in again, then a late loser: the new login stays`() {
        let world = World()
        world.authority.latency = 2
        let loser = world.node()
        loser.demand()
        world.run(for: 5)
        world.disk.brokenLock = "two hosts"
        loser.demand(.renewed(after: loser.machine.session?.id))
        world.run(for: 0.5)
        world.authority.latency = 0.05
        let other = world.node()
        other.demand(.cleared(reason: nil, revoke: false))
        world.run(for: 0.2)
        other.demand()
        world.run(for: 0.5)
        let stored = world.disk.entry?.bundle?.generation
        #expect(stored != nil)
        world.run(for: 10)
        #expect(world.disk.entry?.bundle?.generation == stored)
        #expect(loser.cached?.value == other.cached?.value)
    }

    @Test func `the disk that cannot be cleared is told to whoever asked`() {
        let world = World()
        let node = world.node()
        node.demand()
        world.run(for: 1)
        world.disk.saveFailure = { _ in Disk.full }
        let clear = node.demand(.cleared(reason: nil, revoke: false))
        world.run(for: 1)
        #expect(node.error(clear)?.code == .storage)
        #expect(node.cached == nil)
    }

    // MARK: Death

    @Test(arguments: [true, false], 0..<14)
    func `a process killed at any step leaves nothing that the next cannot mend`(canObtain: Bool, step: Int) {
        let world = World(seed: UInt64(step))
        world.authority.accessLifetime = 600
        let seed = canObtain ? nil : world.authority.issueSeed()
        let first = world.node(canObtain: canObtain, seed: seed)
        first.demand()
        world.run(for: 1)
        let start = first.actionCount
        first.survives = { [unowned first] _ in first.actionCount <= start + step }
        first.demand(.renewed(after: first.machine.session?.id))
        world.run(for: 5)
        first.kill()
        let second = world.node(canObtain: canObtain, seed: seed)
        second.send(.runStarted)
        let caller = second.demand()
        world.run(for: 700)
        #expect(second.token(caller) != nil)
        if canObtain {
            #expect(second.cached != nil)
            #expect(world.authority.reuses == 0, "with a key no token is ever sent twice")
        } else {
            let counts = Dictionary(world.authority.seen.map { ($0, 1) }, uniquingKeysWith: +)
            #expect(counts.values.allSatisfy { $0 <= 2 })
        }
    }

    @Test func `a session that cannot be stored because the file cannot be read is not tried again without a pause`() {
        let world = World()
        world.disk.saveFailure = { _ in Disk.full }
        let node = world.node()
        node.demand()
        world.run(for: 5)
        world.disk.loadFailure = AuthError(.storage, message: "cannot read: Input/output error")
        world.run(for: 600)
        #expect(node.trace.count { $0 == "lock" } < 40, "full jitter up to a minute: about twenty")
        world.disk.loadFailure = nil
        world.disk.saveFailure = { _ in nil }
        world.run(for: 61)
        #expect(node.machine.session?.isPersisted == true)
        #expect(node.eventNames.count { $0 == "persistenceFailed" } == 1)
    }
}
