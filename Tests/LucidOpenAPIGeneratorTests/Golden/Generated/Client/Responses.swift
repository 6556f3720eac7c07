// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Components.Responses {
    /// It did not work.
    ///
    /// - Remark: Generated from `#/components/responses/Failure`.
    public struct Failure: Hashable, Sendable {
        /// The body, by media type.
        public enum Body: Hashable, Sendable {
            /// `application/json`.
            case json(Components.Schemas.Failure)

            /// The value, if the body is `application/json`.
            public var json: Components.Schemas.Failure {
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
        public init(body: Body) {
            self.body = body
        }
    }
}

extension Components.Responses.Failure {
    init(_ answer: APIAnswer) throws {
        self.init(body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}
