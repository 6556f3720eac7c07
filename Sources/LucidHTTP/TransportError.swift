// SPDX-License-Identifier: Apache-2.0

/// Why a request got no answer.
public struct TransportError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, and so what the caller should do.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String {
            case connectFailed, nameNotResolved, timedOut, tlsFailed, connectionLost, responseTooLarge, insecure
            case invalidRequest, invalidResponse, shutDown, setUpFailed
        }

        private let backing: Backing

        /// No connection could be made.
        ///
        /// Retry later.
        public static let connectFailed = Self(backing: .connectFailed)
        /// The host name has no address.
        ///
        /// Check the base URL; retry later.
        public static let nameNotResolved = Self(backing: .nameNotResolved)
        /// A time limit ran out.
        ///
        /// Retry if the outcome allows it.
        public static let timedOut = Self(backing: .timedOut)
        /// The server's certificate or the TLS handshake was refused.
        ///
        /// Fix configuration.
        public static let tlsFailed = Self(backing: .tlsFailed)
        /// The connection ended before the answer was complete.
        ///
        /// Retry if the outcome allows it.
        public static let connectionLost = Self(backing: .connectionLost)
        /// The answer is larger than allowed.
        ///
        /// Report.
        public static let responseTooLarge = Self(backing: .responseTooLarge)
        /// Plain HTTP beyond loopback.
        ///
        /// Fix configuration: use https.
        public static let insecure = Self(backing: .insecure)
        /// The request cannot be sent as it is.
        ///
        /// Report.
        public static let invalidRequest = Self(backing: .invalidRequest)
        /// The peer does not speak HTTP.
        ///
        /// Check the base URL.
        public static let invalidResponse = Self(backing: .invalidResponse)
        /// The transport was shut down.
        ///
        /// Create a new one.
        public static let shutDown = Self(backing: .shutDown)
        /// The transport could not start (threads, descriptors, library).
        ///
        /// Report.
        public static let setUpFailed = Self(backing: .setUpFailed)

        /// A short name, fit for a metric label.
        public var description: String { backing.rawValue }
    }

    /// Whether the request can have had an effect.
    public enum Outcome: String, Sendable {
        /// No byte of the request left this machine: safe to send again.
        case unsent
        /// The server may have acted on it: never send a request again that must not happen twice.
        case unknown
    }

    /// What went wrong.
    public let code: Code
    /// Whether the request can have had an effect.
    public let outcome: Outcome
    /// One sentence for a person.
    ///
    /// Holds no header, no body and no query.
    public let message: String
    /// The cause, if another error led here.
    public let underlying: (any Error)?

    /// Creates an error.
    public init(_ code: Code, outcome: Outcome, message: String, underlying: (any Error)? = nil) {
        self.code = code
        self.outcome = outcome
        self.message = message
        self.underlying = underlying
    }

    /// Whether the same request may succeed later without a change of configuration.
    public var isTransient: Bool {
        [.connectFailed, .nameNotResolved, .timedOut, .connectionLost, .responseTooLarge, .invalidResponse]
            .contains(code)
    }

    /// The message with its code.
    public var description: String { "\(message) (\(code), outcome \(outcome.rawValue))" }

    static func tooLarge(limit: Int) -> Self {
        Self(.responseTooLarge, outcome: .unknown, message: "the answer is larger than \(limit) bytes")
    }
}
