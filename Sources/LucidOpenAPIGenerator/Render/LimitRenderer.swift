// SPDX-License-Identifier: Apache-2.0

/// Writes the checks of lengths and counts that a server makes on what it receives.
struct LimitRenderer {
    private let document: APIDocument
    /// The schemas that have a limit somewhere, and can be part of a request.
    let names: Set<String>

    init(document: APIDocument) {
        var received: Set<String> = []
        for operation in document.operations {
            guard let schema = operation.body?.content.schema else { continue }
            SchemaOwners.reach(schema, &received, in: document)
        }
        var limited: Set<String> = []
        var before = -1
        while before < limited.count {
            before = limited.count
            for name in received {
                guard let schema = document.schema(name), !schema.keepsJSON else { continue }
                if Self.parts(schema).contains(where: { Self.isLimited($0, limited) }) { limited.insert(name) }
            }
        }
        self.document = document
        names = limited
    }

    func file() -> SourceFile {
        var file = SourceFile("RequestLimits.swift", access: "package")
        file.modules.insert(.api)
        var writer = TextWriter()
        for (index, named) in document.schemas.filter({ names.contains($0.name) }).enumerated() {
            if index > 0 { writer.line() }
            writer.block("extension Components.Schemas.\(named.name)") { writer in
                writer.doc("Checks the limits that the document sets.")
                writer.block("package func checkLimits(_ path: Swift.String) throws(RequestRefusal)") { writer in
                    guard case .object(let shape) = named.schema.kind else { return }
                    for property in shape.properties where Self.isLimited(property.schema, names) {
                        check(property, &writer)
                    }
                }
            }
        }
        file.writer = writer
        if names.isEmpty { file.modules = [] }
        return file
    }

    private func check(_ property: Property, _ writer: inout TextWriter) {
        let name = SwiftName.member(property.wireName)
        let path = "path + \(literal(property.wireName))"
        if property.isOptional {
            writer.block("if let \(name)") { checks(property.schema, name, path, &$0) }
        } else {
            checks(property.schema, name, path, &writer)
        }
    }

    private func checks(_ schema: Schema, _ value: String, _ path: String, _ writer: inout TextWriter) {
        let limits = schema.limits
        switch schema.kind {
        case .string:
            writer.line("try RequestLimit.text(\(value), \(path)\(bounds(limits.minLength, limits.maxLength)))")
        case .array(let item):
            if !limits.isEmpty {
                writer.line(
                    "try RequestLimit.items(\(value).count, \(path)\(bounds(limits.minItems, limits.maxItems)))")
            }
            if Self.isLimited(item, names) {
                writer.block("for (index, item) in \(value).enumerated()") {
                    checks(item, "item", "\(path) + \"[\\(index)]\"", &$0)
                }
            }
        default: writer.line("try \(value).checkLimits(\(path) + \".\")")
        }
    }

    private func bounds(_ least: Int?, _ most: Int?) -> String {
        (least.map { ", atLeast: \($0)" } ?? "") + (most.map { ", atMost: \($0)" } ?? "")
    }

    private static func parts(_ schema: Schema) -> [Schema] {
        if case .object(let shape) = schema.kind { return shape.properties.map(\.schema) }
        return []
    }

    private static func isLimited(_ schema: Schema, _ limited: Set<String>) -> Bool {
        if schema.keepsJSON { return false }
        if !schema.limits.isEmpty { return true }
        return switch schema.kind {
        case .reference(let name): limited.contains(name)
        case .array(let item): isLimited(item, limited)
        default: false
        }
    }
}
