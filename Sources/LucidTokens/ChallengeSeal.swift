// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
package import LucidJSON

/// An authority's signature over a challenge: a JWS of type `lucid-challenge+jwt` whose claims are the challenge's fields
/// and the SHA-256 of its payload in canonical form (RFC 8785).
///
/// It says that the authority itself asks, and not somebody who has got between it and the agent.
package struct ChallengeSeal: Sendable {
    private static let type = "lucid-challenge+jwt"
    private let claims: JSONObject

    /// - Throws: ``TokenError`` if the payload has no canonical form.
    package init(
        id: String, credentialID: String?, nonce: String, issuedAt: String, expiresAt: String, payload: JSONValue?
    ) throws(TokenError) {
        let bytes: [UInt8]
        do {
            bytes = try (payload ?? .null).canonical()
        } catch {
            throw TokenError(.malformed, message: "the challenge's payload has no canonical form", underlying: error)
        }
        claims = [
            "jti": .string(id), "credential_id": credentialID.map { .string($0) } ?? .null, "nonce": .string(nonce),
            "issued_at": .string(issuedAt), "expires_at": .string(expiresAt),
            "payload_sha256": .string(Hex.encode(SHA256.hash(bytes))),
        ]
    }

    /// The signature.
    /// - Throws: ``TokenError``.
    package func signature(by key: TokenSigningKey) throws(TokenError) -> String {
        try key.sign(claims, type: Self.type)
    }

    /// Whether `signature` is one of these keys' over exactly this challenge.
    package func isSigned(_ signature: String, by keys: JWKSet) -> Bool {
        guard let token = try? JWS(verifying: signature, type: Self.type, keys: keys) else { return false }
        return token.payload == claims
    }
}
