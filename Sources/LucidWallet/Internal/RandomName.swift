// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// Names that nobody else has.
enum RandomName {
    /// A random UUID (RFC 9562, version 4) in lower case.
    static func uuid() -> String {
        var bytes = SystemRandom.bytes(16)
        bytes[6] = bytes[6] & 0x0f | 0x40
        bytes[8] = bytes[8] & 0x3f | 0x80
        let hex = Array(Hex.encode(bytes))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(hex[$0]) }.joined(separator: "-")
    }
}
