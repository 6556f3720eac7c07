// SPDX-License-Identifier: Apache-2.0

/// The 20 bytes that name an account.
///
/// Two addresses are equal if their bytes are, whatever case they were written in.
public struct Address: Hashable, Sendable, CustomStringConvertible {
    private let high: UInt64, middle: UInt64, low: UInt32

    /// The address with twenty zero bytes.
    public static let zero = Address(high: 0, middle: 0, low: 0)

    private init(high: UInt64, middle: UInt64, low: UInt32) {
        (self.high, self.middle, self.low) = (high, middle, low)
    }

    /// The low 20 bytes of a word, as a public key's digest gives them.
    init(word: UInt256) {
        let low = UInt32(truncatingIfNeeded: word.w0)
        let middle = word.w0 >> 32 | word.w1 << 32
        let high = word.w1 >> 32 | word.w2 << 32
        self.init(high: high, middle: middle, low: low)
    }

    /// The address with these 20 bytes.
    ///
    /// Throws ``SigningError/Code/invalidValue`` for any other number of bytes.
    public init(bytes: some Collection<UInt8>) throws(SigningError) {
        guard bytes.count == 20, let word = UInt256(bigEndian: bytes) else {
            throw SigningError(.invalidValue, "an address is 20 bytes, not \(bytes.count)")
        }
        self.init(word: word)
    }

    /// Reads `0x` and 40 hexadecimal digits.
    ///
    /// Digits all of one case are taken as they are; digits of mixed case must be the EIP-55 checksum. Anything else
    /// is ``SigningError/Code/invalidValue``.
    public init(_ text: String) throws(SigningError) {
        var text = text
        let parsed = text.withUTF8 { Self.parse(UnsafeRawBufferPointer($0)) }
        guard let (word, hasLower, hasUpper) = parsed else {
            throw SigningError(.invalidValue, "an address is 0x and 40 hexadecimal digits")
        }
        self.init(word: word)
        let isWritten =
            !(hasLower && hasUpper)
            || text.withUTF8 {
                AddressChecksum.isValid(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer($0)[2...]))
            }
        guard isWritten else {
            throw SigningError(
                .invalidValue, "the address is in mixed case and its EIP-55 checksum is wrong; check every digit")
        }
    }

    private static func parse(_ text: UnsafeRawBufferPointer) -> (UInt256, Bool, Bool)? {
        guard text.count == 42, let word = UInt256(hex: text) else { return nil }
        let digits = text[2...]
        return (word, digits.contains { $0 >= UInt8(ascii: "a") }, digits.contains { (65...70).contains($0) })
    }

    /// The 20 bytes.
    public var bytes: [UInt8] { Array(word.bytes.suffix(20)) }

    /// The bytes as the low end of a word, as contracts see an address.
    var word: UInt256 {
        UInt256(
            bigEndianWords: 0, high >> 32, high << 32 | middle >> 32, middle << 32 | UInt64(low))
    }

    /// `0x` and 40 digits whose case is the EIP-55 checksum.
    public var description: String {
        var digits = [UInt8](repeating: 0, count: 42)
        digits[0] = UInt8(ascii: "0")
        digits[1] = UInt8(ascii: "x")
        for (index, byte) in bytes.enumerated() {
            digits[2 + index * 2] = Self.digit(byte >> 4)
            digits[3 + index * 2] = Self.digit(byte & 15)
        }
        let checksum = digits.withUnsafeBytes { Keccak256.hash(UnsafeRawBufferPointer(rebasing: $0[2...])) }
        for index in 0..<40 {
            let nibble = index.isMultiple(of: 2) ? checksum[index / 2] >> 4 : checksum[index / 2] & 15
            if nibble >= 8, digits[2 + index] >= UInt8(ascii: "a") { digits[2 + index] -= 32 }
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
