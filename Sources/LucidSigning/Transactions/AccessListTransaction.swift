// SPDX-License-Identifier: Apache-2.0

/// A transaction of type 1 (EIP-2930): one gas price and an access list.
public struct AccessListTransaction: Hashable, Sendable {
    /// The chain it is valid on.
    public var chainID: UInt64
    /// How many transactions the account has sent before.
    public var nonce: UInt64
    /// The price of a unit of gas, in wei.
    public var gasPrice: UInt256
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
        chainID: UInt64, nonce: UInt64, gasPrice: UInt256, gas: UInt64, to: Address?, value: UInt256 = 0,
        data: [UInt8] = [], accessList: [AccessListEntry] = []
    ) {
        self.chainID = chainID
        self.nonce = nonce
        self.gasPrice = gasPrice
        self.gas = gas
        self.to = to
        self.value = value
        self.data = data
        self.accessList = accessList
    }
}

extension AccessListTransaction: TransactionFields {
    static let typeNumber: UInt8 = 1
    static let ownNames = ["gasPrice", "accessList"]

    var chain: UInt64? { chainID }
    var feeCap: UInt256 { gasPrice }
    var receiver: Address? { to }
    var body: Transaction.Body { .accessList(self) }

    /// Eight items.
    init(rlp reader: inout RLPReader) throws(SigningError) {
        self.init(
            chainID: try reader.integer64("chainId"), nonce: try reader.integer64("nonce"),
            gasPrice: try reader.integer("gasPrice"), gas: try reader.integer64("gas"), to: try reader.receiver(),
            value: try reader.integer("value"), data: try reader.data(), accessList: try reader.accessList())
    }

    func write(to writer: inout RLPWriter) {
        writer.append(chainID)
        writer.append(nonce)
        writer.append(gasPrice)
        writer.append(gas)
        writer.append(to)
        writer.append(value)
        writer.append(data)
        writer.append(accessList)
    }

    init(json reader: TransactionReader) throws(SigningError) {
        self.init(
            chainID: try reader.chain(), nonce: try reader.integer64("nonce"), gasPrice: try reader.integer("gasPrice"),
            gas: try reader.integer64("gas"), to: try reader.receiver(), value: try reader.amount(),
            data: try reader.data(), accessList: try reader.accessList())
    }
}
