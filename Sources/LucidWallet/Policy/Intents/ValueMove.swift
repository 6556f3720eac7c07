// SPDX-License-Identifier: Apache-2.0
public import LucidSigning

/// Something of value on a chain.
public struct Asset: Hashable, Sendable, CustomStringConvertible {
    /// The chain.
    public let chain: ChainID
    /// The token's contract; nil for the chain's native currency.
    public let token: Address?

    /// Names an asset.
    public init(chain: ChainID, token: Address?) {
        self.chain = chain
        self.token = token
    }

    /// The chain's native currency, counted in wei.
    public static func native(_ chain: ChainID) -> Asset { Asset(chain: chain, token: nil) }

    /// A token, counted in its smallest units.
    public static func token(_ address: Address, on chain: ChainID) -> Asset { Asset(chain: chain, token: address) }

    /// The chain, and the token's address or `native`.
    public var description: String { "\(chain)/\(token?.description ?? "native")" }
}

/// Value that leaves an account, or that another may take from it.
public struct ValueMove: Hashable, Sendable {
    /// How the value can leave.
    public enum Kind: String, Hashable, Sendable {
        /// It goes to ``ValueMove/party``.
        case transfer
        /// ``ValueMove/party`` may take it.
        case approval
    }

    /// What moves.
    public let asset: Asset
    /// How.
    public let kind: Kind
    /// Who gets it or may take it; nil if anyone may.
    public let party: Address?
    /// How much, in the smallest units.
    public let amount: UInt256
    /// Whether the approval has no bound, or one that is meant as none.
    public let isUnlimited: Bool

    init(_ kind: Kind, of asset: Asset, to party: Address?, amount: UInt256, isUnlimited: Bool = false) {
        self.asset = asset
        self.kind = kind
        self.party = party
        self.amount = amount
        self.isUnlimited = isUnlimited
    }

    /// An approval; from 2^128 units on nobody means the number.
    static func approval(of asset: Asset, to party: Address?, amount: UInt256, bits: Int = 256) -> ValueMove {
        let isUnlimited = amount.bitWidth > 128 || (bits < 256 && amount.bitWidth == bits)
        return ValueMove(.approval, of: asset, to: party, amount: amount, isUnlimited: isUnlimited)
    }
}

/// What only one of several signatures can use up: an account's nonce on a chain, or a nonce of a domain.
public struct ChargeKey: Hashable, Sendable, CustomStringConvertible, Comparable {
    /// The key in one line.
    public let description: String

    init(text: String) { description = text }

    /// The nonce of an account on a chain.
    public static func transaction(chain: ChainID, account: Address, nonce: UInt64) -> ChargeKey {
        ChargeKey(text: "tx|\(chain)|\(account)|\(nonce)")
    }

    /// A nonce that a contract counts for whoever authorised.
    public static func authorization(
        chain: ChainID, contract: Address, authorizer: Address, nonce: String
    ) -> ChargeKey {
        ChargeKey(text: "auth|\(chain)|\(contract)|\(authorizer)|\(nonce)")
    }

    /// The chain, account and nonce, if it is the key of transactions.
    public var transaction: (chain: ChainID, account: Address, nonce: UInt64)? {
        let parts = description.split(separator: "|")
        guard parts.count == 4, parts[0] == "tx", let chain = try? ChainID(String(parts[1])),
            let account = try? Address(String(parts[2])), let nonce = UInt64(parts[3])
        else { return nil }
        return (chain, account, nonce)
    }

    /// By their text.
    public static func < (a: ChargeKey, b: ChargeKey) -> Bool { a.description < b.description }
}
