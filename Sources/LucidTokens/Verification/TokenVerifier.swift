// SPDX-License-Identifier: Apache-2.0

public import HTTPTypes
public import LucidHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Verifies access tokens of one authority for one service: the call that a resource server makes.
///
/// ```swift
/// let verifier = TokenVerifier(
///     issuer: "https://auth.example.com", audience: "https://api.example.com",
///     keys: try JWKSClient(url: "https://auth.example.com/.well-known/jwks.json", transport: transport))
/// let claims = try await verifier.verify(request, requiring: ["orders:read"])
/// ```
///
/// A failure is a ``TokenError``, whose ``TokenError/status`` and
/// ``TokenError/challenge(scheme:scopes:resourceMetadata:)`` are what to answer.
public struct TokenVerifier: Sendable {
    /// Who must have issued a token.
    public let issuer: String
    /// Who must be among those for whom a token is meant.
    ///
    /// Nil if the verifier is the issuer, who knows all of its tokens.
    public let audience: String?
    /// Seconds by which the clocks of issuer and verifier may differ.
    public let tolerance: Int64
    /// What is asked of DPoP proofs; without it, tokens that are bound to a key are refused.
    public let proofs: ProofRequirements?

    private let keys: any TokenKeySource
    private let revocations: (any TokenRevocationSource)?
    private let futureTolerance: Int64
    private let clock: any AgentClock

    /// Creates a verifier.
    /// - Parameters:
    ///   - issuer: The `iss` of every token.
    ///   - audience: The `aud` that tokens for this service have.
    ///   - keys: A ``JWKSClient``, or a ``JWKSet`` that does not change.
    ///   - revocations: Where revoked tokens are told, a ``RevocationFeed`` for instance; without it a revoked token
    ///     holds until it expires.
    ///   - proofs: What is asked of DPoP proofs.
    ///   - tolerance: Seconds by which clocks may differ, at most an hour.
    public init(
        issuer: String, audience: String, keys: any TokenKeySource,
        revocations: (any TokenRevocationSource)? = nil, proofs: ProofRequirements? = nil, tolerance: Int64 = 30,
        clock: any AgentClock = SystemClock()
    ) {
        self.init(
            issuer: issuer, anyAudience: audience, keys: keys, revocations: revocations, proofs: proofs,
            tolerance: tolerance, clock: clock)
    }

    /// A verifier that takes tokens for anybody if `audience` is nil; only for the issuer itself.
    /// - Parameter futureTolerance: Seconds by which a token may come from the future, if not `tolerance`.
    package init(
        issuer: String, anyAudience audience: String?, keys: any TokenKeySource,
        revocations: (any TokenRevocationSource)? = nil, proofs: ProofRequirements? = nil, tolerance: Int64 = 30,
        futureTolerance: Int64? = nil, clock: any AgentClock = SystemClock()
    ) {
        self.issuer = issuer
        self.audience = audience
        self.keys = keys
        self.revocations = revocations
        self.proofs = proofs
        self.tolerance = max(0, min(tolerance, 3600))
        self.futureTolerance = futureTolerance ?? self.tolerance
        self.clock = clock
    }

    /// Verifies the token that `request` shows, and its DPoP proof if it is bound to a key.
    ///
    /// - Parameters:
    ///   - scopes: What the operation needs.
    ///   - checkingRevocation: Whether revocations count; if not, a revoked token holds until it expires.
    /// - Throws: ``TokenError``, which says what to answer; `CancellationError`.
    public func verify(
        _ request: HTTPRequest, requiring scopes: ScopeSet = .none, checkingRevocation: Bool = true
    ) async throws -> AccessTokenClaims {
        let shown = try ShownToken(request)
        guard let proofs else {
            guard shown.scheme == .bearer else {
                throw TokenError(.invalidProof, message: "this service takes no DPoP proofs")
            }
            return try await verify(bearer: shown.token, requiring: scopes, checkingRevocation: checkingRevocation)
        }
        switch shown.scheme {
        case .bearer:
            guard !proofs.isRequired else {
                throw TokenError(.invalidProof, message: "this service takes only tokens with a DPoP proof")
            }
            return try await verify(bearer: shown.token, requiring: scopes, checkingRevocation: checkingRevocation)
        case .dpop:
            // The proof first: its failure says nothing about the token.
            let thumbprint = try await proofs.verify(shown.proof, of: request, token: shown.token, clock: clock)
            let claims = try await verified(shown.token, scopes, checkingRevocation)
            guard claims.proofKeyThumbprint == thumbprint else {
                throw TokenError(.invalidProof, message: "the token is not bound to the key of the proof")
            }
            return claims
        }
    }

