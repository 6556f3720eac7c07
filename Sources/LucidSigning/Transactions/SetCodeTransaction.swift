// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// A transaction of type 4 (EIP-7702): it lets accounts run the code of contracts that their owners authorised.
public struct SetCodeTransaction: Hashable, Sendable {
    /// The chain it is valid on.
    public var chainID: UInt64
    /// How many transactions the account has sent before.
    public var nonce: UInt64
    /// The most it pays the block's producer for a unit of gas, in wei.
    public var maxPriorityFeePerGas: UInt256
    /// The most it pays for a unit of gas, tip included, in wei.
    public var maxFeePerGas: UInt256
    /// The most gas it may use.
    public var gas: UInt64
    /// The receiver: this kind cannot create a contract.
    public var to: Address
    /// The amount to send, in wei.
    public var value: UInt256
    /// The call data.
    public var data: [UInt8]
    /// What it announces to touch.
    public var accessList: [AccessListEntry]
    /// What the owners of accounts signed, at least one.
    public var authorizationList: [SignedAuthorization]

    /// Creates a transaction.
    ///
    /// Nothing is checked before it is signed.
    public init(
        chainID: UInt64, nonce: UInt64, maxPriorityFeePerGas: UInt256, maxFeePerGas: UInt256, gas: UInt64, to: Address,
        value: UInt256 = 0, data: [UInt8] = [], accessList: [AccessListEntry] = [],
        authorizationList: [SignedAuthorization]
    ) {
        self.chainID = chainID
        self.nonce = nonce
        self.maxPriorityFeePerGas = maxPriorityFeePerGas
        self.maxFeePerGas = maxFeePerGas
        self.gas = gas
        self.to = to
        self.value = value
        self.data = data
        self.accessList = accessList
        self.authorizationList = authorizationList
    }
}

extension SetCodeTransaction: FeeMarketFields {
    static let typeNumber: UInt8 = 4
    static let ownNames = FeeMarketTransaction.ownNames + ["authorizationList"]

    var receiver: Address? { to }
    var body: Transaction.Body { .setCode(self) }

    /// Ten items.
    init(rlp reader: inout RLPReader) throws(SigningError) {
        let shared = try FeeMarketTransaction(rlp: &reader)
        self.init(
            chainID: shared.chainID, nonce: shared.nonce, maxPriorityFeePerGas: shared.maxPriorityFeePerGas,
            maxFeePerGas: shared.maxFeePerGas, gas: shared.gas, to: try shared.requiredReceiver(), value: shared.value,
            data: shared.data, accessList: shared.accessList,
            authorizationList: try reader.elements("authorizationList") { items throws(SigningError) in
                try SignedAuthorization(rlp: &items)
            })
    }

    func write(to writer: inout RLPWriter) {
        writeFeeMarket(to: &writer)
        writer.list { writer in
            for authorization in authorizationList { authorization.write(to: &writer) }
        }
    }

    init(json reader: TransactionReader) throws(SigningError) {
        let shared = try FeeMarketTransaction(json: reader)
        self.init(
            chainID: shared.chainID, nonce: shared.nonce, maxPriorityFeePerGas: shared.maxPriorityFeePerGas,
            maxFeePerGas: shared.maxFeePerGas, gas: shared.gas, to: try shared.requiredReceiver(), value: shared.value,
            data: shared.data, accessList: shared.accessList,
            authorizationList: try reader.fields.list("authorizationList") { value throws(SigningError) in
                try SignedAuthorization(json: value)
            })
    }

    func writeOwn(to object: inout JSONObject) {
        object["authorizationList"] = .array(authorizationList.map { .object($0.json) })
    }

    func validateOwn() throws(SigningError) {
        guard !authorizationList.isEmpty else {
            throw SigningError(.invalidValue, path: "authorizationList", "there is no authorization (EIP-7702)")
        }
    }

    /// A chain skips an authorization whose signature cannot be right; whoever signs the transaction pays for it.
    func validateForSigning() throws(SigningError) {
        for (index, authorization) in authorizationList.enumerated() {
            _ = try inside("authorizationList") { () throws(SigningError) in
                try inside(index: index) { () throws(SigningError) in try authorization.signature }
            }
        }
    }

    /// The authorizations that the chain would skip or that reach far, up to the first 16.
    var ownWarnings: [String] {
        var warnings: [String] = []
        for (index, authorization) in authorizationList.prefix(16).enumerated() {
            warnings += authorization.warnings(on: chainID).map { "authorizationList[\(index)]: \($0)" }
        }
        if authorizationList.count > 16 {
            warnings.append("only the first 16 of \(authorizationList.count) authorizations were looked at")
        }
        return warnings
    }

    var ownGas: Int { authorizationList.count * 25_000 }
}
