// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Operations {
    /// Feeds every animal.
    ///
    /// - Remark: HTTP `POST /feed`.
    /// - Remark: Generated from `#/paths//feed/post(feed)`.
    public enum Feed {
        /// The operation's name in logs, metrics and errors.
        public static let id: Swift.String = "feed"

        /// What goes into `feed`.
        public struct Input: Hashable, Sendable {
            /// The body, by media type.
            public enum Body: Hashable, Sendable {
                /// `application/x-www-form-urlencoded`.
                case urlEncodedForm(Components.Schemas.Meal)
            }
            /// The body.
            public var body: Body

            /// Creates a value of its parts.
            public init(body: Body) {
                self.body = body
            }
        }

        /// What comes out of `feed`.
        public enum Output: Hashable, Sendable {
            /// Fed.
            ///
            /// - Remark: Generated from `#/paths//feed/post(feed)/responses/200`.
            public struct Ok: Hashable, Sendable {

                /// Creates an answer.
                public init() {
                }
            }

            /// Fed.
            ///
            /// - Remark: HTTP status `200`.
            case ok(Ok)
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
            public var failure: APIError { APIError(operation: Feed.id, answer: wire) }
        }
    }
}
