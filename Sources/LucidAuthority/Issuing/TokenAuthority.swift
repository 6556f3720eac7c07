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
    let limiter: RequestLimiter
    private let observer: (@Sendable (AuthorityEvent) -> Void)?

    init(
        configuration: AuthorityConfiguration, store: any AuthorityStore, sealer: KeySealer, clock: any AgentClock,
        observer: (@Sendable (AuthorityEvent) -> Void)? = nil
    ) {
        self.configuration = configuration
        self.store = store
        self.clock = clock
        keys = AuthorityKeys(store: store, sealer: sealer, configuration: configuration, clock: clock)
        limiter = RequestLimiter(configuration: configuration, clock: clock)
        self.observer = observer
    }

    /// Tells what was decided; it is done already, so nothing here can undo it.
    func tell(_ tenant: TenantID, _ kind: AuthorityEvent.Kind) {
        observer?(AuthorityEvent(kind: kind, tenant: tenant, time: now))
    }

    var now: Date { clock.wallNow().onGrid }

    /// Rotates the family of a refresh token, or repeats the answer to its direct predecessor within grace.
    /// - Parameters:
    ///   - agentRef: The agent in the path; nil if the token alone names it.
    ///   - proofKey: The thumbprint of the key whose proof came with the request.
    func refresh(
        _ tenant: TenantID, agentRef: String?, presented text: String, scopes: [String]? = nil,
        resource: String? = nil, proofKey: String? = nil, refusal: AuthorityError = Self.refusedRefresh
    ) async throws -> TokenAnswer {
        try await refresh(
            tenant, presented: text, refusal: refusal, resource: resource, proofKey: proofKey
        ) { family in
            guard agentRef == nil || family.agentRef == agentRef,
                let credential = try await store.credential(tenant, id: family.credentialID)
            else { return nil }
            return (SessionHolder(credential), try Self.granted(scopes, of: family.scopes, named: "session"))
        }
    }

    /// - Parameter authorize: Gives the holder of the family and the scopes of the new access token; nil if the family
    ///   is not the caller's, which changes nothing.
    func refresh(
        _ tenant: TenantID, presented text: String, refusal: AuthorityError, resource: String?, proofKey: String?,
        authorize: (RefreshFamily) async throws -> (SessionHolder, ScopeSet)?
    ) async throws -> TokenAnswer {
        let keys = try await keys.current()
        guard let presented = RefreshTokenText(presented: text, tenant: tenant, key: keys.refreshToken),
            let family = try await store.family(tenant, id: presented.familyID),
            let (holder, scopes) = try await authorize(family)
        else { throw refusal }
        try limiter.count(holder: family.id, in: tenant)
        guard family.proofKeyThumbprint == nil || family.proofKeyThumbprint == proofKey else {
            throw AuthorityError(
                .invalidProof, message: "the session is bound to a key, and the request shows no proof by it")
        }
        let audience = try audience(resource, within: family.audience)
        let hash = presented.hash
        let now = now
        if family.isLive(at: now), family.currentHash == hash,
            let answer = try await rotate(
                tenant, family, holder: holder, scopes: scopes, audience: audience, proofKey: proofKey,
                presented: presented, hash: hash, at: now, keys: keys)
        {
            if let issued = answer.issued { tell(tenant, .refreshed(issued)) }
            return answer
        }
        switch try await store.judge(tenant, familyID: family.id, presentedHash: hash, now: now) {
        case .repeated(let sealed):
            guard let bytes = try? SealedAnswer.open(sealed, with: presented, tenant: tenant),
                let answer = TokenAnswer(sealable: bytes)
            else { throw AuthorityError(.internalFailure, message: "the kept answer cannot be read") }
            return answer
        case .reused:
            tell(tenant, .reuseDetected(familyID: family.id, agentRef: family.agentRef))
            throw refusal
        case .dead:
            throw refusal
        }
    }

    /// Nil if another call was first.
    private func rotate(
        _ tenant: TenantID, _ family: RefreshFamily, holder: SessionHolder, scopes: ScopeSet, audience: [String],
        proofKey: String?, presented: RefreshTokenText, hash: [UInt8], at now: Date, keys: AuthorityKeys.Loaded
    ) async throws -> TokenAnswer? {
        let next = RefreshTokenText(
            minting: family.id, generation: family.generation + 1, tenant: tenant, key: keys.refreshToken)
        let expiry = min(Date(wholeSeconds: now.wholeSeconds + configuration.refreshLifetime), family.expiresAt)
        let answer = try answer(
            tenant, family, holder: holder, scopes: scopes, audience: audience, proofKey: proofKey,
            refreshToken: next, refreshExpiresAt: expiry, at: now, keys: keys)
        let rotation = RefreshFamily.Rotation(
            presentedHash: hash, newHash: next.hash,
            sealedAnswer: try SealedAnswer.seal(answer.sealable, under: presented, tenant: tenant), now: now,
            graceUntil: now.addingTimeInterval(Double(configuration.grace)).onGrid, newExpiresAt: expiry)
        return try await store.rotate(tenant, familyID: family.id, rotation) == nil ? nil : answer
    }

    /// Starts a family and gives its first tokens; spends `challengeID` in the same step.
    func open(
        _ tenant: TenantID, holder: SessionHolder, scopes: ScopeSet, challengeID: String?, audience: [String],
        proofKey: String?
    ) async throws -> TokenAnswer {
        let keys = try await keys.current()
        let now = now
        let id = Identifier.make("fam")
        let first = RefreshTokenText(minting: id, generation: 1, tenant: tenant, key: keys.refreshToken)
        let end = Date(wholeSeconds: now.wholeSeconds + configuration.familyLifetime)
        let expiry = min(Date(wholeSeconds: now.wholeSeconds + configuration.refreshLifetime), end)
        var opening = FamilyOpening(
            challengeID: challengeID, id: id, agentRef: holder.agentRef, credentialID: holder.credentialID,
            scopes: scopes, tokenHash: first.hash, tokenExpiresAt: expiry, expiresAt: end, now: now,
            holder: holder.kind)
        opening.audience = audience
        opening.proofKeyThumbprint = proofKey
        switch try await store.open(tenant, family: opening) {
        case .opened(let family):
            let answer = try answer(
                tenant, family, holder: holder, scopes: scopes, audience: audience, proofKey: proofKey,
                refreshToken: first, refreshExpiresAt: expiry, at: now, keys: keys)
            if let issued = answer.issued { tell(tenant, .issued(issued)) }
            return answer
        case .challengeSpent: throw Self.refusedChallenge
        case .credentialGone: throw holder.kind == .client ? Self.refusedClient : Self.revokedCredential
        }
    }

    private func answer(
        _ tenant: TenantID, _ family: RefreshFamily, holder: SessionHolder, scopes: ScopeSet, audience: [String],
        proofKey: String?, refreshToken: RefreshTokenText, refreshExpiresAt: Date, at now: Date,
        keys: AuthorityKeys.Loaded
    ) throws -> TokenAnswer {
        let expiry = now.wholeSeconds + configuration.accessLifetime
        let claims = AccessTokenClaims(
            issuer: configuration.issuer, subject: family.subject,
            audience: audience.isEmpty ? [configuration.issuer] + configuration.audiences : audience,
            clientID: family.credentialID, issuedAt: now.wholeSeconds, expiresAt: expiry,
            tokenID: Identifier.make("at"), scopes: scopes, agentRef: family.agentRef,
            credentialID: family.credentialID, tenant: tenant.description, familyID: family.id,
            authSequence: family.authSequence, grantID: family.grantID, proofKeyThumbprint: proofKey,
            tier: holder.tier?.rawValue)
        return TokenAnswer(
            accessToken: try keys.signing.sign(claims), accessExpiresAt: expiry, refreshToken: refreshToken.text,
            refreshExpiresAt: refreshExpiresAt.wholeSeconds, agentRef: family.agentRef,
            credentialID: family.credentialID, scopes: scopes.values, revocationNonce: holder.revocationNonce,
            isBound: proofKey != nil, issued: AuthorityEvent.Token(claims))
    }

    /// For whom an access token is meant: the one service that was asked for, or all those of the session.
    ///
    /// Empty for the authority and every service that it knows.
    func audience(_ resource: String?, within session: [String] = []) throws -> [String] {
        guard let resource, !resource.isEmpty else { return session }
        let known = session.isEmpty ? [configuration.issuer] + configuration.audiences : session
        guard known.contains(resource) else {
            throw AuthorityError(.invalidTarget, message: "resource: the authority gives no tokens for this service")
        }
        return [resource]
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
