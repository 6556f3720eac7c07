// SPDX-License-Identifier: Apache-2.0

/// Why an operation of the API gave no result.
public struct APIError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, and so what the caller should do.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String {
            case invalidServerURL, invalidRequest, badRequest, unauthorized, forbidden, notFound, conflict
            case tooManyRequests, timedOut, serverFailed, rejected, unexpectedStatus, unparsableAnswer
        }

        private let backing: Backing

        /// The server URL is not one.
        ///
        /// Fix configuration.
        public static let invalidServerURL = Self(backing: .invalidServerURL)
        /// The request cannot be written, an empty path parameter for instance.
        ///
        /// Fix the call.
        public static let invalidRequest = Self(backing: .invalidRequest)
        /// 400: the server does not take the request.
        ///
        /// Fix the call.
        public static let badRequest = Self(backing: .badRequest)
        /// 401: the token, signature or session is missing or not good any more.
        ///
        /// Authenticate again.
        public static let unauthorized = Self(backing: .unauthorized)
        /// 403: the caller is known and may not do this.
        ///
        /// Ask the operator.
        public static let forbidden = Self(backing: .forbidden)
        /// 404: there is no such thing, or it is another tenant's.
        ///
        /// Fix the call.
        public static let notFound = Self(backing: .notFound)
        /// 409: a name or an idempotency key is taken.
        ///
        /// Choose another one.
        public static let conflict = Self(backing: .conflict)
        /// 429: too many requests.
        ///
        /// Retry after ``APIError/retryAfter``.
        public static let tooManyRequests = Self(backing: .tooManyRequests)
        /// 408: the request came too late or took too long.
        ///
        /// Retry.
        public static let timedOut = Self(backing: .timedOut)
        /// 500 and above: the server failed.
        ///
        /// Retry later.
        public static let serverFailed = Self(backing: .serverFailed)
        /// Any other status from 400 to 499.
        ///
        /// Report.
        public static let rejected = Self(backing: .rejected)
        /// A status that this operation does not have.
        ///
        /// Check the base URL.
        public static let unexpectedStatus = Self(backing: .unexpectedStatus)
        /// The answer says success, and its body is not what the contract says.
        ///
        /// The outcome is unknown.
        public static let unparsableAnswer = Self(backing: .unparsableAnswer)

        /// A short name, fit for a metric label.
        public var description: String { backing.rawValue }
    }

    /// What went wrong.
    public let code: Code
    /// One sentence for a person.
    ///
    /// Holds no header and no secret.
    public let message: String
    /// The cause, if another error led here.
    public let underlying: (any Error)?
    /// The operation, `signMessage` for instance.
    public internal(set) var operation: String?
    /// The status of the answer, if there was one.
    public internal(set) var status: Int?
    /// The server's own code, `invalid_request` for instance.
    ///
    /// Open text of at most 64 characters.
    public internal(set) var serviceCode: String?
    /// How often the request was sent, if the façade made the call and repeats it.
    public internal(set) var attempts: Int?
    /// What to name when asking the server's operator: the answer's `X-Request-Id`.
    public internal(set) var requestID: String?
    /// The answer's `Retry-After` as it came: seconds or an HTTP date.
    public internal(set) var retryAfter: String?
    /// The answer's `Date` as it came: the server's clock.
    public internal(set) var serverDate: String?

    /// Creates an error.
    public init(
        _ code: Code, operation: String? = nil, status: Int? = nil, message: String, requestID: String? = nil,
        underlying: (any Error)? = nil
    ) {
        self.code = code
        self.operation = operation
        self.status = status
        self.message = message
        self.requestID = requestID
        self.underlying = underlying
    }

    /// Whether the same request may succeed later without a change of configuration.
    public var isTransient: Bool { [.tooManyRequests, .timedOut, .serverFailed, .unparsableAnswer].contains(code) }

    /// The message with its operation, status and code.
    public var description: String {
        var facts = ["\(code)"]
        if let status { facts.append("status \(status)") }
        if let requestID { facts.append("request \(requestID)") }
        if let attempts, attempts > 1 { facts.append("\(attempts) attempts") }
        return "\(operation.map { "\($0): " } ?? "")\(message) (\(facts.joined(separator: ", ")))"
    }
}
