// SPDX-License-Identifier: Apache-2.0

/// Base 64 with `+`, `/` and padding (RFC 4648 section 4).
package enum Base64 {
    /// The padded text.
    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        Radix64.encode(bytes, symbol62: UInt8(ascii: "+"), symbol63: UInt8(ascii: "/"), padded: true)
    }

    /// The bytes, or nil unless `text` is exactly what encoding those bytes gives: padding, no line breaks, no
    /// leftover bits.
    package static func decode(_ text: String) -> [UInt8]? {
        Radix64.decode(text, symbol62: UInt8(ascii: "+"), symbol63: UInt8(ascii: "/"), padded: true)
    }
}
