// SPDX-License-Identifier: Apache-2.0
#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Something that happened to a credential.
///
/// It holds no token.
public struct AuthEvent: Sendable {
    /// Counts the events of one credential from 1; a gap means that this subscriber was too slow and lost some.
    public let sequence: UInt64
    /// Whose credential it was.
    public let identity: SharingIdentity
    /// When it happened, by the wall clock.
    public let date: Date
    /// What happened.
    public let kind: Kind

    /// What can happen.
    public enum Kind: Sendable {
        /// A challenge was signed and there is a new session.
        case authenticated(SessionSummary)
        /// A stored session was taken up at the start.
        case restored(SessionSummary)
        /// The session was renewed, by this process or, if the source says `store`, by another one.
        case tokenRefreshed(SessionSummary)
        /// An attempt to renew or to authenticate failed; valid tokens are still served.
        case refreshFailed(AuthError)
        /// The authority does not know the credential or has revoked it.
        case credentialRevoked(AuthError)
        /// Nothing the program can do renews the session: log in again.
        case reauthenticationRequired(AuthError)
        /// The session was dropped on request.
        case tokensCleared(reason: String?)
        /// The session, or a note about it, could not be stored; it goes on in memory.
        case persistenceFailed(AuthError)
        /// The authority's clock is this many seconds ahead of the local wall clock.
        case clockSkewDetected(seconds: Double)
        /// A signature was refused by policy.
        case policyDenied(reason: String)
        /// The last event: the credential was shut down.
        case shutDown

        /// A short name, fit for a metric label or a log line.
        public var name: String {
            switch self {
            case .authenticated: "authenticated"
            case .restored: "restored"
            case .tokenRefreshed: "tokenRefreshed"
            case .refreshFailed: "refreshFailed"
            case .credentialRevoked: "credentialRevoked"
            case .reauthenticationRequired: "reauthenticationRequired"
            case .tokensCleared: "tokensCleared"
            case .persistenceFailed: "persistenceFailed"
            case .clockSkewDetected: "clockSkewDetected"
            case .policyDenied: "policyDenied"
            case .shutDown: "shutDown"
            }
        }
    }

    /// Creates an event.
    public init(sequence: UInt64, identity: SharingIdentity, date: Date, kind: Kind) {
        self.sequence = sequence
        self.identity = identity
        self.date = date
        self.kind = kind
    }
}

/// What may be told about a session.
public struct SessionSummary: Hashable, Sendable {
    /// The number of the session; it only grows.
    public let generation: UInt64
    /// When the access token ends, by the authority's clock.
    public let expiresAt: Date
    /// The scopes granted.
    public let scopes: [String]
    /// How the session came to this process.
    public let source: TokenSource
    /// The first 8 hexadecimal digits of the access token's SHA-256.
    public let fingerprint: String

    init(_ bundle: TokenBundle, source: TokenSource) {
        generation = bundle.generation.counter
        expiresAt = bundle.expiresAt
        scopes = bundle.scopes
        fingerprint = bundle.access.shortFingerprint
        self.source = source
    }
}
