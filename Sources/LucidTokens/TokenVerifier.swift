// SPDX-License-Identifier: Apache-2.0

public import LucidHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Verifies access tokens of one authority for one service: the call that a resource server makes.
///
/// ```swift
/// let verifier = TokenVerifier(issuer: "https://auth.example.com", audience: "https://api.example.com", keys: keys)
/// let claims = try verifier.verify(token, requiring: ["orders.read"])
/// ```
public struct TokenVerifier: Sendable {
    /// Who must have issued a token.
    public let issuer: String
    /// Who must be among those for whom a token is meant.
    public let audience: String
    /// The keys that are believed.
    public let keys: JWKSet
    /// Seconds by which the clocks of issuer and verifier may differ.
    public let tolerance: Int64

    private let clock: any AgentClock

    /// Creates a verifier.
    public init(
        issuer: String, audience: String, keys: JWKSet, tolerance: Int64 = 30, clock: any AgentClock = SystemClock()
    ) {
        self.issuer = issuer
        self.audience = audience
        self.keys = keys
        self.tolerance = max(0, min(tolerance, 3600))
        self.clock = clock
    }

    /// Verifies `token` (without `Bearer `) and gives back what it says.
    ///
    /// A token that the authority has revoked holds here until it expires; that is why access tokens live briefly.
    /// - Throws: ``TokenError``; ``TokenError/Code/insufficientScope`` is for 403, everything else for 401.
    public func verify(_ token: String, requiring scopes: ScopeSet = .none) throws(TokenError) -> AccessTokenClaims {
        let claims = try AccessTokenClaims(
            payload: JWS(verifying: token, type: AccessTokenClaims.type, keys: keys).payload)
        guard claims.issuer == issuer else {
            throw TokenError(.wrongIssuer, message: "the token was issued by someone else")
        }
        guard claims.audience.contains(audience) else {
            throw TokenError(.wrongAudience, message: "the token is meant for someone else")
        }
        let now = Int64(clock.wallNow().timeIntervalSince1970.rounded(.down).clamped(to: -9e15...9e15))
        guard now < claims.expiresAt + tolerance else {
            throw TokenError(.expired, message: "the token has expired")
        }
        guard claims.issuedAt <= now + tolerance, (claims.notBefore ?? 0) <= now + tolerance else {
            throw TokenError(.notYetValid, message: "the token is not valid yet; check the clocks")
        }
        guard claims.scopes.covers(scopes) else {
            throw TokenError(.insufficientScope, message: "the token lacks a required scope")
        }
        return claims
    }
}

extension Double {
    fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
        isNaN ? range.lowerBound : min(max(self, range.lowerBound), range.upperBound)
    }
}
