// SPDX-License-Identifier: Apache-2.0
import LucidTokens

/// A token that holds.
enum IntrospectedToken: Sendable {
    case access(AccessTokenClaims)
    case refresh(RefreshFamily)

    /// The client or credential that obtained it.
    var holder: String {
        switch self {
        case .access(let claims): claims.clientID
        case .refresh(let family): family.credentialID
        }
    }
}

extension TokenAuthority {
    /// What a token says and whether it holds; nil for one that does not, and for one of another tenant.
    func introspect(_ tenant: TenantID, token text: String) async throws -> IntrospectedToken? {
        let token: IntrospectedToken
        do {
            token = try await examine(tenant, token: text)
        } catch is TokenError {
            return nil
        }
        switch token {
        case .access(let claims): tell(tenant, .verified(tokenID: claims.tokenID, agentRef: claims.agentRef))
        case .refresh(let family): tell(tenant, .verified(tokenID: family.id, agentRef: family.agentRef))
        }
        return token
    }

    /// What a token says, if it holds.
    /// - Throws: ``TokenError`` with the reason, for the operator's eyes only, if it does not; what the store throws.
    func examine(_ tenant: TenantID, token text: String) async throws -> IntrospectedToken {
        let keys = try await keys.current()
        let now = now
        if let token = RefreshTokenText(presented: text, tenant: tenant, key: keys.refreshToken) {
            guard let family = try await store.family(tenant, id: token.familyID) else {
                throw TokenError(.expired, message: "its session is over and forgotten")
            }
            guard family.revokedAt == nil else { throw TokenError(.revoked, message: "its session was revoked") }
            guard family.isLive(at: now) else { throw TokenError(.expired, message: "it has expired") }
            guard family.currentHash == token.hash else {
                throw TokenError(
                    .revoked, message: "it was spent: it is number \(token.generation) of \(family.generation)")
            }
            return .refresh(family)
        }
        let claims = try await verified(text, audience: nil, takingBound: true)
        guard claims.tenant == tenant.description else {
            throw TokenError(.wrongIssuer, message: "it is of another tenant")
        }
        let criteria = RevocationCriterion.all(metBy: claims.revocationAttributes)
        guard try await !store.isRevoked(tenant, criteria, authSequence: claims.authSequence) else {
            throw TokenError(.revoked, message: "it was revoked, by itself or with what it descends from")
        }
        return .access(claims)
    }
}
