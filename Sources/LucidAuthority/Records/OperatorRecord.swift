// SPDX-License-Identifier: Apache-2.0
#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A bearer of somebody who runs a tenant.
///
/// Only its hash is kept.
public struct OperatorRecord: Hashable, Sendable {
    /// An opaque identifier, never used twice.
    public var id: String
    /// SHA-256 of the token, 32 bytes.
    public var tokenHash: [UInt8]
    /// When it was made.
    public var createdAt: Date
    /// When it was revoked.
    public var revokedAt: Date?

    /// Creates a record.
    public init(id: String, tokenHash: [UInt8], createdAt: Date, revokedAt: Date? = nil) {
        self.id = id
        self.tokenHash = tokenHash
        self.createdAt = createdAt
        self.revokedAt = revokedAt
    }
}
