// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// Names that nobody else has.
enum RandomName {
    /// A random UUID (RFC 9562, version 4) in lower case.
    static func uuid() -> String { uuid(of: SystemRandom.bytes(16)) }

    /// 16 bytes as a UUID of version 4.
    static func uuid(of bytes: [UInt8]) -> String {
        var bytes = bytes
        bytes[6] = bytes[6] & 0x0f | 0x40
        bytes[8] = bytes[8] & 0x3f | 0x80
        let hex = Array(Hex.encode(bytes))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(hex[$0]) }.joined(separator: "-")
    }

    /// Whether the text is a UUID of version 4.
    static func isUUID4(_ text: String) -> Bool {
        let parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [8, 4, 4, 4, 12], let bytes = Hex.decode(parts.joined(), prefix: .refused)
        else {
            return false
        }
        return bytes[6] >> 4 == 4 && bytes[8] >> 6 == 2
    }
}
