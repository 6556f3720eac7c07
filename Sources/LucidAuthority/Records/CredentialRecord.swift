// SPDX-License-Identifier: Apache-2.0

public import LucidJSON
public import LucidTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Something that an agent can prove: a key at an address.
public struct CredentialRecord: Hashable, Sendable {
    /// Who holds the key.
    public enum Kind: String, Hashable, Sendable {
        /// The agent itself; the authority knows only the address.
        case wallet
        /// The authority, in a sealed keystore.
        case custody
    }

    /// An opaque identifier, never used twice.
    public var id: String
    /// The agent to which it belongs.
    public var agentRef: String
    /// Who holds the key.
    public var kind: Kind
    /// The address of the key, EIP-55.
    public var address: String
    /// The wallet in custody, if the authority holds the key.
    public var walletID: String?
    /// What it is for.
    public var summary: String?
    /// The most that tokens obtained with it may permit.
    public var scopes: ScopeSet
    /// What the operator has attached to it.
    public var metadata: JSONValue?
    /// Whether it is used when a caller names none.
    public var isPrimary: Bool
    /// Random text; told with each token answer.
    public var revocationNonce: String
    /// When it was registered.
    public var createdAt: Date
    /// When it last changed.
    public var updatedAt: Date
    /// When it was revoked.
    public var revokedAt: Date?
    /// When a session was last opened with it.
    public var lastUsedAt: Date?

    /// Creates a record.
    public init(
        id: String, agentRef: String, kind: Kind, address: String, walletID: String? = nil, summary: String? = nil,
        scopes: ScopeSet, metadata: JSONValue? = nil, isPrimary: Bool, revocationNonce: String, createdAt: Date,
        updatedAt: Date, revokedAt: Date? = nil, lastUsedAt: Date? = nil
    ) {
        self.id = id
        self.agentRef = agentRef
        self.kind = kind
        self.address = address
        self.walletID = walletID
        self.summary = summary
        self.scopes = scopes
        self.metadata = metadata
        self.isPrimary = isPrimary
        self.revocationNonce = revocationNonce
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.revokedAt = revokedAt
        self.lastUsedAt = lastUsedAt
    }
}
