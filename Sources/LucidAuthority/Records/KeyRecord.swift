// SPDX-License-Identifier: Apache-2.0

public import LucidCrypto
public import LucidTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A key of the authority itself.
///
/// Keys belong to the issuer, not to a tenant.
public struct KeyRecord: Sendable {
    /// What a key is for.
    public enum Purpose: String, Hashable, Sendable {
        /// Signs access tokens; the public half is in the key set.
        case signing
        /// Authenticates refresh tokens, so that a made-up one touches no family.
        case refreshToken
        /// Makes the nonces that DPoP proofs must carry.
        case nonce
    }

    /// The name; for signing keys the RFC 7638 thumbprint.
    public var id: String
    /// What it is for.
    public var purpose: Purpose
    /// The algorithm of a signing key.
    public var algorithm: JWSAlgorithm
    /// The private key as ``TokenSigningKey`` takes it, or 32 bytes of a MAC key; ciphertext if ``isSealed``.
    public var secret: SecretBytes
    /// Whether ``secret`` is encrypted under a key that the store does not have.
    public var isSealed: Bool
    /// When it was made.
    public var createdAt: Date
    /// From when on a signing key signs; before that it is only published, so that every verifier knows it in time.
    public var activatesAt: Date

    /// Creates a record.
    public init(
        id: String, purpose: Purpose, algorithm: JWSAlgorithm = .es256, secret: SecretBytes, isSealed: Bool = false,
        createdAt: Date, activatesAt: Date? = nil
    ) {
        self.id = id
        self.purpose = purpose
        self.algorithm = algorithm
        self.secret = secret
        self.isSealed = isSealed
        self.createdAt = createdAt
        self.activatesAt = activatesAt ?? createdAt
    }
}
