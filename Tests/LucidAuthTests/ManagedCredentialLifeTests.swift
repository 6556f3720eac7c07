// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidHTTP
import LucidTesting
import Testing

@testable import LucidAuth

@Suite(.timeLimit(.minutes(10))) struct ManagedCredentialLifeTests {
    private let clock = TestClock()

    @Test func `the background renews again and again`() async throws {
        let source = FakeSource(clock, lifetime: 100)
        let manager = ManagedCredential(source: source, storage: MemoryStorageAdapter(), clock: clock)
        var events = manager.events().makeAsyncIterator()
        let runner = Task { try await manager.run() }
        #expect(await events.next()?.kind.name == "authenticated")
        for round in 1...5 {
            await clock.waitForSleeper(within: 70)
            clock.advance(by: 70)
            #expect(await events.next()?.kind.name == "tokenRefreshed")
            #expect(source.renewed == round)
        }
        await manager.shutdown()
        try await runner.value
        #expect(source.obtained == 1)
    }

    @Test func `cancelling the background shuts down`() async throws {
        let manager = ManagedCredential(source: FakeSource(clock), storage: MemoryStorageAdapter(), clock: clock)
        var events = manager.events().makeAsyncIterator()
        let runner = Task { try await manager.run() }
        #expect(await events.next()?.kind.name == "authenticated")
        runner.cancel()
        try await runner.value
        #expect(await events.next()?.kind.name == "shutDown")
        #expect(await events.next() == nil)
        await #expect(throws: AuthError.self) { try await manager.ensureAccessToken() }
    }

    @Test func `shutdown ends callers with one typed error and stores what is under way`() async throws {
        let source = FakeSource(clock, gate: Gate())
        let storage = FakeStorage()
        let manager = ManagedCredential(source: source, storage: storage, clock: clock)
        let callers = (0..<20).map { _ in Task { try await manager.ensureAccessToken() } }
        await source.gate.waitForArrivals()
        let end = Task { await manager.shutdown() }
        for caller in callers {
            let error = await #expect(throws: AuthError.self) { try await caller.value }
            #expect(error?.code == .shutDown)
        }
        source.gate.open()
        await end.value
        #expect(try await storage.load(source.identity)?.bundle != nil)
        #expect(manager.cachedAccessToken == nil)
    }

    @Test func `shutdown waits two seconds and no longer`() async throws {
        let source = FakeSource(clock, gate: Gate())
        let manager = ManagedCredential(source: source, storage: MemoryStorageAdapter(), clock: clock)
        let caller = Task { try await manager.ensureAccessToken() }
        await source.gate.waitForArrivals()
        let end = Task { await manager.shutdown() }
        await #expect(throws: AuthError.self) { try await caller.value }
        await clock.waitForSleeper(within: 2)
        clock.advance(by: 2)
        await end.value
        #expect(clock.sleeperCount == 0)
        source.gate.open()
    }

    @Test(arguments: [1, 10])
    func `shutdown may be asked for often, and at once`(count: Int) async throws {
        let manager = ManagedCredential(source: FakeSource(clock), storage: MemoryStorageAdapter(), clock: clock)
        _ = try await manager.ensureAccessToken()
        let events = manager.events()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<count { group.addTask { await manager.shutdown() } }
        }
        await manager.shutdown()
        var names: [String] = []
        for await event in events { names.append(event.kind.name) }
        #expect(names == ["shutDown"])
        await #expect(throws: AuthError.self) { try await manager.authenticate() }
        await #expect(throws: AuthError.self) { try await manager.refresh() }
        await #expect(throws: AuthError.self) { try await manager.clearTokens() }
        #expect(await manager.health.state == .shutDown)
    }

    @Test func `a manager that is dropped leaves no task behind`() async throws {
        let storage = FakeStorage()
        storage.fail(with: AuthError(.storage, message: "No space left on device"))
        weak var dropped: ManagedCredential?
        do {
            let manager = ManagedCredential(source: FakeSource(clock), storage: storage, clock: clock)
            _ = try await manager.ensureAccessToken()
            // An unsaved session keeps a timer, which must not keep the manager.
            await clock.waitForSleeper(within: 60)
            dropped = manager
        }
        #expect(dropped == nil)
        #expect(clock.sleeperCount == 0)
    }

    @Test func `a shutdown from within an event handler does not lock up`() async throws {
        let manager = ManagedCredential(source: FakeSource(clock), storage: MemoryStorageAdapter(), clock: clock)
        let handler = Task {
            for await event in manager.events() {
                if case .authenticated = event.kind { await manager.shutdown() }
            }
        }
        _ = try? await manager.ensureAccessToken()
        let again = Task { try? await manager.refresh() }
        await manager.shutdown()
        _ = await again.value
        await handler.value
    }

    @Test func `two managers over one storage renew once`() async throws {
        let storage = MemoryStorageAdapter()
        let source = FakeSource(clock, gate: Gate())
        let managers = (0..<8).map { _ in ManagedCredential(source: source, storage: storage, clock: clock) }
        let callers = managers.map { manager in Task { try await manager.ensureAccessToken() } }
        await source.gate.waitForArrivals()
        source.gate.open()
        // Those who wait for the lock look again when their time comes.
        let ticker = Task {
            while !Task.isCancelled {
                await clock.waitForSleeper(within: 2)
                clock.advance(by: 0.05)
            }
        }
        for caller in callers { #expect(try await caller.value.value == "access-obtained-1") }
        ticker.cancel()
        #expect(source.obtained == 1)
    }

    @Test func `a storage that hands out another's entry is not believed`() async throws {
        struct Mixed: StorageAdapter {
            let memory = MemoryStorageAdapter()
            let other = SharingIdentity(
                origin: "https://evil.test", agent: "agent-1", credential: "cred-1", kind: "test")
            func load(_ identity: SharingIdentity) async throws -> StoredEntry? { try await memory.load(other) }
            func save(
                _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?
            ) async throws -> Bool { true }
        }
        let storage = Mixed()
        var entry = StoredEntry(revision: EntryRevision(Samples.id(1)), binding: StoredEntry.Binding(storage.other))
        entry.bundle = Samples.bundle(at: World())
        _ = try await storage.memory.save(entry, for: storage.other, replacing: nil)
        let source = FakeSource(clock)
        let manager = ManagedCredential(source: source, storage: storage, clock: clock)
        let error = await #expect(throws: AuthError.self) { try await manager.ensureAccessToken() }
        #expect(error?.code == .storage)
        #expect(source.renewed == 0, "its refresh token went nowhere")
    }
}
