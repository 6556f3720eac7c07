// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidTesting
import Testing

@testable import LucidAuth

@Suite(.timeLimit(.minutes(10))) struct FleetStorageTests {
    @Test(arguments: FleetStorageContract.checks)
    func `a store with leases and fences keeps the promises of a fleet`(check: ContractCheck<any FleetStorage>)
        async throws
    {
        try await check.run(on: FleetStore())
    }

    @Test(arguments: StorageContract.checks)
    func `and those of any storage`(check: ContractCheck<any StorageAdapter>) async throws {
        try await check.run(on: FleetStore().process())
    }

    @Test(arguments: FleetStore.Flaw.allCases)
    func `a store that is built wrong breaks a promise`(flaw: FleetStore.Flaw) async throws {
        var broken: [String] = []
        for check in FleetStorageContract.checks {
            do { try await check.run(on: FleetStore(flaw)) } catch is ContractViolation { broken.append(check.name) }
        }
        for check in StorageContract.checks {
            do {
                try await check.run(on: FleetStore(flaw).process())
            } catch is ContractViolation { broken.append(check.name) }
        }
        #expect(!broken.isEmpty, "nobody noticed")
    }

    @Test(arguments: StorageContract.checks)
    func `sealed files keep the promises of any storage`(check: ContractCheck<any StorageAdapter>) async throws {
        let state = TemporaryState()
        try await check.run(on: state.storage(StorageKeys(.generate())))
    }

    // MARK: The lease

    @Test func `a lease is renewed at each third, and no more once it is released`() async throws {
        let clock = ManualClock()
        let renewals = Lock(0)
        let lease = StorageLease(
            lastGeneration: 0, fence: 1, lifetime: 60, clock: clock,
            onRenew: {
                renewals.withLock { $0 += 1 }
                return true
            }, onRelease: {})
        lease.keep()
        lease.keep()
        for number in 1...5 {
            await clock.waitForSleepers(1)
            clock.advance(bySeconds: 19)
            #expect(renewals.withLock { $0 } == number - 1)
            clock.advance(bySeconds: 1)
            await clock.waitForSleepers(1)
            #expect(renewals.withLock { $0 } == number)
        }
        lease.release()
        clock.advance(bySeconds: 100)
        #expect(renewals.withLock { $0 } == 5)
    }

    @Test func `a store that does not answer is asked again before the lease ends`() async throws {
        struct Down: Error {}
        let clock = ManualClock()
        let renewals = Lock(0)
        let lease = StorageLease(
            lastGeneration: 0, fence: 1, lifetime: 60, clock: clock,
            onRenew: {
                renewals.withLock { $0 += 1 }
                throw Down()
            }, onRelease: {})
        lease.keep()
        await clock.waitForSleepers(1)
        clock.advance(bySeconds: 20)
        for _ in 0..<8 {
            await clock.waitForSleepers(1)
            clock.advance(bySeconds: 5)
        }
        await clock.waitForSleepers(1)
        #expect(renewals.withLock { $0 } == 9)
        #expect(!lease.isLost, "only the store can say so")
        lease.release()
    }

    @Test func `a lease that the store does not renew is lost, and released once`() async throws {
        let releases = Lock(0)
        var lease: StorageLease? = StorageLease(
            lastGeneration: 0, fence: 1, lifetime: 60, onRenew: { false },
            onRelease: { releases.withLock { $0 += 1 } })
        #expect(try await lease?.renew() == false)
        #expect(lease?.isLost == true)
        lease?.release()
        lease = nil
        #expect(releases.withLock { $0 } == 1)
    }

    @Test func `a lease in use does not live on by its renewals`() async throws {
        let clock = ManualClock()
        let isReleased = Lock(false)
        do {
            let lease = StorageLease(
                lastGeneration: 0, fence: 1, lifetime: 60, clock: clock, onRenew: { true },
                onRelease: { isReleased.withLock { $0 = true } })
            lease.keep()
            await clock.waitForSleepers(1)
        }
        #expect(isReleased.withLock { $0 })
    }

    // MARK: The engine

    @Test func `agents on several hosts renew one after another`() async throws {
        let store = FleetStore()
        let clock = TestClock()
        let source = FakeSource(clock)
        var tokens: Set<String> = []
        for _ in 0..<4 {
            let manager = ManagedCredential(source: source, storage: try await store.process(), clock: clock)
            tokens.insert(try await manager.ensureAccessToken().value)
            await manager.shutdown()
        }
        #expect(tokens == ["access-obtained-1"])
    }

    @Test func `X12: a process that slept past its lease does not write over its successor`() async throws {
        let store = FleetStore()
        let clock = TestClock()
        let (sleeper, other) = (FakeSource(clock, gate: Gate()), FakeSource(clock))
        let first = ManagedCredential(source: sleeper, storage: try await store.process(), clock: clock)
        let late = Task { try await first.ensureAccessToken() }
        await sleeper.gate.waitForArrivals()
        try await store.advance(by: 61)
        let second = ManagedCredential(source: other, storage: try await store.process(), clock: clock)
        _ = try await second.ensureAccessToken()
        clock.advance(by: 2)
        let winner = try await second.refresh()
        sleeper.gate.open()
        let token = try await late.value
        #expect(token.value == winner.value, "what the successor has stored is taken up")
        let stored = try await store.process().load(Samples.identity)
        #expect(stored?.bundle?.access.text == winner.value)
        await first.shutdown()
        await second.shutdown()
    }

    @Test(arguments: [true, false])
    func `without an exclusive section hosts share a session only if there is a key pair`(canObtain: Bool) async throws
    {
        let clock = TestClock()
        let source = FakeSource(clock, canObtain: canObtain, seed: canObtain ? nil : try RefreshToken("seed"))
        let manager = ManagedCredential(source: source, storage: SectionlessStorage(), clock: clock)
        if canObtain {
            #expect(try await manager.ensureAccessToken().value == "access-obtained-1")
        } else {
            let error = await #expect(throws: AuthError.self) { try await manager.ensureAccessToken() }
            #expect(error?.code == .lockHeld)
            #expect(error?.message.contains("without a key pair") == true)
            #expect(source.renewed == 0, "nothing was spent")
        }
        await manager.shutdown()
    }

    @Test func `while a fleet gives no lease, hosts without a key pair send nothing, and go on when it does`()
        async throws
    {
        let clock = TestClock()
        let storage = FlickeringStorage(try await FleetStore().process())
        let source = FakeSource(clock, canObtain: false, seed: try RefreshToken("seed"))
        let manager = ManagedCredential(source: source, storage: storage, clock: clock)
        let first = try await manager.ensureAccessToken()
        #expect(source.renewed == 1)
        storage.isBroken.withLock { $0 = true }
        var refusals: [AuthError.Code] = []
        for _ in 0..<40 {
            clock.advance(by: 100)
            // Served as long as it is good, and not a second longer; nothing is sent to prolong it.
            do {
                #expect(try await manager.ensureAccessToken().value == first.value)
            } catch let error as AuthError { refusals.append(error.code) }
        }
        #expect(refusals.count >= 4)
        #expect(Set(refusals) == [.lockHeld])
        #expect(source.renewed == 1, "the refresh token may be in use at another host")
        storage.isBroken.withLock { $0 = false }
        clock.advance(by: 120)
        #expect(try await manager.ensureAccessToken().value == "access-renewed-2")
        await manager.shutdown()
    }
}

