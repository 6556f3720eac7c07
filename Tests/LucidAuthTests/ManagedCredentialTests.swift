// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidHTTP
import Testing

@testable import LucidAuth

@Suite(.timeLimit(.minutes(10))) struct ManagedCredentialTests {
    private let clock = TestClock()

    private func manager(_ source: FakeSource, _ storage: any StorageAdapter = MemoryStorageAdapter())
        -> ManagedCredential
    {
        ManagedCredential(source: source, storage: storage, clock: clock)
    }

    private static let outage = AuthError(.unavailable, message: "temporarily unavailable", status: 503)

    // MARK: The three faults of the well-known Swift credential cache

    @Test func `one failed load is not sticky`() async throws {
        let source = FakeSource(clock)
        source.fail(with: Self.outage)
        let manager = manager(source)
        let error = await #expect(throws: AuthError.self) { try await manager.ensureAccessToken() }
        #expect(error?.status == 503)
        async let second = manager.ensureAccessToken()
        await clock.waitForSleeper(within: 5)
        clock.advance(by: 5)
        let token = try await second
        #expect(token.source == .challenge)
        #expect(source.obtained == 2)
    }

    @Test func `one cancelled waiter does not cancel the others`() async throws {
        let source = FakeSource(clock, gate: Gate())
        let manager = manager(source)
        let first = Task { try await manager.ensureAccessToken() }
        await source.gate.waitForArrivals()
        let second = Task { try await manager.ensureAccessToken() }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        source.gate.open()
        #expect(try await second.value.value == "access-obtained-1")
        #expect(try await manager.ensureAccessToken().value == "access-obtained-1")
        #expect(source.obtained == 1)
    }

    @Test func `a failed background refresh does not poison`() async throws {
        let source = FakeSource(clock)
        let manager = ManagedCredential(
            source: source, storage: MemoryStorageAdapter(),
            configuration: TokenManagerConfiguration(softLead: 600, hardLead: 580), clock: clock)
        let runner = Task { try await manager.run() }
        var events = manager.events().makeAsyncIterator()
        #expect(await events.next()?.kind.name == "authenticated")
        source.fail(with: Self.outage, Self.outage)
        await clock.waitForSleeper(within: 3600 - 580)
        clock.advance(by: 3600 - 580)
        #expect(await events.next()?.kind.name == "refreshFailed")
        #expect(manager.cachedAccessToken?.value == "access-obtained-1", "served through the failure")
        await nextAttempt(of: manager)
        #expect(await events.next()?.kind.name == "refreshFailed")
        await nextAttempt(of: manager)
        #expect(await events.next()?.kind.name == "tokenRefreshed")
        #expect(manager.cachedAccessToken?.value == "access-renewed-3")
        await manager.shutdown()
        try await runner.value
    }

    private func nextAttempt(of manager: ManagedCredential) async {
        while await manager.health.isRenewing { await Task.yield() }
        await clock.waitForSleeper(within: 60)
        clock.advanceToNextDeadline()
    }

    // MARK: Single flight

    @Test(arguments: [10, 1000])
    func `cold callers share one challenge`(count: Int) async throws {
        let source = FakeSource(clock, gate: Gate())
        let manager = manager(source)
        let values = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<count { group.addTask { try await manager.ensureAccessToken().value } }
            await source.gate.waitForArrivals()
            source.gate.open()
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(values == ["access-obtained-1"])
        #expect(source.obtained == 1)
    }

    @Test func `callers who come and go while the authority is down cost a step each`() async throws {
        let source = FakeSource(clock)
        source.fail(with: Self.outage)
        let manager = manager(source)
        await #expect(throws: AuthError.self) { try await manager.ensureAccessToken() }
        // All wait for the end of the pause, half of them leave.
        let callers = (0..<20_000).map { _ in Task { try await manager.ensureAccessToken() } }
        for index in callers.indices where index.isMultiple(of: 2) { callers[index].cancel() }
        await clock.waitForSleeper(within: 5)
        for index in callers.indices where index.isMultiple(of: 2) { _ = await callers[index].result }
        clock.advance(by: 5)
        for index in callers.indices where !index.isMultiple(of: 2) {
            #expect(try await callers[index].value.value == "access-obtained-2")
        }
        #expect(source.obtained == 2)
    }

    @Test func `of a thousand callers nine hundred and ninety-nine leave and the last gets its token`() async throws {
        let source = FakeSource(clock, gate: Gate())
        let manager = manager(source)
        let tasks = (0..<1000).map { _ in Task { try await manager.ensureAccessToken() } }
        await source.gate.waitForArrivals()
        for task in tasks.dropLast() { task.cancel() }
        for task in tasks.dropLast() {
            await #expect(throws: CancellationError.self) { try await task.value }
        }
        source.gate.open()
        #expect(try await tasks[999].value.value == "access-obtained-1")
        #expect(source.obtained == 1)
    }

    @Test func `work goes on and is stored when nobody waits any more`() async throws {
        let source = FakeSource(clock, gate: Gate())
        let storage = FakeStorage()
        let manager = manager(source, storage)
        var events = manager.events().makeAsyncIterator()
        let caller = Task { try await manager.ensureAccessToken() }
        await source.gate.waitForArrivals()
        caller.cancel()
        await #expect(throws: CancellationError.self) { try await caller.value }
        source.gate.open()
        #expect(await events.next()?.kind.name == "authenticated")
        #expect(manager.cachedAccessToken != nil)
        #expect(try await storage.load(source.identity)?.bundle?.access.text == "access-obtained-1")
    }

    @Test func `a caller who is cancelled before it asks starts nothing`() async throws {
        let source = FakeSource(clock)
        let manager = manager(source)
        let gate = Gate()
        let caller = Task {
            await gate.pass()
            return try await manager.ensureAccessToken()
        }
        caller.cancel()
        gate.open()
        await #expect(throws: CancellationError.self) { try await caller.value }
        #expect(source.obtained == 0)
    }

    @Test func `one failure reaches all callers as one incident`() async throws {
        let source = FakeSource(clock, gate: Gate())
        source.fail(with: Self.outage)
        let manager = manager(source)
        let tasks = (0..<100).map { _ in Task { try await manager.ensureAccessToken() } }
        await source.gate.waitForArrivals()
        // All of them are in line behind the one attempt: the manager answers in turn.
        _ = await manager.health
        source.gate.open()
        var incidents: Set<String> = []
        for task in tasks {
            let error = await #expect(throws: AuthError.self) { try await task.value }
            if let error { incidents.insert(error.incident) }
        }
        #expect(incidents.count <= 2 && !incidents.contains(""))
        #expect(source.obtained == 1)
    }

    @Test func `an unknown error of a source is unavailable, with its cause`() async throws {
        struct Odd: Error {}
        let source = FakeSource(clock)
        source.fail(with: Odd())
        let manager = manager(source)
        let error = await #expect(throws: AuthError.self) { try await manager.ensureAccessToken() }
        #expect(error?.code == .unavailable)
        #expect(error?.underlying is Odd)
    }

    // MARK: Persist, then publish

    @Test func `nobody sees a token before it is stored`() async throws {
        let source = FakeSource(clock)
        let storage = FakeStorage(saving: Gate())
        let manager = manager(source, storage)
        let caller = Task { try await manager.ensureAccessToken() }
        await storage.saving.waitForArrivals()
        #expect(manager.cachedAccessToken == nil)
        #expect(try await storage.load(source.identity) == nil)
        storage.saving.open()
        #expect(try await caller.value.value == "access-obtained-1")
        #expect(try await storage.load(source.identity) != nil)
    }

    @Test func `a failing storage costs an event and no caller`() async throws {
        let source = FakeSource(clock)
        let storage = FakeStorage()
        storage.fail(with: AuthError(.storage, message: "No space left on device"))
        let manager = manager(source, storage)
        var events = manager.events().makeAsyncIterator()
        #expect(try await manager.ensureAccessToken().value == "access-obtained-1")
        #expect(await events.next()?.kind.name == "persistenceFailed")
        #expect(await events.next()?.kind.name == "authenticated")
        #expect(await manager.health.isPersisted == false)
        storage.fail(with: nil)
        await clock.waitForSleeper(within: 60)
        clock.advance(by: 60)
        await storage.saving.waitForArrivals(2)
        await manager.shutdown()
        #expect(try await storage.load(source.identity)?.bundle != nil)
    }

    // MARK: Reading

    @Test func `a cached token is served until its end and not a moment longer`() async throws {
        let manager = manager(FakeSource(clock, lifetime: 100))
        let token = try await manager.ensureAccessToken()
        #expect(token.source == .challenge)
        #expect(manager.cachedAccessToken?.source == .cache)
        clock.advance(by: 99.9)
        #expect(manager.cachedAccessToken?.value == token.value)
        clock.advance(by: 0.1)
        #expect(manager.cachedAccessToken == nil)
    }

    @Test func `an aging token is returned and renewed behind the caller's back`() async throws {
        let source = FakeSource(clock, gate: Gate(isOpen: true), lifetime: 100)
        let manager = manager(source)
        var events = manager.events().makeAsyncIterator()
        _ = try await manager.ensureAccessToken()
        #expect(await events.next()?.kind.name == "authenticated")
        clock.advance(by: 80)
        source.gate.close()
        #expect(try await manager.ensureAccessToken().value == "access-obtained-1")
        await source.gate.waitForArrivals(2)
        source.gate.open()
        #expect(await events.next()?.kind.name == "tokenRefreshed")
        #expect(try await manager.ensureAccessToken().value == "access-renewed-1")
    }

    @Test func `a refused bearer is replaced once`() async throws {
        let source = FakeSource(clock)
        let manager = manager(source)
        let old = try await manager.bearer()
        clock.advance(by: 10)
        await manager.invalidate(old)
        await manager.invalidate(old)
        #expect(manager.cachedAccessToken == nil)
        let new = try await manager.bearer()
        #expect(new.generation > old.generation)
        await manager.invalidate(old)
        #expect(manager.cachedAccessToken != nil, "a late refusal of the old one does nothing")
        #expect(source.renewed == 1)
    }

    @Test func `restoring asks nobody`() async throws {
        let storage = MemoryStorageAdapter()
        let source = FakeSource(clock)
        #expect(try await manager(source, storage).restore() == nil)
        #expect(source.obtained == 0)
        _ = try await manager(source, storage).ensureAccessToken()
        let token = try await manager(source, storage).restore()
        #expect(token?.value == "access-obtained-1")
        #expect(source.obtained == 1)
    }

    @Test func `clearing revokes if asked and tells why`() async throws {
        let source = FakeSource(clock)
        let manager = manager(source)
        _ = try await manager.ensureAccessToken()
        var events = manager.events().makeAsyncIterator()
        try await manager.clearTokens(reason: "logout", revoke: true)
        #expect(source.revoked == 1)
        #expect(manager.cachedAccessToken == nil)
        if case .tokensCleared(let reason) = await events.next()?.kind {
            #expect(reason == "logout")
        } else {
            Issue.record("no event")
        }
        #expect(await manager.health.state == .unauthenticated)
    }

    @Test func `health tells all of it without a secret`() async throws {
        let source = FakeSource(clock)
        let manager = manager(source)
        #expect(await manager.health.state == .unauthenticated)
        _ = try await manager.ensureAccessToken()
        let health = await manager.health
        #expect(health.isAuthenticated)
        #expect(health.session?.generation == 1)
        #expect(health.isPersisted == true)
        #expect(health.secondsToEnd == 3600)
        #expect(health.secondsToHardEdge == 3570)
        #expect(health.secondsToSoftEdge == 2880)
        #expect(health.lastError == nil)
    }
}
