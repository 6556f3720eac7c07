// SPDX-License-Identifier: Apache-2.0

/// SHA-512 (FIPS 180-4), 64 bytes.
package enum SHA512 {
    /// The length of a digest in bytes.
    package static let count = 64

    /// The digest of `bytes`.
    package static func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        Digest.sha512.hash(bytes, count: count)
    }

    /// The digest of `secret`.
    ///
    /// The digest of a guessable secret is itself a secret.
    package static func hash(_ secret: SecretBytes) -> [UInt8] {
        secret.withBytes { Digest.sha512.hash($0, count: count) }
    }
}
