// SPDX-License-Identifier: Apache-2.0

extension UInt256: CustomStringConvertible {
    /// The value of ASCII decimal digits, leading zeros allowed; nil for anything else or 2²⁵⁶ and more.
    public init?(decimal text: String) {
        var text = text
        guard let value = text.withUTF8({ UInt256(decimal: UnsafeRawBufferPointer($0)) }) else { return nil }
        self = value
    }

    /// The value of `0x` and hexadecimal digits, at least one; nil for anything else or 2²⁵⁶ and more.
    public init?(hex text: String) {
        var text = text
        guard let value = text.withUTF8({ UInt256(hex: UnsafeRawBufferPointer($0)) }) else { return nil }
        self = value
    }

    init?(decimal digits: UnsafeRawBufferPointer) {
        guard !digits.isEmpty else { return nil }
        var (w3, w2, w1, w0): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var at = 0
        while at < digits.count {
            // Up to 19 digits fit a word; then one multiplication takes them all in.
            var (chunk, scale): (UInt64, UInt64) = (0, 1)
            let end = Swift.min(at + 19, digits.count)
            while at < end {
                let digit = digits[at] &- UInt8(ascii: "0")
                guard digit < 10 else { return nil }
                chunk = chunk &* 10 &+ UInt64(digit)
                scale = scale &* 10
                at += 1
            }
            var carry = chunk
            (w0, carry) = Self.multiply(w0, by: scale, adding: carry)
            (w1, carry) = Self.multiply(w1, by: scale, adding: carry)
            (w2, carry) = Self.multiply(w2, by: scale, adding: carry)
            (w3, carry) = Self.multiply(w3, by: scale, adding: carry)
            guard carry == 0 else { return nil }
        }
        self.init(bigEndianWords: w3, w2, w1, w0)
    }

    init?(hex text: UnsafeRawBufferPointer) {
        guard text.count > 2, text[0] == UInt8(ascii: "0"), text[1] == UInt8(ascii: "x") else { return nil }
        var (w3, w2, w1, w0): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for index in 2..<text.count {
            guard let digit = nibble(text[index]), w3 >> 60 == 0 else { return nil }
            w3 = w3 << 4 | w2 >> 60
            w2 = w2 << 4 | w1 >> 60
            w1 = w1 << 4 | w0 >> 60
            w0 = w0 << 4 | UInt64(digit)
        }
        self.init(bigEndianWords: w3, w2, w1, w0)
    }

    /// The value in decimal digits.
    public var description: String {
        var words = [w3, w2, w1, w0]
        var chunks: [UInt64] = []
        repeat {
            var remainder: UInt64 = 0
            for index in words.indices {
                (words[index], remainder) = Self.chunk.dividingFullWidth((remainder, words[index]))
            }
            chunks.append(remainder)
        } while words.contains { $0 != 0 }
        var text = String(chunks.removeLast())
        for chunk in chunks.reversed() {
            let digits = String(chunk)
            text += String(repeating: "0", count: 19 - digits.utf8.count) + digits
        }
        return text
    }

    /// The value as `0x` and lower-case digits without leading zeros; `0x0` for 0.
    public var hex: String {
        let digits = [w3, w2, w1, w0].drop { $0 == 0 }
        guard let first = digits.first else { return "0x0" }
        return digits.dropFirst().reduce("0x" + String(first, radix: 16)) { text, word in
            let part = String(word, radix: 16)
            return text + String(repeating: "0", count: 16 - part.utf8.count) + part
        }
    }

    private static let chunk: UInt64 = 10_000_000_000_000_000_000

    private static func multiply(_ word: UInt64, by scale: UInt64, adding carry: UInt64) -> (UInt64, UInt64) {
        let full = word.multipliedFullWidth(by: scale)
        let (low, overflow) = full.low.addingReportingOverflow(carry)
        return (low, full.high &+ (overflow ? 1 : 0))
    }
}

/// The value of one hexadecimal digit of either case.
@inline(__always)
func nibble(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit &- UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit &- UInt8(ascii: "a") &+ 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit &- UInt8(ascii: "A") &+ 10
    default: nil
    }
}
