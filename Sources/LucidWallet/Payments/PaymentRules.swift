// SPDX-License-Identifier: Apache-2.0
public import LucidSigning

/// What a program may pay for by itself (x402).
///
/// The signing policy of the wallet holds besides: windows over time are there.
public struct PaymentRules: Hashable, Sendable {
    /// A token to pay with.
    public struct Token: Hashable, Sendable {
        /// The token's contract and chain.
        public var asset: Asset
        /// The name of the token's EIP-712 domain; what a server says of it must be the same.
        public var name: String
        /// The version of that domain.
        public var version: String
        /// The most for one request, in the smallest units.
        public var maximum: UInt256

        /// A token.
        public init(asset: Asset, name: String, version: String, maximum: UInt256) {
            self.asset = asset
            self.name = name
            self.version = version
            self.maximum = maximum
        }
    }

    /// The tokens, the preferred one first; nothing else is paid with.
    public var tokens: [Token]
    /// The origins that are paid, such as `https://api.example`; any if nil.
    public var origins: Set<String>?
    /// Who is paid; anyone if nil.
    public var recipients: Set<Address>?
    /// The most seconds for which a payment may stay usable, whatever the server wants.
    public var validity: UInt64 = 300

    /// Rules that pay with these tokens and to these origins.
    public init(tokens: [Token], origins: Set<String>?) {
        self.tokens = tokens
        self.origins = origins
    }
}

/// What a server told about a payment.
public struct PaymentReceipt: Hashable, Sendable {
    /// The request that was paid for, without its query.
    public let url: String
    /// What was paid.
    public let amount: UInt256
    /// With which token.
    public let asset: Asset
    /// To whom.
    public let recipient: Address
    /// The nonce of the authorization, 32 bytes: what to look for on the chain.
    public let nonce: [UInt8]
    /// When the authorization ends, in seconds since 1970.
    public let validBefore: UInt64
    /// The status of the answer.
    public let status: Int
    /// Whether the server says that it was settled; nil if it does not say.
    public let isSettled: Bool?
    /// The transaction that settled it, as the server says.
    public let transaction: String?
}
