// SPDX-License-Identifier: Apache-2.0
import LucidHTTP
import Testing

@testable import LucidAuth

@Suite(.timeLimit(.minutes(10))) struct TokenManagerTests {
    private let clock = TestClock()
    private let storage = MemoryStorageAdapter()
    private let manager: TokenManager

    init() { manager = TokenManager(storage: storage, clock: clock) }

    private func source(_ agent: String, gate: Gate = Gate(isOpen: true)) -> FakeSource {
        FakeSource(
            clock, gate: gate,
            identity: SharingIdentity(
                origin: "https://authority.test", agent: agent, credential: "cred-1", kind: "test"))
    }

    @Test func `an identity has one credential, whoever asks`() async throws {
        let (first, second) = (source("scout"), source("scout"))
        let credential = try manager.credential(for: first)
        #expect(try manager.credential(for: second) === credential)
        #expect(manager.credentials.count == 1)
        async let one = credential.ensureAccessToken()
        async let two = try manager.credential(for: second).ensureAccessToken()
        #expect(try await one.value == two.value)
        #expect(first.obtained == 1 && second.obtained == 0)
    }

    @Test func `identities do not wait for each other and share nothing but storage`() async throws {
        let slow = source("slow", gate: Gate())
        let broken = source("broken")
        broken.fail(with: AuthError(.credentialRevoked, message: "unknown credential", status: 401))
        let good = source("good")
        let waiting = Task { try await manager.credential(for: slow).ensureAccessToken() }
        await slow.gate.waitForArrivals()
        await #expect(throws: AuthError.self) { try await manager.credential(for: broken).ensureAccessToken() }
        _ = try await manager.credential(for: good).ensureAccessToken()
        #expect(await manager.health.map(\.identity.agent) == ["slow", "broken", "good"])
        #expect(await manager.health.map(\.isAuthenticated) == [false, false, true])
        #expect(try await storage.load(good.identity)?.bundle != nil)
        #expect(try await storage.load(broken.identity)?.bundle == nil)
        slow.gate.open()
        _ = try await waiting.value
        #expect(try await storage.load(slow.identity)?.bundle != nil)
    }

    @Test func `running keeps those fresh that come later, too`() async throws {
        let (early, late) = (source("early"), source("late"))
        _ = try manager.credential(for: early)
        let runner = Task { try await manager.run() }
        var events = manager.events().makeAsyncIterator()
        #expect(await events.next()?.identity == early.identity)
        _ = try manager.credential(for: late)
        let event = await events.next()
        #expect(event?.identity == late.identity && event?.kind.name == "authenticated")
        #expect(early.obtained == 1 && late.obtained == 1)
        await manager.shutdown()
        try await runner.value
    }

    @Test func `cancelling the run shuts down`() async throws {
        let credential = try manager.credential(for: source("scout"))
        var events = manager.events().makeAsyncIterator()
        let runner = Task { try await manager.run() }
        #expect(await events.next()?.kind.name == "authenticated")
        runner.cancel()
        try await runner.value
        #expect(await credential.health.state == .shutDown)
        #expect(await events.next()?.kind.name == "shutDown")
        #expect(await events.next() == nil)
    }

    @Test func `events tell whose they are and count for each`() async throws {
        let events = manager.events()
        for agent in ["one", "two"] {
            let credential = try manager.credential(for: source(agent))
            _ = try await credential.ensureAccessToken()
            try await credential.clearTokens(reason: "done")
        }
        await manager.shutdown()
        var told: [String: [UInt64: String]] = [:]
        for await event in events { told[event.identity.agent, default: [:]][event.sequence] = event.kind.name }
        let all: [UInt64: String] = [1: "authenticated", 2: "tokensCleared", 3: "shutDown"]
        #expect(told == ["one": all, "two": all])
    }

    @Test func `a removed credential ends, its session stays, and the next one takes it up`() async throws {
        let (first, second) = (source("scout"), source("scout"))
        let credential = try manager.credential(for: first)
        let token = try await credential.ensureAccessToken()
        await manager.remove(credential)
        #expect(manager.credentials.isEmpty)
        #expect(credential.cachedAccessToken == nil)
        let next = try manager.credential(for: second)
        #expect(next !== credential)
        #expect(try await next.ensureAccessToken().value == token.value)
        #expect(second.obtained == 0)
        await manager.remove(credential)
        #expect(try manager.credential(for: first) === next, "what is gone is not removed again")
    }

    @Test func `a credential that was shut down by itself makes room for another`() async throws {
        let credential = try manager.credential(for: source("scout"))
        await credential.shutdown()
        #expect(manager.credentials.isEmpty)
        #expect(try manager.credential(for: source("scout")) !== credential)
    }

    @Test func `after the end there are no more credentials`() async throws {
        let credential = try manager.credential(for: source("scout"))
        await manager.shutdown()
        await manager.shutdown()
        #expect(await credential.health.state == .shutDown)
        let error = #expect(throws: AuthError.self) { try manager.credential(for: source("late")) }
        #expect(error?.code == .shutDown)
        var events = manager.events().makeAsyncIterator()
        #expect(await events.next() == nil)
    }

    @Test func `a manager that is dropped leaves nothing behind`() async throws {
        weak var dropped: ManagedCredential?
        do {
            let manager = TokenManager(storage: storage, clock: clock)
            let credential = try manager.credential(for: source("scout"))
            _ = try await credential.ensureAccessToken()
            await manager.start()
            dropped = credential
        }
        #expect(clock.sleeperCount == 0)
        #expect(dropped == nil)
    }
}
