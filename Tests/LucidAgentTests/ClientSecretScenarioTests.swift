// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAgent
import LucidAuthority
import LucidConcurrency
import LucidTesting
import Testing

/// A machine client's session from both sides in one process: the manager, and an authority that checks for real.
@Suite(.timeLimit(.minutes(10))) struct ClientSecretScenarioTests {
    let clock = ManualClock()
    let authority: AuthorityTransport
    let transport: FakeTransport
    let line: Line
    let storage = MemoryStorageAdapter()

    /// The line to the authority: it can lose answers, and somebody listens to it.
    final class Line: Sendable {
        private let state = Lock((losses: 0, refreshTokens: [String]()))

        /// The refresh tokens that went over it.
        var refreshTokens: [String] { state.withLock { $0.refreshTokens } }

        func lose(_ count: Int) { state.withLock { $0.losses = count } }

        /// Whether the answer gets through.
        func carry(_ answer: [UInt8]) -> Bool {
            let token = (try? JSONValue(parsing: answer))?["refresh_token"]?.stringValue
            return state.withLock { state in
                if let token { state.refreshTokens.append(token) }
                guard state.losses > 0 else { return true }
                state.losses -= 1
                return false
            }
        }
    }

    init() throws {
        let authority = try AuthorityTransport(clock: clock) { $0.accessLifetime = 300 }
        let line = Line()
        self.authority = authority
        self.line = line
        transport = FakeTransport { exchange in
            let (response, body) = try await authority.send(
                exchange.request, body: HTTPBody(exchange.body), options: exchange.options)
            let bytes = try await body.collect(upTo: 1 << 20)
            guard line.carry(bytes) else {
                throw TransportError(.connectionLost, outcome: .unknown, message: "the line broke")
            }
            return (response, bytes)
        }
    }

    /// How often each grant was asked for.
    func count(_ grant: String) -> Int {
        transport.exchanges.count { String(decoding: $0.body, as: UTF8.self).hasPrefix("grant_type=\(grant)") }
    }

    func revocations() -> Int { transport.exchanges.count { $0.request.path == "/oauth2/revoke" } }

    func manager(
        _ client: AuthorityAdministration.ClientRegistration, secret: String? = nil, scopes: [String] = [],
        authentication: OAuthTokenClient.Authentication = .basic, logger: Logger? = nil
    ) throws -> ManagedCredential {
        let client = try OAuthTokenClient(
            serverURL: try ServerURL(authority.issuer), clientID: client.clientID,
            secret: ClientSecret(secret ?? client.secretText), authentication: authentication, transport: transport,
            clock: clock)
        return ManagedCredential(
            source: try ClientSecretSource(client: client, scopes: scopes), storage: storage, clock: clock,
            logger: logger)
    }

    func registered(_ scopes: ScopeSet = ["orders.read", "orders.write"]) async throws
        -> AuthorityAdministration.ClientRegistration
    {
        try await authority.administration.registerClient(name: "build host", scopes: scopes)
    }

    @Test(arguments: OAuthTokenClient.Authentication.allCases)
    func `the secret is shown once, and the session lives on by rotation`(
        authentication: OAuthTokenClient.Authentication
    ) async throws {
        let manager = try manager(try await registered(), authentication: authentication)
        var tokens = [try await manager.ensureAccessToken()]
        for _ in 0..<5 {
            clock.advance(bySeconds: 290)
            tokens.append(try await manager.refresh())
        }
        #expect(Set(tokens.map(\.value)).count == 6)
        #expect(tokens.map(\.generation) == tokens.map(\.generation).sorted())
        #expect(count("client_credentials") == 1 && count("refresh_token") == 5)
        #expect(await authority.accepts(tokens[5]))
        await manager.shutdown()
    }

    @Test func `a thousand callers in the cold cost one request`() async throws {
        let manager = try manager(try await registered())
        let values = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<1_000 { group.addTask { try await manager.ensureAccessToken().value } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(values.count == 1 && transport.exchanges.count == 1)
        await manager.shutdown()
    }

    @Test func `a second manager with the same secret takes up the session, one with another secret never`()
        async throws
    {
        let client = try await registered()
        let first = try manager(client)
        let token = try await first.ensureAccessToken()
        await first.shutdown()
        let second = try manager(client)
        #expect(try await second.ensureAccessToken().value == token.value)
        #expect(transport.exchanges.count == 1)
        let thief = try manager(client, secret: "cs_guessed")
        let error = await #expect(throws: AuthError.self) { try await thief.ensureAccessToken() }
        #expect(error?.code == .credentialRevoked)
        #expect(thief.identity.key != second.identity.key)
        clock.advance(bySeconds: 60)
        #expect(try await second.refresh().value != token.value)
        await second.shutdown()
        await thief.shutdown()
    }

    @Test func `a lost answer to a refresh is mended with the secret, and the old session is revoked`() async throws {
        let manager = try manager(try await registered())
        let first = try await manager.ensureAccessToken()
        clock.advance(bySeconds: 60)
        line.lose(1)
        let second = try await manager.refresh()
        #expect(second.value != first.value && second.source == .challenge)
        #expect(count("refresh_token") == 1 && count("client_credentials") == 2)
        await manager.shutdown()
        #expect(revocations() == 1)
        #expect(await authority.accepts(second))
        #expect(await !authority.accepts(first))
    }

    @Test func `a session that the operator ended is made anew without a caller noticing`() async throws {
        let client = try await registered()
        let manager = try manager(client)
        _ = try await manager.ensureAccessToken()
        #expect(try await authority.administration.revokeSessions(ofClient: client.clientID) == 1)
        clock.advance(bySeconds: 290)
        let token = try await manager.refresh()
        #expect(await authority.accepts(token))
        #expect(count("client_credentials") == 2)
        await manager.shutdown()
    }

    @Test func `somebody who reuses a stolen refresh token ends the session, and the secret makes a new one`()
        async throws
    {
        let client = try await registered()
        let manager = try manager(client)
        let first = try await manager.ensureAccessToken()
        let stolen = try RefreshToken(try #require(line.refreshTokens.first))
        clock.advance(bySeconds: 120)
        try await manager.refresh()
        clock.advance(bySeconds: 120)
        let last = try await manager.refresh()
        let thief = try OAuthTokenClient(
            serverURL: try ServerURL(authority.issuer), clientID: client.clientID,
            secret: ClientSecret(client.secretText), transport: authority, clock: clock)
        let error = await #expect(throws: AuthError.self) { try await thief.refresh(stolen) }
        #expect(error?.code == .grantRejected)
        #expect(await !authority.accepts(last))
        #expect(await !authority.accepts(first))
        clock.advance(bySeconds: 60)
        await manager.invalidate(last)
        #expect(await authority.accepts(try await manager.ensureAccessToken()))
        #expect(count("client_credentials") == 2)
        await manager.shutdown()
    }

    @Test func `a revoked client is told by one event, and asks no more than it may`() async throws {
        let client = try await registered()
        let manager = try manager(client)
        let events = manager.events()
        _ = try await manager.ensureAccessToken()
        try await authority.administration.revokeClient(client.clientID)
        clock.advance(bySeconds: 290)
        for _ in 0..<20 {
            let error = await #expect(throws: AuthError.self) { try await manager.refresh() }
            #expect(error?.code == .credentialRevoked)
            #expect(error?.requiresReauthentication == true)
            clock.advance(bySeconds: 2)
        }
        // The first token, one refresh, and the secret twice at once, then once every 30 seconds.
        #expect(transport.exchanges.count <= 6, "\(transport.exchanges.count)")
        await manager.shutdown()
        var revoked = 0
        for await event in events { if case .credentialRevoked = event.kind { revoked += 1 } }
        #expect(revoked == 1)
    }

    @Test func `scopes beyond the client's are a matter of configuration`() async throws {
        let manager = try manager(try await registered(["orders.read"]), scopes: ["orders.write"])
        let error = await #expect(throws: AuthError.self) { try await manager.ensureAccessToken() }
        #expect(error?.code == .configuration)
        await manager.shutdown()
    }

    @Test func `no secret shows in events, errors, logs, health or storage`() async throws {
        let client = try await registered()
        let logs = CapturedLogs()
        let manager = try manager(client, logger: logs.logger())
        let events = manager.events()
        let token = try await manager.ensureAccessToken()
        clock.advance(bySeconds: 290)
        let next = try await manager.refresh()
        try await authority.administration.revokeClient(client.clientID)
        clock.advance(bySeconds: 290)
        var errors: [any Error] = []
        do { try await manager.refresh() } catch { errors.append(error) }
        let health = await manager.health
        let stored = try await storage.load(manager.identity)
        await manager.shutdown()
        #expect(errors.count == 1 && !logs.lines.isEmpty)
        let scanner = SecretScanner(secrets: [client.secretText, token.value, next.value] + line.refreshTokens)
        for await event in events { #expect(scanner.hits(in: event) == 0) }
        for error in errors { #expect(scanner.hits(in: error) == 0) }
        for line in logs.lines { #expect(scanner.hits(in: line) == 0) }
        for value in [manager, client, health, token, stored as Any] { #expect(scanner.hits(in: value) == 0) }
        #expect(transport.exchanges.allSatisfy { scanner.hits(in: $0.request.path ?? "") == 0 })
    }
}

extension AuthorityTransport {
    /// Whether the authority takes `token` as a bearer.
    fileprivate func accepts(_ token: AccessToken) async -> Bool {
        let request = HTTPRequest(
            method: .get, scheme: "https", authority: String(issuer.dropFirst("https://".count)), path: "/v1/agents",
            headerFields: [.authorization: "Bearer \(token.value)"])
        return (try? await send(request, body: nil, options: .init()))?.0.status == .ok
    }
}
