// SPDX-License-Identifier: Apache-2.0

/// A transaction of the first kind, with one gas price.
public struct LegacyTransaction: Hashable, Sendable {
    /// The chain it is valid on (EIP-155); nil for one that can be replayed on every chain.
    public var chainID: UInt64?
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

    /// Creates a transaction.
    ///
    /// Nothing is checked before it is signed.
    public init(
        chainID: UInt64?, nonce: UInt64, gasPrice: UInt256, gas: UInt64, to: Address?, value: UInt256 = 0,
        data: [UInt8] = []
    ) {
        self.chainID = chainID
        self.nonce = nonce
        self.gasPrice = gasPrice
        self.gas = gas
        self.to = to
        self.value = value
        self.data = data
    }
}

extension LegacyTransaction: TransactionFields {
    static let typeNumber: UInt8 = 0
    static let ownNames = ["gasPrice"]

    var chain: UInt64? { chainID }
    var feeCap: UInt256 { gasPrice }
    var receiver: Address? { to }
    var accessList: [AccessListEntry] { [] }
    var body: Transaction.Body { .legacy(self) }

    /// Six items; the chain id follows in the tail.
    init(rlp reader: inout RLPReader) throws(SigningError) {
        self.init(
            chainID: nil, nonce: try reader.integer64("nonce"), gasPrice: try reader.integer("gasPrice"),
            gas: try reader.integer64("gas"), to: try reader.receiver(), value: try reader.integer("value"),
            data: try reader.data())
    }

    /// Nothing; or v, r and s; or, before signing, the chain id and two zeros.
    mutating func readTail(_ reader: inout RLPReader) throws(SigningError) -> Signature? {
        if reader.isAtEnd { return nil }
        let v = try reader.integer("v")
        let r = try reader.integer("r")
        let s = try reader.integer("s")
        if r.isZero, s.isZero {
            guard let chainID = v.uint64, chainID > 0 else {
                throw SigningError(.invalidValue, path: "chainId", "\(v) is no chain id of 64 bits")
            }
            self.chainID = chainID
            return nil
        }
        let yParity: UInt8
        if v == 27 || v == 28 {
            yParity = v == 28 ? 1 : 0
        } else if let above = v.subtracting(35) {
            // v − 35 is twice the chain id plus the parity, and may have 65 bits.
            guard above.bitWidth <= 65 else {
                throw SigningError(.invalidValue, path: "v", "its chain id does not fit 64 bits")
            }
            yParity = UInt8(truncatingIfNeeded: above.w0 & 1)
            chainID = above.w1 << 63 | above.w0 >> 1
        } else {
            throw SigningError(.invalidValue, path: "v", "it is 27, 28, or 35 and more, not \(v)")
        }
        return try Signature(r: r, s: s, yParity: yParity)
    }

    func write(to writer: inout RLPWriter) {
        writer.append(nonce)
        writer.append(gasPrice)
        writer.append(gas)
        writer.append(to)
        writer.append(value)
        writer.append(data)
    }

    func writeTail(_ signature: Signature?, to writer: inout RLPWriter) {
        if let signature {
            writer.append(v(signature.yParity))
            writer.append(signature.rValue)
            writer.append(signature.sValue)
        } else if let chainID {
            writer.append(chainID)
            writer.append(UInt64(0))
            writer.append(UInt64(0))
        }
    }

    init(json reader: TransactionReader) throws(SigningError) {
        self.init(
            chainID: try reader.chainOrNone(), nonce: try reader.integer64("nonce"),
            gasPrice: try reader.integer("gasPrice"), gas: try reader.integer64("gas"), to: try reader.receiver(),
            value: try reader.amount(), data: try reader.data())
    }

    /// v of a signature with this parity: 27 or 28, or chain id · 2 + 35 or 36.
    private func v(_ yParity: UInt8) -> UInt256 {
        guard let chainID else { return UInt256(27 + UInt64(yParity)) }
        let (low, carry) = (chainID << 1).addingReportingOverflow(35 + UInt64(yParity))
        return UInt256(bigEndianWords: 0, 0, chainID >> 63 + (carry ? 1 : 0), low)
    }
}
