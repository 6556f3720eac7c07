// SPDX-License-Identifier: Apache-2.0
package import LucidCrypto
package import LucidJSON

/// A public key of one of the kinds that verify tokens, with the algorithm to which it is pinned.
package enum VerificationKey: Hashable, Sendable {
    case p256(P256.PublicKey)
    case ed25519(Ed25519.PublicKey)
    case rsa(RSA.PublicKey)

    package var algorithm: JWSAlgorithm {
        switch self {
        case .p256: .es256
        case .ed25519: .edDSA
        case .rsa: .rs256
        }
    }

    package func isValid(signature: [UInt8], for message: [UInt8]) -> Bool {
        switch self {
        case .p256(let key): signature.count == P256.signatureCount && key.isValid(signature: signature, for: message)
        case .ed25519(let key): key.isValid(signature: signature, for: message)
        case .rsa(let key): key.isValid(signature: signature, for: message)
        }
    }

    /// The members that make the key, in the lexical order that RFC 7638 section 3.2 hashes.
    package var members: JSONObject {
        switch self {
        case .p256(let key):
            ["crv": "P-256", "kty": "EC", "x": .string(Base64URL.encode(key.x)), "y": .string(Base64URL.encode(key.y))]
        case .ed25519(let key):
            ["crv": "Ed25519", "kty": "OKP", "x": .string(Base64URL.encode(key.rawRepresentation))]
        case .rsa(let key):
            [
                "e": .string(Base64URL.encode(key.exponent)), "kty": "RSA",
                "n": .string(Base64URL.encode(key.modulus)),
            ]
        }
    }

    /// The RFC 7638 thumbprint with SHA-256, base64url without padding; for Ed25519 as in RFC 8037 appendix A.3.
    package var thumbprint: String { Base64URL.encode(SHA256.hash(JSONValue.object(members).serialized())) }

    /// Reads the members of a JWK, of which those that name, pin or restrict the key are somebody else's to check.
    package init(members object: JSONObject) throws(TokenError) {
        func refuse(_ message: String) -> TokenError { TokenError(.invalidKey, message: message) }
        func bytes(_ name: String) throws(TokenError) -> [UInt8] {
            guard let bytes = object[name]?.stringValue.flatMap(Base64URL.decode), !bytes.isEmpty else {
                throw refuse("\(name) is base64url without padding")
            }
            return bytes
        }
        for name in ["d", "p", "q", "dp", "dq", "qi", "oth", "k"] where object[name] != nil {
            throw refuse("a public key must not hold a private part")
        }
        do {
            switch (object["kty"]?.stringValue, object["crv"]?.stringValue) {
            case ("EC", "P-256"):
                self = .p256(try P256.PublicKey(x: try bytes("x"), y: try bytes("y")))
            case ("OKP", "Ed25519"):
                self = .ed25519(try Ed25519.PublicKey(rawRepresentation: try bytes("x")))
            case ("RSA", nil):
                self = .rsa(try RSA.PublicKey(modulus: try bytes("n"), exponent: try bytes("e")))
            default:
                throw refuse("keys are EC on P-256, OKP on Ed25519, or RSA")
            }
        } catch let error as TokenError {
            throw error
        } catch {
            throw TokenError(.invalidKey, message: "the numbers make no key of that kind", underlying: error)
        }
    }
}
