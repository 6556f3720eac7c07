// SPDX-License-Identifier: Apache-2.0

/// Why a wallet did not sign.
public struct WalletError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, and so what the caller should do.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String {
            case unsupported, notConfigured, challengeRejected, keyUnavailable, addressMismatch, chainMismatch
            case invalidRequest, signatureRejected, refused, remoteFailed, pending
            case denied, approvalRequired, ledgerUnavailable, chainFailed
        }

        private let backing: Backing

        /// This kind of wallet cannot do that.
        ///
        /// Use another one.
        public static let unsupported = Self(backing: .unsupported)
        /// No wallet is configured.
        ///
        /// Configure one.
        public static let notConfigured = Self(backing: .notConfigured)
        /// The challenge is not one that may be signed.
        ///
        /// The key was not touched. Report it: somebody may be asking
        /// for a signature that is worth something elsewhere.
        public static let challengeRejected = Self(backing: .challengeRejected)
        /// The key could not be opened: a wrong passphrase, a damaged keystore.
        ///
        /// Fix the wallet's configuration.
        public static let keyUnavailable = Self(backing: .keyUnavailable)
        /// The wallet's key has another address than the one that must sign.
        ///
        /// Fix the wallet's configuration.
        public static let addressMismatch = Self(backing: .addressMismatch)
        /// The request is for another chain than the wallet's.
        ///
        /// Use the wallet of that chain.
        public static let chainMismatch = Self(backing: .chainMismatch)
        /// The request cannot be signed as it is.
        ///
        /// Correct it.
        public static let invalidRequest = Self(backing: .invalidRequest)
        /// A remote signer answered with a signature of something or somebody else.
        ///
        /// Do not use it; report it.
        public static let signatureRejected = Self(backing: .signatureRejected)
        /// A remote signer refused.
        ///
        /// Do not repeat the request unchanged.
        public static let refused = Self(backing: .refused)
        /// A remote signer could not be reached or failed.
        ///
        /// Retry later.
        public static let remoteFailed = Self(backing: .remoteFailed)

        /// A remote signer took the request and waits for somebody's consent.
        ///
        /// Ask again later with the same idempotency key.
        public static let pending = Self(backing: .pending)
        /// The signing policy refuses it; nothing was signed.
        ///
        /// Change the request or the policy.
        public static let denied = Self(backing: .denied)
        /// The signing policy wants somebody's approval, and it was not given; nothing was signed.
        public static let approvalRequired = Self(backing: .approvalRequired)
        /// The record of what was spent cannot be read or written, so nothing is signed.
        ///
        /// Restore it.
        public static let ledgerUnavailable = Self(backing: .ledgerUnavailable)
        /// The chain could not be asked, or refused.
        public static let chainFailed = Self(backing: .chainFailed)

        /// A short name, fit for a metric label.
        public var description: String { backing.rawValue }
    }

    /// What went wrong.
    public let code: Code
    /// One sentence for a person.
    ///
    /// Never holds a key, a passphrase or the message.
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

    static func rejected(_ reason: String) -> Self {
        Self(.challengeRejected, message: "The challenge was not signed: \(reason).")
    }
}
