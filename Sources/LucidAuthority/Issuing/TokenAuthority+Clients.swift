// SPDX-License-Identifier: Apache-2.0

import LucidCrypto
import LucidTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension TokenAuthority {
    /// The live client that is shown; nil if nothing is.
    func client(_ tenant: TenantID, _ shown: ShownClient) async throws -> ClientRecord? {
        switch shown.way {
        case .nothing: nil
        case .secret(let id, let secret): try await client(tenant, id: id, secret: secret)
        case .assertion(let text, let id): try counted(try await client(tenant, assertion: text, id: id), tenant)
        }
    }

    private func counted(_ client: ClientRecord, _ tenant: TenantID) throws -> ClientRecord {
        try limiter.count(holder: client.id, in: tenant)
        return client
    }

    /// The live client with that identifier and secret.
    ///
    /// Whether the identifier, the secret or the client's life is what is wrong cannot be told from the answer.
    func client(_ tenant: TenantID, id: String, secret: String) async throws -> ClientRecord {
        guard id.utf8.count <= 64, secret.utf8.count <= 256 else { throw Self.refusedClient }
        let shown = ClientSecretText.hash(Array(secret.utf8), of: id, in: tenant)
        let record = try await store.client(tenant, id: id)
        let none = [UInt8](repeating: 0, count: shown.count)
        let isCurrent = ConstantTime.equals(shown, record?.secretHash ?? none)
        let isPrevious = ConstantTime.equals(shown, record?.previousSecretHash ?? none)
        let overlaps = record?.previousSecretUntil.map { now < $0 } ?? false
        guard let record, isCurrent || (isPrevious && overlaps), record.isLive else { throw Self.refusedClient }
        return try counted(record, tenant)
    }

    /// The live client that has signed a JWT with one of its registered keys (RFC 7523 section 3); each is good once.
    private func client(_ tenant: TenantID, assertion text: String, id: String?) async throws -> ClientRecord {
        do {
            let assertion = try ClientAssertion(
                text, audiences: [configuration.issuer, configuration.url("/oauth2/token")], now: now.wholeSeconds)
            guard id == nil || id == assertion.clientID, assertion.clientID.utf8.count <= 64,
                let record = try await store.client(tenant, id: assertion.clientID), record.isLive
            else { throw Self.refusedClient }
            try assertion.verify(with: record.publicKeys)
            let fingerprint = SHA256.hash(
                Array("lucid client assertion 1\n\(tenant)\n\(record.id)\n\(assertion.tokenID)".utf8))
            guard try await store.note(proof: fingerprint, until: Date(wholeSeconds: assertion.expiresAt)) else {
                throw Self.refusedClient
            }
            return record
        } catch let error as TokenError {
            throw AuthorityError(.invalidClient, message: Self.refusedClient.message, underlying: error)
        }
    }

    /// Starts a session of a client that has proved itself.
    func session(
        _ tenant: TenantID, of client: ClientRecord, scopes: [String]? = nil, resource: String? = nil,
        proofKey: String? = nil
    ) async throws -> TokenAnswer {
        let granted = try Self.granted(scopes, of: client.scopes, named: "client")
        return try await open(
            tenant, holder: SessionHolder(client), scopes: granted, challengeID: nil,
            audience: try audience(resource), proofKey: proofKey)
    }

    /// Rotates the family of a client's refresh token.
    ///
    /// What the client may do now counts, not what it might when the session began.
    /// - Parameters:
    ///   - client: The client that has proved itself; nil if the token alone is the proof.
    ///   - scopes: Scopes of the new access token, none beyond the session's; nil for all of them.
    func refresh(
        _ tenant: TenantID, client: ClientRecord?, presented text: String, scopes: [String]? = nil,
        resource: String? = nil, proofKey: String? = nil
    ) async throws -> TokenAnswer {
        let refusal = client == nil ? Self.refusedClientRefresh : Self.refusedGrant
        return try await refresh(
            tenant, presented: text, refusal: refusal, resource: resource, proofKey: proofKey
        ) { family in
            if let client, client.id != family.credentialID { return nil }
            guard let owner = try await store.client(tenant, id: family.credentialID), owner.isLive else { return nil }
            let kept = try ScopeSet(family.scopes.values.filter(owner.scopes.contains))
            return (SessionHolder(owner), try Self.granted(scopes, of: kept, named: "session"))
        }
    }

    static var refusedClient: AuthorityError {
        AuthorityError(.invalidClient, message: "there is no live client with this identifier and proof")
    }

    static var refusedGrant: AuthorityError {
        AuthorityError(.invalidGrant, message: refusedClientRefresh.message)
    }

    private static var refusedClientRefresh: AuthorityError {
        AuthorityError(
            .invalidRefreshToken,
            message: "the refresh token is unknown, spent, expired, revoked or another client's; show the secret again")
    }
}
