// SPDX-License-Identifier: Apache-2.0

/// Why a token, a key or a scope was refused.
public struct TokenError: Error, Sendable, CustomStringConvertible {
    /// What was wrong, and so what the caller should do.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String {
            case malformed, unsupported, wrongType, unknownKey, invalidSignature, invalidClaims, wrongIssuer
            case wrongAudience, expired, notYetValid, insufficientScope, invalidKey, invalidScope, signingFailed
            case missing, revoked, invalidProof, nonceRequired, unavailable
        }

        private let backing: Backing

        /// Not a compact JWS of ours: wrong shape, encoding, size or JSON.
        ///
        /// Answer 401.
        public static let malformed = Self(backing: .malformed)
        /// The algorithm or a critical header is not allowed for the key.
        ///
        /// Answer 401.
        public static let unsupported = Self(backing: .unsupported)
        /// `typ` is another kind of token.
        ///
        /// Answer 401.
        public static let wrongType = Self(backing: .wrongType)
        /// No key has the token's `kid`.
        ///
        /// Fetch the key set again, at a bounded pace; then answer 401.
        public static let unknownKey = Self(backing: .unknownKey)
        /// The signature does not hold.
        ///
        /// Answer 401.
        public static let invalidSignature = Self(backing: .invalidSignature)
        /// A claim is missing or has the wrong type.
        ///
        /// Answer 401.
        public static let invalidClaims = Self(backing: .invalidClaims)
        /// Issued by someone else.
        ///
        /// Answer 401.
        public static let wrongIssuer = Self(backing: .wrongIssuer)
        /// Meant for someone else.
        ///
        /// Answer 401.
        public static let wrongAudience = Self(backing: .wrongAudience)
        /// Past its end.
        ///
        /// Answer 401.
        public static let expired = Self(backing: .expired)
        /// Issued in the future, or not valid yet.
        ///
        /// Check the clock; answer 401.
        public static let notYetValid = Self(backing: .notYetValid)
        /// The request shows no token, or shows it in a way that is not allowed.
        ///
        /// Answer 401 with a challenge.
        public static let missing = Self(backing: .missing)
        /// Genuine, but revoked by the authority.
        ///
        /// Answer 401.
        public static let revoked = Self(backing: .revoked)
        /// The DPoP proof is missing, not for this request or token, too old, or was seen before.
        ///
        /// Answer 401.
        public static let invalidProof = Self(backing: .invalidProof)
        /// The DPoP proof lacks a nonce of ours that is still good.
        ///
        /// Answer 401 with a fresh `DPoP-Nonce`.
        public static let nonceRequired = Self(backing: .nonceRequired)
        /// Whether the token holds cannot be known now: keys or revocations cannot be had.
        ///
        /// Answer 503.
        public static let unavailable = Self(backing: .unavailable)
        /// Genuine, but lacks a required scope.
        ///
        /// Answer 403.
        public static let insufficientScope = Self(backing: .insufficientScope)
        /// A JWK is not a usable public key.
        ///
        /// Fix the key set.
        public static let invalidKey = Self(backing: .invalidKey)
        /// A scope has characters that RFC 6749 does not allow, or is empty.
        ///
        /// Fix the request.
        public static let invalidScope = Self(backing: .invalidScope)
        /// The library could not sign.
        ///
        /// Report.
        public static let signingFailed = Self(backing: .signingFailed)

        /// A short name, fit for a metric label.
        public var description: String { backing.rawValue }
    }

    /// What was wrong.
    public let code: Code
    /// One sentence for a person.
    ///
    /// Holds no token and no claim value.
    public let message: String
    /// The cause, if another error led here.
    public let underlying: (any Error)?

    /// Creates an error.
    public init(_ code: Code, message: String, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }

    /// The message with its code.
    public var description: String { "\(message) (\(code))" }
}
