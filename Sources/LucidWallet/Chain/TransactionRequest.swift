// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
public import LucidSigning

/// A transaction with what the sender cares about; an account fills in the rest.
public struct TransactionRequest: Sendable {
    /// The receiver; nil to create a contract, which needs data.
    public var to: Address?
    /// The value, in wei.
    public var value: UInt256 = 0
    /// The data of a call, or the code that creates a contract.
    public var data: [UInt8] = []
    /// The most gas; nil for what the node estimates, and a fifth more.
    public var gas: UInt64?
    /// The prices; nil for an estimate.
    public var fees: FeeEstimate?
    /// The nonce; nil for the account's next.
    public var nonce: UInt64?
    /// What the transaction will touch (EIP-2930).
    public var accessList: [AccessListEntry] = []
    /// Authorizations to be put in force (EIP-7702).
    public var authorizationList: [SignedAuthorization] = []
    /// Whether the transaction has one price of gas, for chains before EIP-1559.
    public var isLegacy = false

    /// A transfer or a call.
    public init(to: Address, value: UInt256 = 0, data: [UInt8] = []) {
        self.to = to
        self.value = value
        self.data = data
    }

    /// The creation of a contract.
    public init(creating code: [UInt8], value: UInt256 = 0) {
        data = code
        self.value = value
    }

    /// An ERC-20 transfer.
    /// - Parameters:
    ///   - amount: In the token's smallest units.
    ///   - token: The token's contract.
    public static func transfer(_ amount: UInt256, of token: Address, to party: Address) -> TransactionRequest {
        let selector: [UInt8] = [0xa9, 0x05, 0x9c, 0xbb]
        return TransactionRequest(
            to: token, data: selector + [UInt8](repeating: 0, count: 12) + party.bytes + amount.bytes)
    }

    /// The fields for a node that estimates the gas.
    func estimation(from sender: Address) -> JSONObject {
        var object: JSONObject = ["from": .string(sender.description), "value": .string(value.hex)]
        object["to"] = to.map { .string($0.description) }
        if !data.isEmpty { object["data"] = .string(Hex.encode(data, prefix: true)) }
        if !accessList.isEmpty {
            object["accessList"] = .array(
                accessList.map { entry in
                    [
                        "address": .string(entry.address.description),
                        "storageKeys": .array(entry.storageKeys.map { .string(Hex.encode($0.bytes, prefix: true)) }),
                    ]
                })
        }
        return object
    }

    func transaction(chain: UInt64, nonce: UInt64, gas: UInt64, fees: FeeEstimate) throws(SigningError) -> Transaction {
        if !authorizationList.isEmpty {
            guard let to else {
                throw SigningError(.invalidValue, path: "to", "a transaction with authorizations creates no contract")
            }
            return Transaction(
                .setCode(
                    SetCodeTransaction(
                        chainID: chain, nonce: nonce, maxPriorityFeePerGas: fees.maxPriorityFeePerGas,
                        maxFeePerGas: fees.maxFeePerGas, gas: gas, to: to, value: value, data: data,
                        accessList: accessList, authorizationList: authorizationList)))
        }
        if isLegacy && accessList.isEmpty {
            return Transaction(
                .legacy(
                    LegacyTransaction(
                        chainID: chain, nonce: nonce, gasPrice: fees.maxFeePerGas, gas: gas, to: to, value: value,
                        data: data)))
        }
        if isLegacy {
            return Transaction(
                .accessList(
                    AccessListTransaction(
                        chainID: chain, nonce: nonce, gasPrice: fees.maxFeePerGas, gas: gas, to: to, value: value,
                        data: data, accessList: accessList)))
        }
        return Transaction(
            .feeMarket(
                FeeMarketTransaction(
                    chainID: chain, nonce: nonce, maxPriorityFeePerGas: fees.maxPriorityFeePerGas,
                    maxFeePerGas: fees.maxFeePerGas, gas: gas, to: to, value: value, data: data,
                    accessList: accessList)))
    }
}
