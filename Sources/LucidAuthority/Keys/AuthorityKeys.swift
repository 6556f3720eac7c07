// SPDX-License-Identifier: Apache-2.0

import LucidConcurrency
import LucidCrypto
import LucidHTTP
import LucidTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The keys in use, read from the store every few seconds and whenever one of them changes its part.
final class AuthorityKeys: Sendable {
    struct Loaded: Sendable {
        var signing: TokenSigningKey
        var refreshToken: SecretBytes
        var nonces: DPoPNonces
        var published: JWKSet
        var loadedAt: BootInstant
        var changesAt: Date?
    }

    /// Seconds after which another process's rotation or drop is noticed.
    static let pollSeconds = 5.0

    private let store: any AuthorityStore
    private let sealer: KeySealer
    private let configuration: AuthorityConfiguration
    private let clock: any AgentClock
    private let loaded = Lock<Loaded?>(nil)

    init(
        store: any AuthorityStore, sealer: KeySealer, configuration: AuthorityConfiguration, clock: any AgentClock
    ) {
        self.store = store
        self.sealer = sealer
        self.configuration = configuration
        self.clock = clock
    }

    /// The keys; the first call makes those that are missing.
    func current() async throws -> Loaded {
        let (now, wallNow) = (clock.bootNow(), clock.wallNow())
        let last = loaded.withLock { loaded -> Loaded? in
            guard let last = loaded else { return nil }
            let isDue = last.changesAt.map { $0 <= wallNow } ?? false
            guard isDue || now.seconds(since: last.loadedAt) >= Self.pollSeconds else { return last }
            // One caller reads; the others go on with what there is.
            loaded?.loadedAt = now
            loaded?.changesAt = nil
            return nil
        }
        if let last { return last }
        return try await load()
    }

    /// The keys read anew, at most once a second; nil if that is too soon.
    func reloaded() async throws -> Loaded? {
        let last = loaded.withLock { $0?.loadedAt }
        if let last, clock.bootNow().seconds(since: last) < 1 { return nil }
        return try await load()
    }

    /// The keys read anew, because somebody says that they have changed.
    func reload() async throws { _ = try await load() }

    private func load() async throws -> Loaded {
        let now = clock.wallNow().onGrid
        var records = try await store.keys()
        if let purpose = [KeyRecord.Purpose.signing, .refreshToken, .nonce].first(where: { purpose in
            !records.contains { $0.purpose == purpose }
        }) {
            _ = try await store.establish(try sealer.sealed(candidate(for: purpose, at: now)))
            return try await load()
        }
        try await sealPlain(records)
        records = try records.map(sealer.opened)
        let ring = KeyRing(records, now: now, grace: Double(configuration.keyGrace))
        guard let signing = ring.current, let refreshToken = records.last(where: { $0.purpose == .refreshToken }),
            let nonce = records.last(where: { $0.purpose == .nonce })
        else { throw AuthorityError(.storeUnavailable, message: "the store has lost its keys") }
        let fresh = Loaded(
            signing: try Self.signingKey(signing), refreshToken: refreshToken.secret,
            nonces: DPoPNonces(key: nonce.secret),
            published: JWKSet(try ring.published.reversed().map { try Self.signingKey($0).publicKey }),
            loadedAt: clock.bootNow(), changesAt: ring.changesAt)
        loaded.withLock { $0 = fresh }
        return fresh
    }

    /// Seals what was stored before there was a sealing key.
    private func sealPlain(_ records: [KeyRecord]) async throws {
        let plain = records.filter { !$0.isSealed }
        guard sealer.seals, !plain.isEmpty else { return }
        try await store.changeKeys(adding: plain.map(sealer.sealed), removing: plain.map(\.id))
    }

    private func candidate(for purpose: KeyRecord.Purpose, at now: Date) throws -> KeyRecord {
        guard purpose == .signing else {
            return KeyRecord(
                id: Identifier.make("key"), purpose: purpose, secret: SystemRandom.secret(32), createdAt: now)
        }
        return try Self.signingRecord(configuration.signingAlgorithm, at: now, activatesAt: now)
    }

    static func signingRecord(_ algorithm: JWSAlgorithm, at now: Date, activatesAt: Date) throws -> KeyRecord {
        let key = try TokenSigningKey.generate(algorithm)
        return KeyRecord(
            id: key.publicKey.keyID, purpose: .signing, algorithm: algorithm, secret: key.rawRepresentation,
            createdAt: now, activatesAt: activatesAt)
    }

    private static func signingKey(_ record: KeyRecord) throws -> TokenSigningKey {
        try TokenSigningKey(rawRepresentation: record.secret, algorithm: record.algorithm)
    }
}
