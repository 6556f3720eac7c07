// SPDX-License-Identifier: Apache-2.0

import LucidAPI
import LucidHTTP
import LucidJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Sessions of an agent: made by signing a challenge with a wallet's key, renewed by a refresh token.
public struct WalletChallengeSource: CredentialSource {
    /// Who may share the sessions.
    public let identity: SharingIdentity
    /// A configured refresh token to start with.
    public let seedRefreshToken: RefreshToken?
    private let client: AgentAuthClient
    private let signer: (any ChallengeSigner)?

    /// Creates a source.
    ///
    /// - Parameters:
    ///   - client: Talks to the authority.
    ///   - signer: Signs challenges. Nil if there is no key, or if using it needs an access token: then only a refresh
    ///     token renews the session.
    ///   - agentRef: The agent.
    ///   - credentialId: The agent's credential.
    ///   - scopes: What to ask for; none for all that the credential has.
    ///   - seedRefreshToken: A configured refresh token. It is sent once.
    /// - Throws: ``AuthError`` with ``AuthError/Code/configuration``.
    public init(
        client: AgentAuthClient, signer: (any ChallengeSigner)?, agentRef: String, credentialId: String?,
        scopes: [String] = [], seedRefreshToken: RefreshToken? = nil
    ) throws(AuthError) {
        guard !agentRef.isEmpty, credentialId?.isEmpty != true else {
            throw AuthError(.configuration, message: "agentRef and credentialId must not be empty")
        }
        guard scopes.count <= 10, !scopes.contains("") else {
            throw AuthError(.configuration, message: "give at most 10 scopes, none of them empty")
        }
        self.client = client
        self.signer = signer
        self.seedRefreshToken = seedRefreshToken
        identity = SharingIdentity(
            origin: client.serverURL.description, agent: agentRef, credential: credentialId, scopes: scopes,
            kind: "wallet-challenge", holder: signer?.address)
    }

    /// Whether there is a signer.
    public var canObtain: Bool { signer != nil }

    /// Exchanges a refresh token.
    ///
    /// - Throws: ``AuthError`` or `CancellationError`.
    public func renew(_ token: RefreshToken, context: AttemptContext) async throws -> TokenGrant {
        try await client.refresh(agentRef: identity.agent, refreshToken: token, context: context)
    }

    /// Asks for a challenge, has it signed once, and hands it in.
    ///
    /// - Throws: ``AuthError`` or `CancellationError`.
    public func obtain(_ context: AttemptContext) async throws -> TokenGrant {
        guard let signer else {
            throw AuthError(
                .reauthenticationRequired, message: "there is no key to sign a challenge with; log in again")
        }
        let (challenge, now) = try await client.challenge(
            agentRef: identity.agent, credentialID: identity.credential, scopes: identity.scopes, context: context)
        if let wanted = identity.credential, let got = challenge.credentialId, got != wanted {
            throw AuthError(
                .challengeRejected, message: "the authority's challenge is for another credential; nothing was signed")
        }
        if let end = RFC3339.parse(challenge.expiresAt), end <= now {
            throw AuthError(.challengeExpired, message: "the challenge had expired when it came; check both clocks")
        }
        let signature: String
        do {
            signature = try await signer.sign(challenge, at: now)
        } catch let error as AuthError {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            throw AuthError(
                .signerFailed, message: "the wallet did not sign the challenge: \(error)", underlying: error)
        }
        return try await client.exchange(
            agentRef: identity.agent, challengeID: challenge.id, signature: signature,
            credentialID: identity.credential,
            context: context)
    }

    /// Tells the authority that a session is no longer needed.
    ///
    /// - Throws: ``AuthError`` or `CancellationError`.
    public func revoke(_ token: RefreshToken) async throws { try await client.revoke(refreshToken: token) }
}
