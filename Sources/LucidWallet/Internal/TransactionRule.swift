// SPDX-License-Identifier: Apache-2.0
import LucidSigning

/// What holds for every transaction that any wallet signs.
enum TransactionRule {
    /// Refuses a transaction whose own chain is not the one it is asked to be signed for.
    static func check(_ transaction: Transaction, on chain: ChainID) throws(WalletError) {
        guard let reference = chain.eip155Reference else {
            throw WalletError(.chainMismatch, message: "Transactions are signed for eip155 chains, not for \(chain).")
        }
        guard transaction.chainID == reference else {
            throw WalletError(.chainMismatch, message: "The transaction is not for chain \(chain).")
        }
    }
}
