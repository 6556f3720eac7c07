// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
package import LucidJSON

/// A compact JWS (RFC 7515) that was read strictly and whose signature holds.
///
/// The header may hold `alg`, `typ` and `kid` only: everything else (`crit`, `b64`, embedded keys, links to keys,
/// certificates, compression) is refused, so that no header can change what verification means.
package struct JWS: Sendable {
    /// The most bytes a token may have.
    package static let maximumCount = 8192

    /// The name of the key that signed.
    package let keyID: String
    /// The claims.
    package let payload: JSONObject

    /// Reads `token` and verifies it with the key of `keys` that its `kid` names.
    package init(verifying token: String, type: String, keys: JWKSet) throws(TokenError) {
        let utf8 = token.utf8
        guard utf8.count <= Self.maximumCount else {
            throw TokenError(.malformed, message: "a token has at most \(Self.maximumCount) bytes")
        }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3,
            let header = Base64URL.decode(String(parts[0])), let body = Base64URL.decode(String(parts[1])),
            let signature = Base64URL.decode(String(parts[2]))
        else {
            throw TokenError(.malformed, message: "a token is three parts of unpadded base64url, joined by dots")
        }
        let key = try Self.key(for: Self.object(header, limit: 1024, what: "header"), type: type, keys: keys)
        let signed = Array(utf8.prefix(parts[0].utf8.count + 1 + parts[1].utf8.count))
        guard signature.count == 64, key.publicKey.isValid(signature: signature, for: signed) else {
            throw TokenError(.invalidSignature, message: "the token's signature does not hold")
        }
        keyID = key.keyID
        payload = try Self.object(body, limit: Self.maximumCount, what: "payload")
    }

    private static func key(for header: JSONObject, type: String, keys: JWKSet) throws(TokenError) -> JWK {
        for (name, _) in header.members where !["alg", "typ", "kid"].contains(name) {
            throw TokenError(.unsupported, message: "the token's header has a member other than alg, typ and kid")
        }
        guard let found = header["typ"]?.stringValue, Self.names(found, type: type) else {
            throw TokenError(.wrongType, message: "the token's typ is not \(type)")
        }
        guard let keyID = header["kid"]?.stringValue else {
            throw TokenError(.unknownKey, message: "the token does not name its key")
        }
        guard let key = keys[keyID] else {
            throw TokenError(.unknownKey, message: "the token names a key that is not in the key set")
        }
        guard header["alg"]?.stringValue == key.algorithm.name else {
            throw TokenError(.unsupported, message: "the token's alg is not \(key.algorithm.name), its key's")
        }
        return key
    }

    /// Whether `found` is the media type, with or without `application/` (RFC 7515 section 4.1.9).
    private static func names(_ found: String, type: String) -> Bool {
        let lowered = found.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return lowered == Array(type.utf8) || lowered == Array("application/\(type)".utf8)
    }

    private static func object(_ bytes: [UInt8], limit: Int, what: String) throws(TokenError) -> JSONObject {
        guard bytes.count <= limit else {
            throw TokenError(.malformed, message: "the token's \(what) is larger than \(limit) bytes")
        }
        do {
            if let object = try JSONValue(parsing: bytes).objectValue { return object }
        } catch {
            throw TokenError(.malformed, message: "the token's \(what) is not strict JSON", underlying: error)
        }
        throw TokenError(.malformed, message: "the token's \(what) is not a JSON object")
    }
}
