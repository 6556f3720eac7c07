// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidConcurrency
import LucidTesting
import Testing

@Suite(.timeLimit(.minutes(10))) struct AgentRuntimeTests {
    // The private key of EIP-155's example.
    static let keyText = String(repeating: "46", count: 32)
    let key: PrivateKey
    let clock = ManualClock()
    let authority: ScriptedAuthority
    let wallet: RecordingWallet
    let storage = MemoryStorageAdapter()

    init() throws {
        key = try PrivateKey(hex: Self.keyText)
        authority = ScriptedAuthority(address: key.address.description, clock: clock)
        wallet = RecordingWallet(LocalKeyConnector(key: key, chain: .eip155(1)))
    }

    func configuration() throws -> AgentConfiguration {
        AgentConfiguration(
            apiBaseURL: try ServerURL("https://auth.example"), agentRef: "scout", credentialID: "cred1")
    }

    func runtime(_ change: (inout AgentConfiguration) -> Void = { _ in }) async throws -> AgentRuntime {
        var configuration = try configuration()
        change(&configuration)
        return try await AgentRuntime.fromConfig(
            configuration,
            dependencies: .init(transport: authority.transport, storage: storage, wallet: wallet, clock: clock))
    }

    @Test func `the first call logs in, and the second uses the same token`() async throws {
        let runtime = try await runtime()
        #expect(runtime.cachedAccessToken == nil)
        #expect(authority.count("") == 0)
        let agents = try await runtime.api.listAgents()
        #expect(agents.map(\.ref) == ["scout"])
        _ = try await runtime.api.listAgents()
        #expect(authority.count("/challenge") == 1)
        #expect(authority.count("/exchange") == 1)
        #expect(authority.count("/agents") == 2)
        #expect(wallet.requests.count == 1)
        #expect(runtime.cachedAccessToken?.source != nil)
        #expect(await runtime.health.isAuthenticated)
        await runtime.shutdown()
    }

    @Test func `a hundred first callers share one login`() async throws {
        let runtime = try await runtime()
        let tokens = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<100 { group.addTask { try await runtime.ensureAccessToken().value } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(tokens.count == 1)
        #expect(authority.count("/challenge") == 1)
        #expect(authority.state.withLock { $0.signatures } == 1)
        await runtime.shutdown()
    }

    @Test func `a token is renewed in the background before it ends`() async throws {
        let runtime = try await runtime()
        let events = runtime.events()
        await runtime.start()
        let first = try await runtime.authenticate()
        await clock.waitForSleepers()
        clock.advance(bySeconds: 260)
        var names: [AgentEvent.Name] = []
        for await event in events {
            names.append(event.name)
            if event.name == .tokenRefreshed { break }
        }
        #expect(names == [.authenticated, .tokenRefreshed])
        #expect(runtime.cachedAccessToken?.value != first.value)
        #expect(authority.count("/challenge") == 1)
        #expect(authority.count("/refresh") == 1)
        await runtime.shutdown()
    }

    @Test func `a family that was revoked is replaced by a new challenge`() async throws {
        let runtime = try await runtime()
        try await runtime.authenticate()
        clock.advance(bySeconds: 60)
        authority.revokeFamilies()
        _ = try await runtime.api.listAgents()
        #expect(authority.count("/refresh") == 1)
        #expect(authority.count("/challenge") == 2)
        #expect(wallet.requests.count == 2)
        await runtime.shutdown()
    }

    @Test func `a revoked credential is told as such`() async throws {
        authority.change { $0.isRevoked = true }
        let runtime = try await runtime()
        let error = await #expect(throws: AgentRuntimeError.self) { try await runtime.authenticate() }
        #expect(error?.code == .credentialRevoked)
        #expect(error?.requiresReauthentication == true)
        #expect(wallet.requests.isEmpty)
        await runtime.shutdown()
    }

    @Test func `an authority that is down is a transport error, and later everything works`() async throws {
        authority.change { $0.isDown = true }
        let runtime = try await runtime()
        let error = await #expect(throws: AgentRuntimeError.self) { try await runtime.ensureAccessToken() }
        #expect(error?.code == .transport)
        #expect(error?.isRetryable == true)
        authority.change { $0.isDown = false }
        clock.advance(bySeconds: 600)
        _ = try await runtime.ensureAccessToken()
        await runtime.shutdown()
    }

    @Test func `a stored session is taken up without a request, also while the authority is down`() async throws {
        let first = try await runtime()
        let token = try await first.authenticate()
        await first.shutdown()
        authority.change { $0.isDown = true }
        let requests = authority.count("")
        let second = try await runtime()
        #expect(try await second.restore()?.value == token.value)
        #expect(try await second.ensureAccessToken().value == token.value)
        #expect(authority.count("") == requests)
        await second.shutdown()
    }

    @Test func `another origin does not get the session of this one`() async throws {
        let first = try await runtime()
        try await first.authenticate()
        await first.shutdown()
        let elsewhere = try ServerURL("https://evil.example")
        let evil = try await runtime { $0.apiBaseURL = elsewhere }
        #expect(try await evil.restore() == nil)
        await #expect(throws: AgentRuntimeError.self) { try await evil.api.listAgents() }
        #expect(authority.state.withLock { $0.bearers }.isEmpty)
        #expect(wallet.requests.count == 1)
        await evil.shutdown()
    }

    @Test func `a challenge that is not for this agent gets no signature`() async throws {
        authority.change {
            $0.payload = { text in .string(text.replacing("urn:lucid:agent:scout", with: "urn:lucid:agent:other")) }
        }
        let runtime = try await runtime()
        let events = runtime.events()
        let error = await #expect(throws: AgentRuntimeError.self) { try await runtime.authenticate() }
        #expect(error?.code == .rejected)
        #expect(wallet.requests.isEmpty)
        #expect(authority.count("/exchange") == 0)
        await runtime.shutdown()
        var names: [AgentEvent.Name] = []
        for await event in events { names.append(event.name) }
        #expect(names.contains(.policyDenied))
        #expect(names.last == .shutDown)
    }

    @Test func `a clock an hour off is bridged by the authority's own`() async throws {
        authority.change { $0.skew = 3_600 }
        let runtime = try await runtime()
        try await runtime.authenticate()
        #expect(wallet.requests.count == 1)
        await runtime.shutdown()
    }

    @Test func `tokens that are cleared are gone, and the next call logs in again`() async throws {
        let runtime = try await runtime()
        try await runtime.authenticate()
        try await runtime.clearTokens(reason: "test", revoke: true)
        #expect(runtime.cachedAccessToken == nil)
        #expect(authority.count("/oauth2/revoke") == 1)
        _ = try await runtime.ensureAccessToken()
        #expect(authority.count("/challenge") == 2)
        await runtime.shutdown()
    }

    @Test func `after the end there is one error and no request`() async throws {
        let runtime = try await runtime()
        try await runtime.authenticate()
        await runtime.shutdown()
        await runtime.shutdown()
        let requests = authority.count("")
        let error = await #expect(throws: AgentRuntimeError.self) { try await runtime.authenticate() }
        #expect(error?.code == .shutDown)
        #expect(authority.count("") == requests)
    }

    @Test func `a handler sees what it asked for, until it is taken off`() async throws {
        let runtime = try await runtime()
        let (stream, continuation) = AsyncStream.makeStream(of: AgentEvent.Name.self)
        let registration = runtime.on(.authenticated, .shutDown) { continuation.yield($0.name) }
        let silent = runtime.on { _ in Issue.record("a handler that was taken off was called") }
        silent.cancel()
        try await runtime.authenticate()
        await runtime.shutdown()
        var iterator = stream.makeAsyncIterator()
        #expect(await iterator.next() == .authenticated)
        #expect(await iterator.next() == .shutDown)
        registration.cancel()
    }

    @Test func `a scope runs the loop and always shuts down`() async throws {
        struct Oops: Error {}
        let kept = Lock<AgentRuntime?>(nil)
        await #expect(throws: Oops.self) {
            try await withAgentRuntime(
                try configuration(),
                dependencies: .init(transport: authority.transport, storage: storage, wallet: wallet, clock: clock)
            ) { runtime in
                kept.withLock { $0 = runtime }
                _ = try await runtime.api.listAgents()
                throw Oops()
            }
        }
        let state = await kept.withLock { $0 }?.health.state
        #expect(state == .shutDown)
    }
}
