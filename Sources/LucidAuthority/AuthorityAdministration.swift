// SPDX-License-Identifier: Apache-2.0

import LucidCrypto
public import LucidHTTP
import LucidSigning
public import LucidTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the operator of an authority does beside HTTP: register agents and machine clients, revoke, and make operators' bearers.
public struct AuthorityAdministration: Sendable {
    /// A registered agent, as the operator hears of it.
    public struct Registration: Hashable, Sendable {
        /// The agent's reference.
        public let agentRef: String
        /// The credential of the agent's own address.
        public let credentialID: String
        /// The agent's own address, EIP-55.
        public let address: String
        /// The address of the wallet in custody, EIP-55, if one was made.
        public let custodyAddress: String?
    }

    /// What a credential may do when nothing else was asked for.
    public static let defaultScopes: ScopeSet = ["wallet.sign", "wallet.send"]

    let store: any AuthorityStore
    let tenant: TenantID
    let clock: any AgentClock
    private let vault: CustodyVault?

    package init(
        store: any AuthorityStore, tenant: TenantID = .default, vault: CustodyVault?,
        clock: any AgentClock = SystemClock()
    ) {
        self.store = store
        self.tenant = tenant
        self.vault = vault
        self.clock = clock
    }

    /// Creates the operator's side of a tenant.
    ///
    /// Without custody, no wallets are made.
    public init(store: any AuthorityStore, tenant: TenantID = .default, clock: any AgentClock = SystemClock()) {
        self.init(store: store, tenant: tenant, vault: nil, clock: clock)
    }

    /// Registers an agent that holds the key of `address` itself; with a custody passphrase also a wallet for it.
    /// - Throws: ``AuthorityError``: ``AuthorityError/Code/conflict`` if the reference is taken,
    ///   ``AuthorityError/Code/invalidRequest`` for a reference or address that is not one.
    public func register(
        agentRef: String, address: String, scopes: ScopeSet = AuthorityAdministration.defaultScopes,
        name: String? = nil
    ) async throws -> Registration {
        guard AgentRecord.isReference(agentRef) else {
            throw AuthorityError(
                .invalidRequest, message: "an agent's reference is 1 to 200 bytes without control characters")
        }
        let checked: Address
        do {
            checked = try Address(address)
        } catch {
            throw AuthorityError(.invalidRequest, message: "not an address: \(error.message)", underlying: error)
        }
        let now = clock.wallNow().onGrid
        guard try await store.agent(tenant, ref: agentRef) == nil else { throw Self.taken(agentRef) }
        let own = Self.credential(
            agentRef: agentRef, kind: .wallet, address: checked.description, walletID: nil, scopes: scopes,
            isPrimary: true, at: now)
        let wallet = try await vault?.makeWallet(agentRef: agentRef, at: now)
        var credentials = [own]
        if let wallet {
            credentials.append(
                Self.credential(
                    agentRef: agentRef, kind: .custody, address: wallet.address, walletID: wallet.id, scopes: scopes,
                    isPrimary: false, at: now))
        }
        let agent = AgentRecord(
            ref: agentRef, id: Identifier.make("agt"), name: name ?? agentRef, createdAt: now, updatedAt: now)
        guard
            try await store.insert(
                tenant, agent: agent, wallets: wallet.map { [$0] } ?? [], credentials: credentials)
        else { throw Self.taken(agentRef) }
        return Registration(
            agentRef: agentRef, credentialID: own.id, address: own.address, custodyAddress: wallet?.address)
    }

    /// The agents, oldest first.
    public func agents(limit: Int = 1000) async throws -> [AgentRecord] {
        try await store.agents(tenant, limit: limit)
    }

    /// The agent's credentials.
    public func credentials(of agentRef: String) async throws -> [CredentialRecord] {
        try await store.credentials(tenant, agentRef: agentRef)
    }

    /// Ends the agent's sessions.
    ///
    /// It can log in again at once.
    /// - Returns: The number of refresh families revoked.
    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/notFound``.
    public func revokeSessions(ofAgent agentRef: String) async throws -> Int {
        try await revoke(.agent(agentRef))
    }

    /// Revokes everything of before that meets `criterion`; what is issued afterwards holds.
    /// - Returns: The number of refresh families revoked.
    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/notFound`` if it names an agent, client or session that
    ///   does not exist, because a slip of the pen would else look like success.
    public func revoke(_ criterion: RevocationCriterion) async throws -> Int {
        if let ref = criterion.terms[.agent], try await store.agent(tenant, ref: ref) == nil { throw Self.unknown(ref) }
        if let id = criterion.terms[.credential], try await store.client(tenant, id: id) == nil,
            try await store.credential(tenant, id: id) == nil
        {
            throw Self.unknownClient(id)
        }
        if let id = criterion.terms[.family], try await store.family(tenant, id: id) == nil {
            throw AuthorityError(.notFound, message: "there is no refresh family \(id)")
        }
        return try await store.revoke(tenant, criterion, at: clock.wallNow().onGrid, keptUntil: nil)
    }

    /// Revokes every credential and every machine client of the agent: it cannot log in again.
    /// - Returns: The number of credentials and clients revoked now, and of refresh families.
    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/notFound``.
    public func revokeCredentials(ofAgent agentRef: String) async throws -> (credentials: Int, families: Int) {
        let families = try await revokeSessions(ofAgent: agentRef)
        var count = 0
        for credential in try await store.credentials(tenant, agentRef: agentRef) where credential.revokedAt == nil {
            _ = try await store.revokeCredential(
                tenant, agentRef: agentRef, id: credential.id, at: clock.wallNow().onGrid)
            count += 1
        }
        for client in try await store.clients(tenant, agentRef: agentRef, limit: .max) where client.revokedAt == nil {
            _ = try await store.revokeClient(tenant, id: client.id, at: clock.wallNow().onGrid)
            count += 1
        }
        return (count, families)
    }

    /// Makes an operator's bearer.
    ///
    /// It is shown once; the store keeps its hash.
    public func makeOperatorToken() async throws -> (id: String, token: String) {
        let token = OperatorToken(minting: tenant)
        let id = Identifier.make("op")
        try await store.insert(
            tenant, operator: OperatorRecord(id: id, tokenHash: token.hash, createdAt: clock.wallNow().onGrid))
        return (id, token.text)
    }

    static func credential(
        agentRef: String, kind: CredentialRecord.Kind, address: String, walletID: String?, scopes: ScopeSet,
        isPrimary: Bool, at now: Date
    ) -> CredentialRecord {
        CredentialRecord(
            id: Identifier.make("cred"), agentRef: agentRef, kind: kind, address: address, walletID: walletID,
            scopes: scopes, isPrimary: isPrimary, revocationNonce: Hex.encode(SystemRandom.bytes(8)), createdAt: now,
            updatedAt: now)
    }

    private static func taken(_ ref: String) -> AuthorityError {
        AuthorityError(.conflict, message: "there is an agent \(ref) already; choose another reference")
    }

    static func unknown(_ ref: String) -> AuthorityError {
        AuthorityError(.notFound, message: "there is no agent \(ref)")
    }
}
