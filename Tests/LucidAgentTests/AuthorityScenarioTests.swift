// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAgent
import LucidAuthority
import LucidConcurrency
import LucidTesting
import Testing

/// The whole of both sides in one process: the runtime, and an authority that issues and checks for real.
@Suite(.timeLimit(.minutes(10))) struct AuthorityScenarioTests {
    let clock = ManualClock()
    let key = PrivateKey.generate()
    let authority: AuthorityTransport
    let administration: AuthorityAdministration
    let transport: FakeTransport
    let isReachable: Switch
    let storage = MemoryStorageAdapter()

    final class Switch: Sendable {
        private let state = Lock(true)

        var isOn: Bool { state.withLock { $0 } }

        func turn(on: Bool) { state.withLock { $0 = on } }
    }

    init() throws {
        let passphrase = SecretBytes(copying: Array("custody".utf8))
        let authority = try AuthorityTransport(custodyPassphrase: passphrase, clock: clock) { $0.accessLifetime = 300 }
        let isReachable = Switch()
        self.authority = authority
        self.isReachable = isReachable
        administration = AuthorityAdministration(
            store: authority.store,
            vault: CustodyVault(passphrase: passphrase, kdf: .scrypt(n: 16), allowingWeak: true), clock: clock)
        transport = FakeTransport { exchange in
            guard isReachable.isOn else {
                throw TransportError(.connectFailed, outcome: .unsent, message: "the network is down")
            }
            let (response, body) = try await authority.send(
                exchange.request, body: HTTPBody(exchange.body), options: exchange.options)
            return (response, try await body.collect(upTo: 1 << 20))
        }
    }

    func count(_ suffix: String) -> Int { transport.exchanges.count { ($0.request.path ?? "").hasSuffix(suffix) } }

    func runtime(
        address: String? = nil, change: (inout AgentConfiguration) -> Void = { _ in }
    ) async throws -> AgentRuntime {
        let registration = try await administration.register(
            agentRef: "scout", address: address ?? key.address.description)
        var configuration = AgentConfiguration(
            apiBaseURL: try ServerURL(authority.issuer), agentRef: "scout", credentialID: registration.credentialID)
        configuration.wallet = .init(.privateKey(key))
        change(&configuration)
        return try await AgentRuntime.fromConfig(
            configuration, dependencies: .init(transport: transport, storage: storage, clock: clock))
    }

    @Test func `an agent proves its key and lists itself`() async throws {
        let runtime = try await runtime()
        #expect(try await runtime.api.listAgents().map(\.ref) == ["scout"])
        #expect(count("/challenge") == 1)
        #expect(count("/exchange") == 1)
        await runtime.shutdown()
    }

    @Test func `a hundred thousand cold callers cost one challenge, one signature, one exchange`() async throws {
        let registration = try await administration.register(agentRef: "scout", address: key.address.description)
        var configuration = AgentConfiguration(
            apiBaseURL: try ServerURL(authority.issuer), agentRef: "scout", credentialID: registration.credentialID)
        configuration.wallet = .init(.privateKey(key))
        let wallet = RecordingWallet(LocalKeyConnector(key: key))
        let runtime = try await AgentRuntime.fromConfig(
            configuration, dependencies: .init(transport: transport, storage: storage, wallet: wallet, clock: clock))
        let values = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<100_000 { group.addTask { try await runtime.ensureAccessToken().value } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(values.count == 1)
        #expect(count("/challenge") == 1 && count("/exchange") == 1 && transport.exchanges.count == 2)
        #expect(wallet.requests.count == 1)
        await runtime.shutdown()
    }

    @Test func `a program's other credentials live and end with the runtime`() async throws {
        let runtime = try await runtime()
        try await runtime.authenticate()
        let client = try await administration.registerClient(name: "build host", scopes: ["orders.read"])
        let other = try runtime.tokens.credential(
            for: try ClientSecretSource(
                client: OAuthTokenClient(
                    serverURL: try ServerURL(authority.issuer), clientID: client.clientID,
                    secret: ClientSecret(client.secretText), transport: transport, clock: clock)))
        let token = try await other.ensureAccessToken()
        #expect(runtime.cachedAccessToken?.value != token.value)
        #expect(await runtime.tokens.health.map(\.isAuthenticated) == [true, true])
        await runtime.shutdown()
        #expect(other.cachedAccessToken == nil)
        #expect(await other.health.state == .shutDown)
    }

    @Test func `three rotations follow each other, and each old token is dead`() async throws {
        let runtime = try await runtime()
        var tokens = [try await runtime.authenticate()]
        for _ in 0..<3 {
            clock.advance(bySeconds: 60)
            tokens.append(try await runtime.refresh())
        }
        #expect(Set(tokens.map(\.value)).count == 4)
        #expect(tokens.map(\.generation) == tokens.map(\.generation).sorted())
        #expect(count("/refresh") == 3)
        #expect(count("/challenge") == 1)
        await runtime.shutdown()
    }

    @Test func `a revoked family is recovered by a new challenge without a caller noticing`() async throws {
        let runtime = try await runtime()
        let events = runtime.events()
        try await runtime.authenticate()
        #expect(try await administration.revokeSessions(ofAgent: "scout") == 1)
        clock.advance(bySeconds: 60)
        #expect(try await runtime.api.listAgents().map(\.ref) == ["scout"])
        #expect(count("/challenge") == 2)
        await runtime.shutdown()
        var names: [AgentEvent.Name] = []
        for await event in events { names.append(event.name) }
        #expect(names.first == .authenticated)
        #expect(names.count { $0 == .authenticated } == 2)
        #expect(names.last == .shutDown)
    }

    @Test func `a key that is not the credential's is refused by the guard, not by the authority`() async throws {
        let runtime = try await runtime(address: PrivateKey.generate().address.description)
        let error = await #expect(throws: AgentRuntimeError.self) { try await runtime.authenticate() }
        #expect(error?.code == .rejected)
        #expect(count("/exchange") == 0)
        await runtime.shutdown()
    }

    @Test func `a start without a network serves the stored session and recovers later`() async throws {
        let first = try await runtime()
        let token = try await first.authenticate()
        await first.shutdown()
        isReachable.turn(on: false)
        let second = try await AgentRuntime.fromConfig(
            first.configuration, dependencies: .init(transport: transport, storage: storage, clock: clock))
        #expect(try await second.ensureAccessToken().value == token.value)
        clock.advance(bySeconds: 400)
        let error = await #expect(throws: AgentRuntimeError.self) { try await second.ensureAccessToken() }
        #expect(error?.code == .transport)
        isReachable.turn(on: true)
        clock.advance(bySeconds: 600)
        #expect(try await second.ensureAccessToken().value != token.value)
        await second.shutdown()
    }

    @Test func `the authority's wallet signs for the agent, and the agent checks it`() async throws {
        let runtime = try await runtime { $0.scopes = ["wallet.sign"] }
        let server = ServerOrchestratorConnector(api: runtime.api)
        let signed = try await server.sign(message: "gm")
        #expect(try PublicKey.recover(message: .text("gm"), signature: signed.signature).address == signed.address)
        #expect(signed.address != key.address)
        await runtime.shutdown()
    }

    @Test func `without a key and without tokens there is one clear end`() async throws {
        let runtime = try await runtime { $0.wallet = .init(.orchestrator(serverURL: nil, accessToken: nil)) }
        let error = await #expect(throws: AgentRuntimeError.self) { try await runtime.wallet.sign(message: "gm") }
        #expect(error?.code == .reauthenticationRequired)
        #expect(count("/challenge") == 0)
        await runtime.shutdown()
    }
}
