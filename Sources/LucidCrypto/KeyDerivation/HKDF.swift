// SPDX-License-Identifier: Apache-2.0

/// Keys from a strong secret (RFC 5869).
///
/// For passwords use ``Scrypt`` or ``PBKDF2``.
package enum HKDF {
    /// `count` bytes (at most 8,160) by HKDF-SHA-256.
    ///
    /// An empty `salt` stands for 32 zeros.
    package static func sha256(secret: SecretBytes, salt: [UInt8], info: [UInt8], count: Int) -> SecretBytes {
        precondition((0...255 * 32).contains(count), "HKDF-SHA-256 gives 0 to 8160 bytes, not \(count)")
        let extracted = SecretBytes(count: 32) { key in
            salt.withUnsafeBytes { salt in
                secret.withBytes { Digest.sha256.authenticate(key: salt, message: $0, into: key) }
            }
        }
        let blocks = (count + 31) / 32
        // T(n) = HMAC(PRK, T(n - 1) | info | n), all in memory that is wiped.
        let expanded = SecretBytes(count: blocks * 32) { output in
            for block in 0..<blocks {
                let previous = block == 0 ? 0 : 32
                let message = SecretBytes(count: previous + info.count + 1) { message in
                    if previous > 0 {
                        message.copyBytes(from: output[(block - 1) * 32..<block * 32])
                    }
                    UnsafeMutableRawBufferPointer(rebasing: message[previous...]).copyBytes(from: info)
                    message[previous + info.count] = UInt8(truncatingIfNeeded: block + 1)
                }
                let place = UnsafeMutableRawBufferPointer(rebasing: output[block * 32..<(block + 1) * 32])
                extracted.withBytes { key in
                    message.withBytes { Digest.sha256.authenticate(key: key, message: $0, into: place) }
                }
            }
        }
        return SecretBytes(count: count) { output in
            expanded.withBytes { output.copyBytes(from: $0[0..<count]) }
        }
    }
}
