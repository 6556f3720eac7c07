// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
public import LucidJSON

extension Operations {
    /// Starts a run of an entrypoint.
    ///
    /// Failures of the agent itself are objects under `error`.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/entrypoints/{key}/runs`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/{key}/runs/post(createRun)`.
    public enum CreateRun {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "createRun"

        /// What goes into `createRun`.
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
            /// The query parameters.
            public struct Query: Hashable, Sendable {
                /// Whether the answer comes when the run is over.
                public var wait: Swift.Bool?

                /// Creates a value of its parts.
                public init(wait: Swift.Bool? = nil) {
                    self.wait = wait
                }
            }
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.EntrypointCall)
            }
            /// The path parameters.
            public var path: Path
            /// The query parameters.
            public var query: Query
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(path: Path, query: Query = .init(), body: Body) {
                self.path = path
                self.query = query
                self.body = body
            }
        }

        /// What comes out of `createRun`.
        public enum Output: Hashable, Sendable {
            /// The run is over.
            ///
            /// - Remark: Generated from
            ///   `#/paths//v1/agents/{agentRef}/entrypoints/{key}/runs/post(createRun)/responses/200`.
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
                    case json(Components.Schemas.Run)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.Run {
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

            /// The run waits for its turn.
            ///
            /// - Remark: Generated from
            ///   `#/paths//v1/agents/{agentRef}/entrypoints/{key}/runs/post(createRun)/responses/202`.
            public struct Accepted: Hashable, Sendable {
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
                    case json(Components.Schemas.QueuedRun)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.QueuedRun {
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

            /// The run is over.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Ok)
            /// The run waits for its turn.
            ///
            /// - Remark: HTTP status `202`.
            case accepted(Accepted)
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

            /// The answer, if its status is 202.
            ///
            /// - Throws: ``APIError`` for any other answer.
            public var accepted: Accepted {
                get throws {
                    guard case .accepted(let answer) = self else { throw failure }
                    return answer
                }
            }

            /// This answer as the error that the throwing accessors throw.
            public var failure: APIError { APIError(operation: CreateRun.id, answer: wire) }
        }
    }

    /// Lists runs, newest first.
    ///
    /// - Remark: HTTP `GET /v1/runs`.
    /// - Remark: Generated from `#/paths//v1/runs/get(listRuns)`.
    public enum ListRuns {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "listRuns"

        /// What goes into `listRuns`.
        public struct Input: Hashable, Sendable {
            /// The query parameters.
            public struct Query: Hashable, Sendable {
                /// The most runs, 1 to 200.
                public var limit: Swift.Int?
                /// Only runs of this agent.
                public var agentRef: Swift.String?
                /// Where the page starts, `next_cursor` of the page before.
                public var cursor: Swift.String?

                /// Creates a value of its parts.
                public init(limit: Swift.Int? = nil, agentRef: Swift.String? = nil, cursor: Swift.String? = nil) {
                    self.limit = limit
                    self.agentRef = agentRef
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

        /// What comes out of `listRuns`.
        public enum Output: Hashable, Sendable {
            /// A page of runs.
            ///
            /// - Remark: Generated from `#/paths//v1/runs/get(listRuns)/responses/200`.
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
                    case json(Components.Schemas.RunList)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.RunList {
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

            /// A page of runs.
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
            public var failure: APIError { APIError(operation: ListRuns.id, answer: wire) }
        }
    }

    /// Gives one run.
    ///
    /// - Remark: HTTP `GET /v1/runs/{runId}`.
    /// - Remark: Generated from `#/paths//v1/runs/{runId}/get(getRun)`.
    public enum GetRun {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "getRun"

        /// What goes into `getRun`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The run's identifier.
                public var runId: Swift.String

                /// Creates a value of its parts.
                public init(runId: Swift.String) {
                    self.runId = runId
                }
            }
            /// The path parameters.
            public var path: Path

            /// Creates a value of its parts.
            public init(path: Path) {
                self.path = path
            }
        }

        /// What comes out of `getRun`.
        public enum Output: Hashable, Sendable {
            /// The run.
            ///
            /// - Remark: Generated from `#/paths//v1/runs/{runId}/get(getRun)/responses/200`.
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
                    case json(Components.Schemas.Run)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.Run {
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

            /// The run.
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
            public var failure: APIError { APIError(operation: GetRun.id, answer: wire) }
        }
    }

    /// Gives what a run has cost.
    ///
    /// - Remark: HTTP `GET /v1/runs/{runId}/ledger`.
    /// - Remark: Generated from `#/paths//v1/runs/{runId}/ledger/get(getRunLedger)`.
    public enum GetRunLedger {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "getRunLedger"

        /// What goes into `getRunLedger`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The run's identifier.
                public var runId: Swift.String

                /// Creates a value of its parts.
                public init(runId: Swift.String) {
                    self.runId = runId
                }
            }
            /// The path parameters.
            public var path: Path

            /// Creates a value of its parts.
            public init(path: Path) {
                self.path = path
            }
        }

        /// What comes out of `getRunLedger`.
        public enum Output: Hashable, Sendable {
            /// The entries.
            ///
            /// - Remark: Generated from `#/paths//v1/runs/{runId}/ledger/get(getRunLedger)/responses/200`.
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
                    case json(Components.Schemas.RunLedger)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.RunLedger {
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

            /// The entries.
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
            public var failure: APIError { APIError(operation: GetRunLedger.id, answer: wire) }
        }
    }

    /// Follows a run event by event.
    ///
    /// Events are `open`, `update`, `error` and `end`. The schema is that of the data of one event.
    ///
    /// - Remark: HTTP `GET /v1/runs/{runId}/stream`.
    /// - Remark: Generated from `#/paths//v1/runs/{runId}/stream/get(streamRun)`.
    public enum StreamRun {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "streamRun"

        /// What goes into `streamRun`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The run's identifier.
                public var runId: Swift.String

                /// Creates a value of its parts.
                public init(runId: Swift.String) {
                    self.runId = runId
                }
            }
            /// The path parameters.
            public var path: Path

            /// Creates a value of its parts.
            public init(path: Path) {
                self.path = path
            }
        }

        /// What comes out of `streamRun`.
        public enum Output: Sendable {
            /// The events, as they come.
            ///
            /// - Remark: Generated from `#/paths//v1/runs/{runId}/stream/get(streamRun)/responses/200`.
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
            public var failure: APIError { APIError(operation: StreamRun.id, answer: wire) }
        }
    }
}
