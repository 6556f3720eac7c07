// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Operations {
    /// Gives the public keys that verify access tokens (RFC 7517).
    ///
    /// - Remark: HTTP `GET /.well-known/jwks.json`.
    /// - Remark: Generated from `#/paths//.well-known/jwks.json/get(getJWKS)`.
    public enum GetJWKS {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "getJWKS"

        /// What goes into `getJWKS`.
        public struct Input: Hashable, Sendable {

            /// Creates a value of its parts.
            public init() {}
        }

        /// What comes out of `getJWKS`.
        public enum Output: Hashable, Sendable {
            /// The keys, the next one included before it is used.
            ///
            /// - Remark: Generated from `#/paths//.well-known/jwks.json/get(getJWKS)/responses/200`.
            public struct Ok: Hashable, Sendable {
                /// Headers of the answer.
                public struct Headers: Hashable, Sendable {
                    /// Whether the answer may be kept; `no-store` where it holds a token.
                    ///
                    /// - Remark: Generated from the header `Cache-Control`.
                    public var cacheControl: Swift.String?

                    /// Creates headers.
                    public init(
                        cacheControl: Swift.String? = nil
                    ) {
                        self.cacheControl = cacheControl
                    }
                }
                /// The headers that the document names.
                public var headers: Headers
                /// The body, by media type.
                public enum Body: Hashable, Sendable {
                    /// `application/json`.
                    case json(Components.Schemas.JSONWebKeySet)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.JSONWebKeySet {
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

            /// The keys, the next one included before it is used.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Ok)
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
            public var failure: APIError { APIError(operation: GetJWKS.id, answer: wire) }
        }
    }

    /// Gives the signed list of what was revoked, for verifiers that work offline.
    ///
    /// The text is a JWS of type `lucid-revocations+jwt` by a key of the key set. Its entries name nobody: each is a
    /// digest that only who holds a token can work out. It also names the keys whose tokens hold.
    ///
    /// - Remark: HTTP `GET /oauth2/revocations`.
    /// - Remark: Generated from `#/paths//oauth2/revocations/get(listRevocations)`.
    public enum ListRevocations {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "listRevocations"

        /// What goes into `listRevocations`.
        public struct Input: Hashable, Sendable {
            /// The query parameters.
            public struct Query: Hashable, Sendable {
                /// The counter of the last list; only what was revoked since is given.
                ///
                /// All of it if left out.
                public var after: Swift.Int?

                /// Creates a value of its parts.
                public init(after: Swift.Int? = nil) {
                    self.after = after
                }
            }
            /// The query parameters.
            public var query: Query

            /// Creates a value of its parts.
            public init(query: Query = .init()) {
                self.query = query
            }
        }

        /// What comes out of `listRevocations`.
        public enum Output: Hashable, Sendable {
            /// The list.
            ///
            /// - Remark: Generated from `#/paths//oauth2/revocations/get(listRevocations)/responses/200`.
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

            /// The list.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Ok)
            /// The request is not as this document says.
            ///
            /// - Remark: HTTP status `400`.
            case badRequest(Components.Responses.BadRequest)
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
            public var failure: APIError { APIError(operation: ListRevocations.id, answer: wire) }
        }
    }

    /// Says what the authority is and where its endpoints are (RFC 8414).
    ///
    /// - Remark: HTTP `GET /.well-known/oauth-authorization-server`.
    /// - Remark: Generated from `#/paths//.well-known/oauth-authorization-server/get(getAuthorityMetadata)`.
    public enum GetAuthorityMetadata {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "getAuthorityMetadata"

        /// What goes into `getAuthorityMetadata`.
        public struct Input: Hashable, Sendable {

            /// Creates a value of its parts.
            public init() {}
        }

        /// What comes out of `getAuthorityMetadata`.
        public enum Output: Hashable, Sendable {
            /// The metadata.
            ///
            /// - Remark: Generated from
            ///   `#/paths//.well-known/oauth-authorization-server/get(getAuthorityMetadata)/responses/200`.
            public struct Ok: Hashable, Sendable {
                /// Headers of the answer.
                public struct Headers: Hashable, Sendable {
                    /// Whether the answer may be kept; `no-store` where it holds a token.
                    ///
                    /// - Remark: Generated from the header `Cache-Control`.
                    public var cacheControl: Swift.String?

                    /// Creates headers.
                    public init(
                        cacheControl: Swift.String? = nil
                    ) {
                        self.cacheControl = cacheControl
                    }
                }
                /// The headers that the document names.
                public var headers: Headers
                /// The body, by media type.
                public enum Body: Hashable, Sendable {
                    /// `application/json`.
                    case json(Components.Schemas.AuthorityMetadata)

                    /// The value, if the body is `application/json`.
                    public var json: Components.Schemas.AuthorityMetadata {
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

            /// The metadata.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Ok)
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
            public var failure: APIError { APIError(operation: GetAuthorityMetadata.id, answer: wire) }
        }
    }
}
