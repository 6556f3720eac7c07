// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAgent
import LucidConcurrency
import LucidTesting
import ServiceLifecycle
import Testing

/// Keystores, service groups, and ends at bad moments.
@Suite(.timeLimit(.minutes(10))) struct RuntimeLifeTests {
    let directory: TemporaryDirectory
    let clock = ManualClock()
    let key = PrivateKey.generate()
    let authority: ScriptedAuthority

    init() throws {
        directory = try TemporaryDirectory()
        authority = ScriptedAuthority(address: key.address.description, clock: clock)
    }

    func runtime(_ source: AgentConfiguration.Wallet.Source, transport: (any HTTPTransport)? = nil) async throws
        -> AgentRuntime
    {
        var configuration = AgentConfiguration(
            apiBaseURL: try ServerURL("https://auth.example"), agentRef: "scout", credentialID: "cred1")
        configuration.wallet = .init(source)
        configuration.storage = .file(directory: directory.path + "/state")
        return try await AgentRuntime.fromConfig(
            configuration, dependencies: .init(transport: transport ?? authority.transport, clock: clock))
    }

    func keystore(mode: Int = 0o600) throws -> String {
        let json = try Keystore.seal(
            key, passphrase: SecretBytes(copying: Array("right".utf8)), kdf: .scrypt(n: 4_096), allowingWeak: true)
        return try directory.write(bytes: json.serialized(), to: "key.json", mode: mode)
    }

    @Test func `a keystore is opened when a challenge is signed, and its tokens are stored`() async throws {
        let passphrase = SecretBytes(copying: Array("right".utf8))
        let first = try await runtime(.keystore(path: try keystore(), passphrase: passphrase))
        let token = try await first.authenticate()
        await first.shutdown()
        let second = try await runtime(.none)
        // Another holder is another identity: without the key's address nothing is shared.
        #expect(try await second.restore() == nil)
        await second.shutdown()
        let third = try await runtime(.keystore(path: directory.path + "/key.json", passphrase: passphrase))
        #expect(try await third.restore()?.value == token.value)
        await third.shutdown()
    }

    @Test func `a wrong passphrase is the wallet's error and costs one challenge`() async throws {
        let wrong = SecretBytes(copying: Array("wrong".utf8))
        let runtime = try await runtime(.keystore(path: try keystore(), passphrase: wrong))
        let error = await #expect(throws: AgentRuntimeError.self) { try await runtime.authenticate() }
        #expect(error?.code == .wallet)
        #expect(error?.message.contains("passphrase") == true)
        await #expect(throws: AgentRuntimeError.self) { try await runtime.authenticate() }
        #expect(authority.count("/challenge") == 1)
        await runtime.shutdown()
    }

    @Test func `a keystore that others can read, or that is none, is a configuration error`() async throws {
        let passphrase = SecretBytes(copying: Array("right".utf8))
        let open = try keystore(mode: 0o644)
        let text = try directory.write("{}", to: "none.json")
        for path in [open, text, directory.path + "/missing.json"] {
            let error = await #expect(throws: AgentRuntimeError.self) {
                _ = try await runtime(.keystore(path: path, passphrase: passphrase))
            }
            #expect(error?.code == .configuration)
            #expect(error?.message.contains(path) == true)
        }
    }

    @Test func `a service group runs the runtime and ends it gracefully`() async throws {
        let runtime = try await runtime(.privateKey(key))
        let events = runtime.events()
        let group = ServiceGroup(
            configuration: .init(services: [.init(service: runtime)], logger: CapturedLogs().logger()))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            for await event in events where event.name == .authenticated {
                await group.triggerGracefulShutdown()
                break
            }
            try await tasks.waitForAll()
        }
        #expect(await runtime.health.state == .shutDown)
    }

    @Test func `a cancelled loop shuts the runtime down`() async throws {
        let runtime = try await runtime(.privateKey(key))
        let loop = Task { try? await runtime.run() }
        try await runtime.authenticate()
        loop.cancel()
        await loop.value
        #expect(await runtime.health.state == .shutDown)
    }

    @Test func `an end in the middle of a renewal keeps the rotated token`() async throws {
        let gate = Gate()
        let authority = authority
        let transport = FakeTransport { exchange in
            let answer = try await authority.transport.send(
                exchange.request, body: HTTPBody(exchange.body), options: exchange.options)
            let bytes = try await answer.1.collect(upTo: 1 << 20)
            if exchange.request.path?.hasSuffix("/refresh") == true { await gate.pass() }
            return (answer.0, bytes)
        }
        let runtime = try await runtime(.privateKey(key), transport: transport)
        let old = try await runtime.authenticate()
        clock.advance(bySeconds: 60)
        let renewal = Task { try await runtime.refresh() }
        await gate.waitForArrival()
        let end = Task { await runtime.shutdown() }
        gate.open()
        await end.value
        _ = await renewal.result
        let next = try await self.runtime(.privateKey(key))
        let token = try await next.restore()
        #expect(token != nil)
        #expect(token?.value != old.value)
        #expect(authority.count("/challenge") == 1)
        await next.shutdown()
    }

    @Test func `an orchestrator with a token of its own signs challenges, one without does not`() async throws {
        let custody = ScriptedAuthority(address: "", clock: clock)
        let authority = ScriptedAuthority(address: custody.custody.address.description, clock: clock)
        authority.change { $0.access = ["configured-bearer"] }
        let transport = FakeTransport { exchange in
            let server = exchange.request.path?.hasSuffix("sign-message") == true ? custody : authority
            custody.change { $0.access = ["configured-bearer"] }
            let answer = try await server.transport.send(
                exchange.request, body: HTTPBody(exchange.body), options: exchange.options)
            return (answer.0, try await answer.1.collect(upTo: 1 << 20))
        }
        let bearer = SecretBytes(copying: Array("configured-bearer".utf8))
        let runtime = try await runtime(.orchestrator(serverURL: nil, accessToken: bearer), transport: transport)
        try await runtime.authenticate()
        #expect(authority.state.withLock { $0.signatures } == 1)
        try await runtime.clearTokens()
        await runtime.shutdown()

        let without = try await self.runtime(.orchestrator(serverURL: nil, accessToken: nil), transport: transport)
        let error = await #expect(throws: AgentRuntimeError.self) { try await without.authenticate() }
        #expect(error?.code == .reauthenticationRequired)
        await without.shutdown()
    }

    @Test func `a wallet server of another origin does not get the runtime's token`() async throws {
        let elsewhere = try ServerURL("https://wallets.example")
        let error = await #expect(throws: AgentRuntimeError.self) {
            _ = try await runtime(.orchestrator(serverURL: elsewhere, accessToken: nil))
        }
        #expect(error?.code == .configuration)
    }

    @Test func `a seed refresh token is used once and replaces the challenge`() async throws {
        authority.change { $0.live = ["seed-token": "seed-access"] }
        var configuration = AgentConfiguration(
            apiBaseURL: try ServerURL("https://auth.example"), agentRef: "scout", credentialID: "cred1")
        configuration.refreshToken = SecretBytes(copying: Array("seed-token".utf8))
        configuration.wallet = .init(.orchestrator(serverURL: nil, accessToken: nil))
        let storage = MemoryStorageAdapter()
        let dependencies = AgentRuntime.Dependencies(transport: authority.transport, storage: storage, clock: clock)
        let first = try await AgentRuntime.fromConfig(configuration, dependencies: dependencies)
        let signed = try await first.wallet.sign(message: "gm")
        #expect(signed.address == authority.custody.address)
        await first.shutdown()
        let second = try await AgentRuntime.fromConfig(configuration, dependencies: dependencies)
        _ = try await second.ensureAccessToken()
        await second.shutdown()
        #expect(authority.count("/refresh") == 1)
        #expect(authority.count("/challenge") == 0)
    }
}

/// A door that somebody waits at until it is opened.
private final class Gate: Sendable {
    private struct State {
        var isOpen = false
        var hasArrived = false
        var inside: [CheckedContinuation<Void, Never>] = []
        var watchers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Lock(State())

    func pass() async {
        await withCheckedContinuation { continuation in
            let (isOpen, watchers) = state.withLock { state in
                state.hasArrived = true
                let watchers = state.watchers
                state.watchers = []
                if !state.isOpen { state.inside.append(continuation) }
                return (state.isOpen, watchers)
            }
            if isOpen { continuation.resume() }
            for watcher in watchers { watcher.resume() }
        }
    }

    func waitForArrival() async {
        await withCheckedContinuation { continuation in
            let hasArrived = state.withLock { state in
                if !state.hasArrived { state.watchers.append(continuation) }
                return state.hasArrived
            }
            if hasArrived { continuation.resume() }
        }
    }

    func open() {
        let inside = state.withLock { state in
            state.isOpen = true
            let inside = state.inside
            state.inside = []
            return inside
        }
        for continuation in inside { continuation.resume() }
    }
}
