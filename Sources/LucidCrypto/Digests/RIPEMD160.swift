// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// RIPEMD-160, 20 bytes.
///
/// Only to name keys as BIP-32 does: it is too short for anything that must be hard to forge.
package enum RIPEMD160 {
    /// The length of a digest in bytes.
    package static let count = 20

    /// The digest of `bytes`.
    package static func hash(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            let result = lucid_ripemd160(bytes, bytes.count, buffer.baseAddress)
            precondition(result == 1, "libcrypto could not hash \(bytes.count) bytes")
            written = count
        }
    }
}
