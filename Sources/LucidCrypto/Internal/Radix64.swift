// SPDX-License-Identifier: Apache-2.0

/// The arithmetic both base 64 alphabets share.
enum Radix64 {
    private static let padding = UInt8(ascii: "=")
    private static let standardValues = values(symbol62: UInt8(ascii: "+"), symbol63: UInt8(ascii: "/"))
    private static let urlValues = values(symbol62: UInt8(ascii: "-"), symbol63: UInt8(ascii: "_"))

    /// What each character stands for; 255 for those that are no digits.
    private static func values(symbol62: UInt8, symbol63: UInt8) -> [UInt8] {
        var values = [UInt8](repeating: 255, count: 256)
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
        for (value, letter) in (letters + [symbol62, symbol63]).enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }

    static func encode(_ bytes: some Sequence<UInt8>, symbol62: UInt8, symbol63: UInt8, padded: Bool) -> String {
        let inPlace = bytes.withContiguousStorageIfAvailable {
            encode($0, symbol62: symbol62, symbol63: symbol63, padded: padded)
        }
        if let inPlace { return inPlace }
        return Array(bytes).withUnsafeBufferPointer {
            encode($0, symbol62: symbol62, symbol63: symbol63, padded: padded)
        }
    }

    private static func encode(
        _ bytes: UnsafeBufferPointer<UInt8>, symbol62: UInt8, symbol63: UInt8, padded: Bool
    ) -> String {
        func symbol(_ bits: UInt32) -> UInt8 {
            switch UInt8(truncatingIfNeeded: bits & 63) {
            case let value where value < 26: UInt8(ascii: "A") + value
            case let value where value < 52: UInt8(ascii: "a") + value - 26
            case let value where value < 62: UInt8(ascii: "0") + value - 52
            case 62: symbol62
            default: symbol63
            }
        }
        return String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { text in
            var from = 0
            var to = 0
            while from + 3 <= bytes.count {
                let bits = UInt32(bytes[from]) << 16 | UInt32(bytes[from + 1]) << 8 | UInt32(bytes[from + 2])
                for place in 0..<4 { text[to + place] = symbol(bits >> UInt32(18 - 6 * place)) }
                from += 3
                to += 4
            }
            let rest = bytes.count - from
            guard rest > 0 else { return to }
            let bits = UInt32(bytes[from]) << 16 | (rest == 2 ? UInt32(bytes[from + 1]) << 8 : 0)
            for place in 0...rest { text[to + place] = symbol(bits >> UInt32(18 - 6 * place)) }
            to += rest + 1
            if padded {
                for _ in rest..<3 {
                    text[to] = padding
                    to += 1
                }
            }
            return to
        }
    }

    static func decode(_ text: String, symbol62: UInt8, symbol63: UInt8, padded: Bool) -> [UInt8]? {
        var text = text
        return text.withUTF8 { decode($0, symbol62: symbol62, symbol63: symbol63, padded: padded) }
    }

    static func decode(
        _ text: UnsafeBufferPointer<UInt8>, symbol62: UInt8, symbol63: UInt8, padded: Bool
    ) -> [UInt8]? {
        var digits = text[...]
        if padded {
            guard text.count.isMultiple(of: 4) else { return nil }
            for _ in 0..<2 where digits.last == padding { digits.removeLast() }
        }
        guard digits.count % 4 != 1 else { return nil }
        let values = symbol62 == UInt8(ascii: "-") ? urlValues : standardValues
        // Letters fill groups of three bytes; what is left must not say more than the bytes that it stands for.
        var bits: UInt32 = 0
        var isForeign = false
        let bytes = [UInt8](unsafeUninitializedCapacity: digits.count / 4 * 3 + 2) { buffer, written in
            values.withUnsafeBufferPointer { values in
                var held = 0
                var to = 0
                for digit in digits {
                    let value = values[Int(digit)]
                    isForeign = isForeign || value > 63
                    bits = bits << 6 | UInt32(value & 63)
                    held += 6
                    if held >= 8 {
                        held -= 8
                        buffer[to] = UInt8(truncatingIfNeeded: bits >> UInt32(held))
                        to += 1
                        bits &= (1 << UInt32(held)) - 1
                    }
                }
                written = to
            }
        }
        return bits == 0 && !isForeign ? bytes : nil
    }
}
