// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Operations {
    /// Asks for a challenge that the agent's wallet must sign.
    ///
    /// The challenge holds for one exchange and for a few minutes. Note that the answer is 201.
    ///
    /// - Remark: HTTP `POST /v1/auth/agents/{agentRef}/challenge`.
    /// - Remark: Generated from `#/paths//v1/auth/agents/{agentRef}/challenge/post(issueAgentChallenge)`.
    public enum IssueAgentChallenge {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "issueAgentChallenge"

        /// What goes into `issueAgentChallenge`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The agent's reference.
                public var agentRef: Swift.String

                /// Creates a value of its parts.
                public init(agentRef: Swift.String) {
                    self.agentRef = agentRef
                }
            }
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.AgentChallengeRequest)
            }
            /// The path parameters.
            public var path: Path
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(path: Path, body: Body) {
                self.path = path
                self.body = body
            }
        }

        /// What comes out of `issueAgentChallenge`.
        public enum Output: Hashable, Sendable {
            /// The challenge was issued.
            ///
            /// - Remark: Generated from
            ///   `#/paths//v1/auth/agents/{agentRef}/challenge/post(issueAgentChallenge)/responses/201`.
            public struct Created: Hashable, Sendable {
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
                    case json(Components.Schemas.AgentChallengeResponse)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.AgentChallengeResponse {
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

            /// The challenge was issued.
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
            public var failure: APIError { APIError(operation: IssueAgentChallenge.id, answer: wire) }
        }
    }

    /// Exchanges a signed challenge for tokens.
    ///
    /// A challenge is spent by the first exchange that names it, whether the signature holds or not.
    ///
    /// - Remark: HTTP `POST /v1/auth/agents/{agentRef}/exchange`.
    /// - Remark: Generated from `#/paths//v1/auth/agents/{agentRef}/exchange/post(exchangeAgentChallenge)`.
    public enum ExchangeAgentChallenge {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "exchangeAgentChallenge"

        /// What goes into `exchangeAgentChallenge`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The agent's reference.
                public var agentRef: Swift.String

                /// Creates a value of its parts.
                public init(agentRef: Swift.String) {
                    self.agentRef = agentRef
                }
            }
            /// The header parameters.
            public struct Headers: Hashable, Sendable {
                /// A DPoP proof (RFC 9449) by a key of the caller.
                ///
                /// Tokens are then bound to the key, and every later use needs a proof by it.
                public var dPoP: Swift.String?

                /// Creates a value of its parts.
                public init(dPoP: Swift.String? = nil) {
                    self.dPoP = dPoP
                }
            }
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.AgentExchangeRequest)
            }
            /// The path parameters.
            public var path: Path
            /// The header parameters.
            public var headers: Headers
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(path: Path, headers: Headers = .init(), body: Body) {
                self.path = path
                self.headers = headers
                self.body = body
            }
        }

        /// What comes out of `exchangeAgentChallenge`.
        public enum Output: Hashable, Sendable {
            /// A pair of tokens.
            ///
            /// The refresh token is new in every answer.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Components.Responses.AgentTokens)
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
            public var ok: Components.Responses.AgentTokens {
                get throws {
                    guard case .ok(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: ExchangeAgentChallenge.id, answer: wire) }
        }
    }

    /// Spends a refresh token for a new pair of tokens.
    ///
    /// Every refresh token is good for one call. Within the grace time that the authority publishes, the direct
    /// predecessor gets the same answer again; any other earlier token revokes the whole family.
    ///
    /// - Remark: HTTP `POST /v1/auth/agents/{agentRef}/refresh`.
    /// - Remark: Generated from `#/paths//v1/auth/agents/{agentRef}/refresh/post(refreshAgentToken)`.
    public enum RefreshAgentToken {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "refreshAgentToken"

        /// What goes into `refreshAgentToken`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The agent's reference.
                public var agentRef: Swift.String

                /// Creates a value of its parts.
                public init(agentRef: Swift.String) {
                    self.agentRef = agentRef
                }
            }
            /// The header parameters.
            public struct Headers: Hashable, Sendable {
                /// The server's time after which the caller no longer waits, in whole seconds since 1970.
                ///
                /// A server that gets the request later answers 408 before it looks at the token.
                public var requestDeadline: Swift.String?
                /// A DPoP proof (RFC 9449) by a key of the caller.
                ///
                /// Tokens are then bound to the key, and every later use needs a proof by it.
                public var dPoP: Swift.String?

                /// Creates a value of its parts.
                public init(requestDeadline: Swift.String? = nil, dPoP: Swift.String? = nil) {
                    self.requestDeadline = requestDeadline
                    self.dPoP = dPoP
                }
            }
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.AgentRefreshRequest)
            }
            /// The path parameters.
            public var path: Path
            /// The header parameters.
            public var headers: Headers
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(path: Path, headers: Headers = .init(), body: Body) {
                self.path = path
                self.headers = headers
                self.body = body
            }
        }

        /// What comes out of `refreshAgentToken`.
        public enum Output: Hashable, Sendable {
            /// A pair of tokens.
            ///
            /// The refresh token is new in every answer.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Components.Responses.AgentTokens)
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
            /// The request came after its deadline.
            ///
            /// Nothing was done.
            ///
            /// - Remark: HTTP status `408`.
            case requestTimeout(Components.Responses.RequestTimeout)
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
            public var ok: Components.Responses.AgentTokens {
                get throws {
                    guard case .ok(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: RefreshAgentToken.id, answer: wire) }
        }
    }

    /// Revokes a refresh token with its family, or an access token (RFC 7009).
    ///
    /// Whoever holds the token may revoke it. The answer is 200 with an empty body, also for a token that the authority
    /// does not know.
    ///
    /// - Remark: HTTP `POST /oauth2/revoke`.
    /// - Remark: Generated from `#/paths//oauth2/revoke/post(revokeToken)`.
    public enum RevokeToken {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "revokeToken"

        /// What goes into `revokeToken`.
        public struct Input: Hashable, Sendable {
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/x-www-form-urlencoded`.
                case urlEncodedForm(Components.Schemas.RevokeTokenRequest)
            }
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(body: Body) {
                self.body = body
            }
        }

        /// What comes out of `revokeToken`.
        public enum Output: Hashable, Sendable {
            /// The token is not valid, now or ever before.
            ///
            /// - Remark: Generated from `#/paths//oauth2/revoke/post(revokeToken)/responses/200`.
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

                /// Creates an answer.
                public init(headers: Headers = .init()) {
                    self.headers = headers
                }
            }

            /// The token is not valid, now or ever before.
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
            public var failure: APIError { APIError(operation: RevokeToken.id, answer: wire) }
        }
    }
}
