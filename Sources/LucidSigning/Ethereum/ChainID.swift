// SPDX-License-Identifier: Apache-2.0

/// The name of a chain by CAIP-2, for example `eip155:8453`.
///
/// Names are compared exactly, case included.
public struct ChainID: Hashable, Sendable, CustomStringConvertible {
    /// The kind of chain: 3 to 8 of `a-z`, `0-9` and `-`.
    public let namespace: String
    /// The chain within its kind: 1 to 32 of letters, digits, `-` and `_`.
    public let reference: String

    /// Reads `namespace:reference`.
    ///
    /// For `eip155` the reference is a decimal number of at most 64 bits without leading zeros. Throws
    /// ``SigningError/Code/invalidValue`` for anything else.
    public init(_ text: String) throws(SigningError) {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, (3...8).contains(parts[0].count), (1...32).contains(parts[1].count),
            parts[0].allSatisfy(Self.isNamespaceByte), parts[1].allSatisfy(Self.isReferenceByte)
        else {
            throw SigningError(.invalidValue, "a chain is namespace:reference by CAIP-2, for example eip155:1")
        }
        namespace = String(Substring(parts[0]))
        reference = String(Substring(parts[1]))
        guard namespace != "eip155" || UInt64(reference).map(String.init) == reference else {
            throw SigningError(
                .invalidValue, "the reference of an eip155 chain is a decimal number of 64 bits without leading zeros")
        }
    }

    private init(eip155 number: UInt64) {
        namespace = "eip155"
        reference = String(number)
    }

    /// The Ethereum-like chain with this number.
    public static func eip155(_ number: UInt64) -> ChainID { ChainID(eip155: number) }

    /// The number of an Ethereum-like chain; nil for other kinds.
    public var eip155Reference: UInt64? { namespace == "eip155" ? UInt64(reference) : nil }

    /// The name as written.
    public var description: String { "\(namespace):\(reference)" }

    private static func isNamespaceByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private static func isReferenceByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        default: isNamespaceByte(byte)
        }
    }
}
