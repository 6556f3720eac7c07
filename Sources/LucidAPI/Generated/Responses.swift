// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Components.Responses {
    /// The client.
    ///
    /// - Remark: Generated from `#/components/responses/MachineClient`.
    public struct MachineClient: Hashable, Sendable {
        /// Headers of the answer.
        public struct Headers: Hashable, Sendable {
            /// What to name when asking the server's operator about this call.
            ///
            /// - Remark: Generated from the header `X-Request-Id`.
            public var xRequestId: Swift.String?

            /// Creates headers.
            public init(
                xRequestId: Swift.String? = nil
            ) {
                self.xRequestId = xRequestId
            }
        }
        /// The headers that the document names.
        public var headers: Headers
        /// The body, by media type.
        public enum Body: Hashable, Sendable {
            /// `application/json`.
            case json(Components.Schemas.MachineClient)

            /// The value, if the body is `application/json`.
            public var json: Components.Schemas.MachineClient {
                get throws {
                    switch self {
                    case .json(let value): value
                    }
                }
            }
        }
        /// The body.
        public var body: Body

        /// Creates an answer.
        public init(headers: Headers = .init(), body: Body) {
            self.headers = headers
            self.body = body
        }
    }

    /// A pair of tokens.
    ///
    /// The refresh token is new in every answer.
    ///
    /// - Remark: Generated from `#/components/responses/AgentTokens`.
    public struct AgentTokens: Hashable, Sendable {
        /// Headers of the answer.
        public struct Headers: Hashable, Sendable {
            /// Whether the answer may be kept; `no-store` where it holds a token.
            ///
            /// - Remark: Generated from the header `Cache-Control`.
            public var cacheControl: Swift.String?
            /// The server's clock, as an HTTP date.
            ///
            /// - Remark: Generated from the header `Date`.
            public var date: Swift.String?
            /// What to name when asking the server's operator about this call.
            ///
            /// - Remark: Generated from the header `X-Request-Id`.
            public var xRequestId: Swift.String?

            /// Creates headers.
            public init(
                cacheControl: Swift.String? = nil,
                date: Swift.String? = nil,
                xRequestId: Swift.String? = nil
            ) {
                self.cacheControl = cacheControl
                self.date = date
                self.xRequestId = xRequestId
            }
        }
        /// The headers that the document names.
        public var headers: Headers
        /// The body, by media type.
        public enum Body: Hashable, Sendable {
            /// `application/json`.
            case json(Components.Schemas.AgentTokenResponse)

            /// The value, if the body is `application/json`.
            public var json: Components.Schemas.AgentTokenResponse {
                get throws {
                    switch self {
                    case .json(let value): value
                    }
                }
            }
        }
        /// The body.
        public var body: Body

        /// Creates an answer.
        public init(headers: Headers = .init(), body: Body) {
            self.headers = headers
            self.body = body
        }
    }

    /// A pair of tokens of a machine client.
    ///
    /// - Remark: Generated from `#/components/responses/ClientTokens`.
    public struct ClientTokens: Hashable, Sendable {
        /// Headers of the answer.
        public struct Headers: Hashable, Sendable {
            /// Whether the answer may be kept; `no-store` where it holds a token.
            ///
            /// - Remark: Generated from the header `Cache-Control`.
            public var cacheControl: Swift.String?
            /// The server's clock, as an HTTP date.
            ///
            /// - Remark: Generated from the header `Date`.
            public var date: Swift.String?
            /// What to name when asking the server's operator about this call.
            ///
            /// - Remark: Generated from the header `X-Request-Id`.
            public var xRequestId: Swift.String?

            /// Creates headers.
            public init(
                cacheControl: Swift.String? = nil,
                date: Swift.String? = nil,
                xRequestId: Swift.String? = nil
            ) {
                self.cacheControl = cacheControl
                self.date = date
                self.xRequestId = xRequestId
            }
        }
        /// The headers that the document names.
        public var headers: Headers
        /// The body, by media type.
        public enum Body: Hashable, Sendable {
            /// `application/json`.
            case json(Components.Schemas.ClientTokens)

            /// The value, if the body is `application/json`.
            public var json: Components.Schemas.ClientTokens {
                get throws {
                    switch self {
                    case .json(let value): value
                    }
                }
            }
        }
        /// The body.
        public var body: Body

        /// Creates an answer.
        public init(headers: Headers = .init(), body: Body) {
            self.headers = headers
            self.body = body
        }
    }

    /// The credential as it is now.
    ///
    /// - Remark: Generated from `#/components/responses/Credential`.
    public struct Credential: Hashable, Sendable {
        /// Headers of the answer.
        public struct Headers: Hashable, Sendable {
            /// What to name when asking the server's operator about this call.
            ///
            /// - Remark: Generated from the header `X-Request-Id`.
            public var xRequestId: Swift.String?

            /// Creates headers.
            public init(
                xRequestId: Swift.String? = nil
            ) {
                self.xRequestId = xRequestId
            }
        }
        /// The headers that the document names.
        public var headers: Headers
        /// The body, by media type.
        public enum Body: Hashable, Sendable {
            /// `application/json`.
            case json(Components.Schemas.AgentCredentialResponse)

            /// The value, if the body is `application/json`.
            public var json: Components.Schemas.AgentCredentialResponse {
                get throws {
                    switch self {
                    case .json(let value): value
                    }
                }
            }
        }
        /// The body.
        public var body: Body

        /// Creates an answer.
        public init(headers: Headers = .init(), body: Body) {
            self.headers = headers
            self.body = body
        }
    }

    /// What was signed.
    ///
    /// - Remark: Generated from `#/components/responses/WalletSignature`.
    public struct WalletSignature: Hashable, Sendable {
        /// Headers of the answer.
        public struct Headers: Hashable, Sendable {
            /// What to name when asking the server's operator about this call.
            ///
            /// - Remark: Generated from the header `X-Request-Id`.
            public var xRequestId: Swift.String?

            /// Creates headers.
            public init(
                xRequestId: Swift.String? = nil
            ) {
                self.xRequestId = xRequestId
            }
        }
        /// The headers that the document names.
        public var headers: Headers
        /// The body, by media type.
        public enum Body: Hashable, Sendable {
            /// `application/json`.
            case json(Components.Schemas.WalletSignatureResponse)

            /// The value, if the body is `application/json`.
            public var json: Components.Schemas.WalletSignatureResponse {
                get throws {
                    switch self {
                    case .json(let value): value
                    }
                }
            }
        }
        /// The body.
        public var body: Body

        /// Creates an answer.
        public init(headers: Headers = .init(), body: Body) {
            self.headers = headers
            self.body = body
        }
    }

    /// The request is not as this document says.
    ///
    /// - Remark: Generated from `#/components/responses/BadRequest`.
    public struct BadRequest: Hashable, Sendable {
        /// Headers of the answer.
        public struct Headers: Hashable, Sendable {
            /// The server's clock, as an HTTP date.
            ///
            /// - Remark: Generated from the header `Date`.
            public var date: Swift.String?
            /// What to name when asking the server's operator about this call.
            ///
            /// - Remark: Generated from the header `X-Request-Id`.
            public var xRequestId: Swift.String?

            /// Creates headers.
            public init(
                date: Swift.String? = nil,
                xRequestId: Swift.String? = nil
            ) {
                self.date = date
                self.xRequestId = xRequestId
            }
        }
        /// The headers that the document names.
        public var headers: Headers
        /// The body, by media type.
        public enum Body: Hashable, Sendable {
            /// `application/json`.
            case json(Components.Schemas.ServiceError)

            /// The value, if the body is `application/json`.
            public var json: Components.Schemas.ServiceError {
                get throws {
                    switch self {
                    case .json(let value): value
                    }
                }
            }
        }
        /// The body.
        public var body: Body

        /// Creates an answer.
        public init(headers: Headers = .init(), body: Body) {
            self.headers = headers
            self.body = body
        }
    }

    /// There is no token, signature or session that this call needs.
    ///
    /// - Remark: Generated from `#/components/responses/Unauthorized`.
    public struct Unauthorized: Hashable, Sendable {
        /// Headers of the answer.
        public struct Headers: Hashable, Sendable {
            /// The server's clock, as an HTTP date.
            ///
            /// - Remark: Generated from the header `Date`.
            public var date: Swift.String?
            /// Why the bearer token was not taken (RFC 6750).
            ///
            /// - Remark: Generated from the header `WWW-Authenticate`.
            public var wwwAuthenticate: Swift.String?
            /// What to name when asking the server's operator about this call.
            ///
            /// - Remark: Generated from the header `X-Request-Id`.
            public var xRequestId: Swift.String?

            /// Creates headers.
            public init(
                date: Swift.String? = nil,
                wwwAuthenticate: Swift.String? = nil,
                xRequestId: Swift.String? = nil
            ) {
                self.date = date
                self.wwwAuthenticate = wwwAuthenticate
                self.xRequestId = xRequestId
            }
        }
        /// The headers that the document names.
        public var headers: Headers
        /// The body, by media type.
        public enum Body: Hashable, Sendable {
            /// `application/json`.
            case json(Components.Schemas.ServiceError)

            /// The value, if the body is `application/json`.
            public var json: Components.Schemas.ServiceError {
                get throws {
                    switch self {
                    case .json(let value): value
                    }
                }
            }
        }
        /// The body.
        public var body: Body

        /// Creates an answer.
        public init(headers: Headers = .init(), body: Body) {
            self.headers = headers
            self.body = body
        }
    }

    /// The caller is known and may not do this.
    ///
    /// - Remark: Generated from `#/components/responses/Forbidden`.
    public struct Forbidden: Hashable, Sendable {
        /// Headers of the answer.
        public struct Headers: Hashable, Sendable {
            /// The server's clock, as an HTTP date.
            ///
            /// - Remark: Generated from the header `Date`.
            public var date: Swift.String?
            /// What to name when asking the server's operator about this call.
            ///
            /// - Remark: Generated from the header `X-Request-Id`.
            public var xRequestId: Swift.String?

            /// Creates headers.
            public init(
                date: Swift.String? = nil,
                xRequestId: Swift.String? = nil
            ) {
                self.date = date
                self.xRequestId = xRequestId
            }
        }
        /// The headers that the document names.
        public var headers: Headers
        /// The body, by media type.
        public enum Body: Hashable, Sendable {
            /// `application/json`.
            case json(Components.Schemas.ServiceError)

            /// The value, if the body is `application/json`.
            public var json: Components.Schemas.ServiceError {
                get throws {
                    switch self {
                    case .json(let value): value
                    }
                }
            }
        }
        /// The body.
        public var body: Body

        /// Creates an answer.
        public init(headers: Headers = .init(), body: Body) {
            self.headers = headers
            self.body = body
        }
    }

    /// There is no such thing, or it belongs to another tenant.
    ///
    /// - Remark: Generated from `#/components/responses/NotFound`.
    public struct NotFound: Hashable, Sendable {
        /// Headers of the answer.
        public struct Headers: Hashable, Sendable {
            /// The server's clock, as an HTTP date.
            ///
            /// - Remark: Generated from the header `Date`.
            public var date: Swift.String?
            /// What to name when asking the server's operator about this call.
            ///
            /// - Remark: Generated from the header `X-Request-Id`.
            public var xRequestId: Swift.String?

            /// Creates headers.
            public init(
                date: Swift.String? = nil,
                xRequestId: Swift.String? = nil
            ) {
                self.date = date
                self.xRequestId = xRequestId
            }
        }
        /// The headers that the document names.
        public var headers: Headers
        /// The body, by media type.
        public enum Body: Hashable, Sendable {
            /// `application/json`.
            case json(Components.Schemas.ServiceError)

            /// The value, if the body is `application/json`.
            public var json: Components.Schemas.ServiceError {
                get throws {
                    switch self {
                    case .json(let value): value
                    }
                }
            }
        }
        /// The body.
        public var body: Body

        /// Creates an answer.
        public init(headers: Headers = .init(), body: Body) {
            self.headers = headers
            self.body = body
        }
    }

    /// The request came after its deadline.
    ///
    /// Nothing was done.
    ///
    /// - Remark: Generated from `#/components/responses/RequestTimeout`.
    public struct RequestTimeout: Hashable, Sendable {
        /// Headers of the answer.
        public struct Headers: Hashable, Sendable {
            /// The server's clock, as an HTTP date.
            ///
            /// - Remark: Generated from the header `Date`.
            public var date: Swift.String?
            /// What to name when asking the server's operator about this call.
            ///
            /// - Remark: Generated from the header `X-Request-Id`.
            public var xRequestId: Swift.String?

            /// Creates headers.
            public init(
                date: Swift.String? = nil,
                xRequestId: Swift.String? = nil
            ) {
                self.date = date
                self.xRequestId = xRequestId
            }
        }
        /// The headers that the document names.
        public var headers: Headers
        /// The body, by media type.
        public enum Body: Hashable, Sendable {
            /// `application/json`.
            case json(Components.Schemas.ServiceError)

            /// The value, if the body is `application/json`.
            public var json: Components.Schemas.ServiceError {
                get throws {
                    switch self {
                    case .json(let value): value
                    }
                }
            }
        }
        /// The body.
        public var body: Body

        /// Creates an answer.
        public init(headers: Headers = .init(), body: Body) {
            self.headers = headers
            self.body = body
        }
    }

    /// Something else already holds this name or this idempotency key.
    ///
    /// - Remark: Generated from `#/components/responses/Conflict`.
    public struct Conflict: Hashable, Sendable {
        /// Headers of the answer.
        public struct Headers: Hashable, Sendable {
            /// The server's clock, as an HTTP date.
            ///
            /// - Remark: Generated from the header `Date`.
            public var date: Swift.String?
            /// What to name when asking the server's operator about this call.
            ///
            /// - Remark: Generated from the header `X-Request-Id`.
            public var xRequestId: Swift.String?

            /// Creates headers.
            public init(
                date: Swift.String? = nil,
                xRequestId: Swift.String? = nil
            ) {
                self.date = date
                self.xRequestId = xRequestId
            }
        }
        /// The headers that the document names.
        public var headers: Headers
        /// The body, by media type.
        public enum Body: Hashable, Sendable {
            /// `application/json`.
            case json(Components.Schemas.ServiceError)

            /// The value, if the body is `application/json`.
            public var json: Components.Schemas.ServiceError {
                get throws {
                    switch self {
                    case .json(let value): value
                    }
                }
            }
        }
        /// The body.
        public var body: Body

        /// Creates an answer.
        public init(headers: Headers = .init(), body: Body) {
            self.headers = headers
            self.body = body
        }
    }

    /// The caller should wait.
    ///
    /// - Remark: Generated from `#/components/responses/TooManyRequests`.
    public struct TooManyRequests: Hashable, Sendable {
        /// Headers of the answer.
        public struct Headers: Hashable, Sendable {
            /// The server's clock, as an HTTP date.
            ///
            /// - Remark: Generated from the header `Date`.
            public var date: Swift.String?
            /// When to try again, in seconds or as an HTTP date (RFC 9110).
            ///
            /// - Remark: Generated from the header `Retry-After`.
            public var retryAfter: Swift.String?
            /// What to name when asking the server's operator about this call.
            ///
            /// - Remark: Generated from the header `X-Request-Id`.
            public var xRequestId: Swift.String?

            /// Creates headers.
            public init(
                date: Swift.String? = nil,
                retryAfter: Swift.String? = nil,
                xRequestId: Swift.String? = nil
            ) {
                self.date = date
                self.retryAfter = retryAfter
                self.xRequestId = xRequestId
            }
        }
        /// The headers that the document names.
        public var headers: Headers
        /// The body, by media type.
        public enum Body: Hashable, Sendable {
            /// `application/json`.
            case json(Components.Schemas.ServiceError)

            /// The value, if the body is `application/json`.
            public var json: Components.Schemas.ServiceError {
                get throws {
                    switch self {
                    case .json(let value): value
                    }
                }
            }
        }
        /// The body.
        public var body: Body

        /// Creates an answer.
        public init(headers: Headers = .init(), body: Body) {
            self.headers = headers
            self.body = body
        }
    }

    /// The server failed.
    ///
    /// - Remark: Generated from `#/components/responses/InternalServerError`.
    public struct InternalServerError: Hashable, Sendable {
        /// Headers of the answer.
        public struct Headers: Hashable, Sendable {
            /// The server's clock, as an HTTP date.
            ///
            /// - Remark: Generated from the header `Date`.
            public var date: Swift.String?
            /// When to try again, in seconds or as an HTTP date (RFC 9110).
            ///
            /// - Remark: Generated from the header `Retry-After`.
            public var retryAfter: Swift.String?
            /// What to name when asking the server's operator about this call.
            ///
            /// - Remark: Generated from the header `X-Request-Id`.
            public var xRequestId: Swift.String?

            /// Creates headers.
            public init(
                date: Swift.String? = nil,
                retryAfter: Swift.String? = nil,
                xRequestId: Swift.String? = nil
            ) {
                self.date = date
                self.retryAfter = retryAfter
                self.xRequestId = xRequestId
            }
        }
        /// The headers that the document names.
        public var headers: Headers
        /// The body, by media type.
        public enum Body: Hashable, Sendable {
            /// `application/json`.
            case json(Components.Schemas.ServiceError)

            /// The value, if the body is `application/json`.
            public var json: Components.Schemas.ServiceError {
                get throws {
                    switch self {
                    case .json(let value): value
                    }
                }
            }
        }
        /// The body.
        public var body: Body

        /// Creates an answer.
        public init(headers: Headers = .init(), body: Body) {
            self.headers = headers
            self.body = body
        }
    }

    /// Any other failure, 503 among them.
    ///
    /// - Remark: Generated from `#/components/responses/Failure`.
    public struct Failure: Hashable, Sendable {
        /// Headers of the answer.
        public struct Headers: Hashable, Sendable {
            /// The server's clock, as an HTTP date.
            ///
            /// - Remark: Generated from the header `Date`.
            public var date: Swift.String?
            /// When to try again, in seconds or as an HTTP date (RFC 9110).
            ///
            /// - Remark: Generated from the header `Retry-After`.
            public var retryAfter: Swift.String?
            /// What to name when asking the server's operator about this call.
            ///
            /// - Remark: Generated from the header `X-Request-Id`.
            public var xRequestId: Swift.String?

            /// Creates headers.
            public init(
                date: Swift.String? = nil,
                retryAfter: Swift.String? = nil,
                xRequestId: Swift.String? = nil
            ) {
                self.date = date
                self.retryAfter = retryAfter
                self.xRequestId = xRequestId
            }
        }
        /// The headers that the document names.
        public var headers: Headers
        /// The body, by media type.
        public enum Body: Hashable, Sendable {
            /// `application/json`.
            case json(Components.Schemas.ServiceError)

            /// The value, if the body is `application/json`.
            public var json: Components.Schemas.ServiceError {
                get throws {
                    switch self {
                    case .json(let value): value
                    }
                }
            }
        }
        /// The body.
        public var body: Body

        /// Creates an answer.
        public init(headers: Headers = .init(), body: Body) {
            self.headers = headers
            self.body = body
        }
    }
}

