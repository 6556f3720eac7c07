// SPDX-License-Identifier: Apache-2.0
import LucidHTTP
import LucidTokens

extension TokenAuthority {
    /// The thumbprint of the key whose DPoP proof a request shows; nil if it shows none.
    ///
    /// Asked before the token is looked at, so that a failure leaves the token as it was: form, signature and target, then
    /// the nonce, then whether the proof was used before.
    /// - Parameters:
    ///   - path: The path of the request, below the issuer.
    ///   - accessToken: The token that is shown with the proof, where one is.
    func proofKey(
        _ proof: String?, method: String, path: String, accessToken: String? = nil
    ) async throws -> String? {
        guard let text = proof else { return nil }
        do {
            guard let target = DPoPTarget(url: configuration.url(path)) else {
                throw TokenError(.invalidProof, message: "no proof can name this path")
            }
            let proof = try DPoPProof(
                verifying: text, method: method, target: target, accessToken: accessToken, now: now.wholeSeconds)
            if configuration.requiresProofNonce {
                guard let nonce = proof.nonce, try await keys.current().nonces.isGood(nonce, at: clock.wallNow()) else {
                    throw AuthorityError(
                        .nonceRequired, message: "the proof must carry the nonce of DPoP-Nonce; nothing was spent")
                }
            }
            guard try await store.note(proof: proof.fingerprint, until: proof.expiresAt) else {
                throw TokenError(.invalidProof, message: "the proof was used before")
            }
            return proof.thumbprint
        } catch let error as TokenError {
            throw AuthorityError(
                .invalidProof, message: "the DPoP proof does not hold: \(error.message)", underlying: error)
        }
    }
}
