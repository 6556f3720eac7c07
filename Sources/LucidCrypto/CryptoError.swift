// SPDX-License-Identifier: Apache-2.0

/// Why a cryptographic operation was refused.
public struct CryptoError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, and so what the caller should do.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String {
            case invalidKey, invalidParameter, limitExceeded, authenticationFailed, libraryFailure
        }

        private let backing: Backing

        /// The key has the wrong length, form or curve, or is out of range.
        ///
        /// Supply another key.
        public static let invalidKey = Self(backing: .invalidKey)
        /// A nonce, salt, count or cost is out of its range.
        ///
        /// Fix the caller or the stored parameters.
        public static let invalidParameter = Self(backing: .invalidParameter)
        /// The operation would use more memory than allowed.
        ///
        /// Refuse the input or raise the limit.
        public static let limitExceeded = Self(backing: .limitExceeded)
        /// The ciphertext was changed, or the key or the associated data is not the one it was sealed with.
        public static let authenticationFailed = Self(backing: .authenticationFailed)
        /// The library failed on valid input: no memory, or a provider is missing.
        ///
        /// Report.
        public static let libraryFailure = Self(backing: .libraryFailure)

        /// A short name, fit for a metric label.
        public var description: String { backing.rawValue }
    }

    /// What went wrong.
    public let code: Code
    /// One sentence for a person.
    ///
    /// Holds no key material.
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
