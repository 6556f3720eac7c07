// SPDX-License-Identifier: Apache-2.0
import LucidHTTP
import LucidTesting
import Testing

@testable import LucidAuth

@Suite struct ProcessesTests {
    @Test(arguments: [2, 8, 64])
    func `processes at one expiry make one request`(count: Int) {
        let world = World()
        world.authority.accessLifetime = 60
        world.node().demand()
        world.run(for: 1)
        world.suspend(for: 120)
        let before = world.authority.requests
        let nodes = (0..<count).map { _ in world.node() }
        let callers = nodes.map { $0.demand() }
        world.run(for: 10)
        #expect(world.authority.requests == before + 1)
        #expect(zip(nodes, callers).allSatisfy { $0.token($1)?.value == "access-2" })
        #expect(world.authority.reuses == 0)
    }

    @Test(arguments: [4, 32])
    func `processes that run together share every renewal`(count: Int) {
        let world = World()
        world.authority.accessLifetime = 300
        let nodes = (0..<count).map { _ in world.node() }
        for node in nodes { node.send(.runStarted) }
        world.run(for: 3600)
        #expect(nodes.allSatisfy { $0.cached != nil })
        #expect(world.authority.requests < 30, "about one per token, not one per process")
        #expect(world.authority.challenges == 1)
        #expect(world.authority.reuses == 0)
    }

    @Test func `sixty-four processes and a minute of 503 cost at most twelve requests`() {
        let world = World()
        world.authority.accessLifetime = 60
        world.node().demand()
        world.run(for: 1)
        world.suspend(for: 120)
        let before = world.authority.requests
        world.authority.fate = .refused(FakeAuthority.unavailable)
        world.authority.challengeFate = .refused(FakeAuthority.unavailable)
        let nodes = (0..<64).map { _ in world.node() }
        for node in nodes { node.send(.runStarted) }
        world.run(for: 60)
        #expect(world.authority.requests - before <= 12)
        world.authority.fate = .normal
        world.authority.challengeFate = .normal
        world.run(for: 125)
        #expect(nodes.allSatisfy { $0.cached != nil })
        #expect(world.authority.reuses == 0)
    }

    @Test func `whoever lacks the lock takes a private session and leaves the shared token alone`() {
        let world = World()
        world.authority.accessLifetime = 120
        let node = world.node()
        node.send(.runStarted)
        world.run(for: 1)
        world.disk.holder = 99
        world.run(for: 150)
        #expect(node.cached != nil)
        #expect(node.machine.session?.isPrivate == true)
        #expect(world.authority.seen.contains("refresh-1") == false)
        #expect(world.disk.entry?.bundle?.access.text == "access-1")
        // The holder finishes: its session is taken up and ours given back.
        var entry = world.disk.entry ?? Samples.entry(nil)
        entry.bundle = Samples.bundle(9, access: "access-of-the-holder", lifetime: 600, at: world)
        entry.revision = EntryRevision(Samples.id(3))
        world.disk.entry = entry
        world.disk.holder = nil
        world.run(for: 120)
        #expect(node.cached?.value == "access-of-the-holder")
        #expect(node.machine.session?.isPrivate == false)
        #expect(world.authority.revoked.count == 1)
    }

    @Test(arguments: [0.0, 1, 20, 3_600]) func `a holder that was stopped costs a late caller less than five seconds`(
        late: Double
    ) {
        let world = World()
        world.authority.accessLifetime = 60
        world.node().demand()
        world.run(for: 1)
        world.disk.holder = 99
        world.suspend(for: 59 + late)
        let node = world.node()
        let caller = node.demand()
        world.run(for: 4.9)
        #expect(node.token(caller) != nil)
        #expect(node.machine.session?.isPrivate == true)
        #expect(world.authority.seen.contains("refresh-1") == false)
    }

    @Test func `without a key a lock that stays held is an error with its holder`() {
        let world = World()
        let node = world.node(canObtain: false, seed: world.authority.issueSeed())
        world.disk.holder = 4711
        let caller = node.demand()
        world.run(for: 46)
        #expect(node.error(caller)?.code == .lockHeld)
        #expect(node.error(caller)?.message.contains("4711") == true)
        #expect(node.error(caller)?.isRetryable == true)
    }

    @Test func `a session stored by the holder ends the wait before the lock is free`() {
        let world = World()
        let node = world.node()
        world.disk.holder = 99
        let caller = node.demand()
        world.run(for: 0.5)
        world.disk.entry = Samples.entry(Samples.bundle(3, access: "access-of-the-holder", at: world))
        world.run(for: 1)
        #expect(node.token(caller)?.value == "access-of-the-holder")
        #expect(world.authority.requests == 0)
    }

    @Test func `a process that was paused adopts what happened meanwhile`() {
        let world = World()
        let (paused, other) = (world.node(), world.node())
        paused.demand()
        world.run(for: 1)
        other.demand()
        world.run(for: 1)
        other.demand(.renewed(after: other.machine.session?.id))
        world.run(for: 5)
        let caller = paused.demand(.renewed(after: paused.machine.session?.id))
        world.run(for: 5)
        #expect(paused.token(caller)?.value == "access-2")
        #expect(world.authority.refreshes == 1)
        #expect(paused.eventNames.last == "tokenRefreshed")
    }

