// SPDX-License-Identifier: Apache-2.0

/// Reads a whole document and checks what holds across its parts.
package struct DocumentParser {
    /// Reads `text`, which came from `file`.
    /// - Throws: ``SpecError`` for anything that the generator does not know.
    package static func parse(_ text: String, file: String) throws -> APIDocument {
        let root = try SpecNode(file: file, text: text)
        let object = try root.object(.document)
        let version = try object.required("openapi")
        guard ["3.0.", "3.1."].contains(where: try version.string().hasPrefix) else {
            throw version.error("must be 3.0 or 3.1")
        }
        let info = try object.required("info").object(.info)
        try info["license"].map { _ = try $0.object(.license) }
        try checkNamed(object["servers"], .server, "url")
        try checkNamed(object["tags"], .tag, "name")

        let components = try object["components"]?.object(.components)
        let shared = SharedComponents(
            schemes: Set(try securitySchemes(components?["securitySchemes"])),
            parameters: try components?["parameters"]?.members() ?? [],
            headers: try components?["headers"]?.members() ?? [])
        let responses = ResponseParser(shared: shared)
        let operations = OperationParser(
            shared: shared, responses: responses, security: try object["security"].map(shared.security) ?? [])
        var document = APIDocument(
            title: try info.required("title").string(), version: try info.required("version").string(),
            schemas: try components?["schemas"]?.members().map(namedSchema) ?? [],
            responses: try components?["responses"]?.members().map { key, node in
                guard SwiftName.isType(key) else { throw node.error(notAType) }
                return NamedResponse(name: key, response: try responses.parse(node))
            } ?? [],
            operations: [])
        for tag in try object["tags"]?.items().map({ try $0.object(.tag) }) ?? [] {
            document.tagDocumentation[try tag.required("name").string()] = try tag.text("description")
        }
        for (path, node) in try object.required("paths").members() {
            document.operations += try operations.parse(node, path: path)
        }
        return try DocumentChecker(document).checked()
    }

    private static func namedSchema(_ key: String, _ node: SpecNode) throws -> NamedSchema {
        guard SwiftName.isType(key) else { throw node.error(notAType) }
        return NamedSchema(name: key, schema: try SchemaParser.parse(node, .named))
    }

    private static func checkNamed(_ node: SpecNode?, _ keywords: Keywords, _ key: String) throws {
        for item in try node?.items() ?? [] { _ = try item.object(keywords).required(key).string() }
    }

    private static func securitySchemes(_ node: SpecNode?) throws -> [String] {
        try (node?.members() ?? []).map { key, node in
            let scheme = try node.object(.securityScheme)
            guard try scheme.text("type") == "http", try scheme.text("scheme") == "bearer" else {
                throw node.error("is not supported: only http bearer is")
            }
            return key
        }
    }

    private static let notAType = "its name must be a Swift type name"
}

/// What parts of a document refer to by name.
struct SharedComponents {
    let schemes: Set<String>
    let parameters: [(key: String, value: SpecNode)]
    let headers: [(key: String, value: SpecNode)]

    /// The names of the schemes that are asked for, one of which suffices.
    func security(_ node: SpecNode) throws -> [String] {
        try node.items().flatMap { item in
            try item.members().map { key, node in
                guard schemes.contains(key) else { throw node.error("there is no security scheme '\(key)'") }
                return key
            }
        }
    }

    /// The node itself, or what it refers to.
    func resolve(
        _ node: SpecNode, _ section: String, _ entries: [(key: String, value: SpecNode)]
    ) throws -> SpecNode {
        guard try node.members().contains(where: { $0.key == "$ref" }) else { return node }
        let reference = try node.object(.reference).required("$ref")
        let name = try reference.reference(to: section)
        guard let target = entries.first(where: { $0.key == name })?.value else {
            throw reference.error("there is no '#/components/\(section)/\(name)'")
        }
        return target
    }
}
