// SPDX-License-Identifier: Apache-2.0

/// Writes the types of `#/components/schemas`.
struct SchemaRenderer {
    let document: APIDocument

    /// One file for the schemas that several tags use, and one for those of each tag.
    func files() -> [SourceFile] {
        let owners = SchemaOwners(document)
        var files: [SourceFile] = []
        for tag in [nil] + document.tags.map(Optional.some) {
            let schemas = document.schemas.filter { owners.tag(of: $0.name) == tag }
            guard !schemas.isEmpty || tag == nil else { continue }
            var file = SourceFile(tag.map { "Schemas+\($0).swift" } ?? "Schemas.swift", access: "public")
            if tag == nil { namespaces(&file.writer) }
            var body = file.writer
            body.line()
            body.block("extension Components.Schemas") { writer in
                for (index, schema) in schemas.enumerated() {
                    if index > 0 { writer.line() }
                    render(schema, &writer, &file)
                }
            }
            if !schemas.isEmpty { file.writer = body }
            files.append(file)
        }
        return files
    }

    private func namespaces(_ writer: inout TextWriter) {
        writer.doc(
            "Types generated from the components of the document.", remarks: ["Generated from `#/components`."])
        writer.block("public enum Components") { writer in
            writer.doc("Types of bodies.", remarks: ["Generated from `#/components/schemas`."])
            writer.line("public enum Schemas {}")
            writer.doc("Answers that several operations share.", remarks: ["Generated from `#/components/responses`."])
            writer.line("public enum Responses {}")
        }
    }

    private func render(_ named: NamedSchema, _ writer: inout TextWriter, _ file: inout SourceFile) {
        let schema = named.schema
        writer.doc(
            schema.documentation ?? "The schema `\(named.name)`.",
            remarks: ["Generated from `#/components/schemas/\(named.name)`."])
        if schema.keepsJSON {
            writer.line("public typealias \(named.name) = \(file.type(schema))")
            return
        }
        switch schema.kind {
        case .object(let shape): StructRenderer(named.name, shape).render(&writer, &file)
        case .enumeration(let values): EnumRenderer.render(named.name, values, &writer)
        case .choice(let choice): ChoiceRenderer(named.name, choice).render(&writer, &file)
        default: writer.line("public typealias \(named.name) = \(file.type(schema))\(schema.isNullable ? "?" : "")")
        }
    }
}

/// Which tag alone uses a schema.
struct SchemaOwners {
    private var tags: [String: Set<String>] = [:]

    init(_ document: APIDocument) {
        for operation in document.operations {
            var schemas = operation.body.map { [$0.content.schema] } ?? []
            schemas += operation.responses.compactMap { document.response($0.use)?.content?.schema }
            var reached: Set<String> = []
            for schema in schemas { Self.reach(schema, &reached, in: document) }
            for name in reached { tags[name, default: []].insert(operation.tag) }
        }
    }

    func tag(of schema: String) -> String? {
        guard let tags = tags[schema], tags.count == 1 else { return nil }
        return tags.first
    }

    /// The names that `schema` mentions, directly or not.
    static func reach(_ schema: Schema, _ names: inout Set<String>, in document: APIDocument) {
        switch schema.kind {
        case .reference(let name):
            guard names.insert(name).inserted, let target = document.schema(name) else { return }
            reach(target, &names, in: document)
        case .array(let item): reach(item, &names, in: document)
        case .choice(let choice): for variant in choice.variants { reach(variant.schema, &names, in: document) }
        case .object(let shape):
            for property in shape.properties { reach(property.schema, &names, in: document) }
            if case .typed(let item) = shape.additional { reach(item, &names, in: document) }
        default: break
        }
    }
}
