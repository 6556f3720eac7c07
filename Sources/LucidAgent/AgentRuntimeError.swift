// SPDX-License-Identifier: Apache-2.0

/// What went wrong in a runtime, and so what the caller should do.
public struct AgentRuntimeError: Error, Sendable, CustomStringConvertible {
    /// What went wrong.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String {
            case configuration, transport, storage, wallet, rejected, challengeFailed, refreshFailed
            case credentialRevoked, reauthenticationRequired, coverageMismatch, shutDown
        }

        private let backing: Backing

        /// A setting is missing, wrong, or not trusted.
        ///
        /// Fix the configuration.
        public static let configuration = Self(backing: .configuration)
        /// The authority could not be reached or gave no usable answer.
        ///
        /// Retry later.
        public static let transport = Self(backing: .transport)
        /// Tokens could not be read from or written to storage.
        ///
        /// Fix the storage; a running session goes on.
        public static let storage = Self(backing: .storage)
        /// The wallet could not sign: no key, a wrong passphrase, an unsupported request.
        ///
        /// Fix the wallet.
        public static let wallet = Self(backing: .wallet)
        /// The request was refused by a rule, here or at the server.
        ///
        /// Do not repeat it unchanged.
        public static let rejected = Self(backing: .rejected)
        /// No session could be had by proving the key.
        ///
        /// Look at the underlying error.
        public static let challengeFailed = Self(backing: .challengeFailed)
        /// The session could not be renewed now.
        ///
        /// Retry later.
        public static let refreshFailed = Self(backing: .refreshFailed)
        /// The credential is revoked or unknown.
        ///
        /// Ask the operator for another one.
        public static let credentialRevoked = Self(backing: .credentialRevoked)
        /// The session is over and there is no key here to begin another one.
        ///
        /// Authenticate again.
        public static let reauthenticationRequired = Self(backing: .reauthenticationRequired)
        /// The session does not cover what was asked, such as a scope.
        ///
        /// Ask for less, or for another credential.
        public static let coverageMismatch = Self(backing: .coverageMismatch)
        /// The runtime was shut down.
        ///
        /// Create a new one.
        public static let shutDown = Self(backing: .shutDown)

        /// A short name, fit for a metric label.
        public var description: String { backing.rawValue }
    }

    /// What went wrong.
    public let code: Code
    /// One sentence for a person, which says what to do.
    ///
    /// Never holds a secret, a header or a body.
    public let message: String
    /// The error of the module below, if one led here.
    public let underlying: (any Error)?

    /// Creates an error.
    public init(_ code: Code, message: String, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }

    /// Whether the same call may succeed later without a change.
    public var isRetryable: Bool { [.transport, .refreshFailed].contains(code) }

    /// Whether a person or a program must authenticate the agent anew.
    public var requiresReauthentication: Bool { [.credentialRevoked, .reauthenticationRequired].contains(code) }

    /// The message with its code.
    public var description: String { "\(message) (\(code))" }

    static func configuration(_ message: String, underlying: (any Error)? = nil) -> Self {
        Self(.configuration, message: message, underlying: underlying)
    }
}
