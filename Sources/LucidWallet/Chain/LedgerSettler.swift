// SPDX-License-Identifier: Apache-2.0

import LucidConcurrency
public import LucidHTTP
import LucidSigning

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Asks the chain which nonces are used up, so that signed transactions do not count as open for ever.
///
/// What is final under a nonce is taken to be the dearest of what was signed for it: only whoever sent a transaction
/// can tell which of several it was.
public struct LedgerSettler: Sendable {
    private let clients: [EthereumRPC]
    private let clock: any AgentClock
    private let block: BlockTag

    /// A settler for chains.
    /// - Parameter block: The state that counts as final.
    public init(_ clients: [EthereumRPC], block: BlockTag = .finalized, clock: any AgentClock = SystemClock()) {
        self.clients = clients
        self.block = block
        self.clock = clock
    }

    /// Settles what is final.
    /// - Returns: How many charges are no longer open.
    /// - Throws: ``EthereumRPCError``, ``WalletError`` or `CancellationError`.
    @discardableResult
    public func settle(_ ledger: any SpendLedger) async throws -> Int {
        let now = UInt64(max(0, clock.wallNow().timeIntervalSince1970))
        let open = try await ledger.update { $0.openTransactions(now: now) }
        var final: [ChargeKey] = []
        for client in clients {
            var counts: [String: UInt64] = [:]
            for key in open {
                guard let (chain, account, nonce) = key.transaction, chain == client.chain else { continue }
                let count: UInt64
                if let known = counts[account.description] {
                    count = known
                } else {
                    count = try await client.transactionCount(of: account, at: block)
                    counts[account.description] = count
                }
                if count > nonce { final.append(key) }
            }
        }
        let settled = final
        guard !settled.isEmpty else { return 0 }
        try await ledger.update { book in for key in settled { book.settleDearest(key, now: now) } }
        return settled.count
    }
}