/// A fleet's storage whose leases can be out of order.
private final class FlickeringStorage: StorageAdapter {
    private let store: any StorageAdapter
    let isBroken = Lock(false)

    init(_ store: any StorageAdapter) { self.store = store }

    var reach: StorageReach { store.reach }

    func load(_ identity: SharingIdentity) async throws -> StoredEntry? { try await store.load(identity) }

    func save(
        _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?
    ) async throws -> Bool { try await store.save(entry, for: identity, replacing: revision) }

    func save(
        _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?,
        holding lease: StorageLease
    ) async throws -> Bool { try await store.save(entry, for: identity, replacing: revision, holding: lease) }

    func tryLock(_ identity: SharingIdentity) async throws -> StorageLock {
        if isBroken.withLock({ $0 }) { return .broken(reason: "the lease table is not there") }
        return try await store.tryLock(identity)
    }
}

/// Says that hosts share it, and cannot keep them apart.
private final class SectionlessStorage: StorageAdapter {
    private let memory = MemoryStorageAdapter()

    var reach: StorageReach { .fleet }

    func load(_ identity: SharingIdentity) async throws -> StoredEntry? { try await memory.load(identity) }

    func save(
        _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?
    ) async throws -> Bool { try await memory.save(entry, for: identity, replacing: revision) }
}
