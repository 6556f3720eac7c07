// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidJSON
import LucidWallet
import Testing

/// The published schema says what the reader says, but for what no schema can say.
@Suite struct PolicySchemaTests {
    private static func document(_ name: String) throws -> JSONValue {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
        return try JSONValue(parsing: Array(try Data(contentsOf: root.appendingPathComponent(name))))
    }

    private static func accepts(_ policy: JSONValue) throws -> Bool {
        let schema = try document("OpenAPI/signing-policy.schema.json")
        return try SchemaCheck(root: schema).accepts(policy, schema)
    }

    /// Mistakes between rules, which are the reader's to find.
    private static let beyondSchemas = [
        "tokens[1]", "tokens[0].chain", "typedData[0].encodedType", "times[0].until",
    ]

    @Test func `the examples are policies by both`() throws {
        for name in ["Examples/policies/treasurer.json"] {
            let policy = try Self.document(name)
            #expect(try Self.accepts(policy))
            _ = try SigningPolicy(json: policy)
        }
        #expect(try Self.accepts(PolicyFixture.document))
    }

    @Test(arguments: PolicyDocumentTests.wrong) func `what the reader refuses, the schema does not accept`(
        name: String, value: JSONValue?, path: String
    ) throws {
        var object = try #require(PolicyFixture.document.objectValue)
        object[name] = value
        let isAccepted = try Self.accepts(.object(object))
        if !Self.beyondSchemas.contains(path) { #expect(!isAccepted, "\(path)") }
    }
}

/// As much of JSON Schema (2020-12) as that document uses; an unknown keyword is an error.
private struct SchemaCheck {
    struct Unknown: Error {
        let keyword: String
    }

    let root: JSONValue

    func accepts(_ value: JSONValue, _ schema: JSONValue) throws -> Bool {
        for (keyword, rule) in schema.objectValue ?? [:] where try !holds(keyword, rule, value, schema) { return false }
        return true
    }

    private func holds(_ keyword: String, _ rule: JSONValue, _ value: JSONValue, _ schema: JSONValue) throws -> Bool {
        switch keyword {
        case "$schema", "$id", "title", "description", "$defs": return true
        case "$ref":
            let name = rule.stringValue?.split(separator: "/").last.map(String.init) ?? ""
            return try accepts(value, try #require(root["$defs"]?[name]))
        case "type": return isType(rule.stringValue ?? "", value)
        case "const": return value == rule
        case "enum": return rule.arrayValue?.contains(value) == true
        case "anyOf": return try (rule.arrayValue ?? []).contains { try accepts(value, $0) }
        case "required":
            guard let object = value.objectValue else { return true }
            return (rule.arrayValue ?? []).allSatisfy { object.contains(key: $0.stringValue ?? "") }
        case "properties":
            for (name, member) in value.objectValue ?? [:] {
                if let inner = rule[name], try !accepts(member, inner) { return false }
            }
            return true
        case "additionalProperties":
            return (value.objectValue ?? [:]).keys.allSatisfy { schema["properties"]?[$0] != nil }
        case "items": return try (value.arrayValue ?? []).allSatisfy { try accepts($0, rule) }
        case "maxItems": return (value.arrayValue?.count ?? 0) <= (rule.intValue ?? 0)
        case "minLength": return value.stringValue.map { $0.utf8.count >= (rule.intValue ?? 0) } ?? true
        case "minimum": return value.numberValue?.double.map { $0 >= (rule.numberValue?.double ?? 0) } ?? true
        case "maximum": return value.numberValue?.double.map { $0 <= (rule.numberValue?.double ?? 0) } ?? true
        case "pattern":
            guard let text = value.stringValue else { return true }
            return text.range(of: rule.stringValue ?? "", options: .regularExpression) != nil
        default: throw Unknown(keyword: keyword)
        }
    }

    private func isType(_ name: String, _ value: JSONValue) -> Bool {
        switch name {
        case "object": value.objectValue != nil
        case "array": value.arrayValue != nil
        case "string": value.stringValue != nil
        case "integer": value.numberValue?.isInteger == true
        default: false
        }
    }
}
