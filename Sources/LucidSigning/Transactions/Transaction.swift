// SPDX-License-Identifier: Apache-2.0

/// A transaction that can be hashed and signed.
///
/// Make one from its parts or read it from JSON with ``init(json:)``; ``signed(with:allowingReplay:)`` signs it.
public struct Transaction: Hashable, Sendable {
    /// The kinds of transaction.
    @nonexhaustive
    public enum Body: Hashable, Sendable {
        /// Type 0.
        case legacy(LegacyTransaction)
        /// Type 1 (EIP-2930).
        case accessList(AccessListTransaction)
        /// Type 2 (EIP-1559).
        case feeMarket(FeeMarketTransaction)
    }

    /// The kind and its fields.
    public var body: Body
    /// Who must sign it; nil if it does not say.
    public var from: Address?

    /// Wraps a transaction; signing is refused to any other key than that of `from`, if there is one.
    public init(_ body: Body, from: Address? = nil) {
        self.body = body
        self.from = from
    }

    /// The number of the type: 0 to 2.
    public var type: UInt8 {
        switch body {
        case .legacy: 0
        case .accessList: 1
        case .feeMarket: 2
        }
    }

    /// The chain it is valid on; nil for a legacy one that can be replayed on every chain.
    public var chainID: UInt64? {
        switch body {
        case .legacy(let legacy): legacy.chainID
        case .accessList(let accessList): accessList.chainID
        case .feeMarket(let feeMarket): feeMarket.chainID
        }
    }

    /// How many transactions the account has sent before.
    public var nonce: UInt64 {
        switch body {
        case .legacy(let legacy): legacy.nonce
        case .accessList(let accessList): accessList.nonce
        case .feeMarket(let feeMarket): feeMarket.nonce
        }
    }

    /// The most gas it may use.
    public var gas: UInt64 {
        switch body {
        case .legacy(let legacy): legacy.gas
        case .accessList(let accessList): accessList.gas
        case .feeMarket(let feeMarket): feeMarket.gas
        }
    }

    /// The most it pays for a unit of gas, in wei: the gas price, or the maximum fee.
    public var maxFeePerGas: UInt256 {
        switch body {
        case .legacy(let legacy): legacy.gasPrice
        case .accessList(let accessList): accessList.gasPrice
        case .feeMarket(let feeMarket): feeMarket.maxFeePerGas
        }
    }

    /// The receiver; nil creates a contract.
    public var to: Address? {
        switch body {
        case .legacy(let legacy): legacy.to
        case .accessList(let accessList): accessList.to
        case .feeMarket(let feeMarket): feeMarket.to
        }
    }

    /// The amount to send, in wei.
    public var value: UInt256 {
        switch body {
        case .legacy(let legacy): legacy.value
        case .accessList(let accessList): accessList.value
        case .feeMarket(let feeMarket): feeMarket.value
        }
    }

    /// The call data, or the code that creates the contract.
    public var data: [UInt8] {
        switch body {
        case .legacy(let legacy): legacy.data
        case .accessList(let accessList): accessList.data
        case .feeMarket(let feeMarket): feeMarket.data
        }
    }

    /// What it announces to touch; empty for types without an access list.
    public var accessList: [AccessListEntry] {
        switch body {
        case .legacy: []
        case .accessList(let accessList): accessList.accessList
        case .feeMarket(let feeMarket): feeMarket.accessList
        }
    }

    /// The most it tips the block's producer for a unit of gas, in wei; nil for types without a tip.
    public var maxPriorityFeePerGas: UInt256? {
        if case .feeMarket(let feeMarket) = body { feeMarket.maxPriorityFeePerGas } else { nil }
    }
}
