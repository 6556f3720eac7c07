// SPDX-License-Identifier: Apache-2.0

/// Reads schemas.
struct SchemaParser {
    /// Whether an object with properties may stand here; elsewhere it must have a name.
    enum Place {
        case named
        case nested
    }

    static func parse(_ node: SpecNode, _ place: Place = .nested) throws -> Schema {
        if try node.members().contains(where: { $0.key == "$ref" }) {
            let object = try node.object(.schemaReference)
            let name = try object.required("$ref").reference(to: "schemas")
            return Schema(node: node, documentation: try object.text("description"), kind: .reference(name))
        }
        let object = try node.object(.schema)
        var schema = Schema(node: node, documentation: try object.text("description"), kind: .any)
        schema.keepsJSON = try object.flag("x-lucid-keep-json")
        schema.isSecret = try object.text("format") == "password"
        schema.limits = Schema.Limits(
            minLength: try object["minLength"]?.count(), maxLength: try object["maxLength"]?.count(),
            minItems: try object["minItems"]?.count(), maxItems: try object["maxItems"]?.count())
        try readKind(of: object, into: &schema, place)
        if try object.flag("nullable") { schema.isNullable = true }
        try checkLimits(of: schema)
        return schema
    }

    private static func readKind(of object: SpecObject, into schema: inout Schema, _ place: Place) throws {
        if let members = object["allOf"] {
            try refuse(["type", "oneOf", "properties", "enum", "items"], beside: "allOf", in: object)
            // What 3.0 has no better words for: a reference with something beside it.
            if object.node.isOpenAPI30, let only = try members.items().first, try members.items().count == 1,
                case .reference(let name) = try parse(only, .named).kind
            {
                schema.kind = .reference(name)
                return
            }
            guard place == .named else { throw object.node.error(needsName) }
            schema.kind = .merge(try members.items().map { try parse($0, .named) })
            return
        }
        if let members = object["oneOf"] {
            try refuse(["type", "properties", "enum", "items"], beside: "oneOf", in: object)
            return try readChoice(try members.items(), of: object, into: &schema, place)
        }
        guard let typeNode = object["type"] else {
            for keyword in ["enum", "properties", "required", "items", "format", "additionalProperties"] {
                if let node = object[keyword] { throw node.error("'\(keyword)' needs a 'type' beside it") }
            }
            return
        }
        let (type, isNullable) = try typeName(typeNode)
        schema.isNullable = isNullable
        switch type {
        case "string": schema.kind = try stringKind(object, place)
        case "boolean": schema.kind = .boolean
        case "integer": schema.kind = .integer
        case "number": schema.kind = .number
        case "null": schema.kind = .null
        case "array": schema.kind = .array(try parse(try object.required("items")))
        case "object": schema.kind = try objectKind(object, place)
        default: throw typeNode.error("type '\(type)' is not supported")
        }
        let owners = [
            "format": "string", "enum": "string", "items": "array", "properties": "object", "required": "object",
            "additionalProperties": "object", "x-lucid-keep-text": "string",
        ]
        for (keyword, owner) in owners.sorted(by: { $0.key < $1.key }) where type != owner {
            if let node = object[keyword] { throw node.error("'\(keyword)' does not go with type '\(type)'") }
        }
    }

    private static func typeName(_ node: SpecNode) throws -> (String, isNullable: Bool) {
        if node.isScalar { return (try node.string(), false) }
        if node.isOpenAPI30 { throw node.error("must be one type in OpenAPI 3.0, which says 'nullable' beside it") }
        var names = try node.strings()
        let isNullable = names.contains("null")
        names.removeAll { $0 == "null" }
        guard names.count == 1 else { throw node.error("must be one type, or one type and 'null'") }
        return (names[0], isNullable)
    }

    private static func stringKind(_ object: SpecObject, _ place: Place) throws -> Schema.Kind {
        if let values = object["enum"] {
            guard place == .named else { throw object.node.error(needsName) }
            let isNullable = try object.flag("nullable")
            return .enumeration(try values.items().filter { !(isNullable && $0.isNull) }.map { try $0.string() })
        }
        guard let format = object["format"] else { return .string }
        switch try format.string() {
        case "password": return .string
        case "date-time": return try object.flag("x-lucid-keep-text") ? .string : .date
        case let name: throw format.error("format '\(name)' is not supported")
        }
    }

    private static func objectKind(_ object: SpecObject, _ place: Place) throws -> Schema.Kind {
        let properties = try object["properties"]?.members() ?? []
        let required = try object["required"]?.items().map { ($0, try $0.string()) } ?? []
        for (node, name) in required where !properties.contains(where: { $0.key == name }) {
            throw node.error("'\(name)' is required and not among the properties")
        }
        let additional: ObjectShape.Additional
        switch object["additionalProperties"] {
        case nil: additional = .ignored
        case .some(let node) where node.isScalar: additional = try node.bool() ? .kept : .ignored
        case .some(let node): additional = .typed(try parse(node))
        }
        if properties.isEmpty {
            if case .typed = additional {} else { return .freeObject }
        }
        guard place == .named else { throw object.node.error(needsName) }
        let names = Set(required.map(\.1))
        return .object(
            ObjectShape(
                properties: try properties.map {
                    Property(wireName: $0.key, schema: try parse($0.value), isRequired: names.contains($0.key))
                }, additional: additional))
    }

    private static func readChoice(
        _ nodes: [SpecNode], of object: SpecObject, into schema: inout Schema, _ place: Place
    ) throws {
        var members = try nodes.map { try parse($0) }
        let count = members.count
        members.removeAll { if case .null = $0.kind { true } else { false } }
        schema.isNullable = members.count < count
        if schema.isNullable, members.count == 1, object["discriminator"] == nil {
            schema.kind = members[0].kind
            return
        }
        guard place == .named, !schema.isNullable else { throw object.node.error(needsName) }
        guard let node = object["discriminator"] else {
            schema.kind = .choice(ChoiceShape(variants: members.map { .init(schema: $0) }))
            return
        }
        let discriminator = try node.object(.discriminator)
        let variants = try discriminator.required("mapping").members().map { tag, target in
            let name = try target.reference(to: "schemas")
            guard let member = members.first(where: { if case .reference(name) = $0.kind { true } else { false } })
            else { throw target.error("'\(name)' is not among the members of 'oneOf'") }
            return ChoiceShape.Variant(tag: tag, schema: member)
        }
        let property = try discriminator.required("propertyName").string()
        schema.kind = .choice(ChoiceShape(variants: variants, discriminator: property))
    }

    private static func checkLimits(of schema: Schema) throws {
        let limits = schema.limits
        switch schema.kind {
        case .string:
            if limits.minItems == nil, limits.maxItems == nil { return }
        case .array:
            if limits.minLength == nil, limits.maxLength == nil { return }
        default:
            if limits.isEmpty { return }
        }
        throw schema.node.error("has a limit that does not go with its type")
    }

    private static func refuse(_ keywords: [String], beside owner: String, in object: SpecObject) throws {
        for keyword in keywords {
            if let node = object[keyword] { throw node.error("'\(keyword)' beside '\(owner)' is not supported") }
        }
    }

    private static let needsName = "is not supported without a name: move it to #/components/schemas"
}
