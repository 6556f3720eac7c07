// SPDX-License-Identifier: Apache-2.0

public import LucidCrypto
import LucidHTTP
public import LucidTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension AuthorityAdministration {
    /// A signing key as the operator sees it.
    public struct SigningKey: Hashable, Sendable {
        /// Its name in tokens and key set (`kid`): the RFC 7638 thumbprint.
        public let id: String
        /// The algorithm.
        public let algorithm: JWSAlgorithm
        /// What it is for now.
        public let status: KeyStatus
        /// When it was made.
        public let createdAt: Date
        /// From when on it signs.
        public let activatesAt: Date
        /// Whether it is encrypted in the store.
        public let isSealed: Bool
    }

    /// Seconds for which a new key is published before it signs: twice the time for which verifiers keep a key set.
    public static let publicationLead: Int64 = 600

    /// The signing keys, in the order in which they come into use.
    /// - Parameter grace: As ``AuthorityConfiguration/keyGrace``.
    public func signingKeys(grace: Int64 = AuthorityConfiguration.defaultKeyGrace) async throws -> [SigningKey] {
        try await ring(grace).keys.map { record, status in
            SigningKey(
                id: record.id, algorithm: record.algorithm, status: status, createdAt: record.createdAt,
                activatesAt: record.activatesAt, isSealed: record.isSealed)
        }
    }

    /// Makes the next signing key, which signs after `lead`; the present one is published until its tokens have expired.
    ///
    /// Keys whose tokens have expired are removed.
    /// - Parameters:
    ///   - algorithm: That of the new key.
    ///   - lead: Seconds for which it is only published; less than ``publicationLead`` means that verifiers may meet
    ///     tokens whose key they have to look up.
    ///   - sealingKey: 32 bytes; the one with which the authority runs.
    /// - Returns: The name of the new key.
    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/conflict`` if there is a next key already.
    public func rotateSigningKey(
        algorithm: JWSAlgorithm = .es256, lead: Int64 = AuthorityAdministration.publicationLead,
        grace: Int64 = AuthorityConfiguration.defaultKeyGrace, sealingKey: SecretBytes? = nil
    ) async throws -> String {
        let ring = try await ring(grace)
        try Self.checkSealing(ring, sealingKey)
        if let next = ring.keys.first(where: { $0.status == .next }) {
            throw AuthorityError(.conflict, message: "\(next.record.id) is the next key already; wait until it signs")
        }
        let now = clock.wallNow().onGrid
        let record = try AuthorityKeys.signingRecord(
            algorithm, at: now, activatesAt: Date(milliseconds: now.milliseconds + max(0, lead) * 1000))
        try await store.changeKeys(
            adding: [try KeySealer(key: sealingKey).sealed(record)],
            removing: ring.keys.filter { $0.status == .expired }.map(\.record.id))
        return record.id
    }

    /// Removes a signing key at once, because it is or may be in the wrong hands: no token that it signed holds any
    /// more.
    ///
    /// If it was the current one, a new key signs from now on; refresh tokens go on.
    /// - Returns: The name of the new key, if one was needed.
    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/notFound``.
    public func dropSigningKey(
        _ id: String, algorithm: JWSAlgorithm = .es256, grace: Int64 = AuthorityConfiguration.defaultKeyGrace,
        sealingKey: SecretBytes? = nil
    ) async throws -> String? {
        let ring = try await ring(grace)
        try Self.checkSealing(ring, sealingKey)
        guard let key = ring.keys.first(where: { $0.record.id == id }) else {
            throw AuthorityError(.notFound, message: "there is no signing key \(id)")
        }
        guard key.status == .current else {
            try await store.changeKeys(adding: [], removing: [id])
            return nil
        }
        let now = clock.wallNow().onGrid
        let record = try AuthorityKeys.signingRecord(algorithm, at: now, activatesAt: now)
        try await store.changeKeys(adding: [try KeySealer(key: sealingKey).sealed(record)], removing: [id])
        return record.id
    }

    /// A plain key in a store of sealed ones would undo what the others are sealed for.
    private static func checkSealing(_ ring: KeyRing, _ sealingKey: SecretBytes?) throws {
        guard sealingKey == nil, ring.keys.contains(where: \.record.isSealed) else { return }
        throw AuthorityError(
            .invalidConfiguration,
            message: "the store's keys are sealed; name the file with the sealing key (--sealing-key-file)")
    }

    private func ring(_ grace: Int64) async throws -> KeyRing {
        KeyRing(try await store.keys(), now: clock.wallNow(), grace: Double(grace))
    }
}
