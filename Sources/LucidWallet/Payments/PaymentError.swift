// SPDX-License-Identifier: Apache-2.0

/// Why a request that wants payment was not paid, or was paid and not answered.
public struct PaymentError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, and so what the caller should do.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String { case unreadable, refused, notRepeatable, notAccepted, unfinished }

        private let backing: Backing

        /// The offer makes no sense.
        ///
        /// Nothing was signed.
        public static let unreadable = Self(backing: .unreadable)
        /// No offer is within the rules.
        ///
        /// Nothing was signed. Pay another way, or change the rules.
        public static let refused = Self(backing: .refused)
        /// The request has a body that can be read only once.
        ///
        /// Nothing was signed. Send it with a body of bytes.
        public static let notRepeatable = Self(backing: .notRepeatable)
        /// The payment was signed and the server wants it still.
        ///
        /// It is not paid again; look at the receipt and at the chain.
        public static let notAccepted = Self(backing: .notAccepted)
        /// The payment was signed, and what became of it is not known.
        ///
        /// Sending the same request again shows the same signature; it pays at most once.
        public static let unfinished = Self(backing: .unfinished)

        /// A short name, fit for a metric label.
        public var description: String { backing.rawValue }
    }

    /// What went wrong.
    public let code: Code
    /// One sentence for a person.
    public let message: String
    /// The cause, if another error led here.
    public let underlying: (any Error)?

    init(_ code: Code, _ message: String, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }

    /// The message with its code.
    public var description: String { "\(message) (\(code))" }
}
