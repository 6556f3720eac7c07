// SPDX-License-Identifier: Apache-2.0

/// Base 16 (RFC 4648 section 8), two digits a byte.
package enum Hex {
    /// Whether text to decode starts with `0x`.
    package enum Prefix: Sendable {
        /// It must.
        case required
        /// It may.
        case optional
        /// It must not.
        case refused
    }

    /// Lower-case digits, after `0x` if `prefix` is true.
    package static func encode(_ bytes: some Sequence<UInt8>, prefix: Bool = false) -> String {
        if let text = bytes.withContiguousStorageIfAvailable({ encode($0, prefix: prefix) }) { return text }
        return Array(bytes).withUnsafeBufferPointer { encode($0, prefix: prefix) }
    }

    private static func encode(_ bytes: UnsafeBufferPointer<UInt8>, prefix: Bool) -> String {
        let start = prefix ? 2 : 0
        return String(unsafeUninitializedCapacity: start + bytes.count * 2) { text in
            if prefix {
                text[0] = UInt8(ascii: "0")
                text[1] = UInt8(ascii: "x")
            }
            var at = start
            for byte in bytes {
                text[at] = digit(byte >> 4)
                text[at + 1] = digit(byte & 15)
                at += 2
            }
            return at
        }
    }

    /// The bytes, or nil if `text` has an odd number of digits, anything but digits, or breaks the prefix rule.
    ///
    /// Digits of either case are accepted. The prefix is `0x` in lower case only.
    package static func decode(_ text: String, prefix: Prefix = .optional) -> [UInt8]? {
        var text = text
        return text.withUTF8 { decode($0, prefix: prefix) }
    }

    /// The bytes that UTF-8 `text` stands for, by the rules of the string form.
    package static func decode(_ text: UnsafeBufferPointer<UInt8>, prefix: Prefix = .optional) -> [UInt8]? {
        let prefixed = text.count >= 2 && text[0] == UInt8(ascii: "0") && text[1] == UInt8(ascii: "x")
        guard prefixed ? prefix != .refused : prefix != .required else { return nil }
        let start = prefixed ? 2 : 0
        guard (text.count - start).isMultiple(of: 2) else { return nil }
        let count = (text.count - start) / 2
        var invalid: UInt8 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            for index in 0..<count {
                let high = value(text[start + index * 2])
                let low = value(text[start + index * 2 + 1])
                invalid |= (high | low) & 0xf0
                buffer[index] = high << 4 | low & 15
            }
            written = count
        }
        return invalid == 0 ? bytes : nil
    }

    private static func digit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }

    private static func value(_ digit: UInt8) -> UInt8 {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: 0xff
        }
    }
}
