// SPDX-License-Identifier: Apache-2.0

/// Writes a `oneOf` as an enum that stays open: what matches no variant is kept as JSON.
struct ChoiceRenderer {
    private let name: String
    private let choice: ChoiceShape

    init(_ name: String, _ choice: ChoiceShape) {
        self.name = name
        self.choice = choice
    }

    func render(_ writer: inout TextWriter, _ file: inout SourceFile) {
        file.modules.insert(.json)
        let variants = choice.variants.map { variant in
            (name: caseName(variant), type: file.type(variant.schema), tag: variant.tag)
        }
        writer.block("public enum \(name): Codable, Hashable, Sendable") { writer in
            for variant in variants {
                if let discriminator = choice.discriminator {
                    writer.doc("`\(discriminator)` is `\(variant.tag ?? "")`.")
                } else {
                    writer.doc("A value of type `\(variant.type)`.")
                }
                writer.line("case \(variant.name)(\(variant.type))")
            }
            writer.doc("Something that this document does not know.")
            writer.line(
                choice.discriminator == nil
                    ? "case undocumented(LucidJSON.JSONValue)"
                    : "case undocumented(kind: Swift.String?, LucidJSON.JSONValue)")
            writer.line()
            if let discriminator = choice.discriminator {
                taggedDecoder(variants, discriminator, &writer)
            } else {
                triedDecoder(variants, &writer)
            }
            writer.line()
            encoder(variants, &writer)
        }
    }

    private func caseName(_ variant: ChoiceShape.Variant) -> String {
        if let tag = variant.tag { return SwiftName.member(tag) }
        switch variant.schema.kind {
        case .reference(let name): return SwiftName.member(name)
        case .string: return "string"
        case .boolean: return "boolean"
        case .integer: return "integer"
        case .number: return "number"
        case .array: return "array"
        case .freeObject: return "object"
        default: return "value"
        }
    }

    private func taggedDecoder(
        _ variants: [(name: String, type: String, tag: String?)], _ discriminator: String, _ writer: inout TextWriter
    ) {
        writer.doc("Decodes the variant that `\(discriminator)` names.")
        writer.block("public init(from decoder: any Decoder) throws") { writer in
            writer.line("let value = try LucidJSON.JSONValue(from: decoder)")
            writer.line("let kind = value[\(literal(discriminator))]?.stringValue")
            writer.line("switch kind {")
            for variant in variants {
                writer.line(
                    "case \(literal(variant.tag ?? "")): self = .\(variant.name)(try \(variant.type)(from: decoder))")
            }
            writer.line("default: self = .undocumented(kind: kind, value)")
            writer.line("}")
        }
    }

    private func triedDecoder(
        _ variants: [(name: String, type: String, tag: String?)], _ writer: inout TextWriter
    ) {
        writer.doc("Decodes the first variant that fits.")
        writer.block("public init(from decoder: any Decoder) throws") { writer in
            for (index, variant) in variants.enumerated() {
                let start = index == 0 ? "if" : "} else if"
                writer.line("\(start) let value = try? \(variant.type)(from: decoder) {")
                writer.indented { $0.line("self = .\(variant.name)(value)") }
            }
            writer.line("} else {")
            writer.indented { $0.line("self = .undocumented(try LucidJSON.JSONValue(from: decoder))") }
            writer.line("}")
        }
    }

    private func encoder(_ variants: [(name: String, type: String, tag: String?)], _ writer: inout TextWriter) {
        writer.doc("Encodes the variant as it is.")
        writer.block("public func encode(to encoder: any Encoder) throws") { writer in
            writer.line("switch self {")
            for variant in variants {
                writer.line("case .\(variant.name)(let value): try value.encode(to: encoder)")
            }
            let pattern = choice.discriminator == nil ? "(let value)" : "(_, let value)"
            writer.line("case .undocumented\(pattern): try value.encode(to: encoder)")
            writer.line("}")
        }
    }
}
