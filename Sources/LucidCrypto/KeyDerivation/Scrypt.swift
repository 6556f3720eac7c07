// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// Keys from a password by a memory-hard function (RFC 7914).
///
/// Blocks, for half a second at keystore cost.
package enum Scrypt {
    /// The memory a derivation may take unless the caller says otherwise: 512 MiB.
    package static let defaultMemoryLimit = 512 << 20

    /// `count` bytes at cost `n` (a power of two above 1), block size `r` and parallelism `p`.
    ///
    /// Throws ``CryptoError/Code/invalidParameter`` for values RFC 7914 does not allow and, before any work,
    /// ``CryptoError/Code/limitExceeded`` if the derivation would take more than `memoryLimit` bytes: parameters
    /// often come from a file someone else wrote. Unlike the RFC, any `n` within the memory limit is allowed for `r`
    /// below 4: the web3 secret storage definition has an example with n 2¹⁸ and r 1.
    package static func derive(
        password: SecretBytes, salt: [UInt8], n: Int, r: Int, p: Int, count: Int,
        memoryLimit: Int = defaultMemoryLimit
    ) throws(CryptoError) -> SecretBytes {
        guard n > 1, n & (n - 1) == 0, r > 0, p > 0, (1...1 << 20).contains(count) else {
            throw CryptoError(
                .invalidParameter,
                message: "scrypt needs n a power of two above 1, r and p above 0, and 1 to 1048576 bytes of output; "
                    + "got n \(n), r \(r), p \(p), count \(count)")
        }
        let (parallel, tooParallel) = p.multipliedReportingOverflow(by: r)
        guard !tooParallel, parallel < 1 << 30 else {
            throw CryptoError(.invalidParameter, message: "scrypt does not allow r \(r) with p \(p)")
        }
        guard let needed = memory(n: n, r: r, p: p), needed <= memoryLimit else {
            throw CryptoError(
                .limitExceeded,
                message: "scrypt with n \(n), r \(r), p \(p) needs more memory than the \(memoryLimit) bytes allowed")
        }
        return try SecretBytes(count: count) { output throws(CryptoError) in
            let result = password.withBytes { password in
                if r < 4 && n >= 1 << (16 * r) {
                    lucid_scrypt(
                        password.baseAddress, password.count, salt, salt.count, UInt64(n), r, p, Digest.sha256.handle,
                        output.baseAddress, count)
                } else {
                    EVP_PBE_scrypt(
                        password.baseAddress, password.count, salt, salt.count, UInt64(n), UInt64(r), UInt64(p),
                        UInt64(needed), output.baseAddress, count)
                }
            }
            guard result == 1 else {
                ERR_clear_error()
                throw CryptoError(
                    .libraryFailure, message: "libcrypto could not run scrypt with n \(n), r \(r), p \(p)")
            }
        }
    }

    /// The bytes a derivation takes: 128·r for each of n, p and the working blocks.
    ///
    /// Nil if that overflows.
    package static func memory(n: Int, r: Int, p: Int) -> Int? {
        let (blocks, first) = n.addingReportingOverflow(p)
        let (withSlack, second) = blocks.addingReportingOverflow(4)
        let (size, third) = r.multipliedReportingOverflow(by: 128)
        let (total, fourth) = withSlack.multipliedReportingOverflow(by: size)
        return first || second || third || fourth ? nil : total
    }
}
