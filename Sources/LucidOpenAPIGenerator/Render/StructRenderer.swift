// SPDX-License-Identifier: Apache-2.0

/// Writes an object as a struct.
struct StructRenderer {
    private let name: String
    private let shape: ObjectShape

    init(_ name: String, _ shape: ObjectShape) {
        self.name = name
        self.shape = shape
    }

    private var isSecret: Bool { shape.properties.contains(where: \.schema.isSecret) }

    private var keepsMore: Bool { if case .ignored = shape.additional { false } else { true } }

    /// Whether a property must be written as `null` where the synthesized code would leave it out.
    private var writesNull: Bool { shape.properties.contains { $0.isRequired && $0.schema.isNullable } }

    func render(_ writer: inout TextWriter, _ file: inout SourceFile) {
        var members = shape.properties.map { property in
            (name: SwiftName.member(property.wireName), type: file.type(property), property: Optional(property))
        }
        let additional: String? =
            switch shape.additional {
            case .ignored: nil
            case .kept: "LucidJSON.JSONObject"
            case .typed(let item): "[Swift.String: \(file.type(item))]"
            }
        if case .kept = shape.additional { file.modules.insert(.json) }
        if let additional { members.append(("additionalProperties", additional, nil)) }

        let printing = isSecret ? ", CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable" : ""
        writer.block("public struct \(name): Codable, Hashable, Sendable\(printing)") { writer in
            for member in members {
                let text: String
                if let property = member.property {
                    text = property.schema.documentation ?? "The field `\(property.wireName)`."
                } else {
                    text = "Fields that this document does not name."
                }
                writer.doc(
                    text,
                    remarks: [
                        "Generated from `#/components/schemas/\(name)/\(member.property?.wireName ?? member.name)`."
                    ])
                writer.line("public var \(member.name): \(member.type)")
            }
            writer.line()
            initializer(members.map { ($0.name, $0.type, $0.property == nil) }, &writer)
            if !shape.properties.isEmpty {
                writer.line()
                codingKeys(&writer)
            }
            if keepsMore { decoder(members.map { ($0.name, $0.type, $0.property) }, &writer) }
            if keepsMore || writesNull { encoder(&writer) }
            if isSecret { masks(&writer) }
        }
    }

    /// What holds a secret prints as its name.
    private func masks(_ writer: inout TextWriter) {
        writer.line()
        writer.doc("A fixed mask.")
        writer.line("public var description: Swift.String { \(literal("\(name)(<redacted>)")) }")
        writer.doc("A fixed mask.")
        writer.line("public var debugDescription: Swift.String { description }")
        writer.doc("Shows nothing.")
        writer.line("public var customMirror: Mirror { Mirror(self, children: [:]) }")
    }

    private func initializer(_ members: [(name: String, type: String, isAdditional: Bool)], _ writer: inout TextWriter)
    {
        writer.doc("Creates a value of its fields.")
        writer.line("public init(")
        writer.indented { writer in
            for (index, member) in members.enumerated() {
                let initial = member.isAdditional ? " = [:]" : member.type.hasSuffix("?") ? " = nil" : ""
                writer.line("\(member.name): \(member.type)\(initial)\(index < members.count - 1 ? "," : "")")
            }
        }
        writer.line(") {")
        writer.indented { writer in
            for member in members { writer.line("self.\(member.name) = \(member.name)") }
        }
        writer.line("}")
    }

    private func codingKeys(_ writer: inout TextWriter) {
        writer.block("private enum CodingKeys: Swift.String, CodingKey, CaseIterable") { writer in
            for property in shape.properties {
                let name = SwiftName.member(property.wireName)
                let plain = name.hasPrefix("`") ? String(name.dropFirst().dropLast()) : name
                writer.line(
                    plain == property.wireName ? "case \(name)" : "case \(name) = \(literal(property.wireName))")
            }
        }
    }

    private func decoder(_ members: [(name: String, type: String, property: Property?)], _ writer: inout TextWriter) {
        writer.line()
        writer.doc("Decodes the fields, and keeps those that this document does not name.")
        writer.block("public init(from decoder: any Decoder) throws") { writer in
            if !shape.properties.isEmpty {
                writer.line("let container = try decoder.container(keyedBy: CodingKeys.self)")
            }
            for member in members where member.property != nil {
                let isOptional = member.type.hasSuffix("?")
                let type = isOptional ? String(member.type.dropLast()) : member.type
                let call = isOptional ? "decodeIfPresent" : "decode"
                writer.line("\(member.name) = try container.\(call)(\(type).self, forKey: .\(member.name))")
            }
            let known = shape.properties.isEmpty ? "[]" : "CodingKeys.allCases.map(\\.rawValue)"
            writer.line("additionalProperties = try decoder.additionalProperties(beside: \(known))")
        }
    }

    private func encoder(_ writer: inout TextWriter) {
        writer.line()
        writer.doc("Encodes the fields; a required one that is nil becomes `null`.")
        writer.block("public func encode(to encoder: any Encoder) throws") { writer in
            if !shape.properties.isEmpty {
                writer.line("var container = encoder.container(keyedBy: CodingKeys.self)")
            }
            for property in shape.properties {
                let name = SwiftName.member(property.wireName)
                let call = property.isRequired ? "encode" : "encodeIfPresent"
                writer.line("try container.\(call)(\(name), forKey: .\(name))")
            }
            if keepsMore { writer.line("try encoder.encodeAdditional(additionalProperties)") }
        }
    }
}

/// `text` as a Swift string literal.
func literal(_ text: String) -> String {
    let escaped = text.map { character in
        switch character {
        case "\\": "\\\\"
        case "\"": "\\\""
        case "\n": "\\n"
        default: String(character)
        }
    }
    return "\"\(escaped.joined())\""
}
