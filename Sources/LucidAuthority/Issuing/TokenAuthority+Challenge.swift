// SPDX-License-Identifier: Apache-2.0

import LucidCrypto
import LucidJSON
import LucidSigning
import LucidTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension TokenAuthority {
    /// Makes a challenge for one of the agent's credentials.
    func challenge(
        _ tenant: TenantID, agentRef: String, credentialID: String?, scopes: [String]?
    ) async throws -> ChallengeRecord {
        let credential = try await credential(tenant, agentRef: agentRef, id: credentialID)
        let granted = try Self.granted(scopes, of: credential.scopes)
        let issuedAt = Date(wholeSeconds: now.wholeSeconds)
        let expiresAt = issuedAt.addingTimeInterval(Double(configuration.challengeLifetime))
        let id = Identifier.make("chl")
        let nonce = Hex.encode(SystemRandom.bytes(16))
        let payload = SignInText.make(
            configuration: configuration, address: credential.address, nonce: nonce,
            issuedAt: RFC3339.format(issuedAt), expiresAt: RFC3339.format(expiresAt), challengeID: id,
            agentRef: agentRef, credentialID: credential.id)
        let record = ChallengeRecord(
            id: id, agentRef: agentRef, credentialID: credential.id, nonce: nonce, payload: payload,
            payloadHash: Hex.encode(PersonalMessage.text(payload).digest, prefix: true), scopes: granted,
            issuedAt: issuedAt, expiresAt: expiresAt)
        try await store.insert(tenant, challenge: record, cap: configuration.openChallenges)
        return record
    }

    /// Recovers the signer of a challenge and starts a session if it is the credential's.
    ///
    /// A challenge is good for one attempt: a wrong signature burns it.
    func exchange(
        _ tenant: TenantID, agentRef: String, challengeID: String, signature text: String, credentialID: String?,
        resource: String? = nil, proofKey: String? = nil
    ) async throws -> TokenAnswer {
        let audience = try audience(resource)
        guard let challenge = try await store.challenge(tenant, agentRef: agentRef, id: challengeID),
            now < challenge.expiresAt
        else { throw Self.refusedChallenge }
        if let credentialID, credentialID != challenge.credentialID {
            throw AuthorityError(.invalidCredential, message: "the challenge was issued for another credential")
        }
        guard let credential = try await store.credential(tenant, id: challenge.credentialID),
            credential.agentRef == agentRef, credential.revokedAt == nil
        else { throw Self.revokedCredential }
        guard Self.address(of: text, over: challenge.payload) == credential.address else {
            try await store.discardChallenge(tenant, agentRef: agentRef, id: challengeID)
            throw AuthorityError(
                .invalidSignature, message: "the signature over the challenge is not by the credential's address")
        }
        return try await open(
            tenant, holder: SessionHolder(credential), scopes: challenge.scopes, challengeID: challengeID,
            audience: audience, proofKey: proofKey)
    }

    /// Starts a session with a credential whose key the authority holds; no signature is needed.
    func runtimeSession(
        _ tenant: TenantID, agentRef: String, credentialID: String?, scopes: [String]?
    ) async throws -> TokenAnswer {
        guard try await store.agent(tenant, ref: agentRef) != nil else { throw Self.unknownAgent }
        let all = try await store.credentials(tenant, agentRef: agentRef)
        let candidates = all.filter { $0.kind == .custody && (credentialID == nil || $0.id == credentialID) }
        guard let credential = candidates.first(where: { $0.revokedAt == nil }) ?? candidates.first else {
            throw AuthorityError(
                .invalidCredential, message: "the agent has no such credential with a wallet in custody")
        }
        guard credential.revokedAt == nil else { throw Self.revokedCredential }
        let granted = try Self.granted(scopes, of: credential.scopes)
        return try await open(
            tenant, holder: SessionHolder(credential), scopes: granted, challengeID: nil, audience: [], proofKey: nil)
    }

    private func credential(_ tenant: TenantID, agentRef: String, id: String?) async throws -> CredentialRecord {
        guard try await store.agent(tenant, ref: agentRef) != nil else { throw Self.unknownAgent }
        let all = try await store.credentials(tenant, agentRef: agentRef)
        let found: CredentialRecord?
        if let id {
            found = all.first { $0.id == id }
        } else {
            found = all.first { $0.revokedAt == nil } ?? all.first
        }
        guard let found else {
            throw AuthorityError(
                .invalidCredential,
                message: id == nil ? "the agent has no credential" : "the agent has no credential with this identifier")
        }
        guard found.revokedAt == nil else { throw Self.revokedCredential }
        return found
    }

    static func granted(
        _ requested: [String]?, of most: ScopeSet, named holder: String = "credential"
    ) throws -> ScopeSet {
        guard let requested, !requested.isEmpty else { return most }
        guard let wanted = try? ScopeSet(requested), most.covers(wanted) else {
            throw AuthorityError(.invalidScope, message: "a requested scope is not one of the \(holder)'s")
        }
        return wanted
    }

    private static func address(of signature: String, over payload: String) -> String? {
        guard let signature = try? Signature(hex: signature),
            let key = try? PublicKey.recover(digest: PersonalMessage.text(payload).digest, signature: signature)
        else { return nil }
        return key.address.description
    }

    static var unknownAgent: AuthorityError {
        AuthorityError(.notFound, message: "there is no such agent")
    }
}