extension Components.Responses.MachineClient {
    init(_ answer: APIAnswer) throws {
        self.init(headers: .init(xRequestId: answer.header("X-Request-Id")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Components.Responses.AgentTokens {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(
                cacheControl: answer.header("Cache-Control"), date: answer.header("Date"),
                xRequestId: answer.header("X-Request-Id")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Cache-Control", headers.cacheControl)
        wire.set("Date", headers.date)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Components.Responses.ClientTokens {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(
                cacheControl: answer.header("Cache-Control"), date: answer.header("Date"),
                xRequestId: answer.header("X-Request-Id")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Cache-Control", headers.cacheControl)
        wire.set("Date", headers.date)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Components.Responses.Credential {
    init(_ answer: APIAnswer) throws {
        self.init(headers: .init(xRequestId: answer.header("X-Request-Id")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Components.Responses.WalletSignature {
    init(_ answer: APIAnswer) throws {
        self.init(headers: .init(xRequestId: answer.header("X-Request-Id")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Components.Responses.BadRequest {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(date: answer.header("Date"), xRequestId: answer.header("X-Request-Id")),
            body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Date", headers.date)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Components.Responses.Unauthorized {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(
                date: answer.header("Date"), wwwAuthenticate: answer.header("WWW-Authenticate"),
                xRequestId: answer.header("X-Request-Id")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Date", headers.date)
        wire.set("WWW-Authenticate", headers.wwwAuthenticate)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Components.Responses.Forbidden {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(date: answer.header("Date"), xRequestId: answer.header("X-Request-Id")),
            body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Date", headers.date)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Components.Responses.NotFound {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(date: answer.header("Date"), xRequestId: answer.header("X-Request-Id")),
            body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Date", headers.date)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Components.Responses.RequestTimeout {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(date: answer.header("Date"), xRequestId: answer.header("X-Request-Id")),
            body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Date", headers.date)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Components.Responses.Conflict {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(date: answer.header("Date"), xRequestId: answer.header("X-Request-Id")),
            body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Date", headers.date)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Components.Responses.TooManyRequests {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(
                date: answer.header("Date"), retryAfter: answer.header("Retry-After"),
                xRequestId: answer.header("X-Request-Id")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Date", headers.date)
        wire.set("Retry-After", headers.retryAfter)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Components.Responses.InternalServerError {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(
                date: answer.header("Date"), retryAfter: answer.header("Retry-After"),
                xRequestId: answer.header("X-Request-Id")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Date", headers.date)
        wire.set("Retry-After", headers.retryAfter)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Components.Responses.Failure {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(
                date: answer.header("Date"), retryAfter: answer.header("Retry-After"),
                xRequestId: answer.header("X-Request-Id")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Date", headers.date)
        wire.set("Retry-After", headers.retryAfter)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}
