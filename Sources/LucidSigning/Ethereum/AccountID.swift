// SPDX-License-Identifier: Apache-2.0

/// An account on a chain by CAIP-10, for example `eip155:8453:0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045`.
///
/// Accounts on `eip155` chains are equal if their chains and the bytes of their addresses are, and are written in the
/// EIP-55 form. Accounts on other chains are compared and kept exactly as written.
public struct AccountID: Hashable, Sendable, CustomStringConvertible {
    /// The chain.
    public let chain: ChainID
    /// The account within its chain: 1 to 128 of letters, digits, `-`, `.` and `%`; EIP-55 on an `eip155` chain.
    public let account: String

    /// The address, for an account on an `eip155` chain; else nil.
    public let address: Address?

    /// Reads `namespace:reference:account`.
    ///
    /// On an `eip155` chain the account is an address as ``Address/init(_:)`` reads it. Throws
    /// ``SigningError/Code/invalidValue`` for anything else.
    public init(_ text: String) throws(SigningError) {
        // No part may contain a colon, so the last one is before the account.
        guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else {
            throw SigningError(.invalidValue, "an account is namespace:reference:account by CAIP-10")
        }
        let chain = try inside("chain") { () throws(SigningError) in try ChainID(String(text[..<colon])) }
        try self.init(chain: chain, account: String(text[text.utf8.index(after: colon)...]))
    }

    /// Joins a chain and an account on it.
    ///
    /// Throws ``SigningError/Code/invalidValue`` as ``init(_:)`` does.
    public init(chain: ChainID, account: String) throws(SigningError) {
        guard (1...128).contains(account.utf8.count), account.utf8.allSatisfy(Self.isAccountByte) else {
            throw SigningError(
                .invalidValue, path: "account", "it is 1 to 128 letters, digits, dashes, dots and percent signs")
        }
        let isEthereum = chain.eip155Reference != nil
        let address = try isEthereum ? inside("account") { () throws(SigningError) in try Address(account) } : nil
        self.init(chain, address?.description ?? account, address)
    }

    private init(_ chain: ChainID, _ account: String, _ address: Address?) {
        self.chain = chain
        self.account = account
        self.address = address
    }

    /// The account with this address on the Ethereum-like chain with this number.
    public static func eip155(_ number: UInt64, _ address: Address) -> AccountID {
        AccountID(.eip155(number), address.description, address)
    }

    /// The chain, a colon and the account.
    public var description: String { "\(chain):\(account)" }

    private static func isAccountByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "%"):
            true
        default: false
        }
    }
}
