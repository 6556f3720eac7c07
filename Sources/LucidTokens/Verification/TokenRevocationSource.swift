// SPDX-License-Identifier: Apache-2.0

/// Where a verifier learns that a token was revoked before it expired.
public protocol TokenRevocationSource: Sendable {
    /// Whether the token with these claims was revoked.
    /// - Parameter token: The token itself, for sources that ask with it.
    /// - Throws: ``TokenError`` with ``TokenError/Code/unavailable`` if that cannot be known: the token is then refused.
    ///   `CancellationError`.
    func isRevoked(_ claims: AccessTokenClaims, token: String) async throws -> Bool
}
