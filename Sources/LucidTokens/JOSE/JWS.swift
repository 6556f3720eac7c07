// SPDX-License-Identifier: Apache-2.0
package import LucidJSON

/// A compact JWS (RFC 7515) that was read strictly and whose signature holds.
///
/// The header may hold `alg`, `typ` and `kid` only, so that no header can change what verification means.
package struct JWS: Sendable {
    /// The name of the key that signed.
    package let keyID: String
    /// The claims.
    package let payload: JSONObject

    /// Reads `token` and verifies it with the key of `keys` that its `kid` names.
    package init(verifying token: String, type: String, keys: JWKSet, limit: Int = CompactJWS.maximumCount)
        throws(TokenError)
    {
        let jws = try CompactJWS(token, limit: limit, usual: type == AccessTokenClaims.type ? keys : nil)
        let key: JWK
        if let usual = jws.usualKey { key = usual } else { key = try Self.key(of: jws, type: type, keys: keys) }
        guard key.key.isValid(signature: jws.signature, for: jws.signed) else {
            throw TokenError(.invalidSignature, message: "the token's signature does not hold")
        }
        keyID = key.keyID
        payload = try jws.payload()
    }

    private static func key(of jws: CompactJWS, type: String, keys: JWKSet) throws(TokenError) -> JWK {
        try jws.allowOnly(["alg", "typ", "kid"])
        try jws.require(type: type)
        guard let keyID = jws.header["kid"]?.stringValue else {
            throw TokenError(.unknownKey, message: "the token does not name its key")
        }
        guard let key = keys[keyID] else {
            throw TokenError(.unknownKey, message: "the token names a key that is not in the key set")
        }
        guard key.algorithm.isNamed(jws.header["alg"]?.stringValue) else {
            throw TokenError(.unsupported, message: "the token's alg is not \(key.algorithm.name), its key's")
        }
        return key
    }

    /// The `kid` of a token of which nothing is known yet, to decide which keys to fetch.
    package static func keyID(of token: String, limit: Int = CompactJWS.maximumCount) -> String? {
        try? CompactJWS(token, limit: limit).header["kid"]?.stringValue
    }
}
