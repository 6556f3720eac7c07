// SPDX-License-Identifier: Apache-2.0

/// Approvals of a token's spender by signature (EIP-2612).
///
/// Whoever holds the signature can have the approval made. The domain is the token's own, with its name, version,
/// chain and address; ask the token, because names differ by chain.
public enum EIP2612 {
    /// Lets `spender` take up to `value` of the owner's tokens.
    public struct Permit: TypedDataEncodable, Hashable {
        /// The account whose tokens they are, which signs.
        public var owner: Address
        /// The account that may take them.
        public var spender: Address
        /// How much, in the token's smallest unit.
        public var value: UInt256
        /// The owner's next nonce at the token.
        public var nonce: UInt256
        /// When the signature expires, in seconds since 1970.
        public var deadline: UInt256

        /// Creates a permit.
        public init(owner: Address, spender: Address, value: UInt256, nonce: UInt256, deadline: UInt256) {
            self.owner = owner
            self.spender = spender
            self.value = value
            self.nonce = nonce
            self.deadline = deadline
        }

        /// `Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)`.
        public static let typedDataStruct = TypedDataStruct<Permit>("Permit")
            .member("owner", .address, \.owner)
            .member("spender", .address, \.spender)
            .member("value", .uint256, \.value)
            .member("nonce", .uint256, \.nonce)
            .member("deadline", .uint256, \.deadline)
    }
}
