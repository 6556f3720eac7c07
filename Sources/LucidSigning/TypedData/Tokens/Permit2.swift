// SPDX-License-Identifier: Apache-2.0

/// Approvals and transfers of any token through Uniswap's Permit2 contract.
///
/// An allowance (``PermitSingle``, ``PermitBatch``) lasts until it expires; a transfer (``PermitTransferFrom``,
/// ``PermitBatchTransferFrom``) is made once. The nonces of the two are different ones.
public enum Permit2 {
    /// The contract, at the same address on every chain where it was deployed the usual way.
    public static let contract = Address(
        word: UInt256(bigEndianWords: 0, 0, 0x22_d473_030f_116d, 0xdee9_f6b4_3ac7_8ba3))

    /// The domain of the contract on a chain; it has no version.
    public static func domain(chainID: UInt256) throws(SigningError) -> TypedDataDomain {
        try TypedDataDomain(name: "Permit2", chainID: chainID, verifyingContract: contract)
    }

    /// How much of one token a spender may take, and until when.
    public struct PermitDetails: TypedDataEncodable, Hashable {
        /// The token.
        public var token: Address
        /// How much, in the token's smallest unit, at most 160 bits.
        public var amount: UInt256
        /// When the allowance ends, in seconds since 1970, at most 48 bits.
        public var expiration: UInt64
        /// The next nonce of owner, token and spender, at most 48 bits.
        public var nonce: UInt64

        /// Creates details.
        public init(token: Address, amount: UInt256, expiration: UInt64, nonce: UInt64) {
            (self.token, self.amount, self.expiration, self.nonce) = (token, amount, expiration, nonce)
        }

        /// `PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)`.
        public static let typedDataStruct = TypedDataStruct<PermitDetails>("PermitDetails")
            .member("token", .address, \.token)
            .member("amount", .uint(160), \.amount)
            .member("expiration", .uint(48), \.expiration)
            .member("nonce", .uint(48), \.nonce)
    }

    /// An allowance for one token.
    public struct PermitSingle: TypedDataEncodable, Hashable {
        /// The allowance.
        public var details: PermitDetails
        /// The account that may take the tokens.
        public var spender: Address
        /// When the signature expires, in seconds since 1970.
        public var sigDeadline: UInt256

        /// Creates an allowance.
        public init(details: PermitDetails, spender: Address, sigDeadline: UInt256) {
            (self.details, self.spender, self.sigDeadline) = (details, spender, sigDeadline)
        }

        /// `PermitSingle(PermitDetails details,address spender,uint256 sigDeadline)` and what it needs.
        public static let typedDataStruct = TypedDataStruct<PermitSingle>("PermitSingle")
            .member("details", .structure, \.details)
            .member("spender", .address, \.spender)
            .member("sigDeadline", .uint256, \.sigDeadline)
    }

    /// Allowances for several tokens.
    public struct PermitBatch: TypedDataEncodable, Hashable {
        /// The allowances.
        public var details: [PermitDetails]
        /// The account that may take the tokens.
        public var spender: Address
        /// When the signature expires, in seconds since 1970.
        public var sigDeadline: UInt256

        /// Creates allowances.
        public init(details: [PermitDetails], spender: Address, sigDeadline: UInt256) {
            (self.details, self.spender, self.sigDeadline) = (details, spender, sigDeadline)
        }

        /// `PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)` and what it needs.
        public static let typedDataStruct = TypedDataStruct<PermitBatch>("PermitBatch")
            .member("details", .array(of: .structure), \.details)
            .member("spender", .address, \.spender)
            .member("sigDeadline", .uint256, \.sigDeadline)
    }
}
