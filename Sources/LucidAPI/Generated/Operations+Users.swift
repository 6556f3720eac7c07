// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Operations {
    /// Begins a session of a person with a token of Privy.
    ///
    /// - Remark: HTTP `POST /v1/auth/privy`.
    /// - Remark: Generated from `#/paths//v1/auth/privy/post(signInWithPrivy)`.
    public enum SignInWithPrivy {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "signInWithPrivy"

        /// What goes into `signInWithPrivy`.
        public struct Input: Hashable, Sendable {
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.PrivySignIn)
            }
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(body: Body) {
                self.body = body
            }
        }

        /// What comes out of `signInWithPrivy`.
        public enum Output: Hashable, Sendable {
            /// The session.
            ///
            /// - Remark: Generated from `#/paths//v1/auth/privy/post(signInWithPrivy)/responses/200`.
            public struct Ok: Hashable, Sendable {
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
                    case json(Components.Schemas.UserSession)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.UserSession {
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

            /// The session.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Ok)
            /// The request is not as this document says.
            ///
            /// - Remark: HTTP status `400`.
            case badRequest(Components.Responses.BadRequest)
            /// There is no token, signature or session that this call needs.
            ///
            /// - Remark: HTTP status `401`.
            case unauthorized(Components.Responses.Unauthorized)
            /// There is no such thing, or it belongs to another tenant.
            ///
            /// - Remark: HTTP status `404`.
            case notFound(Components.Responses.NotFound)
            /// The caller should wait.
            ///
            /// - Remark: HTTP status `429`.
            case tooManyRequests(Components.Responses.TooManyRequests)
            /// The server failed.
            ///
            /// - Remark: HTTP status `500`.
            case internalServerError(Components.Responses.InternalServerError)
            /// Any other failure, 503 among them.
            ///
            /// - Remark: HTTP status `default`.
            case `default`(statusCode: Swift.Int, Components.Responses.Failure)
            /// An answer that is not as the document says, a failure with an unknown body among them.
            case undocumented(statusCode: Swift.Int, UndocumentedPayload)

            /// The answer, if its status is 200.
            ///
            /// - Throws: ``APIError`` for any other answer.
            public var ok: Ok {
                get throws {
                    guard case .ok(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: SignInWithPrivy.id, answer: wire) }
        }
    }

    /// Begins a session of a person with a token of Coinbase.
    ///
    /// - Remark: HTTP `POST /v1/auth/coinbase`.
    /// - Remark: Generated from `#/paths//v1/auth/coinbase/post(signInWithCoinbase)`.
    public enum SignInWithCoinbase {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "signInWithCoinbase"

        /// What goes into `signInWithCoinbase`.
        public struct Input: Hashable, Sendable {
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.CoinbaseSignIn)
            }
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(body: Body) {
                self.body = body
            }
        }

        /// What comes out of `signInWithCoinbase`.
        public enum Output: Hashable, Sendable {
            /// The session.
            ///
            /// - Remark: Generated from `#/paths//v1/auth/coinbase/post(signInWithCoinbase)/responses/200`.
            public struct Ok: Hashable, Sendable {
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
                    case json(Components.Schemas.UserSession)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.UserSession {
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

            /// The session.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Ok)
            /// The request is not as this document says.
            ///
            /// - Remark: HTTP status `400`.
            case badRequest(Components.Responses.BadRequest)
            /// There is no token, signature or session that this call needs.
            ///
            /// - Remark: HTTP status `401`.
            case unauthorized(Components.Responses.Unauthorized)
            /// There is no such thing, or it belongs to another tenant.
            ///
            /// - Remark: HTTP status `404`.
            case notFound(Components.Responses.NotFound)
            /// The caller should wait.
            ///
            /// - Remark: HTTP status `429`.
            case tooManyRequests(Components.Responses.TooManyRequests)
            /// The server failed.
            ///
            /// - Remark: HTTP status `500`.
            case internalServerError(Components.Responses.InternalServerError)
            /// Any other failure, 503 among them.
            ///
            /// - Remark: HTTP status `default`.
            case `default`(statusCode: Swift.Int, Components.Responses.Failure)
            /// An answer that is not as the document says, a failure with an unknown body among them.
            case undocumented(statusCode: Swift.Int, UndocumentedPayload)

            /// The answer, if its status is 200.
            ///
            /// - Throws: ``APIError`` for any other answer.
            public var ok: Ok {
                get throws {
                    guard case .ok(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: SignInWithCoinbase.id, answer: wire) }
        }
    }

    /// Ends the session of a person.
    ///
    /// - Remark: HTTP `POST /v1/auth/logout`.
    /// - Remark: Generated from `#/paths//v1/auth/logout/post(signOut)`.
    public enum SignOut {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "signOut"

        /// What goes into `signOut`.
        public struct Input: Hashable, Sendable {

            /// Creates a value of its parts.
            public init() {}
        }

        /// What comes out of `signOut`.
        public enum Output: Hashable, Sendable {
            /// The session is over.
            ///
            /// - Remark: Generated from `#/paths//v1/auth/logout/post(signOut)/responses/200`.
            public struct Ok: Hashable, Sendable {
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
                    case json(Components.Schemas.SignOutResponse)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.SignOutResponse {
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

            /// The session is over.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Ok)
            /// There is no token, signature or session that this call needs.
            ///
            /// - Remark: HTTP status `401`.
            case unauthorized(Components.Responses.Unauthorized)
            /// There is no such thing, or it belongs to another tenant.
            ///
            /// - Remark: HTTP status `404`.
            case notFound(Components.Responses.NotFound)
            /// The caller should wait.
            ///
            /// - Remark: HTTP status `429`.
            case tooManyRequests(Components.Responses.TooManyRequests)
            /// The server failed.
            ///
            /// - Remark: HTTP status `500`.
            case internalServerError(Components.Responses.InternalServerError)
            /// Any other failure, 503 among them.
            ///
            /// - Remark: HTTP status `default`.
            case `default`(statusCode: Swift.Int, Components.Responses.Failure)
            /// An answer that is not as the document says, a failure with an unknown body among them.
            case undocumented(statusCode: Swift.Int, UndocumentedPayload)

            /// The answer, if its status is 200.
            ///
            /// - Throws: ``APIError`` for any other answer.
            public var ok: Ok {
                get throws {
                    guard case .ok(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: SignOut.id, answer: wire) }
        }
    }

    /// Gives the person whose session this is.
    ///
    /// - Remark: HTTP `GET /v1/users/me`.
    /// - Remark: Generated from `#/paths//v1/users/me/get(getCurrentUser)`.
    public enum GetCurrentUser {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "getCurrentUser"

        /// What goes into `getCurrentUser`.
        public struct Input: Hashable, Sendable {

            /// Creates a value of its parts.
            public init() {}
        }

        /// What comes out of `getCurrentUser`.
        public enum Output: Hashable, Sendable {
            /// The person.
            ///
            /// - Remark: Generated from `#/paths//v1/users/me/get(getCurrentUser)/responses/200`.
            public struct Ok: Hashable, Sendable {
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
                    case json(Components.Schemas.CurrentUser)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.CurrentUser {
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

            /// The person.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Ok)
            /// There is no token, signature or session that this call needs.
            ///
            /// - Remark: HTTP status `401`.
            case unauthorized(Components.Responses.Unauthorized)
            /// The caller is known and may not do this.
            ///
            /// - Remark: HTTP status `403`.
            case forbidden(Components.Responses.Forbidden)
            /// There is no such thing, or it belongs to another tenant.
            ///
            /// - Remark: HTTP status `404`.
            case notFound(Components.Responses.NotFound)
            /// The caller should wait.
            ///
            /// - Remark: HTTP status `429`.
            case tooManyRequests(Components.Responses.TooManyRequests)
            /// The server failed.
            ///
            /// - Remark: HTTP status `500`.
            case internalServerError(Components.Responses.InternalServerError)
            /// Any other failure, 503 among them.
            ///
            /// - Remark: HTTP status `default`.
            case `default`(statusCode: Swift.Int, Components.Responses.Failure)
            /// An answer that is not as the document says, a failure with an unknown body among them.
            case undocumented(statusCode: Swift.Int, UndocumentedPayload)

            /// The answer, if its status is 200.
            ///
            /// - Throws: ``APIError`` for any other answer.
            public var ok: Ok {
                get throws {
                    guard case .ok(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: GetCurrentUser.id, answer: wire) }
        }
    }

    /// Makes a wallet for the person whose session this is.
    ///
    /// - Remark: HTTP `POST /v1/users/me/wallets`.
    /// - Remark: Generated from `#/paths//v1/users/me/wallets/post(createUserWallet)`.
    public enum CreateUserWallet {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "createUserWallet"

        /// What goes into `createUserWallet`.
        public struct Input: Hashable, Sendable {
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.CreateUserWalletRequest)
            }
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(body: Body) {
                self.body = body
            }
        }

        /// What comes out of `createUserWallet`.
        public enum Output: Hashable, Sendable {
            /// The wallet.
            ///
            /// - Remark: Generated from `#/paths//v1/users/me/wallets/post(createUserWallet)/responses/201`.
            public struct Created: Hashable, Sendable {
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
                    case json(Components.Schemas.UserWalletResponse)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.UserWalletResponse {
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

            /// The wallet.
            ///
            /// - Remark: HTTP status `201`.
            case created(Created)
            /// The request is not as this document says.
            ///
            /// - Remark: HTTP status `400`.
            case badRequest(Components.Responses.BadRequest)
            /// There is no token, signature or session that this call needs.
            ///
            /// - Remark: HTTP status `401`.
            case unauthorized(Components.Responses.Unauthorized)
            /// The caller is known and may not do this.
            ///
            /// - Remark: HTTP status `403`.
            case forbidden(Components.Responses.Forbidden)
            /// There is no such thing, or it belongs to another tenant.
            ///
            /// - Remark: HTTP status `404`.
            case notFound(Components.Responses.NotFound)
            /// The caller should wait.
            ///
            /// - Remark: HTTP status `429`.
            case tooManyRequests(Components.Responses.TooManyRequests)
            /// The server failed.
            ///
            /// - Remark: HTTP status `500`.
            case internalServerError(Components.Responses.InternalServerError)
            /// Any other failure, 503 among them.
            ///
            /// - Remark: HTTP status `default`.
            case `default`(statusCode: Swift.Int, Components.Responses.Failure)
            /// An answer that is not as the document says, a failure with an unknown body among them.
            case undocumented(statusCode: Swift.Int, UndocumentedPayload)

            /// The answer, if its status is 201.
            ///
            /// - Throws: ``APIError`` for any other answer.
            public var created: Created {
                get throws {
                    guard case .created(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: CreateUserWallet.id, answer: wire) }
        }
    }

    /// Gives what the wallets of an account hold.
    ///
    /// - Remark: HTTP `GET /v1/onchain/balances`.
    /// - Remark: Generated from `#/paths//v1/onchain/balances/get(getBalances)`.
    public enum GetBalances {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "getBalances"

        /// What goes into `getBalances`.
        public struct Input: Hashable, Sendable {
            /// The query parameters.
            public struct Query: Hashable, Sendable {
                /// Networks, with commas between them.
                public var networks: Swift.String?
                /// Tokens, with commas between them.
                public var tokens: Swift.String?

                /// Creates a value of its parts.
                public init(networks: Swift.String? = nil, tokens: Swift.String? = nil) {
                    self.networks = networks
                    self.tokens = tokens
                }
            }
            /// The query parameters.
            public var query: Query

            /// Creates a value of its parts.
            public init(query: Query = .init()) {
                self.query = query
            }
        }

        /// What comes out of `getBalances`.
        public enum Output: Hashable, Sendable {
            /// The balances.
            ///
            /// - Remark: Generated from `#/paths//v1/onchain/balances/get(getBalances)/responses/200`.
            public struct Ok: Hashable, Sendable {
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
                    case json(Components.Schemas.BalanceList)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.BalanceList {
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

            /// The balances.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Ok)
            /// The request is not as this document says.
            ///
            /// - Remark: HTTP status `400`.
            case badRequest(Components.Responses.BadRequest)
            /// There is no token, signature or session that this call needs.
            ///
            /// - Remark: HTTP status `401`.
            case unauthorized(Components.Responses.Unauthorized)
            /// The caller is known and may not do this.
            ///
            /// - Remark: HTTP status `403`.
            case forbidden(Components.Responses.Forbidden)
            /// There is no such thing, or it belongs to another tenant.
            ///
            /// - Remark: HTTP status `404`.
            case notFound(Components.Responses.NotFound)
            /// The caller should wait.
            ///
            /// - Remark: HTTP status `429`.
            case tooManyRequests(Components.Responses.TooManyRequests)
            /// The server failed.
            ///
            /// - Remark: HTTP status `500`.
            case internalServerError(Components.Responses.InternalServerError)
            /// Any other failure, 503 among them.
            ///
            /// - Remark: HTTP status `default`.
            case `default`(statusCode: Swift.Int, Components.Responses.Failure)
            /// An answer that is not as the document says, a failure with an unknown body among them.
            case undocumented(statusCode: Swift.Int, UndocumentedPayload)

            /// The answer, if its status is 200.
            ///
            /// - Throws: ``APIError`` for any other answer.
            public var ok: Ok {
                get throws {
                    guard case .ok(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: GetBalances.id, answer: wire) }
        }
    }
}
