// SPDX-License-Identifier: Apache-2.0

/// Why there is no credential, or why it could not be renewed.
///
/// All callers that waited for one attempt get the same error, with the same ``incident``.
public struct AuthError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, and so what the caller should do.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String {
            case unavailable, grantRejected, credentialRevoked, configuration, challengeExpired, challengeRejected
            case signerFailed, reauthenticationRequired, storage, storageKeyMismatch, lockHeld, shutDown
        }

        private let backing: Backing

        /// The authority cannot be reached or cannot answer now.
        ///
        /// Retry later; see ``AuthError/retryAfter``.
        public static let unavailable = Self(backing: .unavailable)
        /// The authority no longer accepts the refresh token.
        ///
        /// The ladder goes on with a new challenge.
        public static let grantRejected = Self(backing: .grantRejected)
        /// The authority does not know the credential, or has revoked it.
        ///
        /// Ask the operator for a new one.
        public static let credentialRevoked = Self(backing: .credentialRevoked)
        /// The settings do not fit the authority.
        ///
        /// Fix configuration.
        public static let configuration = Self(backing: .configuration)
        /// The challenge ran out, or the authority has forgotten it.
        ///
        /// A new one is asked for once.
        public static let challengeExpired = Self(backing: .challengeExpired)
        /// The challenge is not one that may be signed.
        ///
        /// Report: somebody may be misusing the key.
        public static let challengeRejected = Self(backing: .challengeRejected)
        /// The wallet did not sign.
        ///
        /// Fix the wallet; it is asked again after 30 seconds.
        public static let signerFailed = Self(backing: .signerFailed)
        /// No refresh token and no key can renew the session.
        ///
        /// Log in again.
        public static let reauthenticationRequired = Self(backing: .reauthenticationRequired)
        /// The stored credential cannot be read or written.
        ///
        /// Do what the message says.
        public static let storage = Self(backing: .storage)
        /// The stored credential is sealed with another key.
        ///
        /// Configure that key, or log in with another storage.
        public static let storageKeyMismatch = Self(backing: .storageKeyMismatch)
        /// The right to renew was not to be had: another process has it and does not finish, or a storage of several
        /// hosts does not give it.
        ///
        /// Retry later, or look at that process or storage.
        public static let lockHeld = Self(backing: .lockHeld)
        /// The credential was shut down.
        ///
        /// Create a new one.
        public static let shutDown = Self(backing: .shutDown)

        /// The code of that short name.
        init?(name: String) {
            guard let backing = Backing(rawValue: name) else { return nil }
            self.init(backing: backing)
        }

        private init(backing: Backing) { self.backing = backing }

        /// A short name, fit for a metric label.
        public var description: String { backing.rawValue }
    }

    /// Whether a refresh token that was sent can have been spent.
    public enum Outcome: String, Sendable {
        /// It was not sent, or the authority said that it did not use it.
        case unspent
        /// Nobody can tell. The same refresh token is not sent again if there is another way.
        case unknown
    }

    /// What went wrong.
    public let code: Code
    /// One sentence for a person.
    ///
    /// Holds no token, no header and no body.
    public let message: String
    /// The status of the authority's answer, if there was one.
    public var status: Int?
    /// Seconds after which another attempt can make sense, if known.
    public var retryAfter: Double?
    /// Whether a refresh token that was sent can have been spent.
    public var outcome: Outcome
    /// Names the attempt that failed, the same in all errors and events that it led to.
    ///
    /// Empty before an attempt.
    public var incident: String
    /// The cause, if another error led here.
    public let underlying: (any Error)?

    /// Creates an error.
    public init(
        _ code: Code, message: String, status: Int? = nil, retryAfter: Double? = nil, outcome: Outcome = .unspent,
        incident: String = "", underlying: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.status = status
        self.retryAfter = retryAfter
        self.outcome = outcome
        self.incident = incident
        self.underlying = underlying
    }

    /// Whether the same call may succeed later without a change of configuration.
    public var isRetryable: Bool { [.unavailable, .lockHeld, .challengeExpired].contains(code) }

    /// Whether a person has to log in again or mend the credential.
    public var requiresReauthentication: Bool {
        [.reauthenticationRequired, .credentialRevoked, .grantRejected].contains(code)
    }

    /// The message with its code and what is known of the attempt.
    public var description: String {
        var text = "\(message) (\(code)"
        if let status { text += ", status \(status)" }
        if !incident.isEmpty { text += ", incident \(incident)" }
        return text + ")"
    }

    /// A failure of another process, read from storage.
    init(stored code: String, message: String?, status: Int?) {
        self.init(
            Code(name: code) ?? .unavailable, message: message ?? "another process could not renew the credential",
            status: status)
    }

    static var shutDown: Self { Self(.shutDown, message: "the credential was shut down; create a new one") }
}
