// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
public import LucidSigning

/// Gives the nonces of accounts to those who send, one at a time and without a gap.
///
/// Whoever has the turn of an account takes its next nonce, signs and sends; only then comes the next one. So a nonce
/// whose transaction never left is the next one's, and nothing waits behind a hole. The first nonce comes from the chain,
/// the next are counted here; after a failure the chain is asked anew. One manager must be all that sends for an
/// account: two processes with one key take the same nonces, and then one of each pair of transactions is refused.
public final class NonceManager: Sendable {
    private struct Account: Hashable {
        let chain: ChainID
        let address: Address
    }

    private struct Count: Sendable {
        /// The next nonce; nil if the chain must be asked.
        var next: UInt64?
        /// The nonce behind the last one that a node took, whatever a node that lags says.
        var floor: UInt64 = 0
    }

    /// What became of a nonce.
    enum Use<Value: Sendable>: Sendable {
        /// A node took the transaction.
        case taken(Value)
        /// Nothing left, or a node refused it: the nonce is free.
        case free(any Error)
        /// It may have left: the chain knows.
        case unknown(any Error)
    }

    private let counts = Lock<[Account: Count]>([:])
    private let turns = TurnQueue<Account>()

    /// A manager that knows no account yet.
    public init() {}

    /// Forgets what was counted for an account, so that the chain alone says what is next; for when a node has lost
    /// transactions that it took.
    public func resynchronise(_ address: Address, on chain: ChainID) {
        change(Account(chain: chain, address: address)) { count in
            count.next = nil
            count.floor = 0
        }
    }

    /// Notes that a node took a transaction with a nonce that was not taken here.
    func noteSent(_ nonce: UInt64, of address: Address, on chain: ChainID) {
        change(Account(chain: chain, address: address)) { count in
            count.floor = max(count.floor, nonce + 1)
            count.next = count.next.map { max($0, nonce + 1) }
        }
    }

    /// Waits for the account's turn, and lends its next nonce to `body`.
    func withNonce<Value: Sendable>(
        of address: Address, on rpc: EthereumRPC, _ body: (UInt64) async -> Use<Value>
    ) async throws -> Value {
        let account = Account(chain: rpc.chain, address: address)
        return try await turns.withTurn(of: account) { try await lend(account, rpc, body) }
    }

    private func lend<Value: Sendable>(
        _ account: Account, _ rpc: EthereumRPC, _ body: (UInt64) async -> Use<Value>
    ) async throws -> Value {
        let nonce: UInt64
        if let next = counts.withLock({ $0[account]?.next }) {
            nonce = next
        } else {
            let count = try await rpc.transactionCount(of: account.address)
            nonce = max(count, counts.withLock { $0[account]?.floor ?? 0 })
        }
        switch await body(nonce) {
        case .taken(let value):
            change(account) { count in
                count.next = nonce + 1
                count.floor = nonce + 1
            }
            return value
        case .free(let error), .unknown(let error):
            // Either way the chain is asked: what a node refused may have been behind, and what was lost may be there.
            change(account) { $0.next = nil }
            throw error
        }
    }

    private func change(_ account: Account, _ change: (inout Count) -> Void) {
        counts.withLock { change(&$0[account, default: Count()]) }
    }
}
