// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes
import LucidJSON

/// An answer that the document does not describe: whatever came.
public struct UndocumentedPayload: Hashable, Sendable, CustomStringConvertible {
    /// The headers.
    public var headerFields: HTTPFields
    /// The body.
    public var body: [UInt8]

    /// Creates a payload.
    public init(headerFields: HTTPFields = HTTPFields(), body: [UInt8] = []) {
        self.headerFields = headerFields
        self.body = body
    }

    /// The answer to an operation that a server does not have, because it belongs to a hosted product.
    package static func notAvailable(_ operation: String) -> Self {
        let error = Components.Schemas.ServiceError(
            code: "not_available", message: "\(operation) belongs to the hosted product, which this authority is not")
        let body = (try? JSONValue(encoding: error).serialized()) ?? []
        return Self(headerFields: [.contentType: "application/json"], body: body)
    }

    /// How much there is, and nothing of it: it may hold a secret.
    public var description: String { "UndocumentedPayload(\(headerFields.count) headers, \(body.count) bytes)" }

    func write(to wire: inout OutputWire) {
        wire.headerFields = headerFields
        wire.bytes = body
    }
}

extension UndocumentedPayload: CustomDebugStringConvertible, CustomReflectable {
    /// How much there is, and nothing of it.
    public var debugDescription: String { description }
    /// Shows nothing of it.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
