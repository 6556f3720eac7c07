// SPDX-License-Identifier: Apache-2.0

/// Base 64 with `-` and `_` and no padding (RFC 4648 section 5, as in RFC 7515).
package enum Base64URL {
    /// The text, unpadded.
    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        Radix64.encode(bytes, symbol62: UInt8(ascii: "-"), symbol63: UInt8(ascii: "_"), padded: false)
    }

    /// The bytes, or nil unless `text` is exactly what encoding those bytes gives: no padding, no leftover bits.
    package static func decode(_ text: String) -> [UInt8]? {
        Radix64.decode(text, symbol62: UInt8(ascii: "-"), symbol63: UInt8(ascii: "_"), padded: false)
    }

    /// The bytes that the ASCII `digits` stand for, as the other `decode` takes them.
    package static func decode(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
        digits.withUnsafeBufferPointer {
            Radix64.decode($0, symbol62: UInt8(ascii: "-"), symbol63: UInt8(ascii: "_"), padded: false)
        }
    }
}
