// SPDX-License-Identifier: Apache-2.0

import LucidTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension TokenAuthority {
    /// Revokes the family of a refresh token, or one access token.
    ///
    /// Silent about tokens that are not genuine (RFC 7009 section 2.2).
    /// - Parameter client: The client that asks, if it has proved itself: only its own tokens are revoked then.
    func revoke(_ tenant: TenantID, token text: String, by client: ClientRecord? = nil) async throws {
        let keys = try await keys.current()
        if let token = RefreshTokenText(presented: text, tenant: tenant, key: keys.refreshToken) {
            guard let family = try await store.family(tenant, id: token.familyID),
                client == nil || client?.id == family.credentialID
            else { return }
            _ = try await revoke(tenant, .family(token.familyID))
        } else if let claims = try? await verified(text, audience: nil, takingBound: true),
            let owner = try? TenantID(claims.tenant),
            client == nil || (client?.id == claims.clientID && owner == tenant)
        {
            _ = try await revoke(
                owner, .token(claims.tokenID), keptUntil: Date(wholeSeconds: claims.expiresAt + 3600))
        }
    }

    /// Revokes what meets a criterion, and tells.
    /// - Returns: How many sessions ended.
    func revoke(_ tenant: TenantID, _ criterion: RevocationCriterion, keptUntil: Date? = nil) async throws -> Int {
        let count = try await store.revoke(tenant, criterion, at: now, keptUntil: keptUntil)
        tell(tenant, .revoked(criterion, families: count))
        return count
    }

    /// The agent behind an access token that is genuine, live, not revoked, and of a login.
    /// - Parameter proofKey: The thumbprint of the key whose proof came with it; nil if it was shown as a bearer.
    func agent(token text: String, proofKey: String? = nil) async throws -> Caller {
        let claims = try await verified(text, audience: configuration.issuer, takingBound: proofKey != nil)
        guard claims.proofKeyThumbprint == proofKey else {
            throw TokenError(.invalidProof, message: "the token is not bound to the key of the proof")
        }
        // A grant speaks for somebody else, who has no business here.
        guard claims.grantID == nil else {
            throw TokenError(.wrongAudience, message: "a grant's token is for other services")
        }
        let tenant = try TenantID(claims.tenant)
        let criteria = RevocationCriterion.all(metBy: claims.revocationAttributes)
        guard try await !store.isRevoked(tenant, criteria, authSequence: claims.authSequence) else {
            throw TokenError(.revoked, message: "the token was revoked")
        }
        tell(tenant, .verified(tokenID: claims.tokenID, agentRef: claims.agentRef))
        return Caller(
            tenant: tenant,
            principal: .agent(
                AgentPrincipal(
                    ref: claims.agentRef, credentialID: claims.credentialID, scopes: claims.scopes,
                    familyID: claims.familyID, authSequence: claims.authSequence)))
    }

    /// - Parameter audience: For whom the token must be meant; nil for anybody, since we made it.
    func verified(_ text: String, audience: String?, takingBound: Bool) async throws -> AccessTokenClaims {
        func verify(_ keys: AuthorityKeys.Loaded) throws(TokenError) -> AccessTokenClaims {
            // What we signed ourselves is from the future only if the clock of another process is ahead.
            try TokenVerifier(
                issuer: configuration.issuer, anyAudience: audience, keys: keys.published, tolerance: 0,
                futureTolerance: 60, clock: clock
            ).verifyOffline(text, keys: keys.published, takingBound: takingBound)
        }
        do {
            return try verify(try await keys.current())
        } catch let error as TokenError where error.code == .unknownKey {
            guard let reloaded = try await keys.reloaded() else { throw error }
            return try verify(reloaded)
        }
    }
}
