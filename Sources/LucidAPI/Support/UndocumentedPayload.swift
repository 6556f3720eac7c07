// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes

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
