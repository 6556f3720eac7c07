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
}
