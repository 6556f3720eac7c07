// SPDX-License-Identifier: Apache-2.0

import LucidCrypto
import LucidJSON

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A DPoP proof (RFC 9449 section 4.2) whose form, signature and target hold.
///
/// Whether it was seen before, whether its nonce is good and which key was expected is for the caller to decide.
package struct DPoPProof: Sendable {
    static let type = "dpop+jwt"

    /// The RFC 7638 thumbprint of the key that signed.
    package let thumbprint: String
    /// The nonce that it carries.
    package let nonce: String?
    /// What tells it apart from every other proof: SHA-256 over key and `jti`, 32 bytes.
    package let fingerprint: [UInt8]
    /// From when on it is too old, whatever the clocks.
    package let expiresAt: Date

    /// Reads and verifies `text`, in the order of RFC 9449 section 4.3.
    /// - Parameters:
    ///   - method: The method of the request.
    ///   - target: Where the request went.
    ///   - accessToken: The token that is shown with it; nil at the token endpoint, where `ath` is not looked at.
    ///   - now: The time of the verifier.
    ///   - maximumAge: Seconds for which a proof can be used.
    ///   - tolerance: Seconds by which it may come from the future.
    package init(
        verifying text: String, method: String, target: DPoPTarget, accessToken: String?, now: Int64,
        maximumAge: Int64 = 60, tolerance: Int64 = 5
    ) throws(TokenError) {
        func refuse(_ message: String, _ error: (any Error)? = nil) -> TokenError {
            TokenError(.invalidProof, message: message, underlying: error)
        }
        let jws: CompactJWS
        let key: VerificationKey
        let claims: JSONObject
        do throws(TokenError) {
            jws = try CompactJWS(text)
            try jws.allowOnly(["alg", "typ", "jwk"])
            try jws.require(type: Self.type)
            guard let object = jws.header["jwk"]?.objectValue else { throw refuse("the proof has no jwk") }
            key = try VerificationKey(members: object)
            guard key.algorithm.isNamed(jws.header["alg"]?.stringValue) else {
                throw refuse("the proof's alg is not its key's")
            }
            guard key.isValid(signature: jws.signature, for: jws.signed) else {
                throw refuse("the proof's signature does not hold")
            }
            claims = try jws.payload()
        } catch {
            throw error.code == .invalidProof ? error : refuse("the proof is not a DPoP proof", error)
        }
        guard let tokenID = claims["jti"]?.stringValue, (1...256).contains(tokenID.utf8.count) else {
            throw refuse("the proof needs a jti of 1 to 256 bytes")
        }
        guard claims["htm"]?.stringValue == method else { throw refuse("the proof is for another method") }
        guard let htu = claims["htu"]?.stringValue, DPoPTarget(url: htu) == target else {
            throw refuse("the proof is for another URL")
        }
        guard let issuedAt = claims["iat"]?.numberValue?.int64, (0..<(1 << 53)).contains(issuedAt),
            issuedAt <= now + tolerance, now < issuedAt + maximumAge
        else { throw refuse("the proof is too old, or from the future; check the clocks") }
        if let accessToken {
            guard let hash = claims["ath"]?.stringValue.flatMap(Base64URL.decode),
                ConstantTime.equals(hash, SHA256.hash(Array(accessToken.utf8)))
            else { throw refuse("the proof is for another token") }
        }
        if let value = claims["nonce"] {
            guard let text = value.stringValue, (1...256).contains(text.utf8.count) else {
                throw refuse("the proof's nonce is not text of 1 to 256 bytes")
            }
            nonce = text
        } else {
            nonce = nil
        }
        thumbprint = key.thumbprint
        fingerprint = SHA256.hash(Array("lucid dpop proof 1\n\(thumbprint)\n\(tokenID)".utf8))
        expiresAt = Date(timeIntervalSince1970: Double(issuedAt + maximumAge))
    }
}

extension TokenSigningKey {
    /// A DPoP proof by this key (RFC 9449 section 4.2), good for one request.
    /// - Parameters:
    ///   - method: The method of the request.
    ///   - url: Its URL; query and fragment are left out.
    ///   - accessToken: The token that goes with it; nil at the token endpoint.
    ///   - nonce: The last `DPoP-Nonce` of that server.
    ///   - now: The time.
    /// - Throws: ``TokenError`` with ``TokenError/Code/signingFailed``, or ``TokenError/Code/invalidProof`` for a URL that
    ///   no proof can name.
    public func proof(
        method: String, url: String, accessToken: String? = nil, nonce: String? = nil, at now: Date
    ) throws(TokenError) -> String {
        guard let target = DPoPTarget(url: url) else {
            throw TokenError(
                .invalidProof, message: "a proof is for an absolute http or https URL without dot segments")
        }
        var claims: JSONObject = [
            "jti": .string(Base64URL.encode(SystemRandom.bytes(16))), "htm": .string(method),
            "htu": .string(target.description), "iat": .integer(Int64(now.timeIntervalSince1970.rounded(.down))),
        ]
        if let accessToken { claims["ath"] = .string(Base64URL.encode(SHA256.hash(Array(accessToken.utf8)))) }
        if let nonce { claims["nonce"] = .string(nonce) }
        return try sign(
            claims,
            header: [
                "typ": .string(DPoPProof.type), "alg": .string(algorithm.name),
                "jwk": .object(publicKey.key.members),
            ])
    }
}