    // MARK: Refused tokens

    @Test func `a hundred refusals of one token cost one renewal`() {
        let world = World()
        let node = world.node()
        node.demand()
        world.run(for: 10)
        let old = node.machine.session?.id ?? Samples.id(0)
        let callers = (0..<100).map { _ -> WaiterID in
            node.send(.invalidate(old))
            return node.demand()
        }
        #expect(node.cached == nil, "a refused token is not served again")
        world.run(for: 5)
        #expect(world.authority.refreshes == 1)
        #expect(callers.allSatisfy { node.token($0)?.value == "access-2" })
        node.send(.invalidate(old))
        #expect(node.cached?.value == "access-2", "a late refusal of the old token does nothing")
    }

    @Test func `an API that refuses every token starts no storm`() {
        let world = World()
        let node = world.node()
        node.send(.runStarted)
        world.run(for: 10)
        for _ in 0..<3600 {
            if let id = node.machine.session?.id { node.send(.invalidate(id)) }
            world.run(for: 1)
        }
        #expect(world.authority.requests < 30)
        #expect(world.authority.requests > 5)
    }

    @Test func `a refused token waits for the renewal under way`() {
        let world = World()
        world.authority.latency = 1
        let node = world.node()
        node.demand()
        world.run(for: 10)
        node.demand(.renewed(after: node.machine.session?.id))
        world.run(for: 0.5)
        node.send(.invalidate(node.machine.session?.id ?? Samples.id(0)))
        let caller = node.demand()
        world.run(for: 5)
        #expect(node.token(caller)?.value == "access-2")
        #expect(world.authority.refreshes == 1)
    }

    // MARK: Shutdown

    @Test func `shutdown of an idle machine ends at once and leaves nothing`() {
        let world = World()
        let node = world.node()
        node.send(.runStarted)
        world.run(for: 5)
        node.send(.shutDown)
        #expect(node.hasEnded)
        #expect(node.nextWake == nil)
        #expect(node.cached == nil)
        #expect(node.eventNames.last == "shutDown")
        node.send(.shutDown)
        #expect(node.eventNames.filter { $0 == "shutDown" }.count == 1)
        let late = node.demand()
        #expect(node.error(late)?.code == .shutDown)
    }

    @Test func `a renewal in flight at shutdown is stored, its callers are not kept`() {
        let world = World()
        world.authority.latency = 1
        let node = world.node()
        node.demand()
        world.run(for: 10)
        let caller = node.demand(.renewed(after: node.machine.session?.id))
        world.run(for: 0.5)
        node.send(.shutDown)
        #expect(node.error(caller)?.code == .shutDown)
        #expect(node.hasEnded == false)
        world.run(for: 1)
        #expect(node.hasEnded)
        #expect(world.disk.entry?.bundle?.access.text == "access-2")
        #expect(world.disk.holder == nil)
    }

    @Test func `a renewal that takes more than two seconds at shutdown is cut`() {
        let world = World()
        let node = world.node()
        node.demand()
        world.run(for: 10)
        world.authority.fate = .silent
        node.demand(.renewed(after: node.machine.session?.id))
        world.run(for: 1)
        node.send(.shutDown)
        world.run(for: 1.9)
        #expect(node.hasEnded == false)
        world.run(for: 0.2)
        #expect(node.hasEnded)
        #expect(node.trace.contains("cancel"))
        #expect(world.disk.entry?.intent != nil, "the next start knows that the token may be spent")
    }

    @Test func `a session in memory only is stored at shutdown if it can be`() {
        let world = World()
        let node = world.node()
        world.disk.saveFailure = { _ in Disk.full }
        node.demand()
        world.run(for: 1)
        world.disk.saveFailure = { _ in nil }
        node.send(.shutDown)
        world.run(for: 1)
        #expect(node.hasEnded)
        #expect(world.disk.entry?.bundle?.access.text == "access-1")
    }

    @Test(arguments: [true, false])
    func `whoever missed a renewal and a logout elsewhere does not send the spent token`(canObtain: Bool) {
        let world = World()
        let seed = canObtain ? nil : world.authority.issueSeed()
        let (late, other) = (world.node(canObtain: canObtain, seed: seed), world.node(canObtain: canObtain, seed: seed))
        late.demand()
        world.run(for: 1)
        other.demand()
        world.run(for: 10)
        other.demand(.renewed(after: other.machine.session?.id))
        world.run(for: 5)
        other.demand(.cleared(reason: nil, revoke: false))
        world.run(for: 5)
        late.demand(.renewed(after: late.machine.session?.id))
        world.run(for: 5)
        #expect(world.authority.reuses == 0)
        let counts = Dictionary(world.authority.seen.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(counts.values.allSatisfy { $0 == 1 })
    }
}
