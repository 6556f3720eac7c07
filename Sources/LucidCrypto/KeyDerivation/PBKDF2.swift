// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// Keys from a password by repeated HMAC (RFC 8018).
///
/// Blocks for as long as `iterations` takes.
package enum PBKDF2 {
    /// `count` bytes by PBKDF2-HMAC-SHA-256.
    ///
    /// Throws ``CryptoError/Code/invalidParameter`` unless 1 ≤ iterations < 2³¹ and 1 ≤ count ≤ 1 MiB.
    package static func sha256(
        password: SecretBytes, salt: [UInt8], iterations: Int, count: Int
    ) throws(CryptoError) -> SecretBytes {
        try derive(.sha256, password: password, salt: SecretBytes(copying: salt), iterations: iterations, count: count)
    }

    /// `count` bytes by PBKDF2-HMAC-SHA-512, within the same limits.
    package static func sha512(
        password: SecretBytes, salt: [UInt8], iterations: Int, count: Int
    ) throws(CryptoError) -> SecretBytes {
        try sha512(password: password, salt: SecretBytes(copying: salt), iterations: iterations, count: count)
    }

    /// The same with a salt that is itself secret, as the passphrase of a mnemonic is.
    package static func sha512(
        password: SecretBytes, salt: SecretBytes, iterations: Int, count: Int
    ) throws(CryptoError) -> SecretBytes {
        try derive(.sha512, password: password, salt: salt, iterations: iterations, count: count)
    }

    private static func derive(
        _ digest: Digest, password: SecretBytes, salt: SecretBytes, iterations: Int, count: Int
    ) throws(CryptoError) -> SecretBytes {
        guard iterations > 0, let rounds = Int32(exactly: iterations) else {
            throw CryptoError(.invalidParameter, message: "PBKDF2 takes 1 to 2147483647 iterations, not \(iterations)")
        }
        guard (1...1 << 20).contains(count), let saltCount = Int32(exactly: salt.count),
            let passwordCount = Int32(exactly: password.count)
        else {
            throw CryptoError(
                .invalidParameter, message: "PBKDF2 gives 1 to 1048576 bytes, not \(count), or the salt is too long")
        }
        return try SecretBytes(count: count) { output throws(CryptoError) in
            let result = password.withBytes { password in
                salt.withBytes { salt in
                    PKCS5_PBKDF2_HMAC(
                        password.baseAddress, passwordCount, salt.assumingMemoryBound(to: UInt8.self).baseAddress,
                        saltCount, rounds, digest.handle, Int32(truncatingIfNeeded: count), output.baseAddress)
                }
            }
            guard result == 1 else {
                ERR_clear_error()
                throw CryptoError(.libraryFailure, message: "libcrypto could not run PBKDF2")
            }
        }
    }
}
