// SPDX-License-Identifier: Apache-2.0

/// Whose session is opened or renewed: an agent by one of its credentials, or a machine client.
struct SessionHolder: Sendable {
    let agentRef: String
    let credentialID: String
    let revocationNonce: String
    let kind: FamilyOpening.Holder
    let tier: ClientTier?

    init(_ credential: CredentialRecord) {
        agentRef = credential.agentRef
        credentialID = credential.id
        revocationNonce = credential.revocationNonce
        kind = .credential
        tier = nil
    }

    init(_ client: ClientRecord) {
        agentRef = client.agentRef
        credentialID = client.id
        revocationNonce = ""
        kind = .client
        tier = client.tier
    }
}
