// SPDX-License-Identifier: Apache-2.0
public import LucidAPI

extension NormalizedChallenge {
    /// Reads a challenge as the authority sent it.
    ///
    /// Its payload hash and its server signature are left out.
    public init(_ challenge: Components.Schemas.AgentChallenge) {
        self.init(
            id: challenge.id, credentialID: challenge.credentialId, nonce: challenge.nonce,
            scopes: challenge.scopes ?? [], issuedAt: challenge.issuedAt, expiresAt: challenge.expiresAt,
            content: ChallengeNormalizer.content(of: challenge.payload))
    }
}
