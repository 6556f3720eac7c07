// SPDX-License-Identifier: Apache-2.0

/// Why a node did not do what it was asked.
public struct EthereumRPCError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, and so what the caller should do.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String { case unavailable, rejected, reverted, wrongChain, unparsable, timedOut, dropped }

        private let backing: Backing

        /// No endpoint could be reached or answered.
        ///
        /// Retry later.
        public static let unavailable = Self(backing: .unavailable)
        /// The node refused the request.
        ///
        /// Correct it.
        public static let rejected = Self(backing: .rejected)
        /// The call or the transaction would be, or was, reverted.
        public static let reverted = Self(backing: .reverted)
        /// Every endpoint is of another chain.
        ///
        /// Fix the configuration.
        public static let wrongChain = Self(backing: .wrongChain)
        /// The answer makes no sense.
        public static let unparsable = Self(backing: .unparsable)
        /// The transaction is not final yet, and the time to wait for it is over.
        ///
        /// Ask again later, or replace it.
        public static let timedOut = Self(backing: .timedOut)
        /// Another transaction with the same nonce is final, so this one never will be.
        public static let dropped = Self(backing: .dropped)

        /// A short name, fit for a metric label.
        public var description: String { backing.rawValue }
    }

    /// What went wrong.
    public let code: Code
    /// One sentence for a person.
    public let message: String
    /// The number that the node gave (JSON-RPC 2.0, section 5.1).
    public let number: Int?
    /// What a revert returned; empty if nothing.
    public let data: [UInt8]
    /// The cause, if another error led here.
    public let underlying: (any Error)?

    init(
        _ code: Code, _ message: String, number: Int? = nil, data: [UInt8] = [], underlying: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.number = number
        self.data = data
        self.underlying = underlying
    }

    /// The message with its code.
    public var description: String { "\(message) (\(code))" }
}
