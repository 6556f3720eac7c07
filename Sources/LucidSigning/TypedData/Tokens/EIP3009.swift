// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// Transfers of a token by signature (EIP-3009), which is how USDC is paid over x402.
///
/// The domain is the token's own, with its name, version, chain and address; ask the token, because names differ by
/// chain.
public enum EIP3009 {
    /// 32 random bytes for a nonce: nonces of this standard are not counted up.
    public static func randomNonce() -> [UInt8] { SystemRandom.bytes(32) }

    /// A transfer that anyone may submit.
    public struct TransferWithAuthorization: TypedDataEncodable, Hashable {
        /// Who pays, and signs.
        public var from: Address
        /// Who is paid.
        public var to: Address
        /// How much, in the token's smallest unit.
        public var value: UInt256
        /// The transfer is valid after this time, in seconds since 1970.
        public var validAfter: UInt256
        /// The transfer is valid before this time, in seconds since 1970.
        public var validBefore: UInt256
        /// 32 bytes that were not used before; see ``EIP3009/randomNonce()``.
        public var nonce: [UInt8]

        /// Creates a transfer.
        public init(
            from: Address, to: Address, value: UInt256, validAfter: UInt256, validBefore: UInt256, nonce: [UInt8]
        ) {
            (self.from, self.to, self.value) = (from, to, value)
            (self.validAfter, self.validBefore, self.nonce) = (validAfter, validBefore, nonce)
        }

        /// `TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)`.
        public static let typedDataStruct = TypedDataStruct<TransferWithAuthorization>("TransferWithAuthorization")
            .member("from", .address, \.from)
            .member("to", .address, \.to)
            .member("value", .uint256, \.value)
            .member("validAfter", .uint256, \.validAfter)
            .member("validBefore", .uint256, \.validBefore)
            .member("nonce", .bytes(32), \.nonce)
    }

    /// A transfer that only the payee may submit.
    public struct ReceiveWithAuthorization: TypedDataEncodable, Hashable {
        /// Who pays, and signs.
        public var from: Address
        /// Who is paid, and submits.
        public var to: Address
        /// How much, in the token's smallest unit.
        public var value: UInt256
        /// The transfer is valid after this time, in seconds since 1970.
        public var validAfter: UInt256
        /// The transfer is valid before this time, in seconds since 1970.
        public var validBefore: UInt256
        /// 32 bytes that were not used before; see ``EIP3009/randomNonce()``.
        public var nonce: [UInt8]

        /// Creates a transfer.
        public init(
            from: Address, to: Address, value: UInt256, validAfter: UInt256, validBefore: UInt256, nonce: [UInt8]
        ) {
            (self.from, self.to, self.value) = (from, to, value)
            (self.validAfter, self.validBefore, self.nonce) = (validAfter, validBefore, nonce)
        }

        /// `ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)`.
        public static let typedDataStruct = TypedDataStruct<ReceiveWithAuthorization>("ReceiveWithAuthorization")
            .member("from", .address, \.from)
            .member("to", .address, \.to)
            .member("value", .uint256, \.value)
            .member("validAfter", .uint256, \.validAfter)
            .member("validBefore", .uint256, \.validBefore)
            .member("nonce", .bytes(32), \.nonce)
    }

    /// Takes back an authorization that was not used.
    public struct CancelAuthorization: TypedDataEncodable, Hashable {
        /// Who gave the authorization, and signs.
        public var authorizer: Address
        /// The nonce of the authorization, 32 bytes.
        public var nonce: [UInt8]

        /// Creates a cancellation.
        public init(authorizer: Address, nonce: [UInt8]) {
            (self.authorizer, self.nonce) = (authorizer, nonce)
        }

        /// `CancelAuthorization(address authorizer,bytes32 nonce)`.
        public static let typedDataStruct = TypedDataStruct<CancelAuthorization>("CancelAuthorization")
            .member("authorizer", .address, \.authorizer)
            .member("nonce", .bytes(32), \.nonce)
    }
}
