// SPDX-License-Identifier: Apache-2.0

import LucidAgent
import LucidCrypto
package import LucidHTTP
import LucidSigning
package import LucidWallet

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the key of this command may sign, and what was signed with it before.
package struct SigningRules {
    let policy: SigningPolicy
    private let ledgerDirectory: String?
    let approved: [UInt8]?
    private let clock: any AgentClock

    /// Rules of a policy.
    /// - Parameters:
    ///   - ledgerDirectory: Where spending is noted.
    ///   - approved: The hash of the one payload that somebody approved.
    package init(
        policy: SigningPolicy, ledgerDirectory: String?, approved: [UInt8]? = nil, clock: any AgentClock = SystemClock()
    ) {
        self.policy = policy
        self.ledgerDirectory = ledgerDirectory
        self.approved = approved
        self.clock = clock
    }

    /// Refuses what the policy does not allow, and notes what it does.
    func require(_ payload: WalletRequest.Payload, signer: Address) throws(RequestError) {
        let intent = SigningIntent(payload, signer: signer)
        let isApproved = approved.map { $0.elementsEqual(intent.digest) } ?? false
        let verdict: PolicyVerdict
        do {
            verdict = try decide(intent, isApproved: isApproved, signer: signer)
        } catch {
            let message = (error as? WalletError)?.message ?? "the policy could not be asked"
            throw RequestError(.refused, at: "", message, underlying: error)
        }
        switch verdict.decision {
        case .allow: return
        case .ask where isApproved: return
        case .ask:
            let hash = Hex.encode(intent.digest, prefix: true)
            throw RequestError(
                .refused, at: "", "the policy wants an approval: \(verdict.reason). To give it: --approve \(hash)")
        case .deny: throw RequestError(.refused, at: "", "the policy refuses it: \(verdict.reason)")
        }
    }

    /// Where spending of an address is noted; nil if there is no place.
    func ledger(for address: Address) -> FileSpendLedger? {
        ledgerDirectory.map { FileSpendLedger(directory: $0, address: address) }
    }

    private func decide(_ intent: SigningIntent, isApproved: Bool, signer: Address) throws -> PolicyVerdict {
        let now = UInt64(max(0, clock.wallNow().timeIntervalSince1970))
        let decide = { (book: inout SpendBook) throws -> PolicyVerdict in
            try policy.decide(on: intent, purpose: .direct, isApproved: isApproved, now: now, book: &book)
        }
        guard policy.needsLedger(for: intent) else {
            var book = SpendBook()
            return try decide(&book)
        }
        guard let ledger = ledger(for: signer) else {
            throw WalletError(
                .ledgerUnavailable,
                message: "there is no place for the record of what was spent: set HOME, XDG_STATE_HOME or wallet.ledger"
            )
        }
        return try ledger.updateNow(decide)
    }
}
