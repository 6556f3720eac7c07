// SPDX-License-Identifier: Apache-2.0

public import LucidTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A text that an agent is asked to sign, once.
public struct ChallengeRecord: Hashable, Sendable {
    /// An opaque, unguessable identifier.
    public var id: String
    /// The agent that asked.
    public var agentRef: String
    /// The credential whose key must sign.
    public var credentialID: String
    /// The one-time value inside the text.
    public var nonce: String
    /// The EIP-4361 text.
    public var payload: String
    /// Keccak-256 of the EIP-191 form of the text, 0x-prefixed hex.
    ///
    /// Informative.
    public var payloadHash: String
    /// What the tokens will permit.
    public var scopes: ScopeSet
    /// When it was issued.
    public var issuedAt: Date
    /// From when on it is dead.
    public var expiresAt: Date

    /// Creates a record.
    public init(
        id: String, agentRef: String, credentialID: String, nonce: String, payload: String, payloadHash: String,
        scopes: ScopeSet, issuedAt: Date, expiresAt: Date
    ) {
        self.id = id
        self.agentRef = agentRef
        self.credentialID = credentialID
        self.nonce = nonce
        self.payload = payload
        self.payloadHash = payloadHash
        self.scopes = scopes
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }
}
