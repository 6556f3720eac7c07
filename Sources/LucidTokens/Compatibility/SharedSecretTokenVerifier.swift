// SPDX-License-Identifier: Apache-2.0

public import LucidCrypto
public import LucidHTTP
import LucidJSON

/// Reads the HS256 tokens of two older systems, so that a service can take them until the last one has expired.
///
/// Nothing here issues, and nothing that it reads reaches a key set: whoever knows the secret can make such tokens.
public struct SharedSecretTokenVerifier: Sendable {
    /// The least bytes of a secret: those of the hash (RFC 7518 section 3.2).
    public static let minimumSecretCount = 32

    private let format: SharedSecretTokenFormat
    private let secret: SecretBytes
    private let tolerance: Int64
    private let clock: any AgentClock

    /// Creates a verifier.
    /// - Throws: ``TokenError`` with ``TokenError/Code/invalidKey`` for a secret of less than 32 bytes.
    public init(
        format: SharedSecretTokenFormat, secret: SecretBytes, tolerance: Int64 = 30,
        clock: any AgentClock = SystemClock()
    ) throws(TokenError) {
        guard secret.count >= Self.minimumSecretCount else {
            throw TokenError(.invalidKey, message: "a shared secret has at least 32 bytes, this one \(secret.count)")
        }
        self.format = format
        self.secret = secret
        self.tolerance = max(0, min(tolerance, 3600))
        self.clock = clock
    }

    /// Verifies `token` (without `Bearer `) and gives back what it says.
    /// - Throws: ``TokenError``, as ``TokenVerifier`` does.
    public func verify(
        _ token: String, requiring scopes: ScopeSet = .none
    ) throws(TokenError) -> SharedSecretTokenClaims {
        let jws = try CompactJWS(token)
        try jws.allowOnly(["alg", "typ", "kid"])
        guard jws.header["alg"]?.stringValue == "HS256" else {
            throw TokenError(.unsupported, message: "the token's alg is not HS256")
        }
        if jws.header["typ"] != nil { try jws.require(type: "jwt") }
        guard ConstantTime.equals(jws.signature, HMAC.sha256(key: secret, message: jws.signed)) else {
            throw TokenError(.invalidSignature, message: "the token's signature does not hold")
        }
        let claims = try format.read(try jws.payload())
        let now = clock.wallSeconds
        guard now < claims.expiresAt + tolerance else {
            throw TokenError(.expired, message: "the token has expired")
        }
        guard claims.issuedAt <= now + tolerance else {
            throw TokenError(.notYetValid, message: "the token is not valid yet; check the clocks")
        }
        guard claims.scopes.covers(scopes) else {
            throw TokenError(.insufficientScope, message: "the token lacks a required scope")
        }
        return claims
    }
}
