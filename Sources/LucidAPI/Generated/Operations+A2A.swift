// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Operations {
    /// Gives the card by which other agents know this one.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/a2a/card`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/a2a/card/get(getAgentCard)`.
    public enum GetAgentCard {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "getAgentCard"

        /// What goes into `getAgentCard`.
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

        /// What comes out of `getAgentCard`.
        public enum Output: Hashable, Sendable {
            /// The card, with whatever else the agent tells.
            ///
            /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/a2a/card/get(getAgentCard)/responses/200`.
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
                    case json(Components.Schemas.AgentCard)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.AgentCard {
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

            /// The card, with whatever else the agent tells.
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
            public var failure: APIError { APIError(operation: GetAgentCard.id, answer: wire) }
        }
    }

    /// Sends a JSON-RPC request to an agent.
    ///
    /// A failure of the method is `error` in an answer with status 200 (JSON-RPC 2.0, section 5).
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/a2a/rpc`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/a2a/rpc/post(callAgent)`.
    public enum CallAgent {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "callAgent"

        /// What goes into `callAgent`.
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
                case json(Components.Schemas.RPCRequest)
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

        /// What comes out of `callAgent`.
        public enum Output: Hashable, Sendable {
            /// The answer.
            ///
            /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/a2a/rpc/post(callAgent)/responses/200`.
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
                    case json(Components.Schemas.RPCResponse)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.RPCResponse {
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

            /// The answer.
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
            public var failure: APIError { APIError(operation: CallAgent.id, answer: wire) }
        }
    }

    /// Looks for agents of others.
    ///
    /// - Remark: HTTP `GET /v1/a2a/registry`.
    /// - Remark: Generated from `#/paths//v1/a2a/registry/get(searchRegistry)`.
    public enum SearchRegistry {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "searchRegistry"

        /// What goes into `searchRegistry`.
        public struct Input: Hashable, Sendable {
            /// The query parameters.
            public struct Query: Hashable, Sendable {
                /// Words to look for.
                public var q: Swift.String?
                /// A skill that they must have.
                public var skill: Swift.String?
                /// Whether they must stream.
                public var streaming: Swift.Bool?
                /// Whether they must take money.
                public var paid: Swift.Bool?
                /// One of `cache`, `live` and `auto`.
                public var mode: Swift.String?
                /// The most agents, 1 to 100.
                public var limit: Swift.Int?
                /// Where the page starts, `next_cursor` of the page before.
                public var cursor: Swift.String?

                /// Creates a value of its parts.
                public init(
                    q: Swift.String? = nil, skill: Swift.String? = nil, streaming: Swift.Bool? = nil,
                    paid: Swift.Bool? = nil, mode: Swift.String? = nil, limit: Swift.Int? = nil,
                    cursor: Swift.String? = nil
                ) {
                    self.q = q
                    self.skill = skill
                    self.streaming = streaming
                    self.paid = paid
                    self.mode = mode
                    self.limit = limit
                    self.cursor = cursor
                }
            }
            /// The query parameters.
            public var query: Query

            /// Creates a value of its parts.
            public init(query: Query = .init()) {
                self.query = query
            }
        }

        /// What comes out of `searchRegistry`.
        public enum Output: Hashable, Sendable {
            /// A page of agents.
            ///
            /// - Remark: Generated from `#/paths//v1/a2a/registry/get(searchRegistry)/responses/200`.
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
                    case json(Components.Schemas.RegistryPage)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.RegistryPage {
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

            /// A page of agents.
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
            public var failure: APIError { APIError(operation: SearchRegistry.id, answer: wire) }
        }
    }
}
