// SPDX-License-Identifier: Apache-2.0

/// A transaction of type 2 (EIP-1559): a most it pays for gas, and a tip within that.
public struct FeeMarketTransaction: Hashable, Sendable {
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
    /// The receiver; nil creates a contract.
    public var to: Address?
    /// The amount to send, in wei.
    public var value: UInt256
    /// The call data, or the code that creates the contract.
    public var data: [UInt8]
    /// What it announces to touch.
    public var accessList: [AccessListEntry]

    /// Creates a transaction.
    ///
    /// Nothing is checked before it is signed.
    public init(
        chainID: UInt64, nonce: UInt64, maxPriorityFeePerGas: UInt256, maxFeePerGas: UInt256, gas: UInt64, to: Address?,
        value: UInt256 = 0, data: [UInt8] = [], accessList: [AccessListEntry] = []
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
    }
}

extension FeeMarketTransaction: FeeMarketFields {
    static let typeNumber: UInt8 = 2
    static let ownNames = ["maxFeePerGas", "maxPriorityFeePerGas", "accessList"]

    var receiver: Address? { to }
    var body: Transaction.Body { .feeMarket(self) }

    /// Nine items.
    init(rlp reader: inout RLPReader) throws(SigningError) {
        self.init(
            chainID: try reader.integer64("chainId"), nonce: try reader.integer64("nonce"),
            maxPriorityFeePerGas: try reader.integer("maxPriorityFeePerGas"),
            maxFeePerGas: try reader.integer("maxFeePerGas"), gas: try reader.integer64("gas"),
            to: try reader.receiver(), value: try reader.integer("value"), data: try reader.data(),
            accessList: try reader.accessList())
    }

    func write(to writer: inout RLPWriter) { writeFeeMarket(to: &writer) }

    init(json reader: TransactionReader) throws(SigningError) {
        self.init(
            chainID: try reader.chain(), nonce: try reader.integer64("nonce"),
            maxPriorityFeePerGas: try reader.integer("maxPriorityFeePerGas"),
            maxFeePerGas: try reader.integer("maxFeePerGas"), gas: try reader.integer64("gas"),
            to: try reader.receiver(), value: try reader.amount(), data: try reader.data(),
            accessList: try reader.accessList())
    }

    /// The receiver, for the kinds that must have one.
    func requiredReceiver() throws(SigningError) -> Address {
        guard let to else {
            throw SigningError(.invalidValue, path: "to", "a transaction of this type cannot create a contract")
        }
        return to
    }
}
