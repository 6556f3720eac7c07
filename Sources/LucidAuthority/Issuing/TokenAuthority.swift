// SPDX-License-Identifier: Apache-2.0

import LucidCrypto
import LucidHTTP
import LucidTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Issues, rotates, revokes and verifies the tokens of agents and machine clients.
struct TokenAuthority: Sendable {
    let configuration: AuthorityConfiguration
    let store: any AuthorityStore
    let clock: any AgentClock
    let keys: AuthorityKeys

    init(
        configuration: AuthorityConfiguration, store: any AuthorityStore, sealer: KeySealer, clock: any AgentClock
    ) {
        self.configuration = configuration
        self.store = store
        self.clock = clock
        keys = AuthorityKeys(store: store, sealer: sealer, configuration: configuration, clock: clock)
    }

    var now: Date { clock.wallNow().onGrid }

    /// Rotates the family of a refresh token, or repeats the answer to its direct predecessor within grace.
    func refresh(_ tenant: TenantID, agentRef: String, presented text: String) async throws -> TokenAnswer {
        try await refresh(tenant, presented: text, refusal: Self.refusedRefresh) { family in
            guard family.agentRef == agentRef,
                let credential = try await store.credential(tenant, id: family.credentialID)
            else { return nil }
            return (SessionHolder(credential), family.scopes)
        }
    }

    /// - Parameter authorize: Gives the holder of the family and the scopes of the new access token; nil if the family
    ///   is not the caller's, which changes nothing.
    func refresh(
        _ tenant: TenantID, presented text: String, refusal: AuthorityError,
        authorize: (RefreshFamily) async throws -> (SessionHolder, ScopeSet)?
    ) async throws -> TokenAnswer {
        let keys = try await keys.current()
        guard let presented = RefreshTokenText(presented: text, tenant: tenant, key: keys.refreshToken),
            let family = try await store.family(tenant, id: presented.familyID),
            let (holder, scopes) = try await authorize(family)
        else { throw refusal }
        let hash = presented.hash
        let now = now
        if family.isLive(at: now), family.currentHash == hash,
            let answer = try await rotate(
                tenant, family, holder: holder, scopes: scopes, presented: presented, hash: hash, at: now, keys: keys)
        {
            return answer
        }
        switch try await store.judge(tenant, familyID: family.id, presentedHash: hash, now: now) {
        case .repeated(let sealed):
            guard let bytes = try? SealedAnswer.open(sealed, with: presented, tenant: tenant),
                let answer = TokenAnswer(sealable: bytes)
            else { throw AuthorityError(.internalFailure, message: "the kept answer cannot be read") }
            return answer
        case .dead, .reused:
            throw refusal
        }
    }

    /// Nil if another call was first.
    private func rotate(
        _ tenant: TenantID, _ family: RefreshFamily, holder: SessionHolder, scopes: ScopeSet,
        presented: RefreshTokenText, hash: [UInt8], at now: Date, keys: AuthorityKeys.Loaded
    ) async throws -> TokenAnswer? {
        let next = RefreshTokenText(
            minting: family.id, generation: family.generation + 1, tenant: tenant, key: keys.refreshToken)
        let expiry = min(Date(wholeSeconds: now.wholeSeconds + configuration.refreshLifetime), family.expiresAt)
        let answer = try answer(
            tenant, family, holder: holder, scopes: scopes, refreshToken: next, refreshExpiresAt: expiry, at: now,
            keys: keys)
        let rotation = RefreshFamily.Rotation(
            presentedHash: hash, newHash: next.hash,
            sealedAnswer: try SealedAnswer.seal(answer.sealable, under: presented, tenant: tenant), now: now,
            graceUntil: now.addingTimeInterval(Double(configuration.grace)).onGrid, newExpiresAt: expiry)
        return try await store.rotate(tenant, familyID: family.id, rotation) == nil ? nil : answer
    }

