// SPDX-License-Identifier: Apache-2.0
public import LucidCrypto
package import LucidJSON

/// A private key that signs tokens with ES256.
///
/// It cannot be printed.
public struct TokenSigningKey: Sendable, CustomStringConvertible, CustomReflectable {
    /// The public half, named by its thumbprint.
    public let publicKey: JWK

    private let privateKey: P256.PrivateKey

    package init(_ privateKey: P256.PrivateKey) {
        self.privateKey = privateKey
        publicKey = JWK(publicKey: privateKey.publicKey)
    }

    /// A new random key.
    public static func generate() -> Self { Self(P256.PrivateKey.generate()) }

    /// Takes a private scalar.
    /// - Parameter rawRepresentation: 32 bytes, big-endian, between 1 and the order of P-256.
    /// - Throws: ``TokenError`` with ``TokenError/Code/invalidKey``.
    public init(rawRepresentation: SecretBytes) throws(TokenError) {
        do {
            self.init(try P256.PrivateKey(rawRepresentation: rawRepresentation))
        } catch {
            throw TokenError(.invalidKey, message: "not the private scalar of a P-256 key", underlying: error)
        }
    }

    /// The private scalar, 32 bytes, big-endian.
    public var rawRepresentation: SecretBytes { privateKey.rawRepresentation }

    /// Signs `claims` as a compact JWS with the headers `typ`, `alg` and `kid`.
    package func sign(_ claims: JSONObject, type: String) throws(TokenError) -> String {
        let header: JSONValue = ["typ": .string(type), "alg": "ES256", "kid": .string(publicKey.keyID)]
        let signed =
            Base64URL.encode(header.serialized()) + "." + Base64URL.encode(JSONValue.object(claims).serialized())
        do {
            return signed + "." + Base64URL.encode(try privateKey.sign(Array(signed.utf8)))
        } catch {
            throw TokenError(.signingFailed, message: "the library could not sign the token", underlying: error)
        }
    }

    /// The name of the key.
    public var description: String { "TokenSigningKey(\(publicKey.keyID))" }
    /// No children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension TokenSigningKey {
    /// Signs an access token.
    /// - Throws: ``TokenError`` with ``TokenError/Code/signingFailed``.
    public func sign(_ claims: AccessTokenClaims) throws(TokenError) -> String {
        try sign(claims.payload, type: AccessTokenClaims.type)
    }
}
