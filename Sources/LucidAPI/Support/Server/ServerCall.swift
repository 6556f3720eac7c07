// SPDX-License-Identifier: Apache-2.0
package import HTTPTypes
import LucidHTTP
import LucidJSON

/// A request that a server received, read piece by piece as the document says.
package struct ServerCall: Sendable {
    private let headerFields: HTTPFields
    private let body: [UInt8]
    private let parameters: [String: String]
    private let queries: [String: [String]]

    /// Reads what every operation shares.
    package init(_ request: HTTPRequest, body: [UInt8], parameters: [String: String]) throws(RequestRefusal) {
        headerFields = request.headerFields
        self.body = body
        self.parameters = parameters
        var queries: [String: [String]] = [:]
        guard let target = try? RequestTarget(of: request), let fields = PercentEncoding.fields(target.query ?? "")
        else {
            throw RequestRefusal("the query is not percent-encoded UTF-8")
        }
        for field in fields { queries[field.name, default: []].append(field.value) }
        self.queries = queries
    }

    package var hasBody: Bool { !body.isEmpty }

    package func path(_ name: String) throws(RequestRefusal) -> String {
        guard let value = parameters[name] else { throw RequestRefusal("\(name): is missing") }
        return value
    }

    package func query(_ name: String) throws(RequestRefusal) -> String? {
        let values = queries[name] ?? []
        guard values.count <= 1 else { throw RequestRefusal("\(name): is there twice") }
        return values.first
    }

    package func query(_ name: String) throws(RequestRefusal) -> [String]? { queries[name] }

    package func query(_ name: String) throws(RequestRefusal) -> Bool? {
        let text: String? = try query(name)
        switch text?.lowercased() {
        case nil: return nil
        case "1", "true", "yes": return true
        case "0", "false", "no": return false
        default: throw RequestRefusal("\(name): must be true or false")
        }
    }

    package func query(_ name: String) throws(RequestRefusal) -> Int? {
        let text: String? = try query(name)
        guard let text else { return nil }
        guard let value = Int(text) else { throw RequestRefusal("\(name): must be an integer") }
        return value
    }

    package func header(_ name: String) throws(RequestRefusal) -> String? {
        HTTPField.Name(name).flatMap { headerFields[$0] }
    }

    /// The body as JSON of a known form.
    ///
    /// A missing content type counts as JSON.
    package func json<Value: Decodable>(_ type: Value.Type) throws(RequestRefusal) -> Value {
        try checkType("application/json")
        let value: JSONValue
        do {
            value = try JSONValue(parsing: body)
        } catch {
            throw RequestRefusal("the body is not JSON: \(error)")
        }
        return try decode(value)
    }

    /// The body as a form of a known form.
    ///
    /// A missing content type counts as a form.
    package func urlEncodedForm<Value: Decodable>(_ type: Value.Type) throws(RequestRefusal) -> Value {
        try checkType("application/x-www-form-urlencoded")
        guard let value = FormCoding.object(body) else {
            throw RequestRefusal("the body is not a form, or has a field twice")
        }
        return try decode(value)
    }

    private func decode<Value: Decodable>(_ value: JSONValue) throws(RequestRefusal) -> Value {
        do {
            return try value.decode()
        } catch let error as DecodingError {
            throw RequestRefusal(error.summary)
        } catch {
            throw RequestRefusal("the body does not have the expected form")
        }
    }

    private func checkType(_ expected: String) throws(RequestRefusal) {
        guard !body.isEmpty else { throw RequestRefusal("the body is missing") }
        guard let type = headerFields[.contentType] else { return }
        guard MediaType.essence(type) == expected else {
            throw RequestRefusal("the content type must be \(expected)")
        }
    }
}
