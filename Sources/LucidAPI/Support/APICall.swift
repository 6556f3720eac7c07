// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidHTTP
import LucidJSON

/// A request of one operation, before it knows the server.
struct APICall {
    enum Method: String {
        case get = "GET"
        case put = "PUT"
        case post = "POST"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    let operationID: String
    let method: Method
    /// The segments, not encoded.
    let path: [String]
    /// Whether a bearer may go with it.
    let isAuthenticated: Bool
    /// Whether a success is read value by value.
    let isStream: Bool
    /// Whether the server knows it again.
    var isRepeatable = false
    private(set) var query: [(name: String, value: String)] = []
    private(set) var headerFields = HTTPFields()
    private(set) var body: [UInt8]?

    init(
        _ operationID: String, method: Method, path: [String], isAuthenticated: Bool,
        accept: String = "application/json", isStream: Bool = false
    ) {
        self.operationID = operationID
        self.method = method
        self.path = path
        self.isAuthenticated = isAuthenticated
        self.isStream = isStream
        headerFields[.accept] = accept
    }

    mutating func setQuery(_ name: String, _ value: String?) { if let value { query.append((name, value)) } }
    mutating func setQuery(_ name: String, _ value: Bool?) { setQuery(name, value.map { $0 ? "true" : "false" }) }
    mutating func setQuery(_ name: String, _ values: [String]?) { for value in values ?? [] { setQuery(name, value) } }
    mutating func setQuery(_ name: String, _ value: Int?) { setQuery(name, value.map(String.init)) }

    mutating func setHeader(_ name: String, _ value: String?) {
        if let value, let name = HTTPField.Name(name) { headerFields[name] = value }
    }

    mutating func json(_ value: some Encodable) throws {
        body = try encoding { try JSONValue(encoding: value).serialized() }
        headerFields[.contentType] = "application/json"
    }

    mutating func urlEncodedForm(_ value: some Encodable) throws {
        body = try encoding { Array(PercentEncoding.form(try FormCoding.fields(value)).utf8) }
        headerFields[.contentType] = "application/x-www-form-urlencoded"
    }

    /// The request for `server`.
    func request(to server: ServerURL) throws(APIError) -> HTTPRequest {
        var target = server.pathPrefix
        for segment in path {
            guard !["", ".", ".."].contains(segment) else {
                throw APIError(
                    .invalidRequest, operation: operationID,
                    message: "a path parameter must not be empty, '.' or '..'")
            }
            target += "/" + PercentEncoding.encode(segment)
        }
        if !query.isEmpty { target += "?" + PercentEncoding.form(query) }
        return HTTPRequest(
            method: HTTPRequest.Method(method), scheme: server.scheme, authority: server.authority, path: target,
            headerFields: headerFields)
    }

    private func encoding(_ encode: () throws -> [UInt8]) throws(APIError) -> [UInt8] {
        do {
            return try encode()
        } catch {
            throw APIError(
                .invalidRequest, operation: operationID, message: "the body cannot be written", underlying: error)
        }
    }
}

extension HTTPRequest.Method {
    fileprivate init(_ method: APICall.Method) {
        self =
            switch method {
            case .get: .get
            case .put: .put
            case .post: .post
            case .patch: .patch
            case .delete: .delete
            }
    }
}
