// SPDX-License-Identifier: Apache-2.0

public import LucidTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A login that is about to happen: the row of its family, without the counter, which the store draws.
public struct FamilyOpening: Hashable, Sendable {
    /// What came of it.
    public enum Outcome: Hashable, Sendable {
        /// The family is there.
        case opened(RefreshFamily)
        /// The challenge was answered before, or has expired.
        ///
        /// Nothing changed.
        case challengeSpent
        /// There is no such credential or client of the agent, or it was revoked.
        ///
        /// Nothing changed.
        case credentialGone
    }

    /// What ``credentialID`` names.
    public enum Holder: Hashable, Sendable {
        /// A credential of an agent.
        case credential
        /// A machine client.
        case client
    }

    /// The challenge to spend; nil if an operator or a client's secret opens the family.
    public var challengeID: String?
    /// The identifier of the family.
    public var id: String
    /// The agent.
    public var agentRef: String
    /// The credential or machine client; it must be live.
    public var credentialID: String
    /// Which of the two it is.
    public var holder: Holder
    /// Whom the tokens will speak for; nil for the agent.
    public var subject: String?
    /// The grant under which it is opened.
    public var grantID: String?
    /// For whom the access tokens will be meant; empty for the authority itself.
    public var audience: [String] = []
    /// The thumbprint of the key to which the tokens will be bound.
    public var proofKeyThumbprint: String?
    /// What the tokens will permit.
    public var scopes: ScopeSet
    /// SHA-256 of the first refresh token.
    public var tokenHash: [UInt8]
    /// When the first refresh token expires.
    public var tokenExpiresAt: Date
    /// When the family ends.
    public var expiresAt: Date
    /// The time of the login.
    public var now: Date

    /// Creates an opening.
    public init(
        challengeID: String?, id: String, agentRef: String, credentialID: String, scopes: ScopeSet,
        tokenHash: [UInt8], tokenExpiresAt: Date, expiresAt: Date, now: Date, holder: Holder = .credential
    ) {
        self.challengeID = challengeID
        self.id = id
        self.agentRef = agentRef
        self.credentialID = credentialID
        self.scopes = scopes
        self.tokenHash = tokenHash
        self.tokenExpiresAt = tokenExpiresAt
        self.expiresAt = expiresAt
        self.now = now
        self.holder = holder
    }

    /// The row, once the store has drawn its counter.
    public func family(authSequence: Int64) -> RefreshFamily {
        var family = RefreshFamily(
            id: id, agentRef: agentRef, credentialID: credentialID, scopes: scopes, authSequence: authSequence,
            currentHash: tokenHash, currentExpiresAt: tokenExpiresAt, expiresAt: expiresAt, createdAt: now)
        family.subject = subject ?? agentRef
        family.grantID = grantID
        family.audience = audience
        family.proofKeyThumbprint = proofKeyThumbprint
        return family
    }
}
