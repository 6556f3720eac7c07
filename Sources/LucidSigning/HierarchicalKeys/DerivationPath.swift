// SPDX-License-Identifier: Apache-2.0

/// The way from a key to one of its descendants (BIP-32), for example `m/44'/60'/0'/0/0`.
///
/// `m` is the key that the path is applied to: the master key if the path starts at a mnemonic.
public struct DerivationPath: Hashable, Sendable, CustomStringConvertible {
    /// The longest path: 255 steps, because depth is one byte.
    public static let maximumCount = 255

    /// The numbers of the children, one for each generation.
    public let steps: [Step]

    /// Joins steps.
    ///
    /// Throws ``SigningError/Code/refused`` for more than ``maximumCount``.
    public init(_ steps: [Step] = []) throws(SigningError) {
        guard steps.count <= Self.maximumCount else {
            throw SigningError(.refused, "a path has at most \(Self.maximumCount) steps, not \(steps.count)")
        }
        self.steps = steps
    }

    private init(unchecked steps: [Step]) { self.steps = steps }

    /// Reads `m` and decimal numbers below 2³¹ after slashes, each followed by `'`, `h` or `H` if it is hardened.
    ///
    /// Every number has one spelling: no sign, space or leading zero. Throws ``SigningError/Code/invalidValue`` with
    /// the index of the step, from 0 on, in the path of the error, and ``SigningError/Code/refused`` for more than
    /// ``maximumCount`` steps.
    public init(parsing text: String) throws(SigningError) {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "/"), maxSplits: Self.maximumCount + 1, omittingEmptySubsequences: false)
        guard let first = parts.first, first.elementsEqual("m".utf8) else {
            throw SigningError(.invalidValue, "a derivation path starts with m, as m/44'/60'/0'/0/0 does")
        }
        guard parts.count <= Self.maximumCount + 1 else {
            throw SigningError(.refused, "a path has at most \(Self.maximumCount) steps")
        }
        var steps: [Step] = []
        for (index, part) in parts.dropFirst().enumerated() {
            try inside(index: index) { () throws(SigningError) in steps.append(try Step(parsing: part)) }
        }
        self.steps = steps
    }

    /// `m/44'/60'/0'/0/0`, the first account of almost every wallet.
    public static let standard = DerivationPath(unchecked: [
        Step(rawValue: 44 | Step.hardenedBit), Step(rawValue: 60 | Step.hardenedBit), Step(rawValue: Step.hardenedBit),
        Step(rawValue: 0), Step(rawValue: 0),
    ])

    /// `m/44'/60'/account'/0/index` (BIP-44 with the coin type of Ethereum).
    ///
    /// Most wallets count accounts by `index` and leave `account` at 0; Ledger's counts by `account`. Throws
    /// ``SigningError/Code/invalidValue`` for a number from 2³¹ on.
    public static func ethereum(account: UInt32 = 0, index: UInt32 = 0) throws(SigningError) -> DerivationPath {
        let account = try inside("account") { () throws(SigningError) in try Step(account, isHardened: true) }
        let index = try inside("index") { () throws(SigningError) in try Step(index) }
        return DerivationPath(unchecked: standard.steps.prefix(2) + [account, Step(rawValue: 0), index])
    }

    /// The path with `'` for hardened steps.
    public var description: String { steps.reduce("m") { "\($0)/\($1)" } }
}

extension DerivationPath {
    /// The number of a child: below 2³¹, and hardened or not.
    public struct Step: Hashable, Sendable, CustomStringConvertible {
        static let hardenedBit: UInt32 = 1 << 31

        /// The number as it is derived from and stored, with the top bit set if the child is hardened.
        public let rawValue: UInt32

        /// Takes any number; from 2³¹ on it is that of a hardened child.
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// The child `index`, which is below 2³¹.
        ///
        /// Throws ``SigningError/Code/invalidValue`` for other numbers.
        public init(_ index: UInt32, isHardened: Bool = false) throws(SigningError) {
            guard index < Self.hardenedBit else {
                throw SigningError(.invalidValue, "\(index) is not below 2147483648")
            }
            rawValue = index | (isHardened ? Self.hardenedBit : 0)
        }

        init(parsing text: Substring.UTF8View) throws(SigningError) {
            var digits = text
            let isHardened = digits.last.map { "'hH".utf8.contains($0) } ?? false
            if isHardened { digits.removeLast() }
            guard let first = digits.first, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
                throw SigningError(.invalidValue, "a step is a decimal number, followed by ' if it is hardened")
            }
            guard first != 0x30 || digits.count == 1 else {
                throw SigningError(.invalidValue, "a number has no leading zeros")
            }
            guard digits.count <= 10, let index = UInt32(Substring(digits)), index < Self.hardenedBit else {
                throw SigningError(.invalidValue, "the number is not below 2147483648")
            }
            rawValue = index | (isHardened ? Self.hardenedBit : 0)
        }

        /// The number without the mark.
        public var index: UInt32 { rawValue & ~Self.hardenedBit }
        /// Whether only the private parent gives this child.
        public var isHardened: Bool { rawValue & Self.hardenedBit != 0 }
        /// The number, followed by `'` if it is hardened.
        public var description: String { isHardened ? "\(index)'" : "\(index)" }
    }
}
