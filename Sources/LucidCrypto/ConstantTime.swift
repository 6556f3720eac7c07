// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// Comparison whose time tells nothing about the contents.
package enum ConstantTime {
    /// Whether `a` and `b` hold the same bytes, in time that depends on their lengths only.
    package static func equals(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        a.count == b.count && CRYPTO_memcmp(a, b, a.count) == 0
    }

    /// Whether the UTF-8 bytes of `a` and `b` are the same, in time that depends on their lengths only.
    package static func equals(_ a: String, _ b: String) -> Bool {
        equals(Array(a.utf8), Array(b.utf8))
    }
}
