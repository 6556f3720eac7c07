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

extension LegacyTransaction {
    func write(to writer: inout RLPWriter) {
        writer.append(nonce)
        writer.append(gasPrice)
        writer.append(gas)
        writer.append(to)
        writer.append(value)
        writer.append(data)
    }

    /// v of a signature with this parity: 27 or 28, or chain id · 2 + 35 or 36.
    func v(_ yParity: UInt8) -> UInt256 {
        guard let chainID else { return UInt256(27 + UInt64(yParity)) }
        let (low, carry) = (chainID << 1).addingReportingOverflow(35 + UInt64(yParity))
        return UInt256(bigEndianWords: 0, 0, chainID >> 63 + (carry ? 1 : 0), low)
    }
}
