// SPDX-License-Identifier: Apache-2.0

public import LucidTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The refresh tokens that descend from one login: one row, whatever the number of rotations.
///
/// The row knows hashes only. The answer that led from the previous token to the current one is kept for the grace
/// time, sealed with a key that only the previous token yields, so that a client that lost it can have the same bytes
/// again. The methods are the meaning of the two statements with which a store changes a row.
public struct RefreshFamily: Hashable, Sendable {
    /// An opaque identifier, never used twice.
    public var id: String
    /// The agent that logged in.
    public var agentRef: String
    /// The credential that it proved, or the machine client.
    public var credentialID: String
    /// Whom its tokens speak for: the agent, or the subject of a grant.
    public var subject: String
    /// The grant under which it was opened.
    public var grantID: String?
    /// For whom its access tokens are meant; empty for the authority itself.
    public var audience: [String] = []
    /// The RFC 7638 thumbprint of the key that must prove every use of its tokens (RFC 9449 section 5).
    public var proofKeyThumbprint: String?
    /// What its tokens permit.
    public var scopes: ScopeSet
    /// The store's counter at the login; every token of the family carries it.
    public var authSequence: Int64
    /// The number of the current token, from 1.
    public var generation: Int64
    /// SHA-256 of the current token.
    public var currentHash: [UInt8]
    /// SHA-256 of the token before it.
    public var previousHash: [UInt8]?
    /// The answer that replaced the previous token, sealed under it.
    public var sealedAnswer: [UInt8]?
    /// Until when the previous token still gets that answer.
    public var graceUntil: Date?
    /// When the current token expires.
    public var currentExpiresAt: Date
    /// When the family ends, however often it was rotated.
    public var expiresAt: Date
    /// When the login was.
    public var createdAt: Date
    /// When it was revoked.
    public var revokedAt: Date?

    /// Creates the row of a login.
    public init(
        id: String, agentRef: String, credentialID: String, scopes: ScopeSet, authSequence: Int64,
        currentHash: [UInt8], currentExpiresAt: Date, expiresAt: Date, createdAt: Date
    ) {
        self.id = id
        self.agentRef = agentRef
        self.credentialID = credentialID
        subject = agentRef
        self.scopes = scopes
        self.authSequence = authSequence
        self.generation = 1
        self.currentHash = currentHash
        self.currentExpiresAt = min(currentExpiresAt, expiresAt)
        self.expiresAt = expiresAt
        self.createdAt = createdAt
    }

    /// What a rotation writes.
    public struct Rotation: Hashable, Sendable {
        /// SHA-256 of the token that was shown.
        public var presentedHash: [UInt8]
        /// SHA-256 of the token that replaces it.
        public var newHash: [UInt8]
        /// The answer, sealed under the token that was shown.
        public var sealedAnswer: [UInt8]
        /// The time of the rotation.
        public var now: Date
        /// Until when the shown token gets the answer again.
        public var graceUntil: Date
        /// When the new token expires.
        public var newExpiresAt: Date

        /// Creates a rotation.
        public init(
            presentedHash: [UInt8], newHash: [UInt8], sealedAnswer: [UInt8], now: Date, graceUntil: Date,
            newExpiresAt: Date
        ) {
            self.presentedHash = presentedHash
            self.newHash = newHash
            self.sealedAnswer = sealedAnswer
            self.now = now
            self.graceUntil = graceUntil
            self.newExpiresAt = newExpiresAt
        }
    }

    /// What becomes of a genuine token that could not be rotated.
    public enum Verdict: Hashable, Sendable {
        /// The direct predecessor within grace: its sealed answer.
        case repeated([UInt8])
        /// The family is over, or the token is its current one and has expired.
        case dead
        /// Spent before: the family was revoked for it.
        case reused
    }

    /// By what a revocation can be aimed at it.
    package var revocationAttributes: [RevocationCriterion.Kind: String] {
        var attributes: [RevocationCriterion.Kind: String] = [
            .agent: agentRef, .credential: credentialID, .family: id, .subject: subject,
        ]
        attributes[.grant] = grantID
        return attributes
    }

    /// Whether the current token can be rotated at `now`.
    public func isLive(at now: Date) -> Bool { revokedAt == nil && now < expiresAt && now < currentExpiresAt }

    /// Replaces the current token, if the shown one is it and is live.
    ///
    /// The first statement.
    public mutating func rotate(_ rotation: Rotation) -> Bool {
        guard isLive(at: rotation.now), currentHash == rotation.presentedHash else { return false }
        previousHash = currentHash
        currentHash = rotation.newHash
        generation += 1
        sealedAnswer = rotation.sealedAnswer
        graceUntil = rotation.graceUntil
        currentExpiresAt = min(rotation.newExpiresAt, expiresAt)
        return true
    }

    /// Decides about a genuine token that was not rotated.
    ///
    /// The second statement.
    public mutating func judge(presentedHash: [UInt8], now: Date) -> Verdict {
        guard revokedAt == nil, now < expiresAt, currentHash != presentedHash else { return .dead }
        if previousHash == presentedHash, let sealedAnswer, let graceUntil, now < graceUntil {
            return .repeated(sealedAnswer)
        }
        revokedAt = now
        sealedAnswer = nil
        return .reused
    }

    /// Forgets the sealed answer once grace is over.
    public mutating func endGrace(at now: Date) -> Bool {
        guard sealedAnswer != nil, let graceUntil, graceUntil <= now else { return false }
        sealedAnswer = nil
        return true
    }
}
