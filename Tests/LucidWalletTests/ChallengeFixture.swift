// SPDX-License-Identifier: Apache-2.0

import LucidSigning
import LucidWallet

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The one challenge that is right, from which each test departs in one place.
struct ChallengeFixture {
    // The first address of EIP-55's examples.
    static let address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
    static let now = Date(timeIntervalSince1970: 1_767_225_660)  // 2026-01-01T00:01:00Z

    var domain = "auth.example"
    var address = Self.address
    var statement: String? = "Sign in to Lucid Agent."
    var uri = "https://auth.example"
    var version = "1"
    var chain = "1"
    var textNonce = "k3vnq0xw9s2jdm5f"
    var textIssued = "2026-01-01T00:00:30Z"
    var textExpires: String? = "2026-01-01T00:05:30Z"
    var notBefore: String?
    var textID: String? = "ch_01"
    var resources = ["urn:lucid:agent:scout", "urn:lucid:credential:cred%2F1"]

    var id = "ch_01"
    var credentialID: String? = "cred/1"
    var nonce = "k3vnq0xw9s2jdm5f"
    var issued = "2026-01-01T00:00:30Z"
    var expires = "2026-01-01T00:05:30Z"
    /// Seconds that the clock is past the right moment.
    var late = 0.0
    var now: Date { Self.now.addingTimeInterval(late) }

    var text: String {
        var lines = ["\(domain) wants you to sign in with your Ethereum account:", address, ""]
        lines += statement.map { [$0, ""] } ?? [""]
        lines += ["URI: \(uri)", "Version: \(version)", "Chain ID: \(chain)", "Nonce: \(textNonce)"]
        lines.append("Issued At: \(textIssued)")
        if let textExpires { lines.append("Expiration Time: \(textExpires)") }
        if let notBefore { lines.append("Not Before: \(notBefore)") }
        if let textID { lines.append("Request ID: \(textID)") }
        if !resources.isEmpty { lines += ["Resources:"] + resources.map { "- \($0)" } }
        return lines.joined(separator: "\n")
    }

    func challenge(_ content: NormalizedChallenge.Content? = nil) -> NormalizedChallenge {
        NormalizedChallenge(
            id: id, credentialID: credentialID, nonce: nonce, scopes: [], issuedAt: issued, expiresAt: expires,
            content: content ?? .message(text))
    }

    static func policy(_ rule: ChallengeSigningRule = .eip4361) throws -> ChallengePolicy {
        ChallengePolicy(
            origin: "https://auth.example", agentRef: "scout", credentialID: "cred/1", address: try Address(address),
            chains: [.eip155(1)], rule: rule)
    }

    /// The text that would be signed.
    func signed(_ rule: ChallengeSigningRule = .eip4361, content: NormalizedChallenge.Content? = nil) throws -> String?
    {
        var checks = ChallengeGuard(policy: try Self.policy(rule))
        guard case .message(let text, _) = try checks.approve(challenge(content), now: now) else { return nil }
        return text
    }
}
