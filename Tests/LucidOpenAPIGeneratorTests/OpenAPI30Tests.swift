// SPDX-License-Identifier: Apache-2.0
import LucidOpenAPIGenerator
import Testing

/// OpenAPI 3.0 says some things in other words; the code is the same.
@Suite struct OpenAPI30Tests {
    private static func document(_ version: String, schemas: String, media: String = "") -> String {
        RefusalTests.document(
            responses:
                "{'200': {description: Done., content: {application/json: {schema: {$ref: '#/components/schemas/A'}\(media)}}}}",
            schemas:
                "{A: \(schemas), B: {type: object, properties: {b: {type: string}}}, E: {type: string, enum: [x, y]}}"
        ).replacing("openapi: 3.1.0", with: "openapi: \(version)")
    }

    @Test(arguments: [
        (
            "{type: object, properties: {a: {type: string, nullable: true}}}",
            "{type: object, properties: {a: {type: [string, 'null']}}}"
        ),
        (
            "{type: object, properties: {a: {nullable: true, allOf: [{$ref: '#/components/schemas/B'}], description: Why.}}}",
            "{type: object, properties: {a: {oneOf: [{$ref: '#/components/schemas/B'}, {type: 'null'}], description: Why.}}}"
        ),
        (
            "{type: object, properties: {a: {type: array, items: {type: integer}, example: [1]}}, example: {a: [1]}}",
            "{type: object, properties: {a: {type: array, items: {type: integer}, examples: [[1]]}}, examples: [{a: [1]}]}"
        ),
        (
            "{type: object, required: [a], properties: {a: {type: number, nullable: true}}}",
            "{type: object, required: [a], properties: {a: {type: [number, 'null']}}}"
        ),
    ])
    func `a schema of 3.0 gives the code of its like in 3.1`(old: String, new: String) throws {
        let first = try Generator.generate(
            Self.document("3.0.3", schemas: old, media: ", example: {a: 1}"), file: "api.yaml")
        let second = try Generator.generate(
            Self.document("3.1.0", schemas: new, media: ", examples: {one: {value: {a: 1}}}"), file: "api.yaml")
        #expect(first == second)
        #expect(first.client.values.contains { $0.contains("struct A") })
    }

    @Test func `an enumeration of 3.0 may name null among its values`() throws {
        let text = Self.document("3.0.3", schemas: "{type: string, nullable: true, enum: [a, b, null]}")
        let sources = try Generator.generate(text, file: "api.yaml")
        #expect(sources.client.values.contains { $0.contains("case a") })
        #expect(!sources.client.values.contains { $0.contains("case null") })
    }

    @Test(arguments: [
        ("3.0.3", "{type: object, properties: {a: {type: [string, 'null']}}}", "must be one type in OpenAPI 3.0"),
        (
            "3.1.0", "{type: object, properties: {a: {type: string, nullable: true}}}",
            "keyword 'nullable' is not supported"
        ),
        ("3.1.0", "{type: object, properties: {a: {type: string}}, example: {}}", "keyword 'example' is not supported"),
        ("3.2.0", "{type: object, properties: {a: {type: string}}}", "must be 3.0 or 3.1"),
    ])
    func `the words of the other version are refused`(version: String, schema: String, message: String) {
        let error = #expect(throws: SpecError.self) {
            try Generator.generate(Self.document(version, schemas: schema), file: "api.yaml")
        }
        #expect(error.map { "\($0)".contains(message) } == true, "\(String(describing: error))")
    }
}
