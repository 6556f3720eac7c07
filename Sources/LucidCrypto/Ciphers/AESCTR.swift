// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// AES-128 in counter mode (NIST SP 800-38A), as keystore v3 uses it.
///
/// It hides and does not authenticate.
package enum AESCTR {
    /// Encrypts or decrypts, which is the same.
    ///
    /// `key` and `iv` are 16 bytes each; the whole of `iv` is the first counter block, big-endian.
    package static func apply(_ bytes: [UInt8], key: SecretBytes, iv: [UInt8]) throws(CryptoError) -> SecretBytes {
        try bytes.withUnsafeBufferPointer { bytes throws(CryptoError) in
            try apply(UnsafeRawBufferPointer(bytes), key: key, iv: iv)
        }
    }

    /// Encrypts a secret without copying it into memory that is not wiped.
    package static func apply(_ bytes: SecretBytes, key: SecretBytes, iv: [UInt8]) throws(CryptoError) -> SecretBytes {
        try bytes.withBytes { bytes throws(CryptoError) in try apply(bytes, key: key, iv: iv) }
    }

    private static func apply(
        _ bytes: UnsafeRawBufferPointer, key: SecretBytes, iv: [UInt8]
    ) throws(CryptoError) -> SecretBytes {
        guard key.count == 16 else {
            throw CryptoError(.invalidKey, message: "an AES-128 key is 16 bytes, this one is \(key.count)")
        }
        guard iv.count == 16 else {
            throw CryptoError(.invalidParameter, message: "an AES-CTR counter is 16 bytes, this one is \(iv.count)")
        }
        return try SecretBytes(count: bytes.count) { output throws(CryptoError) in
            let result = key.withBytes { key in
                lucid_ctr(
                    Cipher.aes128CTR.handle, key.baseAddress, iv, bytes.baseAddress, bytes.count, output.baseAddress)
            }
            guard result == 1 else {
                throw CryptoError(.libraryFailure, message: "libcrypto could not encrypt \(bytes.count) bytes")
            }
        }
    }
}
