// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Operations {
    /// Lists the tokens that were made by hand for an agent.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/tokens`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/get(listAgentTokens)`.
    public enum ListAgentTokens {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "listAgentTokens"

        /// What goes into `listAgentTokens`.
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

        /// What comes out of `listAgentTokens`.
        public enum Output: Hashable, Sendable {
            /// The tokens, without their secrets.
            ///
            /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/get(listAgentTokens)/responses/200`.
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
                    case json(Components.Schemas.AgentTokenList)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.AgentTokenList {
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

            /// The tokens, without their secrets.
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
            public var failure: APIError { APIError(operation: ListAgentTokens.id, answer: wire) }
        }
    }

    /// Makes a token for an agent by hand.
    ///
    /// The secret is shown once.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/tokens`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/post(createAgentToken)`.
    public enum CreateAgentToken {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "createAgentToken"

        /// What goes into `createAgentToken`.
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
                case json(Components.Schemas.CreateAgentTokenRequest)
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

        /// What comes out of `createAgentToken`.
        public enum Output: Hashable, Sendable {
            /// The token.
            ///
            /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/post(createAgentToken)/responses/201`.
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
                    case json(Components.Schemas.CreatedAgentToken)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.CreatedAgentToken {
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

            /// The token.
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
            public var failure: APIError { APIError(operation: CreateAgentToken.id, answer: wire) }
        }
    }

    /// Revokes a token that was made by hand.
    ///
    /// - Remark: HTTP `DELETE /v1/agents/{agentRef}/tokens/{tokenId}`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/{tokenId}/delete(revokeAgentToken)`.
    public enum RevokeAgentToken {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "revokeAgentToken"

        /// What goes into `revokeAgentToken`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The agent's reference.
                public var agentRef: Swift.String
                /// The token's identifier.
                public var tokenId: Swift.String

                /// Creates a value of its parts.
                public init(agentRef: Swift.String, tokenId: Swift.String) {
                    self.agentRef = agentRef
                    self.tokenId = tokenId
                }
            }
            /// The path parameters.
            public var path: Path

            /// Creates a value of its parts.
            public init(path: Path) {
                self.path = path
            }
        }

        /// What comes out of `revokeAgentToken`.
        public enum Output: Hashable, Sendable {
            /// The token is revoked.
            ///
            /// - Remark: Generated from
            ///   `#/paths//v1/agents/{agentRef}/tokens/{tokenId}/delete(revokeAgentToken)/responses/204`.
            public struct NoContent: Hashable, Sendable {

                /// Creates an answer.
                public init() {
                }
            }

            /// The token is revoked.
            ///
            /// - Remark: HTTP status `204`.
            case noContent(NoContent)
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
            public var failure: APIError { APIError(operation: RevokeAgentToken.id, answer: wire) }
        }
    }
}
