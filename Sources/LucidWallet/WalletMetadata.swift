// SPDX-License-Identifier: Apache-2.0
public import LucidSigning

/// What is known about a wallet, for people and logs.
public struct WalletMetadata: Hashable, Sendable {
    /// Who holds the key, such as `local` or `lucid`.
    public var provider: String
    /// The holder's name for the wallet.
    public var id: String?
    /// The address that signs.
    public var address: Address?
    /// The chain that the wallet is for; nil if it signs for any.
    public var chain: ChainID?
    /// The holder's name for the account that owns the wallet.
    public var accountID: String?
    /// A name for people.
    public var label: String?

    /// Creates a description.
    public init(
        provider: String, id: String? = nil, address: Address? = nil, chain: ChainID? = nil, accountID: String? = nil,
        label: String? = nil
    ) {
        self.provider = provider
        self.id = id
        self.address = address
        self.chain = chain
        self.accountID = accountID
        self.label = label
    }
}

/// What a wallet can do.
public struct WalletCapabilities: OptionSet, Hashable, Sendable, CustomStringConvertible {
    /// The bits.
    public let rawValue: UInt32

    /// Creates a set from its bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Signs EIP-191 messages.
    public static let messages = Self(rawValue: 1)
    /// Signs EIP-712 typed data.
    public static let typedData = Self(rawValue: 2)
    /// Signs transactions.
    public static let transactions = Self(rawValue: 4)
    /// Sends transactions to their chain.
    public static let sending = Self(rawValue: 8)
    /// Signs EIP-7702 authorizations.
    public static let authorizations = Self(rawValue: 16)

    /// The names, separated by commas.
    public var description: String {
        let names: [(Self, String)] = [
            (.messages, "messages"), (.typedData, "typedData"), (.transactions, "transactions"), (.sending, "sending"),
            (.authorizations, "authorizations"),
        ]
        return names.filter { contains($0.0) }.map(\.1).joined(separator: ",")
    }
}
