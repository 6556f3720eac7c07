// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// The bytes of a token with their fingerprint: 1 to 16 KiB of visible ASCII.
package struct SecretToken: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    static let maximumCount = 16 << 10

    private let bytes: SecretBytes
    /// 128 bits of the SHA-256, in hexadecimal.
    ///
    /// Safe to store: tokens have far more entropy than can be searched.
    package let fingerprint: String

    init?(_ text: String) {
        let utf8 = Array(text.utf8)
        guard (1...Self.maximumCount).contains(utf8.count), utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            return nil
        }
        bytes = SecretBytes(copying: utf8)
        fingerprint = Hex.encode(SHA256.hash(utf8).prefix(16))
    }

    package var text: String { bytes.withBytes { String(decoding: $0, as: UTF8.self) } }

    var shortFingerprint: String { String(fingerprint.prefix(8)) }

    func equals(_ other: SecretToken) -> Bool { bytes.constantTimeEquals(other.bytes) }

    package var description: String { "<token \(shortFingerprint)>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
