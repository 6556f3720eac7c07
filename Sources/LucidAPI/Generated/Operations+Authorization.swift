// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Operations {
    /// Tells whether a token holds now, and what it permits (RFC 7662).
    ///
    /// The caller is a machine client, by HTTP Basic or in the form, or an operator by its bearer in the header. A
    /// client sees its own tokens, and with the scope `token:introspect` all of its tenant. For everything else the
    /// answer is `active: false` and nothing more.
    ///
    /// - Remark: HTTP `POST /oauth2/introspect`.
    /// - Remark: Generated from `#/paths//oauth2/introspect/post(introspectToken)`.
    public enum IntrospectToken {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "introspectToken"

        /// What goes into `introspectToken`.
        public struct Input: Hashable, Sendable {
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/x-www-form-urlencoded`.
                case urlEncodedForm(Components.Schemas.IntrospectionRequest)
            }
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(body: Body) {
                self.body = body
            }
        }

        /// What comes out of `introspectToken`.
        public enum Output: Hashable, Sendable {
            /// What there is to know.
            ///
            /// - Remark: Generated from `#/paths//oauth2/introspect/post(introspectToken)/responses/200`.
            public struct Ok: Hashable, Sendable {
                /// Headers of the answer.
                public struct Headers: Hashable, Sendable {
                    /// Whether the answer may be kept; `no-store` where it holds a token.
                    ///
                    /// - Remark: Generated from the header `Cache-Control`.
                    public var cacheControl: Swift.String?
                    /// What to name when asking the server's operator about this call.
                    ///
                    /// - Remark: Generated from the header `X-Request-Id`.
                    public var xRequestId: Swift.String?

                    /// Creates headers.
                    public init(
                        cacheControl: Swift.String? = nil,
                        xRequestId: Swift.String? = nil
                    ) {
                        self.cacheControl = cacheControl
                        self.xRequestId = xRequestId
                    }
                }
                /// The headers that the document names.
                public var headers: Headers
                /// The body, by media type.
                public enum Body: Hashable, Sendable {
                    /// `application/json`.
                    case json(Components.Schemas.IntrospectionResponse)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.IntrospectionResponse {
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

            /// What there is to know.
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
            public var failure: APIError { APIError(operation: IntrospectToken.id, answer: wire) }
        }
    }

    /// Gives an agent a token with which it acts for a subject.
    ///
    /// The token names the subject as `sub` and the agent as `act`. It lives briefly and cannot be renewed; a new grant
    /// is issued instead, and holds at once even if the one before was revoked. It is good at the services that it is
    /// meant for, never at the authority itself.
    ///
    /// - Remark: HTTP `POST /v1/grants`.
    /// - Remark: Generated from `#/paths//v1/grants/post(issueGrant)`.
    public enum IssueGrant {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "issueGrant"

        /// What goes into `issueGrant`.
        public struct Input: Hashable, Sendable {
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.IssueGrantRequest)
            }
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(body: Body) {
                self.body = body
            }
        }

        /// What comes out of `issueGrant`.
        public enum Output: Hashable, Sendable {
            /// The grant, and its token.
            ///
            /// - Remark: Generated from `#/paths//v1/grants/post(issueGrant)/responses/201`.
            public struct Created: Hashable, Sendable {
                /// Headers of the answer.
                public struct Headers: Hashable, Sendable {
                    /// Whether the answer may be kept; `no-store` where it holds a token.
                    ///
                    /// - Remark: Generated from the header `Cache-Control`.
                    public var cacheControl: Swift.String?
                    /// What to name when asking the server's operator about this call.
                    ///
                    /// - Remark: Generated from the header `X-Request-Id`.
                    public var xRequestId: Swift.String?

                    /// Creates headers.
                    public init(
                        cacheControl: Swift.String? = nil,
                        xRequestId: Swift.String? = nil
                    ) {
                        self.cacheControl = cacheControl
                        self.xRequestId = xRequestId
                    }
                }
                /// The headers that the document names.
                public var headers: Headers
                /// The body, by media type.
                public enum Body: Hashable, Sendable {
                    /// `application/json`.
                    case json(Components.Schemas.IssuedGrant)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.IssuedGrant {
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

            /// The grant, and its token.
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
            public var failure: APIError { APIError(operation: IssueGrant.id, answer: wire) }
        }
    }

    /// Revokes everything of before that meets all of the terms.
    ///
    /// What is issued afterwards holds: a login or grant of the same agent or subject works at once. `token` names an
    /// access token by its `jti`; it and `family` stand alone. To stop new logins, revoke the credential or the client.
    ///
    /// - Remark: HTTP `POST /v1/revocations`.
    /// - Remark: Generated from `#/paths//v1/revocations/post(revokeAccess)`.
    public enum RevokeAccess {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "revokeAccess"

        /// What goes into `revokeAccess`.
        public struct Input: Hashable, Sendable {
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.RevokeAccessRequest)
            }
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(body: Body) {
                self.body = body
            }
        }

        /// What comes out of `revokeAccess`.
        public enum Output: Hashable, Sendable {
            /// It is revoked.
            ///
            /// - Remark: Generated from `#/paths//v1/revocations/post(revokeAccess)/responses/200`.
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
                    case json(Components.Schemas.RevokedAccess)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.RevokedAccess {
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

            /// It is revoked.
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
            public var failure: APIError { APIError(operation: RevokeAccess.id, answer: wire) }
        }
    }
}
