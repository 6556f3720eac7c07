// SPDX-License-Identifier: Apache-2.0

import LucidJSON
public import LucidSigning

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Decides whether a challenge may be signed, before any key is touched.
///
/// A key that proves an identity is the same key that moves money. So a challenge is signed only if it cannot be
/// anything else: see ``ChallengeSigningRule``. A payload hash is never signed.
public struct ChallengeGuard: Sendable {
    /// What may be signed for a challenge that passed.
    @nonexhaustive
    public enum Approval: Sendable {
        /// This text, as an EIP-191 message, by this address if it is not nil.
        case message(String, signer: Address?)
        /// This typed data, which the policy lists.
        case typedData(TypedData, signer: Address?)
    }

    /// What a challenge must say.
    public var policy: ChallengePolicy
    private var nonces = NonceMemory(capacity: 1_024)

    /// Creates a guard that has seen no nonce.
    public init(policy: ChallengePolicy) { self.policy = policy }

    /// Checks a challenge and remembers its nonce.
    /// - Parameter now: The server's time, as well as it is known.
    /// - Throws: ``WalletError`` with code ``WalletError/Code/challengeRejected`` and the reason.
    public mutating func approve(_ challenge: NormalizedChallenge, now: Date) throws(WalletError) -> Approval {
        try checkFrame(challenge, now: now)
        let approval = try checkContent(challenge, now: now)
        guard nonces.insert(challenge.nonce) else { throw .rejected("its nonce was used before") }
        return approval
    }

    private func checkFrame(_ challenge: NormalizedChallenge, now: Date) throws(WalletError) {
        guard !challenge.id.isEmpty else { throw .rejected("it has no id") }
        if let credential = challenge.credentialID, !credential.utf8.elementsEqual(policy.credentialID.utf8) {
            throw .rejected("it is for another credential")
        }
        guard (8...256).contains(challenge.nonce.utf8.count) else {
            throw .rejected("its nonce has not between 8 and 256 bytes")
        }
        guard let issued = RFC3339.parse(challenge.issuedAt), let expires = RFC3339.parse(challenge.expiresAt) else {
            throw .rejected("its times are not RFC 3339")
        }
        guard issued < expires else { throw .rejected("it expires before it was issued") }
        guard issued.timeIntervalSince(now) <= policy.skew else {
            throw .rejected("it was issued in the future; check this machine's clock")
        }
        guard now.timeIntervalSince(expires) < policy.skew else {
            throw .rejected("it has expired; check this machine's clock")
        }
    }

    private func checkContent(_ challenge: NormalizedChallenge, now: Date) throws(WalletError) -> Approval {
        switch challenge.content {
        case .none:
            throw .rejected("its payload is no text; a payload hash is never signed")
        case .typedData(let json):
            return .typedData(
                try TypedDataRule.check(json, challenge: challenge, policy: policy), signer: policy.address)
        case .message(let text):
            if let message = try? SignInMessage(parsing: text) {
                try SignInRule.check(message, challenge: challenge, policy: policy, now: now)
                return .message(text, signer: message.address)
            }
            guard policy.rule == .seed else {
                throw .rejected("its payload is not an EIP-4361 text, and the rule is \(policy.rule)")
            }
            try PlainTextRule.check(text, nonce: challenge.nonce)
            return .message(text, signer: policy.address)
        }
    }
}
