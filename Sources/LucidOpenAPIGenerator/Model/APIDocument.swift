// SPDX-License-Identifier: Apache-2.0

/// The contract, as far as code is generated from it.
package struct APIDocument {
    var title: String
    var version: String
    /// What the document says of a tag.
    var tagDocumentation: [String: String] = [:]
    var schemas: [NamedSchema]
    var responses: [NamedResponse]
    var operations: [Operation]

    /// The tags of the operations, in the order of their first use.
    var tags: [String] {
        var seen: Set<String> = []
        return operations.map(\.tag).filter { seen.insert($0).inserted }
    }

    func schema(_ name: String) -> Schema? { schemas.first { $0.name == name }?.schema }

    func response(_ use: ResponseUse) -> Response? {
        switch use {
        case .inline(let response): response
        case .component(let name): responses.first { $0.name == name }?.response
        }
    }
}

/// A response with a name, under `#/components/responses`.
struct NamedResponse {
    var name: String
    var response: Response
}

/// One operation.
struct Operation {
    var node: SpecNode
    var id: String
    var tag: String
    var summary: String
    var documentation: String?
    /// Upper case.
    var method: String
    var path: String
    var parameters: [Parameter]
    var body: RequestBody?
    var responses: [StatusResponse]
    var isAuthenticated: Bool
    var access: AccessRule
    /// Whether it belongs to a hosted product: a server need not have it, and then answers that it is not available.
    var isHosted: Bool

    var typeName: String { SwiftName.type(id) }

    /// Whether the request holds a key by which the server knows it again, and the property that it is in.
    func idempotencyKey(in document: APIDocument) -> String? {
        guard let body, case .reference(let name) = body.content.schema.kind,
            case .object(let shape) = document.schema(name)?.kind
        else { return nil }
        return shape.properties.first { $0.wireName == "idempotency_key" }?.wireName
    }

    func parameters(in location: Parameter.Location) -> [Parameter] { parameters.filter { $0.location == location } }
}

/// Who may call an operation.
struct AccessRule {
    var principals: [String]
    var scopes: [String]
    var relation: String

    static let principals = ["none", "agent", "operator"]
    static let relations = ["none", "self", "tenant"]
}

/// A parameter of an operation.
struct Parameter {
    enum Location: String {
        case path
        case query
        case header
    }

    var wireName: String
    var location: Location
    var isRequired: Bool
    var documentation: String?
    var schema: Schema
}

/// The body of a request.
struct RequestBody {
    var isRequired: Bool
    var content: Content
}

/// A body in one media type.
struct Content {
    enum Form: String {
        case json = "application/json"
        case urlEncodedForm = "application/x-www-form-urlencoded"
        case plainText = "text/plain"
        case eventStream = "text/event-stream"
        case jsonLines = "application/jsonl"

        /// Whether the body comes value by value, and its schema is that of one.
        var isStream: Bool { self == .eventStream || self == .jsonLines }
        /// Whether only an answer may have it.
        var isForAnswers: Bool { self == .plainText || isStream }
    }

    var form: Form
    var schema: Schema

    /// The name of the body's case.
    var caseName: String {
        switch form {
        case .json: "json"
        case .urlEncodedForm: "urlEncodedForm"
        case .plainText: "plainText"
        case .eventStream: "eventStream"
        case .jsonLines: "jsonLines"
        }
    }
}

/// A response by status.
struct StatusResponse {
    /// The status code, nil for `default`.
    var status: Int?
    var use: ResponseUse
    var node: SpecNode
}

enum ResponseUse {
    case component(String)
    case inline(Response)
}

/// An answer: its headers and its body.
struct Response {
    /// Whether its body comes value by value; two such cannot be compared.
    var isStream: Bool { content?.form.isStream == true }

    var node: SpecNode
    var documentation: String
    var headers: [Header]
    var content: Content?

    struct Header {
        var wireName: String
        var documentation: String?
        var isRequired: Bool
    }
}