    /// Starts a family and gives its first tokens; spends `challengeID` in the same step.
    func open(
        _ tenant: TenantID, holder: SessionHolder, scopes: ScopeSet, challengeID: String?
    ) async throws -> TokenAnswer {
        let keys = try await keys.current()
        let now = now
        let id = Identifier.make("fam")
        let first = RefreshTokenText(minting: id, generation: 1, tenant: tenant, key: keys.refreshToken)
        let end = Date(wholeSeconds: now.wholeSeconds + configuration.familyLifetime)
        let expiry = min(Date(wholeSeconds: now.wholeSeconds + configuration.refreshLifetime), end)
        let opening = FamilyOpening(
            challengeID: challengeID, id: id, agentRef: holder.agentRef, credentialID: holder.credentialID,
            scopes: scopes, tokenHash: first.hash, tokenExpiresAt: expiry, expiresAt: end, now: now,
            holder: holder.kind)
        switch try await store.open(tenant, family: opening) {
        case .opened(let family):
            return try answer(
                tenant, family, holder: holder, scopes: scopes, refreshToken: first, refreshExpiresAt: expiry, at: now,
                keys: keys)
        case .challengeSpent: throw Self.refusedChallenge
        case .credentialGone: throw holder.kind == .client ? Self.refusedClient : Self.revokedCredential
        }
    }

    private func answer(
        _ tenant: TenantID, _ family: RefreshFamily, holder: SessionHolder, scopes: ScopeSet,
        refreshToken: RefreshTokenText, refreshExpiresAt: Date, at now: Date, keys: AuthorityKeys.Loaded
    ) throws -> TokenAnswer {
        let expiry = now.wholeSeconds + configuration.accessLifetime
        let claims = AccessTokenClaims(
            issuer: configuration.issuer, subject: family.agentRef, audience: [configuration.issuer],
            clientID: family.credentialID, issuedAt: now.wholeSeconds, expiresAt: expiry,
            tokenID: Identifier.make("at"), scopes: scopes, agentRef: family.agentRef,
            credentialID: family.credentialID, tenant: tenant.description, familyID: family.id,
            authSequence: family.authSequence)
        return TokenAnswer(
            accessToken: try keys.signing.sign(claims), accessExpiresAt: expiry, refreshToken: refreshToken.text,
            refreshExpiresAt: refreshExpiresAt.wholeSeconds, agentRef: family.agentRef,
            credentialID: family.credentialID, scopes: scopes.values, revocationNonce: holder.revocationNonce)
    }

    /// Revokes the family of a refresh token, or one access token.
    ///
    /// Silent about tokens that are not genuine (RFC 7009 section 2.2).
    func revoke(_ tenant: TenantID, token text: String) async throws {
        let keys = try await keys.current()
        if let token = RefreshTokenText(presented: text, tenant: tenant, key: keys.refreshToken) {
            guard try await store.family(tenant, id: token.familyID) != nil else { return }
            _ = try await store.revoke(tenant, .family(token.familyID), at: now, keptUntil: nil)
        } else if let claims = try? await verified(text), let owner = try? TenantID(claims.tenant) {
            _ = try await store.revoke(
                owner, .token(claims.tokenID), at: now, keptUntil: Date(wholeSeconds: claims.expiresAt + 1))
        }
    }

    /// The agent behind an access token that is genuine, live and not revoked.
    func agent(bearer text: String) async throws -> Caller {
        let claims = try await verified(text)
        let tenant = try TenantID(claims.tenant)
        let criteria = RevocationCriterion.all(metBy: claims.revocationAttributes)
        guard try await !store.isRevoked(tenant, criteria, authSequence: claims.authSequence) else {
            throw TokenError(.revoked, message: "the token was revoked")
        }
        return Caller(
            tenant: tenant,
            principal: .agent(
                AgentPrincipal(
                    ref: claims.agentRef, credentialID: claims.credentialID, scopes: claims.scopes,
                    familyID: claims.familyID, authSequence: claims.authSequence)))
    }

    private func verified(_ text: String) async throws -> AccessTokenClaims {
        func verify(_ keys: AuthorityKeys.Loaded) throws(TokenError) -> AccessTokenClaims {
            try TokenVerifier(
                issuer: configuration.issuer, audience: configuration.issuer, keys: keys.published, tolerance: 0,
                clock: clock
            ).verifyOffline(text, keys: keys.published)
        }
        do {
            return try verify(try await keys.current())
        } catch let error as TokenError where error.code == .unknownKey {
            guard let reloaded = try await keys.reloaded() else { throw error }
            return try verify(reloaded)
        }
    }

    static var refusedRefresh: AuthorityError {
        AuthorityError(
            .invalidRefreshToken,
            message: "the refresh token is unknown, spent, expired or revoked; prove the key with a new challenge")
    }

    static var refusedChallenge: AuthorityError {
        AuthorityError(
            .unknownChallenge,
            message: "the challenge is unknown, was answered before, or has expired; ask for a new one")
    }

    static var revokedCredential: AuthorityError {
        AuthorityError(.credentialRevoked, message: "the credential was revoked; ask the operator for a new one")
    }
}
