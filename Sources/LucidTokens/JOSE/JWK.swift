// SPDX-License-Identifier: Apache-2.0
package import LucidCrypto
public import LucidJSON

/// A public key for ES256 as a JSON Web Key (RFC 7517, RFC 7518 section 6.2), pinned to its algorithm.
public struct JWK: Hashable, Sendable {
    /// The name by which tokens refer to the key (`kid`).
    public let keyID: String
    /// The algorithm that the key is for.
    ///
    /// Nothing else is ever verified with it.
    public let algorithm: JWSAlgorithm
    /// The affine x coordinate, 32 bytes, big-endian.
    public let x: [UInt8]
    /// The affine y coordinate, 32 bytes, big-endian.
    public let y: [UInt8]

    package let publicKey: P256.PublicKey

    package init(publicKey: P256.PublicKey, keyID: String? = nil) {
        self.publicKey = publicKey
        self.algorithm = .es256
        x = publicKey.x
        y = publicKey.y
        self.keyID = keyID ?? Self.thumbprint(x: publicKey.x, y: publicKey.y)
    }

    /// Reads a key: `kty` EC, `crv` P-256, `kid`, canonical base64url coordinates of a point on the curve, `alg` ES256
    /// and `use` sig if given, and no private part.
    /// - Throws: ``TokenError`` with ``TokenError/Code/invalidKey``.
    public init(json: JSONValue) throws(TokenError) {
        func refuse(_ message: String) -> TokenError { TokenError(.invalidKey, message: message) }
        guard let object = json.objectValue else { throw refuse("a JWK is a JSON object") }
        guard object["kty"]?.stringValue == "EC", object["crv"]?.stringValue == "P-256" else {
            throw refuse("only keys with kty EC and crv P-256 are supported")
        }
        guard object["d"] == nil else { throw refuse("a published key must not hold its private part") }
        if let algorithm = object["alg"], algorithm.stringValue != "ES256" {
            throw refuse("a P-256 key is for ES256")
        }
        if let use = object["use"], use.stringValue != "sig" { throw refuse("the key's use is not sig") }
        guard let keyID = object["kid"]?.stringValue, !keyID.isEmpty, keyID.utf8.count <= 256 else {
            throw refuse("a key needs a kid of 1 to 256 bytes")
        }
        guard let x = object["x"]?.stringValue.flatMap(Base64URL.decode), x.count == 32,
            let y = object["y"]?.stringValue.flatMap(Base64URL.decode), y.count == 32
        else { throw refuse("x and y are 32 bytes each in base64url without padding") }
        let key: P256.PublicKey
        do {
            key = try P256.PublicKey(x: x, y: y)
        } catch {
            throw TokenError(.invalidKey, message: "the point is not on the curve", underlying: error)
        }
        self.init(publicKey: key, keyID: keyID)
    }

    /// The key as JSON.
    public var json: JSONValue {
        [
            "kty": "EC", "crv": "P-256", "x": .string(Base64URL.encode(x)), "y": .string(Base64URL.encode(y)),
            "kid": .string(keyID), "alg": .string(algorithm.name), "use": "sig",
        ]
    }

    /// The key's RFC 7638 thumbprint with SHA-256, base64url without padding.
    public var thumbprint: String { Self.thumbprint(x: x, y: y) }

    private static func thumbprint(x: [UInt8], y: [UInt8]) -> String {
        // RFC 7638 section 3.2: the required members only, in lexical order, without white space.
        let text =
            #"{"crv":"P-256","kty":"EC","x":""# + Base64URL.encode(x) + #"","y":""# + Base64URL.encode(y) + #""}"#
        return Base64URL.encode(SHA256.hash(Array(text.utf8)))
    }

    /// Keys are equal if name, algorithm and point are.
    public static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.keyID == rhs.keyID && lhs.algorithm == rhs.algorithm && lhs.x == rhs.x && lhs.y == rhs.y
    }

    /// Hashes name and point.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(keyID)
        hasher.combine(x)
        hasher.combine(y)
    }
}
