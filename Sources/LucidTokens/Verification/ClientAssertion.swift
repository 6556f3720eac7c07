// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// A JWT with which a client proves itself to an authority (`private_key_jwt`, RFC 7523 section 3).
///
/// Whether its `jti` was used before is for the caller to remember.
package struct ClientAssertion: Sendable {
    /// The longest life that is taken, in seconds: the hour that common clients write.
    package static let maximumLifetime: Int64 = 3600

    /// Who says to be proved: `iss` and `sub`, which must be the same.
    package let clientID: String
    package let tokenID: String
    package let expiresAt: Int64
    private let jws: CompactJWS

    /// Reads `text`; nothing of it is proved until ``verify(with:)``.
    /// - Parameter audiences: The names of this authority, of which one must be among `aud`.
    package init(_ text: String, audiences: [String], now: Int64, tolerance: Int64 = 30) throws(TokenError) {
        jws = try CompactJWS(text)
        try jws.allowOnly(["alg", "typ", "kid"])
        if jws.header["typ"] != nil {
            do throws(TokenError) {
                try jws.require(type: "jwt")
            } catch {
                try jws.require(type: "client-authentication+jwt")
            }
        }
        let claims = try jws.payload()
        func refuse(_ message: String) -> TokenError { TokenError(.invalidClaims, message: message) }
        guard let issuer = claims["iss"]?.stringValue, !issuer.isEmpty, issuer == claims["sub"]?.stringValue else {
            throw refuse("iss and sub of a client's assertion are its identifier")
        }
        let named = claims["aud"]?.arrayValue?.map(\.stringValue) ?? [claims["aud"]?.stringValue]
        guard named.contains(where: { name in name.map(audiences.contains) ?? false }) else {
            throw TokenError(.wrongAudience, message: "the assertion is meant for someone else")
        }
        func seconds(_ name: String) throws(TokenError) -> Int64? {
            guard let value = claims[name] else { return nil }
            guard let seconds = value.numberValue?.int64, (0..<(1 << 53)).contains(seconds) else {
                throw refuse("\(name) is a whole number")
            }
            return seconds
        }
        guard let expiresAt = try seconds("exp"), let tokenID = claims["jti"]?.stringValue,
            (1...256).contains(tokenID.utf8.count)
        else { throw refuse("an assertion needs exp, and a jti of 1 to 256 bytes") }
        guard now < expiresAt + tolerance else { throw TokenError(.expired, message: "the assertion has expired") }
        guard expiresAt <= now + Self.maximumLifetime + tolerance else {
            throw refuse("an assertion lives at most \(Self.maximumLifetime) seconds")
        }
        for name in ["iat", "nbf"] {
            if let begins = try seconds(name), begins > now + tolerance {
                throw TokenError(.notYetValid, message: "the assertion is not valid yet; check the clocks")
            }
        }
        clientID = issuer
        self.tokenID = tokenID
        self.expiresAt = expiresAt + tolerance
    }

    /// Verifies the signature with the key that `kid` names, or with the only one.
    package func verify(with keys: JWKSet) throws(TokenError) {
        let key: JWK?
        if let keyID = jws.header["kid"]?.stringValue {
            key = keys[keyID]
        } else {
            key = keys.keys.count == 1 ? keys.keys.first : nil
        }
        guard let key else { throw TokenError(.unknownKey, message: "the client has no such key") }
        guard key.algorithm.isNamed(jws.header["alg"]?.stringValue) else {
            throw TokenError(.unsupported, message: "the assertion's alg is not its key's")
        }
        guard key.key.isValid(signature: jws.signature, for: jws.signed) else {
            throw TokenError(.invalidSignature, message: "the assertion's signature does not hold")
        }
    }
}
