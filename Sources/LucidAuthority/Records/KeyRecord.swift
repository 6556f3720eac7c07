// SPDX-License-Identifier: Apache-2.0

public import LucidCrypto

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
        /// Signs access tokens (ES256); the public half is in the key set.
        case signing
        /// Authenticates refresh tokens, so that a made-up one touches no family.
        case refreshToken
    }

    /// The name; for signing keys the RFC 7638 thumbprint.
    public var id: String
    /// What it is for.
    public var purpose: Purpose
    /// 32 bytes: the private scalar, or the MAC key.
    public var secret: SecretBytes
    /// When it was made.
    public var createdAt: Date

    /// Creates a record.
    public init(id: String, purpose: Purpose, secret: SecretBytes, createdAt: Date) {
        self.id = id
        self.purpose = purpose
        self.secret = secret
        self.createdAt = createdAt
    }
}
