// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Operations {
    /// Signs a message with the agent's managed wallet (EIP-191).
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/sign-message`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/sign-message/post(signMessage)`.
    public enum SignMessage {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "signMessage"

        /// What goes into `signMessage`.
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
                case json(Components.Schemas.SignMessageRequest)
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

        /// What comes out of `signMessage`.
        public enum Output: Hashable, Sendable {
            /// What was signed.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Components.Responses.WalletSignature)
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
            /// Something else already holds this name or this idempotency key.
            ///
            /// - Remark: HTTP status `409`.
            case conflict(Components.Responses.Conflict)
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
            public var ok: Components.Responses.WalletSignature {
                get throws {
                    guard case .ok(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: SignMessage.id, answer: wire) }
        }
    }

    /// Signs typed data with the agent's managed wallet (EIP-712).
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/sign-typed-data`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/sign-typed-data/post(signTypedData)`.
    public enum SignTypedData {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "signTypedData"

        /// What goes into `signTypedData`.
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
                case json(Components.Schemas.SignTypedDataRequest)
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

        /// What comes out of `signTypedData`.
        public enum Output: Hashable, Sendable {
            /// What was signed.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Components.Responses.WalletSignature)
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
            /// Something else already holds this name or this idempotency key.
            ///
            /// - Remark: HTTP status `409`.
            case conflict(Components.Responses.Conflict)
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
            public var ok: Components.Responses.WalletSignature {
                get throws {
                    guard case .ok(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: SignTypedData.id, answer: wire) }
        }
    }

    /// Signs a transaction with the agent's managed wallet and gives it back.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/sign-transaction`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/sign-transaction/post(signTransaction)`.
    public enum SignTransaction {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "signTransaction"

        /// What goes into `signTransaction`.
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
                case json(Components.Schemas.TransactionRequest)
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

        /// What comes out of `signTransaction`.
        public enum Output: Hashable, Sendable {
            /// What was signed.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Components.Responses.WalletSignature)
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
            /// Something else already holds this name or this idempotency key.
            ///
            /// - Remark: HTTP status `409`.
            case conflict(Components.Responses.Conflict)
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
            public var ok: Components.Responses.WalletSignature {
                get throws {
                    guard case .ok(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: SignTransaction.id, answer: wire) }
        }
    }

    /// Signs a transaction with the agent's managed wallet and sends it to its chain.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/send-transaction`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/send-transaction/post(sendTransaction)`.
    public enum SendTransaction {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "sendTransaction"

        /// What goes into `sendTransaction`.
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
                case json(Components.Schemas.TransactionRequest)
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

        /// What comes out of `sendTransaction`.
        public enum Output: Hashable, Sendable {
            /// The transaction was handed to the chain.
            ///
            /// - Remark: Generated from
            ///   `#/paths//v1/agents/{agentRef}/wallet/send-transaction/post(sendTransaction)/responses/200`.
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
                    case json(Components.Schemas.WalletTransactionResponse)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.WalletTransactionResponse {
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

            /// The transaction was handed to the chain.
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
            /// Something else already holds this name or this idempotency key.
            ///
            /// - Remark: HTTP status `409`.
            case conflict(Components.Responses.Conflict)
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
            public var failure: APIError { APIError(operation: SendTransaction.id, answer: wire) }
        }
    }
}
