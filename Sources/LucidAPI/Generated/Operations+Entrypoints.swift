// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
public import LucidJSON

extension Operations {
    /// Asks the agent itself how it is.
    ///
    /// The text is the agent's own, passed on as it came.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/health`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/health/get(getAgentHealth)`.
    public enum GetAgentHealth {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "getAgentHealth"

        /// What goes into `getAgentHealth`.
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
            /// The path parameters.
            public var path: Path

            /// Creates a value of its parts.
            public init(path: Path) {
                self.path = path
            }
        }

        /// What comes out of `getAgentHealth`.
        public enum Output: Hashable, Sendable {
            /// What the agent says.
            ///
            /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/health/get(getAgentHealth)/responses/200`.
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
                    /// `text/plain`.
                    case plainText(Swift.String)

                    /// The value, if the body is `text/plain`.
                    public var plainText: Swift.String {
                        get throws {
                            switch self {
                            case .plainText(let value): value
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

            /// What the agent says.
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
            public var failure: APIError { APIError(operation: GetAgentHealth.id, answer: wire) }
        }
    }

    /// Lists what can be called at an agent.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/entrypoints`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/get(listEntrypoints)`.
    public enum ListEntrypoints {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "listEntrypoints"

        /// What goes into `listEntrypoints`.
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
            /// The query parameters.
            public struct Query: Hashable, Sendable {
                /// Whether the agent is asked again, and the cache passed by.
                public var refresh: Swift.Bool?

                /// Creates a value of its parts.
                public init(refresh: Swift.Bool? = nil) {
                    self.refresh = refresh
                }
            }
            /// The path parameters.
            public var path: Path
            /// The query parameters.
            public var query: Query

            /// Creates a value of its parts.
            public init(path: Path, query: Query = .init()) {
                self.path = path
                self.query = query
            }
        }

        /// What comes out of `listEntrypoints`.
        public enum Output: Hashable, Sendable {
            /// The entrypoints.
            ///
            /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/get(listEntrypoints)/responses/200`.
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
                    case json(Components.Schemas.EntrypointList)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.EntrypointList {
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

            /// The entrypoints.
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
            public var failure: APIError { APIError(operation: ListEntrypoints.id, answer: wire) }
        }
    }

    /// Asks the agent again what can be called.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/refresh-entrypoints`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/refresh-entrypoints/post(refreshEntrypoints)`.
    public enum RefreshEntrypoints {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "refreshEntrypoints"

        /// What goes into `refreshEntrypoints`.
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
            /// The path parameters.
            public var path: Path

            /// Creates a value of its parts.
            public init(path: Path) {
                self.path = path
            }
        }

        /// What comes out of `refreshEntrypoints`.
        public enum Output: Hashable, Sendable {
            /// The entrypoints, from the agent itself.
            ///
            /// - Remark: Generated from
            ///   `#/paths//v1/agents/{agentRef}/refresh-entrypoints/post(refreshEntrypoints)/responses/200`.
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
                    case json(Components.Schemas.EntrypointList)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.EntrypointList {
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

            /// The entrypoints, from the agent itself.
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
            public var failure: APIError { APIError(operation: RefreshEntrypoints.id, answer: wire) }
        }
    }

    /// Calls an entrypoint, and waits for its answer.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/entrypoints/{key}/invoke`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/{key}/invoke/post(invokeEntrypoint)`.
    public enum InvokeEntrypoint {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "invokeEntrypoint"

        /// What goes into `invokeEntrypoint`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The agent's reference.
                public var agentRef: Swift.String
                /// The entrypoint's key.
                public var key: Swift.String

                /// Creates a value of its parts.
                public init(agentRef: Swift.String, key: Swift.String) {
                    self.agentRef = agentRef
                    self.key = key
                }
            }
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.EntrypointCall)
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

        /// What comes out of `invokeEntrypoint`.
        public enum Output: Hashable, Sendable {
            /// What the agent answered.
            ///
            /// - Remark: Generated from
            ///   `#/paths//v1/agents/{agentRef}/entrypoints/{key}/invoke/post(invokeEntrypoint)/responses/200`.
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
                    case json(Components.Schemas.EntrypointResult)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.EntrypointResult {
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

            /// What the agent answered.
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
            public var failure: APIError { APIError(operation: InvokeEntrypoint.id, answer: wire) }
        }
    }

    /// Calls an entrypoint, and gives its answer event by event.
    ///
    /// The schema is that of the data of one event.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/entrypoints/{key}/stream`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/{key}/stream/post(streamEntrypoint)`.
    public enum StreamEntrypoint {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "streamEntrypoint"

        /// What goes into `streamEntrypoint`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The agent's reference.
                public var agentRef: Swift.String
                /// The entrypoint's key.
                public var key: Swift.String

                /// Creates a value of its parts.
                public init(agentRef: Swift.String, key: Swift.String) {
                    self.agentRef = agentRef
                    self.key = key
                }
            }
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.EntrypointCall)
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

        /// What comes out of `streamEntrypoint`.
        public enum Output: Sendable {
            /// The events, as they come.
            ///
            /// - Remark: Generated from
            ///   `#/paths//v1/agents/{agentRef}/entrypoints/{key}/stream/post(streamEntrypoint)/responses/200`.
            public struct Ok: Sendable {
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
                public enum Body: Sendable {
                    /// `text/event-stream`.
                    case eventStream(ServerSentEvents<Components.Schemas.StreamData>)

                    /// The value, if the body is `text/event-stream`.
                    public var eventStream: ServerSentEvents<Components.Schemas.StreamData> {
                        get throws {
                            switch self {
                            case .eventStream(let value): value
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

            /// The events, as they come.
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
            public var failure: APIError { APIError(operation: StreamEntrypoint.id, answer: wire) }
        }
    }
}
