// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
public import LucidJSON

extension Operations {
    /// Gives an animal.
    ///
    /// It may sleep.
    ///
    /// Even then.
    ///
    /// - Remark: HTTP `GET /animals/{agentRef}/{animal-id}`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/get(getAnimal)`.
    public enum GetAnimal {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "getAnimal"

        /// What goes into `getAnimal`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The parameter `agentRef`.
                public var agentRef: Swift.String
                /// The animal.
                public var animalId: Swift.String

                /// Creates a value of its parts.
                public init(agentRef: Swift.String, animalId: Swift.String) {
                    self.agentRef = agentRef
                    self.animalId = animalId
                }
            }
            /// The query parameters.
            public struct Query: Hashable, Sendable {
                /// The parameter `include_food`.
                public var includeFood: Swift.Bool?
                /// How many.
                public var limit: Swift.Int?

                /// Creates a value of its parts.
                public init(includeFood: Swift.Bool? = nil, limit: Swift.Int? = nil) {
                    self.includeFood = includeFood
                    self.limit = limit
                }
            }
            /// The header parameters.
            public struct Headers: Hashable, Sendable {
                /// The parameter `X-Trace`.
                public var xTrace: Swift.String?

                /// Creates a value of its parts.
                public init(xTrace: Swift.String? = nil) {
                    self.xTrace = xTrace
                }
            }
            /// The path parameters.
            public var path: Path
            /// The query parameters.
            public var query: Query
            /// The header parameters.
            public var headers: Headers

