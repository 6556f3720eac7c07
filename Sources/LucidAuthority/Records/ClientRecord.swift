// SPDX-License-Identifier: Apache-2.0

public import LucidTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A program that proves itself by a secret, without a wallet.
///
/// Only the hash of the secret is kept.
public struct ClientRecord: Hashable, Sendable {
    /// An opaque identifier, `clt_` and 32 hexadecimal digits, never used twice.
    public var id: String
    /// A name for people: 1 to 64 characters.
    public var name: String
    /// The subject of its tokens: the agent for which it acts, or `host_` and 24 hexadecimal digits.
    public var agentRef: String
    /// What tells that a secret is the client's: 32 bytes of SHA-256 over tenant, identifier and secret.
    public var secretHash: [UInt8]
    /// The most that its tokens may permit.
    public var scopes: ScopeSet
    /// What it has paid for: `free`, `pro` or `enterprise`.
    ///
    /// Told in its access tokens, and read anew at each refresh.
    public var tier: ClientTier = .free
    /// The hash of the secret before, while it is still taken.
    public var previousSecretHash: [UInt8]?
    /// Until when the secret before is taken.
    public var previousSecretUntil: Date?
    /// The public keys by which it can prove itself instead of the secret (RFC 7523).
    public var publicKeys = JWKSet([])
    /// When it was registered.
    public var createdAt: Date
    /// When it was disabled; it can be enabled again.
    public var disabledAt: Date?
    /// When it was revoked, for good.
    public var revokedAt: Date?
    /// When a session was last opened with its secret.
    public var lastUsedAt: Date?

    /// Creates a record.
    public init(
        id: String, name: String, agentRef: String, secretHash: [UInt8], scopes: ScopeSet, createdAt: Date,
        revokedAt: Date? = nil, lastUsedAt: Date? = nil
    ) {
        self.id = id
        self.name = name
        self.agentRef = agentRef
        self.secretHash = secretHash
        self.scopes = scopes
        self.createdAt = createdAt
        self.revokedAt = revokedAt
        self.lastUsedAt = lastUsedAt
    }

    /// Whether it gets tokens.
    public var isLive: Bool { revokedAt == nil && disabledAt == nil }
}
