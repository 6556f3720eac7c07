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
        /// Type 3 (EIP-4844).
        case blob(BlobTransaction)
        /// Type 4 (EIP-7702).
        case setCode(SetCodeTransaction)
    }

    /// The kind and its fields.
    public var body: Body
    /// Who must sign it; nil if it does not say.
    public var from: Address?
    /// The blobs that are sent with a transaction of type 3; nil to send it without.
    ///
    /// Neither the signature nor the hash covers them, only the hashes of their commitments.
    public var sidecar: BlobSidecar?

    /// Wraps a transaction; signing is refused to any other key than that of `from`, if there is one.
    public init(_ body: Body, from: Address? = nil, sidecar: BlobSidecar? = nil) {
        self.body = body
        self.from = from
        self.sidecar = sidecar
    }

    /// The kinds, each at the number of its type.
    static let kinds: [any TransactionFields.Type] = [
        LegacyTransaction.self, AccessListTransaction.self, FeeMarketTransaction.self, BlobTransaction.self,
        SetCodeTransaction.self,
    ]

    /// What ``body`` wraps.
    var fields: any TransactionFields {
        switch body {
        case .legacy(let fields): fields
        case .accessList(let fields): fields
        case .feeMarket(let fields): fields
        case .blob(let fields): fields
        case .setCode(let fields): fields
        }
    }

    /// The number of the type: 0 to 4.
    public var type: UInt8 { fields.typeNumber }
    /// The chain it is valid on; nil for a legacy one that can be replayed on every chain.
    public var chainID: UInt64? { fields.chain }
    /// How many transactions the account has sent before.
    public var nonce: UInt64 { fields.nonce }
    /// The most gas it may use.
    public var gas: UInt64 { fields.gas }
    /// The most it pays for a unit of gas, in wei: the gas price, or the maximum fee.
    public var maxFeePerGas: UInt256 { fields.feeCap }
    /// The most it tips the block's producer for a unit of gas, in wei; nil for types without a tip.
    public var maxPriorityFeePerGas: UInt256? { fields.tip }
    /// The receiver; nil creates a contract.
    public var to: Address? { fields.receiver }
    /// The amount to send, in wei.
    public var value: UInt256 { fields.value }
    /// The call data, or the code that creates the contract.
    public var data: [UInt8] { fields.data }
    /// What it announces to touch; empty for types without an access list.
    public var accessList: [AccessListEntry] { fields.accessList }

    /// The authorizations it carries; empty for types other than 4.
    public var authorizationList: [SignedAuthorization] {
        if case .setCode(let setCode) = body { setCode.authorizationList } else { [] }
    }
}
