// SPDX-License-Identifier: Apache-2.0
import LucidOpenAPIGenerator
import Testing

/// What is not known is refused, and the message leads to the place.
@Suite struct RefusalTests {
    /// A small document; each case puts something else into one of its places.
    static func document(
        head: String = "", item: String = "", operation: String = "", access: String = access,
        responses: String = "{'200': {description: Done.}}", path: String = "/pets/{agentRef}",
        parameters: String = "[{name: agentRef, in: path, required: true, schema: {type: string}}]",
        schemas: String = "{}", components: String = ""
    ) -> String {
        """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        security: [{bearer: []}]
        \(head)
        paths:
          \(path):
            parameters: \(parameters)
            \(item)
            get:
              operationId: getPet
              tags: [Pets]
              summary: Gives a pet.
              x-lucid-access: \(access)
              \(operation)
              responses: \(responses)
        components:
          securitySchemes: {bearer: {type: http, scheme: bearer}}
          \(components)
          schemas: \(schemas)
        """
    }

    static let access = "{principals: [agent], scopes: [], relation: self}"

    struct Case: CustomTestStringConvertible {
        let name: String
        let text: String
        let expected: String
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ expected: String) {
            self.name = name
            self.text = text
            self.expected = expected
        }
    }

    static func schema(_ name: String, _ text: String, _ expected: String) -> Case {
        Case(name, document(schemas: "{A: \(text), B: {type: object, properties: {b: {type: string}}}}"), expected)
    }

    static let get = "/paths/~1pets~1{agentRef}/get"

    static let documents = [
        Case("not YAML", "a: [", "api.yaml#: not YAML"),
        Case("empty", "", "api.yaml#: the document is empty"),
        Case("an array", "[]", "api.yaml#: must be an object"),
        Case("OpenAPI 2", "openapi: 2.0.0", "api.yaml#/openapi: must be 3.0 or 3.1"),
        Case("no paths", "openapi: 3.1.0\ninfo: {title: T, version: '1'}", "api.yaml#: 'paths' is missing"),
        Case("root keyword", document(head: "webhooks: {}"), "api.yaml#: keyword 'webhooks' is not supported"),
        Case(
            "server variables", document(head: "servers: [{url: 'https://a', variables: {}}]"),
            "api.yaml#/servers/0: keyword 'variables' is not supported"),
        Case(
            "security scheme",
            document().replacing("{type: http, scheme: bearer}", with: "{type: http, scheme: basic}"),
            "api.yaml#/components/securitySchemes/bearer: is not supported: only http bearer is"),
        Case(
            "path keyword", document(item: "servers: []"),
            "api.yaml#/paths/~1pets~1{agentRef}: keyword 'servers' is not supported"),
        Case(
            "method", document(item: "trace: {}"),
            "api.yaml#/paths/~1pets~1{agentRef}: keyword 'trace' is not supported"),
        Case(
            "pointer escapes",
            document(path: "/a~b/{agentRef}", schemas: "{A: {typ: string}}", components: "examples: {}"),
            "api.yaml#/components: keyword 'examples' is not supported"),
        Case(
            "relative path", document(path: "pets/{agentRef}"),
            "api.yaml#/paths/pets~1{agentRef}: a path must start with '/'"),
        Case(
            "partial segment", document(path: "/pets/x{agentRef}"),
            "api.yaml#/paths/~1pets~1x{agentRef}/get: path segment 'x{agentRef}' is not supported: "
                + "a parameter must fill its segment"),
        Case(
            "undeclared path parameter", document(path: "/pets/{agentRef}/{toy}"),
            "api.yaml#/paths/~1pets~1{agentRef}~1{toy}/get: path parameter 'toy' is not declared"),
        Case(
            "unused path parameter", document(path: "/pets"),
            "api.yaml#/paths/~1pets/get: path parameter 'agentRef' is not in the path"),
    ]

    static let operations = [
        Case(
            "operation keyword", document(operation: "deprecated: true"),
            "api.yaml#\(get): keyword 'deprecated' is not supported"),
        Case(
            "no access", document().replacing("x-lucid-access: \(access)", with: ""),
            "api.yaml#\(get): 'x-lucid-access' is missing"),
        Case(
            "principal", document(access: "{principals: [admin], scopes: [], relation: self}"),
            "api.yaml#\(get)/x-lucid-access/principals: principal 'admin' is not supported"),
        Case(
            "no principal", document(access: "{principals: [], scopes: [], relation: self}"),
            "api.yaml#\(get)/x-lucid-access/principals: must be 'none' alone, or at least one other"),
        Case(
            "none beside another", document(access: "{principals: [none, agent], scopes: [], relation: self}"),
            "api.yaml#\(get)/x-lucid-access/principals: must be 'none' alone, or at least one other"),
        Case(
            "relation", document(access: "{principals: [agent], scopes: [], relation: friend}"),
            "api.yaml#\(get)/x-lucid-access/relation: relation 'friend' is not supported"),
        Case(
            "public without saying so", document(access: "{principals: [none], scopes: [], relation: none}"),
            "api.yaml#\(get)/x-lucid-access: principals and 'security' disagree on whether this is public"),
        Case(
            "open without saying so", document(operation: "security: []"),
            "api.yaml#\(get)/x-lucid-access: principals and 'security' disagree on whether this is public"),
        Case(
            "public with scopes",
            document(operation: "security: []", access: "{principals: [none], scopes: [a], relation: none}"),
            "api.yaml#\(get)/x-lucid-access: what is public can have neither scopes nor a relation"),
        Case(
            "self without an agent in the path",
            document(
                path: "/pets/{id}", parameters: "[{name: id, in: path, required: true, schema: {type: string}}]"),
            "api.yaml#/paths/~1pets~1{id}/get/x-lucid-access/relation: "
                + "relation 'self' needs the path parameter 'agentRef'"),
        Case(
            "unknown scheme", document(operation: "security: [{key: []}]"),
            "api.yaml#\(get)/security/0/key: there is no security scheme 'key'"),
        Case(
            "cookie", document(operation: "parameters: [{name: a, in: cookie, schema: {type: string}}]"),
            "api.yaml#\(get)/parameters/0/in: place 'cookie' is not supported"),
        Case(
            "parameter style",
            document(operation: "parameters: [{name: a, in: query, style: deepObject, schema: {type: string}}]"),
            "api.yaml#\(get)/parameters/0: keyword 'style' is not supported"),
        Case(
            "parameter type",
            document(operation: "parameters: [{name: a, in: query, schema: {type: number}}]"),
            "api.yaml#\(get)/parameters/0/schema: this type is not supported in a query parameter"),
        Case(
            "items of a parameter",
            document(operation: "parameters: [{name: a, in: query, schema: {type: array, items: {type: integer}}}]"),
            "api.yaml#\(get)/parameters/0/schema/items: must be text in a query parameter"),
        Case(
            "required query parameter",
            document(operation: "parameters: [{name: a, in: query, required: true, schema: {type: string}}]"),
            "api.yaml#\(get)/parameters/0: a path parameter must be required, and no other may be"),
        Case(
            "missing parameter", document(operation: "parameters: [{$ref: '#/components/parameters/A'}]"),
            "api.yaml#\(get)/parameters/0/$ref: there is no '#/components/parameters/A'"),
        Case(
            "media type",
            document(responses: "{'200': {description: D., content: {text/csv: {schema: {type: string}}}}}"),
            "api.yaml#\(get)/responses/200/content/text~1csv: media type 'text/csv' is not supported"),
        Case(
            "text that is no string",
            document(responses: "{'200': {description: D., content: {text/plain: {schema: {type: integer}}}}}"),
            "api.yaml#\(get)/responses/200/content/text~1plain/schema: text must be a string"),
        Case(
            "text in a request",
            document(operation: "requestBody: {content: {text/plain: {schema: {type: string}}}}"),
            "api.yaml#\(get)/requestBody/content/text~1plain/schema: 'text/plain' is not supported in a request"),
        Case(
            "stream in a request",
            document(operation: "requestBody: {content: {application/jsonl: {schema: {type: string}}}}"),
            "api.yaml#\(get)/requestBody/content/application~1jsonl/schema: 'application/jsonl' is not supported in a request"
        ),
        Case(
            "status", document(responses: "{'418': {description: Tea.}}"),
            "api.yaml#\(get)/responses/418: status '418' is not supported"),
        Case(
            "status range", document(responses: "{'4XX': {description: No.}}"),
            "api.yaml#\(get)/responses/4XX: status '4XX' is not supported"),
        Case(
            "missing response", document(responses: "{'200': {$ref: '#/components/responses/A'}}"),
            "api.yaml#\(get)/responses/200: there is no '#/components/responses/A'"),
        Case(
            "response links", document(responses: "{'200': {description: D., links: {}}}"),
            "api.yaml#\(get)/responses/200: keyword 'links' is not supported"),
        Case(
            "header type",
            document(responses: "{'200': {description: D., headers: {A: {schema: {type: integer}}}}}"),
            "api.yaml#\(get)/responses/200/headers/A/schema: a header must be text"),
        Case(
            "form that is not an object",
            document(
                operation: "requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: string}}}}"),
            "api.yaml#\(get)/requestBody/content/application~1x-www-form-urlencoded/schema: "
                + "a form must be an object with a name"),
        Case(
            "operationId twice",
            document(
                item: "put: {operationId: get-pet, tags: [Pets], summary: S., x-lucid-access: \(access), "
                    + "responses: {'200': {description: D.}}}"),
            "api.yaml#\(get): operationId 'getPet' is used twice"),
    ]

    static let schemas = [
        schema(
            "a description beside a secret",
            "{type: object, properties: {a: {type: string, format: password}, description: {type: string}}}",
            "api.yaml#/components/schemas/A/properties/description: does not go with a secret beside it, "
                + "which masks it in print"),
        schema("misspelt keyword", "{typ: string}", "api.yaml#/components/schemas/A: keyword 'typ' is not supported"),
        schema(
            "other extension", "{type: string, x-go-name: A}",
            "api.yaml#/components/schemas/A: keyword 'x-go-name' is not supported"),
        schema(
            "pattern", "{type: string, pattern: a}",
            "api.yaml#/components/schemas/A: keyword 'pattern' is not supported"),
        schema("anyOf", "{anyOf: []}", "api.yaml#/components/schemas/A: keyword 'anyOf' is not supported"),
        schema(
            "nullable", "{type: string, nullable: true}",
            "api.yaml#/components/schemas/A: keyword 'nullable' is not supported"),
        schema("type", "{type: file}", "api.yaml#/components/schemas/A/type: type 'file' is not supported"),
        schema(
            "two types", "{type: [string, integer]}",
            "api.yaml#/components/schemas/A/type: must be one type, or one type and 'null'"),
        schema(
            "format", "{type: string, format: uuid}",
            "api.yaml#/components/schemas/A/format: format 'uuid' is not supported"),
        schema(
            "format of a number", "{type: integer, format: int64}",
            "api.yaml#/components/schemas/A/format: 'format' does not go with type 'integer'"),
        schema(
            "items of a string", "{type: string, items: {type: string}}",
            "api.yaml#/components/schemas/A/items: 'items' does not go with type 'string'"),
        schema(
            "properties without a type", "{properties: {}}",
            "api.yaml#/components/schemas/A/properties: 'properties' needs a 'type' beside it"),
        schema("array without items", "{type: array}", "api.yaml#/components/schemas/A: 'items' is missing"),
        schema(
            "limit of another type", "{type: integer, minLength: 1}",
            "api.yaml#/components/schemas/A: has a limit that does not go with its type"),
        schema(
            "negative limit", "{type: string, minLength: -1}",
            "api.yaml#/components/schemas/A/minLength: must be a count"),
        schema(
            "required and unknown", "{type: object, required: [b], properties: {a: {type: string}}}",
            "api.yaml#/components/schemas/A/required/0: 'b' is required and not among the properties"),
        schema(
            "object without a name", "{type: object, properties: {a: {type: object, properties: {b: {type: string}}}}}",
            "api.yaml#/components/schemas/A/properties/a: is not supported without a name: move it to #/components/schemas"
        ),
        schema(
            "enum without a name", "{type: array, items: {type: string, enum: [a]}}",
            "api.yaml#/components/schemas/A/items: is not supported without a name: move it to #/components/schemas"),
        schema(
            "missing schema", "{type: array, items: {$ref: '#/components/schemas/C'}}",
            "api.yaml#/components/schemas/A/items: there is no '#/components/schemas/C'"),
        schema(
            "reference elsewhere", "{$ref: 'other.yaml#/A'}",
            "api.yaml#/components/schemas/A/$ref: reference 'other.yaml#/A' is not supported: "
                + "it must start with '#/components/schemas/'"),
        schema(
            "keyword beside a reference", "{$ref: '#/components/schemas/B', type: object}",
            "api.yaml#/components/schemas/A: keyword 'type' is not supported"),
        schema(
            "names that collide", "{type: object, properties: {a_b: {type: string}, aB: {type: string}}}",
            "api.yaml#/components/schemas/A/properties/aB: another property has the Swift name 'aB' too"),
        schema(
            "values that collide", "{type: string, enum: [utf-8, utf8]}",
            "api.yaml#/components/schemas/A: another value has the Swift name 'utf8' too"),
        schema(
            "recursion", "{type: object, properties: {a: {$ref: '#/components/schemas/A'}}}",
            "api.yaml#/components/schemas/A/properties/a: 'A' holds itself, which is not supported outside an array"),
        schema(
            "allOf of a scalar", "{allOf: [{type: string}]}",
            "api.yaml#/components/schemas/A/allOf/0: a member of 'allOf' must be an object with properties"),
        schema(
            "allOf that collides",
            "{allOf: [{$ref: '#/components/schemas/B'}, {type: object, properties: {b: {type: string}}}]}",
            "api.yaml#/components/schemas/A/allOf/1: property 'b' is in another member of 'allOf' too"),
        schema(
            "type beside allOf", "{type: object, allOf: []}",
            "api.yaml#/components/schemas/A/type: 'type' beside 'allOf' is not supported"),
        schema(
            "discriminator to a stranger",
            "{oneOf: [{$ref: '#/components/schemas/B'}], discriminator: {propertyName: b, "
                + "mapping: {c: '#/components/schemas/C'}}}",
            "api.yaml#/components/schemas/A/discriminator/mapping/c: 'C' is not among the members of 'oneOf'"),
        Case(
            "schema name", document(schemas: "{a-b: {type: string}}"),
            "api.yaml#/components/schemas/a-b: its name must be a Swift type name"),
    ]

    @Test(arguments: documents + operations + schemas)
    func `what is not known is refused with its place`(_ example: Case) {
        let error = #expect(throws: SpecError.self) { try Generator.generate(example.text, file: "api.yaml") }
        let message = error.map { "\($0)" } ?? ""
        #expect(message == example.expected || (example.name == "not YAML" && message.hasPrefix(example.expected)))
    }

    @Test func `the small document itself is taken`() throws {
        _ = try Generator.generate(Self.document(schemas: "{A: {type: string}}"), file: "api.yaml")
    }
}
