// SPDX-License-Identifier: Apache-2.0

/// Merges `allOf`, and checks what no single part can see: references, names and recursion.
struct DocumentChecker {
    private var document: APIDocument

    init(_ document: APIDocument) { self.document = document }

    func checked() throws -> APIDocument {
        var document = document
        document.schemas = try document.schemas.map { NamedSchema(name: $0.name, schema: try merged($0.schema)) }
        for schema in document.schemas { try Self(document).check(schema.schema) }
        for schema in document.schemas where !schema.schema.keepsJSON {
            var path = [schema.name]
            try checkRecursion(schema.schema, &path, in: document)
        }
        for response in document.responses { try check(response.response.content) }
        try checkOperations(document)
        return document
    }

    private func checkOperations(_ document: APIDocument) throws {
        var ids: Set<String> = []
        for operation in document.operations {
            guard ids.insert(operation.typeName).inserted else {
                throw operation.node.error("operationId '\(operation.id)' is used twice")
            }
            try check(operation.body?.content)
            for status in operation.responses {
                switch status.use {
                case .inline(let response): try check(response.content)
                case .component(let name):
                    guard document.responses.contains(where: { $0.name == name }) else {
                        throw status.node.error("there is no '#/components/responses/\(name)'")
                    }
                }
            }
        }
    }

    private func check(_ content: Content?) throws {
        guard let content else { return }
        try check(content.schema)
        if content.form == .plainText {
            guard case .string = content.schema.kind, !content.schema.isNullable else {
                throw content.schema.node.error("text must be a string")
            }
        }
        guard content.form == .urlEncodedForm else { return }
        guard case .reference(let name) = content.schema.kind, case .object = self.document.schema(name)?.kind else {
            throw content.schema.node.error("a form must be an object with a name")
        }
    }

    private func check(_ schema: Schema) throws {
        switch schema.kind {
        case .reference(let name): _ = try target(name, from: schema.node)
        case .array(let item): try check(item)
        case .choice(let choice): for variant in choice.variants { try check(variant.schema) }
        case .enumeration(let values):
            var names: Set<String> = ["undocumented"]
            for value in values where !names.insert(SwiftName.member(value)).inserted {
                throw schema.node.error("another value has the Swift name '\(SwiftName.member(value))' too")
            }
        case .object(let shape):
            var names: Set<String> = ["additionalProperties"]
            let isMasked = !schema.keepsJSON && shape.properties.contains { $0.schema.isSecret }
            for property in shape.properties {
                try check(property.schema)
                if isMasked, ["description", "debugDescription"].contains(SwiftName.member(property.wireName)) {
                    throw property.schema.node.error("does not go with a secret beside it, which masks it in print")
                }
                guard schema.keepsJSON || names.insert(SwiftName.member(property.wireName)).inserted else {
                    throw property.schema.node.error(
                        "another property has the Swift name '\(SwiftName.member(property.wireName))' too")
                }
            }
            if case .typed(let item) = shape.additional { try check(item) }
        default: break
        }
    }

    private func target(_ name: String, from node: SpecNode) throws -> Schema {
        guard let schema = document.schema(name) else { throw node.error("there is no '#/components/schemas/\(name)'") }
        return schema
    }

    /// `schema` with the members of its `allOf` as one object.
    private func merged(_ schema: Schema) throws -> Schema {
        guard case .merge(let members) = schema.kind else { return schema }
        var shape = ObjectShape(properties: [], additional: .ignored)
        for member in members {
            var part = member
            if case .reference(let name) = member.kind { part = try target(name, from: member.node) }
            guard case .object(let other) = try merged(part).kind else {
                throw member.node.error("a member of 'allOf' must be an object with properties")
            }
            for property in other.properties {
                guard !shape.properties.contains(where: { $0.wireName == property.wireName }) else {
                    throw member.node.error("property '\(property.wireName)' is in another member of 'allOf' too")
                }
                shape.properties.append(property)
            }
            switch (shape.additional, other.additional) {
            case (_, .ignored): break
            case (.ignored, let additional): shape.additional = additional
            default: throw member.node.error("'additionalProperties' is in another member of 'allOf' too")
            }
        }
        var result = schema
        result.kind = .object(shape)
        return result
    }

    /// Refuses a value that holds itself.
    ///
    /// Arrays and dictionaries may.
    private func checkRecursion(_ schema: Schema, _ path: inout [String], in document: APIDocument) throws {
        let parts: [Schema] =
            switch schema.kind {
            case .reference: [schema]
            case .object(let shape): shape.properties.map(\.schema)
            case .choice(let choice): choice.variants.map(\.schema)
            default: []
            }
        for part in parts {
            guard case .reference(let name) = part.kind, let target = document.schema(name), !target.keepsJSON else {
                continue
            }
            guard !path.contains(name) else {
                throw part.node.error("'\(name)' holds itself, which is not supported outside an array")
            }
            path.append(name)
            try checkRecursion(target, &path, in: document)
            path.removeLast()
        }
    }
}