    /// Verifies a token that came without a request, or without a proof.
    ///
    /// - Throws: ``TokenError``; ``TokenError/Code/invalidProof`` if the token is bound to a key. `CancellationError`.
    public func verify(
        bearer token: String, requiring scopes: ScopeSet = .none, checkingRevocation: Bool = true
    ) async throws -> AccessTokenClaims {
        let claims = try await verified(token, scopes, checkingRevocation)
        try Self.refuseBound(claims)
        return claims
    }

    private func verified(
        _ token: String, _ scopes: ScopeSet, _ checkingRevocation: Bool
    ) async throws -> AccessTokenClaims {
        let claims: AccessTokenClaims
        do {
            claims = try check(token, requiring: scopes, keys: try await keys.keys(naming: nil))
        } catch let error as TokenError where error.code == .unknownKey {
            guard let keyID = JWS.keyID(of: token) else { throw error }
            claims = try check(token, requiring: scopes, keys: try await keys.keys(naming: keyID))
        }
        guard checkingRevocation, let revocations else { return claims }
        let isRevoked: Bool
        do {
            isRevoked = try await revocations.isRevoked(claims, token: token)
        } catch let error as TokenError {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            throw TokenError(.unavailable, message: "revocations cannot be had", underlying: error)
        }
        guard !isRevoked else { throw TokenError(.revoked, message: "the token was revoked") }
        return claims
    }

    /// Verifies a token against keys at hand, without looking for newer ones or for revocations.
    ///
    /// Says nothing about who may use the token: one that is bound to a key is refused unless `takingBound`, when the
    /// caller has to check ``AccessTokenClaims/proofKeyThumbprint``.
    /// - Throws: ``TokenError``.
    public func verifyOffline(
        _ token: String, keys: JWKSet, requiring scopes: ScopeSet = .none, takingBound: Bool = false
    ) throws(TokenError) -> AccessTokenClaims {
        let claims = try check(token, requiring: scopes, keys: keys)
        if !takingBound { try Self.refuseBound(claims) }
        return claims
    }

    private static func refuseBound(_ claims: AccessTokenClaims) throws(TokenError) {
        guard claims.proofKeyThumbprint == nil else {
            throw TokenError(.invalidProof, message: "the token is bound to a key and was shown without a proof of it")
        }
    }

    private func check(
        _ token: String, requiring scopes: ScopeSet, keys: JWKSet
    ) throws(TokenError) -> AccessTokenClaims {
        let claims = try AccessTokenClaims(
            payload: JWS(verifying: token, type: AccessTokenClaims.type, keys: keys).payload)
        guard claims.issuer == issuer else {
            throw TokenError(.wrongIssuer, message: "the token was issued by someone else")
        }
        guard audience.map(claims.audience.contains) ?? true else {
            throw TokenError(.wrongAudience, message: "the token is meant for someone else")
        }
        let now = clock.wallSeconds
        guard now < claims.expiresAt + tolerance else {
            throw TokenError(.expired, message: "the token has expired")
        }
        guard claims.issuedAt <= now + futureTolerance, (claims.notBefore ?? 0) <= now + futureTolerance else {
            throw TokenError(.notYetValid, message: "the token is not valid yet; check the clocks")
        }
        guard claims.scopes.covers(scopes) else {
            throw TokenError(.insufficientScope, message: "the token lacks a required scope")
        }
        return claims
    }
}

extension AgentClock {
    /// Seconds since 1970, rounded down; not-a-number is long ago.
    var wallSeconds: Int64 {
        let seconds = wallNow().timeIntervalSince1970.rounded(.down)
        return seconds.isNaN ? -1 << 52 : Int64(min(max(seconds, -9e15), 9e15))
    }
}
