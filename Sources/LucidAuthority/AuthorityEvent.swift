// SPDX-License-Identifier: Apache-2.0

public import LucidTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Something that the authority has decided, for logs, counters and audits.
///
/// Tells names and never a token, a secret or a signature.
public struct AuthorityEvent: Hashable, Sendable {
    /// What was decided.
    public enum Kind: Hashable, Sendable {
        /// A session began: a login by a key or a secret.
        case issued(Token)
        /// A refresh token was spent for a new pair.
        case refreshed(Token)
        /// A grant was issued.
        case granted(Token)
        /// A token that was spent before was shown again: its session was ended.
        case reuseDetected(familyID: String, agentRef: String)
        /// A token was looked at, by the authority itself or for a service that asked.
        case verified(tokenID: String, agentRef: String)
        /// Something was revoked, with so many sessions.
        case revoked(RevocationCriterion, families: Int)
        /// A call was refused; the tenant is that of calls without a bearer, because the caller may be nobody.
        case denied(AuthorityError.Code, path: String)
    }

    /// What was issued.
    public struct Token: Hashable, Sendable {
        /// The name of the access token (`jti`).
        public let tokenID: String
        /// Whom it speaks for.
        public let subject: String
        /// The agent that holds it.
        public let agentRef: String
        /// The credential or client by which it was obtained, or the grant.
        public let credentialID: String
        /// The session.
        public let familyID: String?
        /// What it permits.
        public let scopes: ScopeSet
        /// For whom it is meant.
        public let audience: [String]
        /// When it dies, seconds since 1970.
        public let expiresAt: Int64

        init(_ claims: AccessTokenClaims) {
            tokenID = claims.tokenID
            subject = claims.subject
            agentRef = claims.agentRef
            credentialID = claims.credentialID
            familyID = claims.familyID
            scopes = claims.scopes
            audience = claims.audience
            expiresAt = claims.expiresAt
        }
    }

    /// What was decided.
    public let kind: Kind
    /// In which tenant.
    public let tenant: TenantID
    /// When, by the authority's clock.
    public let time: Date

    /// A short name of the kind, fit for a metric label.
    public var name: String {
        switch kind {
        case .issued: "issued"
        case .refreshed: "refreshed"
        case .granted: "granted"
        case .reuseDetected: "reuse_detected"
        case .verified: "verified"
        case .revoked: "revoked"
        case .denied: "denied"
        }
    }
}
