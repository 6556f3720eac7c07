// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
public import LucidJSON

/// A public key as a JSON Web Key (RFC 7517), pinned to one algorithm.
///
/// The kinds are EC on P-256 (ES256), OKP on Ed25519 (EdDSA, RFC 8037) and RSA (RS256).
public struct JWK: Hashable, Sendable {
    /// The name by which tokens refer to the key (`kid`).
    public let keyID: String

    package let key: VerificationKey
    /// The header of access tokens by this key as ``TokenSigningKey`` writes it, in base64url: most tokens have it, and
    /// need no other look at theirs.
    let usualHeader: [UInt8]

    package init(_ key: VerificationKey, keyID: String? = nil) {
        let keyID = keyID ?? key.thumbprint
        self.key = key
        self.keyID = keyID
        let header = TokenSigningKey.header(AccessTokenClaims.type, key.algorithm, keyID)
        usualHeader = Array(Base64URL.encode(JSONValue.object(header).serialized()).utf8)
    }

    /// The algorithm that the key is for.
    ///
    /// Nothing else is ever verified with it.
    public var algorithm: JWSAlgorithm { key.algorithm }

    /// Reads a key: its kind, a `kid`, canonical base64url numbers that make a key, `alg` of that kind and `use` sig if
    /// given, and no private part.
    /// - Throws: ``TokenError`` with ``TokenError/Code/invalidKey``.
    public init(json: JSONValue) throws(TokenError) {
        func refuse(_ message: String) -> TokenError { TokenError(.invalidKey, message: message) }
        guard let object = json.objectValue else { throw refuse("a JWK is a JSON object") }
        let key = try VerificationKey(members: object)
        if let algorithm = object["alg"], !key.algorithm.isNamed(algorithm.stringValue) {
            throw refuse("a key of this kind is for \(key.algorithm.name)")
        }
        if let use = object["use"], use.stringValue != "sig" { throw refuse("the key's use is not sig") }
        if let operations = object["key_ops"], operations.arrayValue?.contains("verify") != true {
            throw refuse("the key's operations do not include verify")
        }
        guard let keyID = object["kid"]?.stringValue, !keyID.isEmpty, keyID.utf8.count <= 256 else {
            throw refuse("a key needs a kid of 1 to 256 bytes")
        }
        self.init(key, keyID: keyID)
    }

    /// The key as JSON.
    public var json: JSONValue {
        var object = key.members
        object["kid"] = .string(keyID)
        object["alg"] = .string(algorithm.name)
        object["use"] = "sig"
        return .object(object)
    }

    /// The key's RFC 7638 thumbprint with SHA-256, base64url without padding.
    public var thumbprint: String { key.thumbprint }
}
