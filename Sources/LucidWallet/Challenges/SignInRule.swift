// SPDX-License-Identifier: Apache-2.0

import LucidSigning

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The checks of an EIP-4361 text: every field is bound to what was configured or to the challenge around it.
enum SignInRule {
    static let maximumBytes = 4_096

    static func check(
        _ message: SignInMessage, challenge: NormalizedChallenge, policy: ChallengePolicy, now: Date
    ) throws(WalletError) {
        guard message.text.utf8.count <= maximumBytes else { throw .rejected("its text is over \(maximumBytes) bytes") }
        guard message.domain == policy.domain else { throw .rejected("its domain is not \(policy.domain)") }
        if let scheme = message.scheme, !policy.origin.hasPrefix(scheme + "://") {
            throw .rejected("its scheme is not that of \(policy.origin)")
        }
        guard message.uri == policy.origin else { throw .rejected("its URI is not \(policy.origin)") }
        if let address = policy.address, message.address != address {
            throw .rejected("it is for another address than \(address)")
        }
        guard policy.chains.contains(.eip155(message.chainID)) else { throw .rejected("its chain is not allowed") }
        guard message.nonce == challenge.nonce else { throw .rejected("its nonce is not the challenge's") }
        try checkTimes(message, challenge: challenge, policy: policy, now: now)
        guard let requestID = message.requestID else { throw .rejected("it has no request id") }
        guard PercentText.isEncoding(requestID, of: challenge.id) else {
            throw .rejected("its request id is not the challenge's")
        }
        try checkResources(message.resources, policy: policy)
    }

    private static func checkTimes(
        _ message: SignInMessage, challenge: NormalizedChallenge, policy: ChallengePolicy, now: Date
    ) throws(WalletError) {
        guard message.issuedAt == challenge.issuedAt else {
            throw .rejected("its time of issue is not the challenge's")
        }
        guard message.expirationTime == challenge.expiresAt else {
            throw .rejected("its expiration time is not the challenge's")
        }
        if let notBefore = message.notBeforeDate, notBefore.timeIntervalSince(now) > policy.skew {
            throw .rejected("it is not valid yet")
        }
    }

    private static func checkResources(_ resources: [String], policy: ChallengePolicy) throws(WalletError) {
        var wanted = [("urn:lucid:agent:", policy.agentRef), ("urn:lucid:credential:", policy.credentialID)]
        for resource in resources {
            let match = wanted.firstIndex { prefix, name in
                resource.hasPrefix(prefix)
                    && PercentText.isEncoding(String(resource.dropFirst(prefix.count)), of: name)
            }
            guard let match else { throw .rejected("it names a resource that is not this agent or credential") }
            wanted.remove(at: match)
        }
        guard wanted.isEmpty else { throw .rejected("it does not name this agent and this credential") }
    }
}
