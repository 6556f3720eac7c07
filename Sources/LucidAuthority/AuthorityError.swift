// SPDX-License-Identifier: Apache-2.0

/// Why the authority refused or could not do something.
public struct AuthorityError: Error, Sendable, CustomStringConvertible {
    /// What went wrong: a status for HTTP, and the text of the `error` member, which clients may rely on.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String {
            case invalidRequest = "invalid_request"
            case invalidScope = "invalid_scope"
            case invalidCredential = "invalid credential"
            case unknownChallenge = "unknown challenge"
            case invalidSignature = "invalid signature"
            case invalidRefreshToken = "invalid refresh token"
            case invalidClient = "invalid_client"
            case invalidGrant = "invalid_grant"
            case unsupportedGrantType = "unsupported_grant_type"
            case invalidTarget = "invalid_target"
            case invalidProof = "invalid_dpop_proof"
            case nonceRequired = "use_dpop_nonce"
            case rateLimited = "rate_limited"
            case unauthorized
            case forbidden
            case insufficientScope = "insufficient_scope"
            case credentialRevoked = "credential revoked"
            case notFound = "not_found"
            case methodNotAllowed = "method_not_allowed"
            case deadlinePassed = "deadline_passed"
            case conflict
            case payloadTooLarge = "payload_too_large"
            case internalFailure = "internal_error"
            case notAvailable = "not_available"
            case storeUnavailable = "temporarily_unavailable"
            case invalidConfiguration = "invalid_configuration"
        }

        private let backing: Backing

        /// The request is not as the contract says (400).
        ///
        /// Fix it.
        public static let invalidRequest = Self(backing: .invalidRequest)
        /// A requested scope is unknown or beyond the credential's (400).
        ///
        /// Ask for less.
        public static let invalidScope = Self(backing: .invalidScope)
        /// The credential is unknown or belongs to another agent (400).
        ///
        /// Fix the configuration.
        public static let invalidCredential = Self(backing: .invalidCredential)
        /// The challenge is unknown, spent or expired (400).
        ///
        /// Ask for a new one.
        public static let unknownChallenge = Self(backing: .unknownChallenge)
        /// The signature is not the credential's over the challenge (401).
        ///
        /// Fix the key; ask for a new challenge.
        public static let invalidSignature = Self(backing: .invalidSignature)
        /// The refresh token is unknown, spent, expired or revoked (401).
        ///
        /// Prove the key again.
        public static let invalidRefreshToken = Self(backing: .invalidRefreshToken)
        /// There is no live client with this identifier and secret (401).
        ///
        /// Fix the configuration, or ask the operator for a new secret.
        public static let invalidClient = Self(backing: .invalidClient)
        /// The client's refresh token is unknown, spent, expired, revoked, or another client's (400).
        ///
        /// Show the secret again.
        public static let invalidGrant = Self(backing: .invalidGrant)
        /// The authority does not know this kind of grant (400).
        ///
        /// Fix the call.
        public static let unsupportedGrantType = Self(backing: .unsupportedGrantType)
        /// The authority gives no tokens for this service (400, RFC 8707).
        ///
        /// Fix the configuration.
        public static let invalidTarget = Self(backing: .invalidTarget)
        /// The DPoP proof does not hold, or is by another key (400; 401 beside an access token).
        ///
        /// Make a new one.
        public static let invalidProof = Self(backing: .invalidProof)
        /// The DPoP proof lacks a fresh nonce (400; 401 beside an access token); nothing was spent.
        ///
        /// Make a new one with the nonce of `DPoP-Nonce`.
        public static let nonceRequired = Self(backing: .nonceRequired)
        /// The bearer is missing, malformed, expired or revoked (401).
        ///
        /// Get a new one.
        public static let unauthorized = Self(backing: .unauthorized)
        /// This caller may not do this, whatever its scopes (403).
        ///
        /// Do not retry.
        public static let forbidden = Self(backing: .forbidden)
        /// The bearer lacks a scope (403).
        ///
        /// Ask for one with it.
        public static let insufficientScope = Self(backing: .insufficientScope)
        /// The credential was revoked (403).
        ///
        /// Ask the operator for a new one.
        public static let credentialRevoked = Self(backing: .credentialRevoked)
        /// No such thing in the caller's tenant (404).
        public static let notFound = Self(backing: .notFound)
        /// The path exists with other methods (405).
        public static let methodNotAllowed = Self(backing: .methodNotAllowed)
        /// The caller's `Request-Deadline` has passed; nothing was looked at (408).
        ///
        /// Decide anew.
        public static let deadlinePassed = Self(backing: .deadlinePassed)
        /// It exists already (409).
        public static let conflict = Self(backing: .conflict)
        /// The body is larger than allowed (413).
        public static let payloadTooLarge = Self(backing: .payloadTooLarge)
        /// The caller has called too often (429).
        ///
        /// Wait as long as `Retry-After` says.
        public static let rateLimited = Self(backing: .rateLimited)
        /// A fault of the authority (500).
        ///
        /// Report.
        public static let internalFailure = Self(backing: .internalFailure)
        /// The authority is not set up for this (501).
        ///
        /// Ask its operator.
        public static let notAvailable = Self(backing: .notAvailable)
        /// The store cannot answer now (503).
        ///
        /// Retry later.
        public static let storeUnavailable = Self(backing: .storeUnavailable)
        /// The authority's own configuration is wrong.
        ///
        /// Fix it; never sent over HTTP.
        public static let invalidConfiguration = Self(backing: .invalidConfiguration)

        /// The text of the `error` member.
        public var description: String { backing.rawValue }

        /// The HTTP status.
        public var status: Int {
            switch backing {
            case .invalidRequest, .invalidScope, .invalidCredential, .unknownChallenge, .invalidGrant,
                .unsupportedGrantType, .invalidTarget, .invalidProof, .nonceRequired:
                400
            case .invalidSignature, .invalidRefreshToken, .invalidClient, .unauthorized: 401
            case .forbidden, .insufficientScope, .credentialRevoked: 403
            case .notFound: 404
            case .methodNotAllowed: 405
            case .deadlinePassed: 408
            case .conflict: 409
            case .payloadTooLarge: 413
            case .rateLimited: 429
            case .internalFailure, .invalidConfiguration: 500
            case .notAvailable: 501
            case .storeUnavailable: 503
            }
        }
    }

    /// What went wrong.
    public let code: Code
    /// One sentence for the caller.
    ///
    /// Holds no secret and nothing about other callers.
    public let message: String
    /// The cause, for the authority's own log.
    public let underlying: (any Error)?
    /// Seconds after which to try again, where that helps.
    public let retryAfter: Int?

    /// Creates an error.
    public init(_ code: Code, message: String, underlying: (any Error)? = nil, retryAfter: Int? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
        self.retryAfter = retryAfter ?? (code == .storeUnavailable ? 1 : nil)
    }

    /// The message with its code.
    public var description: String { "\(message) (\(code))" }
}
