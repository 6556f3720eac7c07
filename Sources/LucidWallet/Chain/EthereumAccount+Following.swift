// SPDX-License-Identifier: Apache-2.0

import LucidCrypto
import LucidHTTP
import LucidSigning

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension EthereumAccount {
    /// Waits until a transaction is in a block with `confirmations` in all, itself included.
    ///
    /// A transaction that was reverted has a receipt, too: look at ``TransactionReceipt/succeeded``.
    /// - Parameters:
    ///   - confirmations: At least 1.
    ///   - timeout: Seconds to wait.
    /// - Throws: ``EthereumRPCError`` with ``EthereumRPCError/Code/dropped`` if another transaction has used the nonce,
    ///   ``EthereumRPCError/Code/timedOut`` if it is still open; or `CancellationError`.
    public func receipt(
        of sent: Sent, confirmations: UInt64 = 1, timeout: Double = 300
    ) async throws -> TransactionReceipt {
        let deadline = clock.bootNow().advanced(bySeconds: timeout)
        var pause = 0.5
        var failure: EthereumRPCError?
        while true {
            do {
                if let receipt = try await rpc.receipt(of: sent.hash) {
                    let newest = try await rpc.blockNumber()
                    if newest >= receipt.blockNumber, newest - receipt.blockNumber + 1 >= confirmations {
                        try await settle(sent.transaction, tookEffect: true)
                        return receipt
                    }
                } else if try await rpc.transactionCount(of: address, at: .latest) > sent.transaction.transaction.nonce,
                    try await rpc.receipt(of: sent.hash) == nil
                {
                    throw EthereumRPCError(
                        .dropped, "Another transaction with nonce \(sent.transaction.transaction.nonce) was taken.")
                }
                failure = nil
            } catch let error as EthereumRPCError where error.code == .unavailable {
                failure = error
            }
            let next = clock.bootNow().advanced(bySeconds: pause)
            guard next <= deadline else {
                throw failure
                    ?? EthereumRPCError(
                        .timedOut,
                        "The transaction \(Hex.encode(sent.hash, prefix: true)) is in no block after \(timeout) seconds. "
                            + "Ask again, or replace it with higher fees.")
            }
            try await clock.sleep(until: next)
            pause = min(pause * 1.5, 12)
        }
    }

    /// Sends the same with the same nonce and higher prices, at least an eighth more.
    /// - Parameter fees: The prices; the least that nodes take in its place, or an estimate if that is more, by default.
    /// - Throws: ``EthereumRPCError``, ``WalletError``, `SigningError` or `CancellationError`.
    public func replace(_ sent: Sent, fees: FeeEstimate? = nil) async throws -> Sent {
        let old = sent.transaction.transaction
        var request = TransactionRequest(creating: old.data, value: old.value)
        request.to = old.to
        request.accessList = old.accessList
        request.authorizationList = old.authorizationList
        request.isLegacy = old.type < 2
        request.gas = old.gas
        return try await replace(old, by: request, fees: fees)
    }

    /// Sends nothing to the account itself with the same nonce and higher prices, so that the transaction is not taken.
    ///
    /// Either of the two may still be: wait for the receipt of both.
    /// - Throws: ``EthereumRPCError``, ``WalletError``, `SigningError` or `CancellationError`.
    public func cancel(_ sent: Sent, fees: FeeEstimate? = nil) async throws -> Sent {
        var request = TransactionRequest(to: address)
        request.gas = 21_000
        request.isLegacy = sent.transaction.transaction.type < 2
        return try await replace(sent.transaction.transaction, by: request, fees: fees)
    }

    private func replace(
        _ old: Transaction, by request: TransactionRequest, fees: FeeEstimate?
    ) async throws -> Sent {
        let paid = FeeEstimate(
            maxFeePerGas: old.maxFeePerGas, maxPriorityFeePerGas: old.maxPriorityFeePerGas ?? old.maxFeePerGas)
        guard let least = paid.replacing() else {
            throw EthereumRPCError(.rejected, "The prices of the transaction cannot be raised.")
        }
        var request = request
        request.nonce = old.nonce
        if let fees {
            request.fees = fees
        } else {
            let now = try? await rpc.feeEstimate()
            request.fees = FeeEstimate(
                maxFeePerGas: max(least.maxFeePerGas, now?.maxFeePerGas ?? .zero),
                maxPriorityFeePerGas: max(least.maxPriorityFeePerGas, now?.maxPriorityFeePerGas ?? .zero))
        }
        return try await send(request)
    }

    /// Tells the ledger what took effect.
    private func settle(_ transaction: SignedTransaction, tookEffect: Bool) async throws {
        guard let ledger else { return }
        let key = ChargeKey.transaction(chain: rpc.chain, account: address, nonce: transaction.transaction.nonce)
        let digest = Hex.encode(transaction.transaction.signingDigest)
        let now = UInt64(max(0, clock.wallNow().timeIntervalSince1970))
        try await ledger.update { $0.settle(key, by: tookEffect ? digest : nil, now: now) }
    }
}
