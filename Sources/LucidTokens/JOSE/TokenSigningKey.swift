// SPDX-License-Identifier: Apache-2.0
public import LucidCrypto
package import LucidJSON

/// A private key that signs tokens with the algorithm of its kind.
///
/// It cannot be printed.
public struct TokenSigningKey: Sendable, CustomStringConvertible, CustomReflectable {
    private enum Material: Sendable {
        case p256(P256.PrivateKey)
        case ed25519(Ed25519.PrivateKey, seed: SecretBytes)
        case rsa(RSA.PrivateKey)
    }

    /// The public half, named by its thumbprint.
    public let publicKey: JWK

    private let material: Material

    package init(_ privateKey: P256.PrivateKey) {
        material = .p256(privateKey)
        publicKey = JWK(.p256(privateKey.publicKey))
    }

    private init(_ privateKey: Ed25519.PrivateKey, seed: SecretBytes) {
        material = .ed25519(privateKey, seed: seed)
        publicKey = JWK(.ed25519(privateKey.publicKey))
    }

    private init(_ privateKey: RSA.PrivateKey) {
        material = .rsa(privateKey)
        publicKey = JWK(.rsa(privateKey.publicKey))
    }

    /// A new random key for ES256.
    public static func generate() -> Self { Self(P256.PrivateKey.generate()) }

    /// A new random key for `algorithm`; one for RS256 has 3,072 bits and takes a good part of a second.
    /// - Throws: ``TokenError`` with ``TokenError/Code/signingFailed`` if the library makes none.
    public static func generate(_ algorithm: JWSAlgorithm) throws(TokenError) -> Self {
        do {
            switch algorithm {
            case .es256: return generate()
            case .edDSA: return try Self(rawRepresentation: SystemRandom.secret(Ed25519.keyCount), algorithm: .edDSA)
            default: return Self(try RSA.PrivateKey.generate())
            }
        } catch {
            throw TokenError(.signingFailed, message: "the library made no key", underlying: error)
        }
    }

    /// Takes a private key.
    /// - Parameters:
    ///   - rawRepresentation: For ES256 the scalar, 32 bytes, big-endian, between 1 and the order of P-256; for EdDSA the
    ///     seed, 32 bytes; for RS256 the key as UTF-8 PEM text.
    ///   - algorithm: The algorithm, and so the kind of key.
    /// - Throws: ``TokenError`` with ``TokenError/Code/invalidKey``.
    public init(rawRepresentation: SecretBytes, algorithm: JWSAlgorithm = .es256) throws(TokenError) {
        do {
            switch algorithm {
            case .es256: self.init(try P256.PrivateKey(rawRepresentation: rawRepresentation))
            case .edDSA: self.init(try Ed25519.PrivateKey(seed: rawRepresentation), seed: rawRepresentation)
            default: self.init(try RSA.PrivateKey(pemRepresentation: rawRepresentation))
            }
        } catch {
            throw TokenError(.invalidKey, message: "not a private key for \(algorithm)", underlying: error)
        }
    }

    /// The private key, in the form that ``init(rawRepresentation:algorithm:)`` takes.
    public var rawRepresentation: SecretBytes {
        switch material {
        case .p256(let key): key.rawRepresentation
        case .ed25519(_, let seed): seed
        case .rsa(let key): key.pemRepresentation
        }
    }

    /// The algorithm with which it signs.
    public var algorithm: JWSAlgorithm { publicKey.algorithm }

    /// Signs `claims` as a compact JWS with the headers `typ`, `alg` and `kid`.
    package func sign(_ claims: JSONObject, type: String) throws(TokenError) -> String {
        try sign(claims, header: Self.header(type, algorithm, publicKey.keyID))
    }

    static func header(_ type: String, _ algorithm: JWSAlgorithm, _ keyID: String) -> JSONObject {
        ["typ": .string(type), "alg": .string(algorithm.name), "kid": .string(keyID)]
    }

    /// Signs `claims` as a compact JWS with exactly this header, which must name the key's algorithm.
    package func sign(_ claims: JSONObject, header: JSONObject) throws(TokenError) -> String {
        let signed =
            Base64URL.encode(JSONValue.object(header).serialized()) + "."
            + Base64URL.encode(JSONValue.object(claims).serialized())
        do {
            return signed + "." + Base64URL.encode(try signature(over: Array(signed.utf8)))
        } catch {
            throw TokenError(.signingFailed, message: "the library could not sign the token", underlying: error)
        }
    }

    private func signature(over message: [UInt8]) throws(CryptoError) -> [UInt8] {
        switch material {
        case .p256(let key): try key.sign(message)
        case .ed25519(let key, _): try key.sign(message)
        case .rsa(let key): try key.sign(message)
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