            /// Creates a value of its parts.
            public init(path: Path, query: Query = .init(), headers: Headers = .init()) {
                self.path = path
                self.query = query
                self.headers = headers
            }
        }

        /// What comes out of `getAnimal`.
        public enum Output: Hashable, Sendable {
            /// The animal.
            ///
            /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/get(getAnimal)/responses/200`.
            public struct Ok: Hashable, Sendable {
                /// Headers of the answer.
                public struct Headers: Hashable, Sendable {
                    /// Where it is.
                    ///
                    /// - Remark: Generated from the header `X-Cage`.
                    public var xCage: Swift.String
                    /// Names the call.
                    ///
                    /// - Remark: Generated from the header `X-Request-Id`.
                    public var xRequestId: Swift.String?

                    /// Creates headers.
                    public init(
                        xCage: Swift.String,
                        xRequestId: Swift.String? = nil
                    ) {
                        self.xCage = xCage
                        self.xRequestId = xRequestId
                    }
                }
                /// The headers that the document names.
                public var headers: Headers
                /// The body, by media type.
                public enum Body: Hashable, Sendable {
                    /// `application/json`.
                    case json(Components.Schemas.Animal)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.Animal {
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
                public init(headers: Headers, body: Body) {
                    self.headers = headers
                    self.body = body
                }
            }

            /// It is out.
            ///
            /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/get(getAnimal)/responses/204`.
            public struct NoContent: Hashable, Sendable {

                /// Creates an answer.
                public init() {
                }
            }

            /// The animal.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Ok)
            /// It is out.
            ///
            /// - Remark: HTTP status `204`.
            case noContent(NoContent)
            /// It did not work.
            ///
            /// - Remark: HTTP status `404`.
            case notFound(Components.Responses.Failure)
            /// It did not work.
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
            public var failure: APIError { APIError(operation: GetAnimal.id, answer: wire) }
        }
    }

    /// Changes an animal.
    ///
    /// - Remark: HTTP `PATCH /animals/{agentRef}/{animal-id}`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/patch(patch-animal)`.
    public enum PatchAnimal {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "patch-animal"

        /// What goes into `patch-animal`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The parameter `agentRef`.
                public var agentRef: Swift.String
                /// The animal.
                public var animalId: Swift.String

                /// Creates a value of its parts.
                public init(agentRef: Swift.String, animalId: Swift.String) {
                    self.agentRef = agentRef
                    self.animalId = animalId
                }
            }
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/json`.
                case json(Components.Schemas.AnimalPatch)
            }
            /// The path parameters.
            public var path: Path
            /// The body.
            public var body: Body?

            /// Creates a value of its parts.
            public init(path: Path, body: Body? = nil) {
                self.path = path
                self.body = body
            }
        }

        /// What comes out of `patch-animal`.
        public enum Output: Hashable, Sendable {
            /// Soon.
            ///
            /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/patch(patch-animal)/responses/202`.
            public struct Accepted: Hashable, Sendable {

                /// Creates an answer.
                public init() {
                }
            }

            /// Soon.
            ///
            /// - Remark: HTTP status `202`.
            case accepted(Accepted)
            /// An answer that is not as the document says, a failure with an unknown body among them.
            case undocumented(statusCode: Swift.Int, UndocumentedPayload)

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
            public var failure: APIError { APIError(operation: PatchAnimal.id, answer: wire) }
        }
    }

    /// Gives what an animal says.
    ///
    /// - Remark: HTTP `GET /animals/{agentRef}/{animal-id}/sound`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/sound/get(hear)`.
    public enum Hear {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "hear"

        /// What goes into `hear`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The parameter `agentRef`.
                public var agentRef: Swift.String
                /// The animal.
                public var animalId: Swift.String

                /// Creates a value of its parts.
                public init(agentRef: Swift.String, animalId: Swift.String) {
                    self.agentRef = agentRef
                    self.animalId = animalId
                }
            }
            /// The query parameters.
            public struct Query: Hashable, Sendable {
                /// One or many.
                public var mood: [Swift.String]?

                /// Creates a value of its parts.
                public init(mood: [Swift.String]? = nil) {
                    self.mood = mood
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

        /// What comes out of `hear`.
        public enum Output: Hashable, Sendable {
            /// The sound.
            ///
            /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/sound/get(hear)/responses/200`.
            public struct Ok: Hashable, Sendable {
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
                public init(body: Body) {
                    self.body = body
                }
            }

            /// The sound.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Ok)
            /// It did not work.
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
            public var failure: APIError { APIError(operation: Hear.id, answer: wire) }
        }
    }

    /// Gives what an animal does, event by event.
    ///
    /// - Remark: HTTP `GET /animals/{agentRef}/{animal-id}/moves`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/moves/get(watch)`.
    public enum Watch {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "watch"

        /// What goes into `watch`.
        public struct Input: Hashable, Sendable {
            /// The path parameters.
            public struct Path: Hashable, Sendable {
                /// The parameter `agentRef`.
                public var agentRef: Swift.String
                /// The animal.
                public var animalId: Swift.String

                /// Creates a value of its parts.
                public init(agentRef: Swift.String, animalId: Swift.String) {
                    self.agentRef = agentRef
                    self.animalId = animalId
                }
            }
            /// The path parameters.
            public var path: Path

            /// Creates a value of its parts.
            public init(path: Path) {
                self.path = path
            }
        }

        /// What comes out of `watch`.
        public enum Output: Sendable {
            /// The events.
            ///
            /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/moves/get(watch)/responses/200`.
            public struct Ok: Sendable {
                /// Headers of the answer.
                public struct Headers: Hashable, Sendable {
                    /// Names the call.
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
                    case eventStream(ServerSentEvents<Components.Schemas.Animal>)

                    /// The value, if the body is `text/event-stream`.
                    public var eventStream: ServerSentEvents<Components.Schemas.Animal> {
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

            /// The events.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Ok)
            /// It did not work.
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
            public var failure: APIError { APIError(operation: Watch.id, answer: wire) }
        }
    }

    /// Gives all tracks, one a line.
    ///
    /// - Remark: HTTP `GET /tracks`.
    /// - Remark: Generated from `#/paths//tracks/get(readTracks)`.
    public enum ReadTracks {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "readTracks"

        /// What goes into `readTracks`.
        public struct Input: Hashable, Sendable {

            /// Creates a value of its parts.
            public init() {}
        }

        /// What comes out of `readTracks`.
        public enum Output: Sendable {
            /// The tracks.
            ///
            /// - Remark: Generated from `#/paths//tracks/get(readTracks)/responses/200`.
            public struct Ok: Sendable {
                /// The body, by media type.
                public enum Body: Sendable {
                    /// `application/jsonl`.
                    case jsonLines(JSONLines<LucidJSON.JSONObject>)

                    /// The value, if the body is `application/jsonl`.
                    public var jsonLines: JSONLines<LucidJSON.JSONObject> {
                        get throws {
                            switch self {
                            case .jsonLines(let value): value
                            }
                        }
                    }
                }
                /// The body.
                public var body: Body

                /// Creates an answer.
                public init(body: Body) {
                    self.body = body
                }
            }

            /// The tracks.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Ok)
            /// It did not work.
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
            public var failure: APIError { APIError(operation: ReadTracks.id, answer: wire) }
        }
    }
}
