// SPDX-License-Identifier: Apache-2.0

/// Why the signature of a request was not accepted.
///
/// A server answers all of them with status 401 and need not say which one it was.
public struct RequestSignatureError: Error, Sendable, CustomStringConvertible {
    /// What is wrong, and so what the sender should do.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String {
            case missing, malformed, uncovered, bodyMismatch, outsideValidity, notAllowed, contractAccount
            case wrongSigner, replayed
        }

        private let backing: Backing

        /// There is no signature of this kind.
        ///
        /// Sign the request.
        public static let missing = Self(backing: .missing)
        /// The fields with the signature are not as RFC 9421 and ERC-8128 write them.
        ///
        /// Fix the signer.
        public static let malformed = Self(backing: .malformed)
        /// A part of the request that must be signed is not.
        ///
        /// Cover it.
        public static let uncovered = Self(backing: .uncovered)
        /// The body is not the one that `Content-Digest` names.
        ///
        /// Report: something changed the request on its way.
        public static let bodyMismatch = Self(backing: .bodyMismatch)
        /// The signature is not valid yet, not valid any more, or valid for too long.
        ///
        /// Check the clock, sign again.
        public static let outsideValidity = Self(backing: .outsideValidity)
        /// The signature is for another service or chain.
        ///
        /// Do not repeat the request unchanged.
        public static let notAllowed = Self(backing: .notAllowed)
        /// The signature is not by a key; only the account's contract can judge it.
        ///
        /// Ask it on its chain, see ``RequestSignature/form``.
        public static let contractAccount = Self(backing: .contractAccount)
        /// The signature is not by the account that it names, or the request is not the one that was signed.
        ///
        /// Report.
        public static let wrongSigner = Self(backing: .wrongSigner)
        /// The nonce was used before.
        ///
        /// Sign again with another one.
        public static let replayed = Self(backing: .replayed)

        /// A short name, fit for a metric label.
        public var description: String { backing.rawValue }
    }

    /// What is wrong.
    public let code: Code
    /// One sentence for a person.
    ///
    /// Holds no value of the request.
    public let message: String

    /// Creates an error.
    public init(_ code: Code, message: String) {
        self.code = code
        self.message = message
    }

    /// The message with its code.
    public var description: String { "\(message) (\(code))" }
}
