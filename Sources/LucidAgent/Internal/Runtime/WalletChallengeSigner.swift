// SPDX-License-Identifier: Apache-2.0

import LucidAPI
import LucidAuth
import LucidConcurrency
import LucidSigning
import LucidTokens
import LucidWallet

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Joins a wallet to the auth client: checks a challenge, and only then asks for a signature.
final class WalletChallengeSigner: ChallengeSigner {
    private let wallet: any WalletConnector
    private let checks: Lock<ChallengeGuard>
    /// The keys of which one must have signed the challenge; any challenge will do if nil.
    private let keys: JWKSet?
    let address: String?

    init(wallet: any WalletConnector, address: Address?, configuration: AgentConfiguration) {
        self.wallet = wallet
        self.address = address?.description
        keys = configuration.challengeKeys
        checks = Lock(
            ChallengeGuard(
                policy: ChallengePolicy(
                    origin: configuration.apiBaseURL.origin, agentRef: configuration.agentRef,
                    credentialID: configuration.credentialID, address: address,
                    chains: [configuration.wallet.chain], rule: configuration.challengeRule,
                    allowedTypedData: configuration.allowedTypedData)))
    }

    func sign(_ challenge: Components.Schemas.AgentChallenge, at now: Date) async throws -> String {
        let normalized = NormalizedChallenge(challenge)
        do {
            if let keys { try Self.requireSeal(challenge, by: keys) }
            let approval = try checks.withLock { checks throws(WalletError) in
                try checks.approve(normalized, now: now)
            }
            return try await wallet.sign(Self.request(approval, for: challenge.id)).hex
        } catch let error as CancellationError {
            throw error
        } catch {
            throw Self.authError(error)
        }
    }

    private static func requireSeal(_ challenge: Components.Schemas.AgentChallenge, by keys: JWKSet) throws {
        let seal = try? ChallengeSeal(
            id: challenge.id, credentialID: challenge.credentialId, nonce: challenge.nonce,
            issuedAt: challenge.issuedAt,
            expiresAt: challenge.expiresAt, payload: challenge.payload)
        guard let seal, let signature = challenge.serverSignature, seal.isSigned(signature, by: keys) else {
            throw WalletError(
                .challengeRejected,
                message: "The challenge was not signed: it is not signed by a key of challengeKeys.")
        }
    }

    private static func request(_ approval: ChallengeGuard.Approval, for id: String) -> WalletRequest {
        var request: WalletRequest
        switch approval {
        case .message(let text, let signer): request = WalletRequest(.message(.text(text)), signer: signer)
        case .typedData(let typedData, let signer): request = WalletRequest(.typedData(typedData), signer: signer)
        }
        request.purpose = .challenge
        request.idempotencyKey = id
        request.authorizationContext = [
            "reason": "lucid.agent.auth.exchange", "challenge_id": .string(id),
        ]
        return request
    }

    private static func authError(_ error: any Error) -> AuthError {
        let message = ErrorMapping.runtimeError(error)
        let code = (error as? WalletError)?.code ?? (message.underlying as? WalletError)?.code
        let isRefusal = [.challengeRejected, .denied].contains(code)
        return AuthError(
            isRefusal ? .challengeRejected : .signerFailed, message: message.message, underlying: message)
    }
}
