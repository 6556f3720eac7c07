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
    /// A registered machine client with its secret, which nobody can ask for again.
    public struct ClientRegistration: Sendable {
        /// The client's identifier.
        public let clientID: String
        /// The secret in ASCII.
        public let secret: SecretBytes
        /// The subject of its tokens: the agent for which it acts, or a host of its own.
        public let agentRef: String

        /// The secret as text.
        ///
        /// Never log it.
        public var secretText: String { secret.withBytes { String(decoding: $0, as: UTF8.self) } }
    }

    /// Registers a program that proves itself by a secret.
    ///
    /// - Parameters:
    ///   - name: A name for people, 1 to 64 characters without control characters.
    ///   - scopes: The most that its tokens may permit; by default nothing.
    ///   - agentRef: The agent for which it acts. Nil gives it a subject of its own, which is no agent's.
    ///   - tier: What it has paid for.
    ///   - publicKeys: Keys by which it can prove itself instead of the secret (RFC 7523).
    /// - Throws: ``AuthorityError``: ``AuthorityError/Code/invalidRequest`` for a name that is not one,
    ///   ``AuthorityError/Code/notFound`` if there is no such agent.
    public func registerClient(
        name: String, scopes: ScopeSet = .none, agentRef: String? = nil, tier: ClientTier = .free,
        publicKeys: JWKSet? = nil
    ) async throws -> ClientRegistration {
        try Self.check(name: name)
        if let agentRef, try await store.agent(tenant, ref: agentRef) == nil { throw Self.unknown(agentRef) }
        let id = Identifier.make("clt")
        let secret = ClientSecretText.make()
        var record = ClientRecord(
            id: id, name: name, agentRef: agentRef ?? "host_" + Hex.encode(SystemRandom.bytes(12)),
            secretHash: secret.withBytes { ClientSecretText.hash(Array($0), of: id, in: tenant) }, scopes: scopes,
            createdAt: clock.wallNow().onGrid)
        record.tier = tier
        record.publicKeys = publicKeys ?? JWKSet([])
        guard try await store.insert(tenant, client: record) else {
            throw AuthorityError(.conflict, message: "the client's identifier is taken; try again")
        }
        return ClientRegistration(clientID: id, secret: secret, agentRef: record.agentRef)
    }

    /// The machine clients, oldest first.
    public func clients(limit: Int = 1000) async throws -> [ClientRecord] {
        try await store.clients(tenant, agentRef: nil, limit: limit)
    }

    /// Revokes a machine client with its sessions: its secret is worth nothing from now on.
    /// - Returns: The client as it is now.
    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/notFound``.
    @discardableResult
    public func revokeClient(_ id: String) async throws -> ClientRecord {
        let revoked = try await store.revokeClient(tenant, id: id, at: clock.wallNow().onGrid)
        guard let revoked else { throw Self.unknownClient(id) }
        return revoked
    }

    /// Ends the sessions of a machine client.
    ///
    /// It can show its secret again at once.
    /// - Returns: The number of refresh families revoked.
    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/notFound``.
    public func revokeSessions(ofClient id: String) async throws -> Int {
        try await revoke(.credential(id))
    }

    /// Changes a machine client.
    /// - Returns: The client as it is now.
    /// - Throws: ``AuthorityError``: ``AuthorityError/Code/notFound``, or ``AuthorityError/Code/invalidRequest`` for a name
    ///   that is not one.
    @discardableResult
    public func updateClient(_ id: String, _ change: ClientChange) async throws -> ClientRecord {
        if let name = change.name { try Self.check(name: name) }
        let changed = try await store.updateClient(tenant, id: id, change, at: clock.wallNow().onGrid)
        guard let changed, changed.revokedAt == nil else { throw Self.unknownClient(id) }
        return changed
    }

    /// Seconds for which a secret is still taken after it was replaced, if nobody says.
    public static let defaultSecretOverlap: Int64 = 3600

    /// A new secret of a client, which nobody can ask for again.
    public struct RotatedSecret: Sendable {
        /// The secret in ASCII.
        public let secret: SecretBytes
        /// Until when the one before is taken; nil if it is dead already.
        public let previousUntil: Date?

        /// The secret as text.
        ///
        /// Never log it.
        public var secretText: String { secret.withBytes { String(decoding: $0, as: UTF8.self) } }
    }

    /// Gives a machine client a new secret; the present one is taken for the overlap.
    /// - Parameter overlap: Seconds, 0 to 30 days; 0 after a leak.
    /// - Throws: ``AuthorityError``: ``AuthorityError/Code/notFound``, or ``AuthorityError/Code/invalidRequest`` for
    ///   another overlap.
    public func rotateSecret(
        ofClient id: String, overlap: Int64 = AuthorityAdministration.defaultSecretOverlap
    ) async throws -> RotatedSecret {
        guard (0...2_592_000).contains(overlap) else {
            throw AuthorityError(.invalidRequest, message: "the overlap of two secrets is 0 to 2592000 seconds")
        }
        let secret = ClientSecretText.make()
        let until = overlap == 0 ? nil : clock.wallNow().addingTimeInterval(Double(overlap)).onGrid
        var change = ClientChange()
        change.secret = .init(
            hash: secret.withBytes { ClientSecretText.hash(Array($0), of: id, in: tenant) }, previousUntil: until)
        try await updateClient(id, change)
        return RotatedSecret(secret: secret, previousUntil: until)
    }

    private static func check(name: String) throws {
        let isPlain = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        guard isPlain, (1...64).contains(name.unicodeScalars.count) else {
            throw AuthorityError(
                .invalidRequest, message: "a client's name is 1 to 64 characters without control characters")
        }
    }

    static func unknownClient(_ id: String) -> AuthorityError {
        AuthorityError(.notFound, message: "there is no client \(id)")
    }
}
