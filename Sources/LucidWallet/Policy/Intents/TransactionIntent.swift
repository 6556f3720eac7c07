// SPDX-License-Identifier: Apache-2.0
import LucidSigning

/// Reads what transactions and EIP-7702 authorizations do.
enum TransactionIntent {
    static func read(_ transaction: Transaction, signer: Address?) -> SigningIntent {
        var intent = SigningIntent(kind: "transaction", digest: transaction.signingDigest, signer: signer)
        intent.fees = fees(of: transaction)
        intent.delegates = transaction.authorizationList.map(\.authorization.address)
        guard let number = transaction.chainID, number != 0 else {
            intent.faults.append("it names no chain, so every chain would take it")
            return intent
        }
        let chain = ChainID.eip155(number)
        intent.chain = chain
        if let signer {
            intent.chargeKey = .transaction(chain: chain, account: signer, nonce: transaction.nonce)
        }
        guard let to = transaction.to else {
            intent.createsContract = true
            if transaction.value != .zero {
                intent.moves.append(ValueMove(.transfer, of: .native(chain), to: nil, amount: transaction.value))
            }
            return intent
        }
        if transaction.value != .zero {
            intent.moves.append(ValueMove(.transfer, of: .native(chain), to: to, amount: transaction.value))
        }
        guard !transaction.data.isEmpty else { return intent }
        let data = CallData(transaction.data)
        let function = TokenFunction(selector: data.selector)
        intent.call = ContractCall(
            to: to, selector: data.selector, value: transaction.value, isUnderstood: function != nil)
        do {
            if let function { intent.moves += try function.moves(data, contract: to, chain: chain) }
        } catch {
            intent.faults.append(error.reason)
        }
        return intent
    }

    static func read(_ authorization: Authorization, signer: Address?) -> SigningIntent {
        var intent = SigningIntent(kind: "authorization", digest: authorization.signingDigest, signer: signer)
        intent.delegates = [authorization.address]
        guard let number = authorization.chainID.uint64, number != 0 else {
            intent.faults.append("it is for every chain, or for none that there can be")
            return intent
        }
        intent.chain = .eip155(number)
        return intent
    }

    private static func fees(of transaction: Transaction) -> TransactionFees {
        var maximum = UInt256(transaction.gas).multiplied(by: transaction.maxFeePerGas)
        if case .blob(let blob) = transaction.body {
            // 2^17 gas a blob, by EIP-4844.
            let blobs = UInt256(UInt64(blob.blobVersionedHashes.count) << 17)
            let price = blobs.multiplied(by: blob.maxFeePerBlobGas)
            maximum = maximum.flatMap { gas in price.flatMap { gas.adding($0) } }
        }
        return TransactionFees(
            gas: transaction.gas, maxFeePerGas: transaction.maxFeePerGas,
            maxPriorityFeePerGas: transaction.maxPriorityFeePerGas, maximum: maximum)
    }
}
