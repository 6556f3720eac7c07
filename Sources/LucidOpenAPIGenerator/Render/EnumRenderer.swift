// SPDX-License-Identifier: Apache-2.0

/// Writes an enumeration of texts that stays open: a value that the document does not know is kept.
enum EnumRenderer {
    static func render(_ name: String, _ values: [String], _ writer: inout TextWriter) {
        writer.block("public enum \(name): RawRepresentable, CaseIterable, Codable, Hashable, Sendable") { writer in
            for value in values {
                writer.doc("`\(value)`.")
                writer.line("case \(SwiftName.member(value))")
            }
            writer.doc("A value that this document does not know.")
            writer.line("case undocumented(Swift.String)")
            writer.line()
            writer.doc("Takes any text.")
            writer.block("public init(rawValue: Swift.String)") { writer in
                writer.line("switch rawValue {")
                for value in values {
                    writer.line("case \(literal(value)): self = .\(SwiftName.member(value))")
                }
                writer.line("default: self = .undocumented(rawValue)")
                writer.line("}")
            }
            writer.line()
            writer.doc("The text on the wire.")
            writer.block("public var rawValue: Swift.String") { writer in
                writer.line("switch self {")
                for value in values { writer.line("case .\(SwiftName.member(value)): \(literal(value))") }
                writer.line("case .undocumented(let text): text")
                writer.line("}")
            }
            writer.line()
            writer.doc("The values that this document knows.")
            let cases = values.map { ".\(SwiftName.member($0))" }.joined(separator: ", ")
            writer.line("public static var allCases: [Self] { [\(cases)] }")
        }
    }
}
