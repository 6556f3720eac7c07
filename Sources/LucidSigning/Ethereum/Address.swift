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
        try self.init(text, checksum: .eip55)
    }

    /// Reads an address as chain `number` writes it.
    ///
    /// Digits of mixed case must be the checksum of ``checksummed(onChain:)``; an EIP-55 checksum is refused where that
    /// is another one. Throws as ``init(_:)`` does.
    public init(_ text: String, onChain number: UInt64) throws(SigningError) {
        try self.init(text, checksum: Checksum(chain: number))
    }

    private init(_ text: String, checksum: Checksum) throws(SigningError) {
        var text = text
        let parsed = text.withUTF8 { Self.parse(UnsafeRawBufferPointer($0)) }
        guard let (word, hasLower, hasUpper) = parsed else {
            throw SigningError(.invalidValue, "an address is 0x and 40 hexadecimal digits")
        }
        self.init(word: word)
        guard !(hasLower && hasUpper) || self.text(checksum).utf8.elementsEqual(text.utf8) else {
            throw SigningError(
                .invalidValue,
                "the address is in mixed case and its \(checksum.name) checksum is wrong; check every digit")
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
    public var description: String { text(.eip55) }

    /// `0x` and 40 digits whose case is the checksum that chain `number` uses: that of EIP-1191 on the chains that
    /// adopted it, which are Rootstock (30) and its test network (31), and that of EIP-55 on all others.
    public func checksummed(onChain number: UInt64) -> String { text(Checksum(chain: number)) }

    private enum Checksum {
        case eip55
        /// The last digit of the number 30 or 31.
        case eip1191(UInt8)

        init(chain: UInt64) {
            self = chain == 30 ? .eip1191(UInt8(ascii: "0")) : chain == 31 ? .eip1191(UInt8(ascii: "1")) : .eip55
        }

        var name: String {
            switch self {
            case .eip55: "EIP-55"
            case .eip1191: "EIP-1191"
            }
        }
    }

    private func text(_ checksum: Checksum) -> String {
        // What is hashed is `3`, `0` or `1`, `0x` and the digits by EIP-1191, and the digits alone by EIP-55.
        withUnsafeTemporaryAllocation(byteCount: 80, alignment: 8) { buffer in
            word.store(to: buffer)
            let text = UnsafeMutableRawBufferPointer(rebasing: buffer[36...])
            (text[0], text[2], text[3]) = (UInt8(ascii: "3"), UInt8(ascii: "0"), UInt8(ascii: "x"))
            for index in 0..<20 {
                text[4 + index * 2] = Self.digit(buffer[12 + index] >> 4)
                text[5 + index * 2] = Self.digit(buffer[12 + index] & 15)
            }
            let hashed: UnsafeMutableRawBufferPointer
            switch checksum {
            case .eip55: hashed = UnsafeMutableRawBufferPointer(rebasing: text[4...])
            case .eip1191(let digit):
                text[1] = digit
                hashed = text
            }
            Keccak256.word(UnsafeRawBufferPointer(hashed)).store(to: buffer)
            for index in 0..<40 {
                let nibble = index.isMultiple(of: 2) ? buffer[index / 2] >> 4 : buffer[index / 2] & 15
                if nibble >= 8, text[4 + index] >= UInt8(ascii: "a") { text[4 + index] -= 32 }
            }
            return String(unsafeUninitializedCapacity: 42) { target in
                UnsafeMutableRawBufferPointer(target).copyMemory(from: UnsafeRawBufferPointer(rebasing: text[2...]))
                return 42
            }
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
