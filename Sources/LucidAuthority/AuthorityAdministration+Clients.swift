// SPDX-License-Identifier: Apache-2.0

public import LucidCrypto
import LucidHTTP
public import LucidTokens

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
    /// - Throws: ``AuthorityError``: ``AuthorityError/Code/invalidRequest`` for a name that is not one,
    ///   ``AuthorityError/Code/notFound`` if there is no such agent.
    public func registerClient(
        name: String, scopes: ScopeSet = .none, agentRef: String? = nil
    ) async throws -> ClientRegistration {
        let isPlain = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        guard isPlain, (1...64).contains(name.unicodeScalars.count) else {
            throw AuthorityError(
                .invalidRequest, message: "a client's name is 1 to 64 characters without control characters")
        }
        if let agentRef, try await store.agent(tenant, ref: agentRef) == nil { throw Self.unknown(agentRef) }
        let id = Identifier.make("clt")
        let secret = ClientSecretText.make()
        let record = ClientRecord(
            id: id, name: name, agentRef: agentRef ?? "host_" + Hex.encode(SystemRandom.bytes(12)),
            secretHash: secret.withBytes { ClientSecretText.hash(Array($0), of: id, in: tenant) }, scopes: scopes,
            createdAt: clock.wallNow().onGrid)
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
        guard try await store.client(tenant, id: id) != nil else { throw Self.unknownClient(id) }
        return try await store.revoke(tenant, .credential(id), at: clock.wallNow().onGrid, keptUntil: nil)
    }

    private static func unknownClient(_ id: String) -> AuthorityError {
        AuthorityError(.notFound, message: "there is no client \(id)")
    }
}
