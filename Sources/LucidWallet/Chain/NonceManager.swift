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

    private struct Turn {
        /// Those who wait, in the order in which they came.
        var waiting: [(id: UInt64, continuation: CheckedContinuation<Bool, Never>)] = []
        var isTaken = false
        /// The next nonce; nil if the chain must be asked.
        var next: UInt64?
        /// The nonce behind the last one that a node took, whatever a node that lags says.
        var floor: UInt64 = 0
    }

    private struct State {
        var turns: [Account: Turn] = [:]
        var lastID: UInt64 = 0
        var cancelled: Set<UInt64> = []
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

    private let state = Lock(State())

    /// A manager that knows no account yet.
    public init() {}

    /// Forgets what was counted for an account, so that the chain alone says what is next; for when a node has lost
    /// transactions that it took.
    public func resynchronise(_ address: Address, on chain: ChainID) {
        change(Account(chain: chain, address: address)) { turn in
            turn.next = nil
            turn.floor = 0
        }
    }

    /// Notes that a node took a transaction with a nonce that was not taken here.
    func noteSent(_ nonce: UInt64, of address: Address, on chain: ChainID) {
        change(Account(chain: chain, address: address)) { turn in
            turn.floor = max(turn.floor, nonce + 1)
            turn.next = turn.next.map { max($0, nonce + 1) }
        }
    }

    /// Waits for the account's turn, and lends its next nonce to `body`.
    func withNonce<Value: Sendable>(
        of address: Address, on rpc: EthereumRPC, _ body: (UInt64) async -> Use<Value>
    ) async throws -> Value {
        let account = Account(chain: rpc.chain, address: address)
        try await takeTurn(account)
        defer { passTurn(account) }
        let nonce: UInt64
        if let next = state.withLock({ $0.turns[account]?.next }) {
            nonce = next
        } else {
            let count = try await rpc.transactionCount(of: address)
            nonce = max(count, state.withLock { $0.turns[account]?.floor ?? 0 })
        }
        switch await body(nonce) {
        case .taken(let value):
            change(account) { turn in
                turn.next = nonce + 1
                turn.floor = nonce + 1
            }
            return value
        case .free(let error), .unknown(let error):
            // Either way the chain is asked: what a node refused may have been behind, and what was lost may be there.
            change(account) { $0.next = nil }
            throw error
        }
    }

    private func change(_ account: Account, _ change: (inout Turn) -> Void) {
        state.withLock { change(&$0.turns[account, default: Turn()]) }
    }

    private func takeTurn(_ account: Account) async throws {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        let hasTurn = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    if state.cancelled.remove(id) != nil { return false }
                    if state.turns[account, default: Turn()].isTaken {
                        state.turns[account]?.waiting.append((id, continuation))
                        return nil
                    }
                    state.turns[account, default: Turn()].isTaken = true
                    return true
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let continuation = state.withLock { state -> CheckedContinuation<Bool, Never>? in
                guard let index = state.turns[account]?.waiting.firstIndex(where: { $0.id == id }) else {
                    state.cancelled.insert(id)
                    return nil
                }
                return state.turns[account]?.waiting.remove(at: index).continuation
            }
            continuation?.resume(returning: false)
        }
        state.withLock { _ = $0.cancelled.remove(id) }
        guard hasTurn else { throw CancellationError() }
    }

    private func passTurn(_ account: Account) {
        let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard state.turns[account]?.waiting.isEmpty == false else {
                state.turns[account]?.isTaken = false
                return nil
            }
            return state.turns[account]?.waiting.removeFirst().continuation
        }
        next?.resume(returning: true)
    }
}
