// SPDX-License-Identifier: Apache-2.0

/// Message authentication codes (RFC 2104).
///
/// Compare them with ``ConstantTime``.
package enum HMAC {
    /// HMAC-SHA-256, 32 bytes.
    package static func sha256(key: SecretBytes, message: [UInt8]) -> [UInt8] {
        code(.sha256, count: SHA256.count, key: key, message: message)
    }

    /// HMAC-SHA-512, 64 bytes.
    package static func sha512(key: SecretBytes, message: [UInt8]) -> [UInt8] {
        code(.sha512, count: SHA512.count, key: key, message: message)
    }

    /// HMAC-SHA-512 of a message that is as secret as the code, 64 bytes.
    package static func sha512(key: UnsafeRawBufferPointer, message: SecretBytes) -> SecretBytes {
        SecretBytes(count: SHA512.count) { output in
            message.withBytes { Digest.sha512.authenticate(key: key, message: $0, into: output) }
        }
    }

    private static func code(_ digest: Digest, count: Int, key: SecretBytes, message: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            let output = UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: count)
            key.withBytes { key in
                message.withUnsafeBytes { digest.authenticate(key: key, message: $0, into: output) }
            }
            written = count
        }
    }
}
