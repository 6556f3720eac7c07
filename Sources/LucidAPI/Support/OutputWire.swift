// SPDX-License-Identifier: Apache-2.0
package import HTTPTypes
package import LucidHTTP
import LucidJSON

/// An output of which a wire form exists.
///
/// Every generated `Output` is one.
package protocol WireOutput: Sendable {
    /// The output as it goes over the wire.
    var wire: OutputWire { get }
}

/// An answer on its way to the wire: status, headers, and a body that is not yet text.
package struct OutputWire: Sendable {
    /// The status code.
    package var status: Int
    /// The headers, content type left out.
    package var headerFields = HTTPFields()
    /// The value of a JSON body.
    package var content: (any Encodable & Sendable)?
    /// The bytes of a body of any other kind.
    package var bytes: [UInt8] = []
    /// A body that comes value by value.
    package var stream: HTTPBody?

    /// An answer without a body.
    package init(status: Int) { self.status = status }

    package mutating func set(_ name: String, _ value: String?) {
        guard let value, let name = HTTPField.Name(name) else { return }
        headerFields[name] = value
    }

    package func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headerFields[$0] } }

    package mutating func json(_ value: some Encodable & Sendable) { content = value }

    package mutating func plainText(_ text: String) {
        bytes = Array(text.utf8)
        headerFields[.contentType] = "text/plain; charset=utf-8"
    }

    package mutating func eventStream(_ events: ServerSentEvents<some Codable & Sendable>) {
        stream = events.encoded
        headerFields[.contentType] = "text/event-stream"
        headerFields[.cacheControl] = "no-store"
    }

    package mutating func jsonLines(_ values: JSONLines<some Codable & Sendable>) {
        stream = values.encoded
        headerFields[.contentType] = "application/jsonl"
    }

    package func empty() {}

    /// The answer as a server sends it.
    package func encoded() throws -> (HTTPResponse, HTTPBody) {
        var fields = headerFields
        var body = stream ?? HTTPBody(bytes)
        if let content {
            body = HTTPBody(try JSONValue(encoding: content).serialized())
            fields[.contentType] = "application/json"
        }
        return (HTTPResponse(status: HTTPResponse.Status(code: min(max(status, 100), 599)), headerFields: fields), body)
    }

    /// The error in a body that is still bytes, if it is one.
    var serviceError: Components.Schemas.ServiceError? { try? JSONValue(parsing: bytes).decode() }
}
