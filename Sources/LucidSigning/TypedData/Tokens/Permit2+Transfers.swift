// SPDX-License-Identifier: Apache-2.0

extension Permit2 {
    /// How much of one token is transferred at most.
    public struct TokenPermissions: TypedDataEncodable, Hashable {
        /// The token.
        public var token: Address
        /// How much, in the token's smallest unit.
        public var amount: UInt256

        /// Creates permissions.
        public init(token: Address, amount: UInt256) {
            (self.token, self.amount) = (token, amount)
        }

        /// `TokenPermissions(address token,uint256 amount)`.
        public static let typedDataStruct = TypedDataStruct<TokenPermissions>("TokenPermissions")
            .member("token", .address, \.token)
            .member("amount", .uint256, \.amount)
    }

    /// One transfer of one token by `spender`.
    public struct PermitTransferFrom: TypedDataEncodable, Hashable {
        /// What may be transferred.
        public var permitted: TokenPermissions
        /// The account that makes the transfer.
        public var spender: Address
        /// Any number that was not used before.
        public var nonce: UInt256
        /// When the signature expires, in seconds since 1970.
        public var deadline: UInt256

        /// Creates a transfer.
        public init(permitted: TokenPermissions, spender: Address, nonce: UInt256, deadline: UInt256) {
            (self.permitted, self.spender, self.nonce, self.deadline) = (permitted, spender, nonce, deadline)
        }

        /// `PermitTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline)` and what it
        /// needs.
        public static let typedDataStruct = TypedDataStruct<PermitTransferFrom>("PermitTransferFrom")
            .member("permitted", .structure, \.permitted)
            .member("spender", .address, \.spender)
            .member("nonce", .uint256, \.nonce)
            .member("deadline", .uint256, \.deadline)
    }

    /// Transfers of several tokens by `spender`.
    public struct PermitBatchTransferFrom: TypedDataEncodable, Hashable {
        /// What may be transferred.
        public var permitted: [TokenPermissions]
        /// The account that makes the transfers.
        public var spender: Address
        /// Any number that was not used before.
        public var nonce: UInt256
        /// When the signature expires, in seconds since 1970.
        public var deadline: UInt256

        /// Creates transfers.
        public init(permitted: [TokenPermissions], spender: Address, nonce: UInt256, deadline: UInt256) {
            (self.permitted, self.spender, self.nonce, self.deadline) = (permitted, spender, nonce, deadline)
        }

        /// `PermitBatchTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,uint256 deadline)` and
        /// what it needs.
        public static let typedDataStruct = TypedDataStruct<PermitBatchTransferFrom>("PermitBatchTransferFrom")
            .member("permitted", .array(of: .structure), \.permitted)
            .member("spender", .address, \.spender)
            .member("nonce", .uint256, \.nonce)
            .member("deadline", .uint256, \.deadline)
    }

    /// One transfer of one token, tied to data of the spender's own, the witness.
    public struct PermitWitnessTransferFrom<Witness: TypedDataEncodable>: TypedDataEncodable {
        /// What may be transferred, by whom and until when.
        public var transfer: PermitTransferFrom
        /// What the spender's contract checks besides.
        public var witness: Witness

        /// Creates a transfer.
        public init(_ transfer: PermitTransferFrom, witness: Witness) {
            (self.transfer, self.witness) = (transfer, witness)
        }

        /// `PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline,W
        /// witness)` and what it needs.
        public static var typedDataStruct: TypedDataStruct<Self> {
            TypedDataStruct("PermitWitnessTransferFrom")
                .member("permitted", .structure, \.transfer.permitted)
                .member("spender", .address, \.transfer.spender)
                .member("nonce", .uint256, \.transfer.nonce)
                .member("deadline", .uint256, \.transfer.deadline)
                .member("witness", .structure, \.witness)
        }
    }

    /// Transfers of several tokens, tied to data of the spender's own, the witness.
    public struct PermitBatchWitnessTransferFrom<Witness: TypedDataEncodable>: TypedDataEncodable {
        /// What may be transferred, by whom and until when.
        public var transfer: PermitBatchTransferFrom
        /// What the spender's contract checks besides.
        public var witness: Witness

        /// Creates transfers.
        public init(_ transfer: PermitBatchTransferFrom, witness: Witness) {
            (self.transfer, self.witness) = (transfer, witness)
        }

        /// `PermitBatchWitnessTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,uint256
        /// deadline,W witness)` and what it needs.
        public static var typedDataStruct: TypedDataStruct<Self> {
            TypedDataStruct("PermitBatchWitnessTransferFrom")
                .member("permitted", .array(of: .structure), \.transfer.permitted)
                .member("spender", .address, \.transfer.spender)
                .member("nonce", .uint256, \.transfer.nonce)
                .member("deadline", .uint256, \.transfer.deadline)
                .member("witness", .structure, \.witness)
        }
    }
}
