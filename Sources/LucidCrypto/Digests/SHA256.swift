// SPDX-License-Identifier: Apache-2.0

/// SHA-256 (FIPS 180-4), 32 bytes.
package enum SHA256 {
    /// The length of a digest in bytes.
    package static let count = 32

    /// The digest of `bytes`.
    package static func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        Digest.sha256.hash(bytes, count: count)
    }

    /// The digest of `secret`.
    ///
    /// The digest of a guessable secret is itself a secret.
    package static func hash(_ secret: SecretBytes) -> [UInt8] {
        secret.withBytes { Digest.sha256.hash($0, count: count) }
    }
}
