// SPDX-License-Identifier: Apache-2.0
public import LucidCrypto

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The state of a credential at one moment, without a secret.
public struct CredentialHealth: Sendable {
    /// What the credential is good for.
    public enum State: String, Sendable, CaseIterable {
        /// Nothing is in memory; nobody has asked yet, or the session was cleared.
        case unauthenticated
        /// A token is served.
        case authenticated
        /// There is no token to serve, and an attempt is under way.
        case authenticating
        /// There is no token to serve, and the last attempt failed; another one follows.
        case failing
        /// A person has to log in again or mend the credential.
        case reauthenticationRequired
        /// The credential was shut down.
        case shutDown
    }

    /// What the credential is good for.
    public let state: State
    /// Who the credential belongs to.
    public let identity: SharingIdentity
    /// The session, if there is one.
    public let session: SessionSummary?
    /// Seconds until renewal may begin, until it is due, and until the token is no longer served.
    ///
    /// May be negative.
    public let secondsToSoftEdge: Double?
    /// Seconds until renewal is due.
    public let secondsToHardEdge: Double?
    /// Seconds until the token is no longer served.
    public let secondsToEnd: Double?
    /// Whether storage holds the session; nil without one.
    public let isPersisted: Bool?
    /// Whether an attempt is under way.
    public let isRenewing: Bool
    /// The last failure since the last success.
    public let lastError: AuthError?
    /// What protects the secrets of this process, the same for all its credentials.
    ///
    /// Where the system refuses to lock memory, everything works all the same.
    public let secretMemory: SecretMemory.Health
    /// When the next attempt may begin, by the wall clock; nil if nothing holds it back.
    public let nextAttempt: Date?

    /// Whether a token is served.
    public var isAuthenticated: Bool { state == .authenticated }
}
