// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidHTTP

/// A whole answer to one operation, before it is known what it means.
struct APIAnswer {
    let operationID: String
    let status: Int
    let headerFields: HTTPFields
    let body: [UInt8]
    /// What comes after the head of a success that is read value by value.
    var stream: HTTPBody?

    var payload: UndocumentedPayload { UndocumentedPayload(headerFields: headerFields, body: body) }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headerFields[$0] } }

    func requiredHeader(_ name: String) throws(APIError) -> String {
        guard let value = header(name) else { throw unparsable("the header \(name) is missing") }
        return value
    }

    /// The body as JSON of a known form.
    ///
    /// A missing content type counts as JSON.
    func json<Value: Decodable>() throws(APIError) -> Value {
        if let type = headerFields[.contentType], !MediaType.isJSON(type) {
            throw unparsable("the body is not JSON; check the base URL")
        }
        return try JSONReading.value(body, named: "the body", failure: unparsable)
    }

    /// The body as text, which must be UTF-8.
    ///
    /// A missing content type counts as text.
    func plainText() throws(APIError) -> String {
        if let type = headerFields[.contentType], !MediaType.essence(type).hasPrefix("text/") {
            throw unparsable("the body is not text; check the base URL")
        }
        guard let text = String(validating: body, as: UTF8.self) else { throw unparsable("the text is not UTF-8") }
        return text
    }

    /// The events of the body.
    func eventStream<Payload>() throws(APIError) -> ServerSentEvents<Payload> {
        ServerSentEvents(try stream("text/event-stream"), of: operationID)
    }

    /// The lines of the body.
    ///
    /// The names that are older than the registered one are taken, too.
    func jsonLines<Element>() throws(APIError) -> JSONLines<Element> {
        JSONLines(
            try stream("application/jsonl", "application/x-ndjson", "application/jsonlines", "application/x-jsonlines"),
            of: operationID)
    }

    private func stream(_ types: String...) throws(APIError) -> HTTPBody {
        if let type = headerFields[.contentType], !types.contains(MediaType.essence(type)) {
            throw unparsable("the body is not \(types[0]); check the base URL")
        }
        return stream ?? HTTPBody(body)
    }

    private func unparsable(_ text: String, _ underlying: (any Error)? = nil) -> APIError {
        APIError(
            .unparsableAnswer, operation: operationID, status: status,
            message: "the server's answer cannot be read: \(text)",
            requestID: header("X-Request-Id").flatMap { ServiceText.printable($0, limit: 128) }, underlying: underlying)
    }
}

/// Comparisons of media types (RFC 9110, section 8.3.1).
package enum MediaType {
    /// The type without its parameters, lower case.
    package static func essence(_ contentType: String) -> String {
        let type = contentType.prefix { $0 != ";" }
        return String(type.filter { $0 != " " && $0 != "\t" }).lowercased()
    }

    /// Whether it is `application/json`, or another type written in JSON.
    package static func isJSON(_ contentType: String) -> Bool {
        let type = essence(contentType)
        return type == "application/json" || (type.hasPrefix("application/") && type.hasSuffix("+json"))
    }
}
