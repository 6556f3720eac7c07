// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Operations {
    /// Gives a machine client tokens for its secret, or for a refresh token (RFC 6749).
    ///
    /// `grant_type` is `client_credentials`, `refresh_token`, or the wallet grant, which takes a signed challenge. The
    /// client proves itself by HTTP Basic, identifier and secret each form-encoded (RFC 6749 section 2.3.1), by
    /// `client_id` and `client_secret` in the form, or by a JWT (RFC 7523), never by two of them; the wallet grant and
    /// its refresh tokens need no client. Every grant gives a refresh token, so that a session does not hang on the
    /// secret alone; it is good for one call and for its own client.
    ///
    /// - Remark: HTTP `POST /oauth2/token`.
    /// - Remark: Generated from `#/paths//oauth2/token/post(requestToken)`.
    public enum RequestToken {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "requestToken"

        /// What goes into `requestToken`.
        public struct Input: Hashable, Sendable {
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
                /// `application/x-www-form-urlencoded`.
                case urlEncodedForm(Components.Schemas.OAuthTokenRequest)
            }
            /// The header parameters.
            public var headers: Headers
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(headers: Headers = .init(), body: Body) {
                self.headers = headers
                self.body = body
            }
        }

        /// What comes out of `requestToken`.
        public enum Output: Hashable, Sendable {
            /// The tokens.
            ///
            /// - Remark: Generated from `#/paths//oauth2/token/post(requestToken)/responses/200`.
            public struct Ok: Hashable, Sendable {
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
                    case json(Components.Schemas.OAuthTokenResponse)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.OAuthTokenResponse {
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

            /// The tokens.
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
            public var ok: Ok {
                get throws {
                    guard case .ok(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: RequestToken.id, answer: wire) }
        }
    }

    /// Registers a machine client, and shows its secret once.
    ///
    /// Registration is closed: it takes an operator's bearer. The client gets no more than `capabilities`, and belongs
    /// to the operator's tenant, which no field can change.
    ///
    /// - Remark: HTTP `POST /auth/register`.
    /// - Remark: Generated from `#/paths//auth/register/post(registerClient)`.
    public enum RegisterClient {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "registerClient"

        /// What goes into `registerClient`.
        public struct Input: Hashable, Sendable {
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.RegisterClientRequest)
            }
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(body: Body) {
                self.body = body
            }
        }

        /// What comes out of `registerClient`.
        public enum Output: Hashable, Sendable {
            /// The client.
            ///
            /// Nobody can ask for its secret again.
            ///
            /// - Remark: Generated from `#/paths//auth/register/post(registerClient)/responses/201`.
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
                    case json(Components.Schemas.RegisteredClient)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.RegisteredClient {
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

            /// The client.
            ///
            /// Nobody can ask for its secret again.
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
            public var failure: APIError { APIError(operation: RegisterClient.id, answer: wire) }
        }
    }

    /// Gives a machine client tokens for its secret, in the form of gateways.
    ///
    /// The same as `client_credentials` at `/oauth2/token`, in camelCase JSON.
    ///
    /// - Remark: HTTP `POST /auth/token`.
    /// - Remark: Generated from `#/paths//auth/token/post(issueClientToken)`.
    public enum IssueClientToken {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "issueClientToken"

        /// What goes into `issueClientToken`.
        public struct Input: Hashable, Sendable {
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.ClientTokenRequest)
            }
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(body: Body) {
                self.body = body
            }
        }

        /// What comes out of `issueClientToken`.
        public enum Output: Hashable, Sendable {
            /// A pair of tokens of a machine client.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Components.Responses.ClientTokens)
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
            public var ok: Components.Responses.ClientTokens {
                get throws {
                    guard case .ok(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: IssueClientToken.id, answer: wire) }
        }
    }

    /// Spends a machine client's refresh token for a new pair of tokens.
    ///
    /// Every refresh token is good for one call. Within grace the direct predecessor gets the same tokens again, with
    /// what is left of their life; any other earlier token revokes the whole family.
    ///
    /// - Remark: HTTP `POST /auth/refresh`.
    /// - Remark: Generated from `#/paths//auth/refresh/post(refreshClientToken)`.
    public enum RefreshClientToken {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "refreshClientToken"

        /// What goes into `refreshClientToken`.
        public struct Input: Hashable, Sendable {
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
                case json(Components.Schemas.ClientRefreshRequest)
            }
            /// The header parameters.
            public var headers: Headers
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(headers: Headers = .init(), body: Body) {
                self.headers = headers
                self.body = body
            }
        }

        /// What comes out of `refreshClientToken`.
        public enum Output: Hashable, Sendable {
            /// A pair of tokens of a machine client.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Components.Responses.ClientTokens)
            /// The request is not as this document says.
            ///
            /// - Remark: HTTP status `400`.
            case badRequest(Components.Responses.BadRequest)
            /// There is no token, signature or session that this call needs.
            ///
            /// - Remark: HTTP status `401`.
            case unauthorized(Components.Responses.Unauthorized)
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
            public var ok: Components.Responses.ClientTokens {
                get throws {
                    guard case .ok(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: RefreshClientToken.id, answer: wire) }
        }
    }

    /// Lists the machine clients of the tenant, oldest first; at most 1,000.
    ///
    /// - Remark: HTTP `GET /v1/clients`.
    /// - Remark: Generated from `#/paths//v1/clients/get(listClients)`.
    public enum ListClients {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "listClients"

        /// What goes into `listClients`.
        public struct Input: Hashable, Sendable {
            /// The query parameters.
            public struct Query: Hashable, Sendable {
                /// Only the clients of this agent.
                public var agentRef: Swift.String?

                /// Creates a value of its parts.
                public init(agentRef: Swift.String? = nil) {
                    self.agentRef = agentRef
                }
            }
            /// The query parameters.
            public var query: Query

            /// Creates a value of its parts.
            public init(query: Query = .init()) {
                self.query = query
            }
        }

        /// What comes out of `listClients`.
        public enum Output: Hashable, Sendable {
            /// The clients.
            ///
            /// - Remark: Generated from `#/paths//v1/clients/get(listClients)/responses/200`.
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
                    case json(Components.Schemas.MachineClientList)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.MachineClientList {
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

            /// The clients.
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
            public var failure: APIError { APIError(operation: ListClients.id, answer: wire) }
        }
    }

    /// Gives a machine client, without its secret.
    ///
    /// - Remark: HTTP `GET /v1/clients/{clientId}`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/get(getClient)`.
    public enum GetClient {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "getClient"

        /// What goes into `getClient`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The machine client's identifier.
                public var clientId: Swift.String

                /// Creates a value of its parts.
                public init(clientId: Swift.String) {
                    self.clientId = clientId
                }
            }
            /// The path parameters.
            public var path: Path

            /// Creates a value of its parts.
            public init(path: Path) {
                self.path = path
            }
        }

        /// What comes out of `getClient`.
        public enum Output: Hashable, Sendable {
            /// The client.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Components.Responses.MachineClient)
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
            public var ok: Components.Responses.MachineClient {
                get throws {
                    guard case .ok(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: GetClient.id, answer: wire) }
        }
    }

    /// Changes a machine client, or disables it and enables it again.
    ///
    /// What is left out stays. Capabilities and tier count from the next refresh on. A client that is disabled gets no
    /// token, and its sessions end at once; enabled again, it has to show its secret anew.
    ///
    /// - Remark: HTTP `PATCH /v1/clients/{clientId}`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/patch(updateClient)`.
    public enum UpdateClient {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "updateClient"

        /// What goes into `updateClient`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The machine client's identifier.
                public var clientId: Swift.String

                /// Creates a value of its parts.
                public init(clientId: Swift.String) {
                    self.clientId = clientId
                }
            }
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.UpdateClientRequest)
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

        /// What comes out of `updateClient`.
        public enum Output: Hashable, Sendable {
            /// The client.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Components.Responses.MachineClient)
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
            public var ok: Components.Responses.MachineClient {
                get throws {
                    guard case .ok(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: UpdateClient.id, answer: wire) }
        }
    }

    /// Ends a machine client for good, with its sessions.
    ///
    /// - Remark: HTTP `DELETE /v1/clients/{clientId}`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/delete(deleteClient)`.
    public enum DeleteClient {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "deleteClient"

        /// What goes into `deleteClient`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The machine client's identifier.
                public var clientId: Swift.String

                /// Creates a value of its parts.
                public init(clientId: Swift.String) {
                    self.clientId = clientId
                }
            }
            /// The path parameters.
            public var path: Path

            /// Creates a value of its parts.
            public init(path: Path) {
                self.path = path
            }
        }

        /// What comes out of `deleteClient`.
        public enum Output: Hashable, Sendable {
            /// The client is no more.
            ///
            /// - Remark: Generated from `#/paths//v1/clients/{clientId}/delete(deleteClient)/responses/204`.
            public struct NoContent: Hashable, Sendable {

                /// Creates an answer.
                public init() {
                }
            }

            /// The client is no more.
            ///
            /// - Remark: HTTP status `204`.
            case noContent(NoContent)
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

            /// The answer, if its status is 204.
            ///
            /// - Throws: ``APIError`` for any other answer.
            public var noContent: NoContent {
                get throws {
                    guard case .noContent(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: DeleteClient.id, answer: wire) }
        }
    }

    /// Gives a machine client a new secret, and shows it once.
    ///
    /// The old secret is taken for the overlap, so that running programs can be changed over.
    ///
    /// - Remark: HTTP `POST /v1/clients/{clientId}/secret`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/secret/post(rotateClientSecret)`.
    public enum RotateClientSecret {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "rotateClientSecret"

        /// What goes into `rotateClientSecret`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The machine client's identifier.
                public var clientId: Swift.String

                /// Creates a value of its parts.
                public init(clientId: Swift.String) {
                    self.clientId = clientId
                }
            }
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.RotateClientSecretRequest)
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

        /// What comes out of `rotateClientSecret`.
        public enum Output: Hashable, Sendable {
            /// The new secret.
            ///
            /// Nobody can ask for it again.
            ///
            /// - Remark: Generated from `#/paths//v1/clients/{clientId}/secret/post(rotateClientSecret)/responses/200`.
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
                    case json(Components.Schemas.RotatedClientSecret)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.RotatedClientSecret {
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

            /// The new secret.
            ///
            /// Nobody can ask for it again.
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
            public var failure: APIError { APIError(operation: RotateClientSecret.id, answer: wire) }
        }
    }
}
