// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidCrypto
import LucidHTTP
import LucidTokens

/// The keys in use, read from the store once and again when a token names one that is not known.
final class AuthorityKeys: Sendable {
    struct Loaded: Sendable {
        var signing: TokenSigningKey
        var refreshToken: SecretBytes
        var published: JWKSet
        var loadedAt: BootInstant
    }

    private let store: any AuthorityStore
    private let clock: any AgentClock
    private let loaded = Lock<Loaded?>(nil)

    init(store: any AuthorityStore, clock: any AgentClock) {
        self.store = store
        self.clock = clock
    }

    /// The keys; the first call makes those that are missing.
    func current() async throws -> Loaded {
        if let loaded = loaded.withLock({ $0 }) { return loaded }
        return try await load()
    }

    /// The keys read anew, at most once a second; nil if that is too soon.
    func reloaded() async throws -> Loaded? {
        let last = loaded.withLock { $0?.loadedAt }
        if let last, clock.bootNow().seconds(since: last) < 1 { return nil }
        return try await load()
    }

    private func load() async throws -> Loaded {
        let now = clock.wallNow().onGrid
        let candidate = TokenSigningKey.generate()
        let signing = try await store.establish(
            KeyRecord(
                id: candidate.publicKey.keyID, purpose: .signing, secret: candidate.rawRepresentation, createdAt: now))
        let refreshToken = try await store.establish(
            KeyRecord(
                id: Identifier.make("key"), purpose: .refreshToken,
                secret: SystemRandom.secret(32), createdAt: now))
        let published = try await store.keys().filter { $0.purpose == .signing }
            .map { try TokenSigningKey(rawRepresentation: $0.secret).publicKey }
        let fresh = Loaded(
            signing: try TokenSigningKey(rawRepresentation: signing.secret), refreshToken: refreshToken.secret,
            published: JWKSet(published), loadedAt: clock.bootNow())
        loaded.withLock { $0 = fresh }
        return fresh
    }
}
