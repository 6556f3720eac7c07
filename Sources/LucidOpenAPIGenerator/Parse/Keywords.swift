// SPDX-License-Identifier: Apache-2.0

/// The keywords that the generator knows, by the object they may stand in.
///
/// Anything else is refused.
struct Keywords {
    let names: Set<String>
    /// Those that only OpenAPI 3.0 has.
    let namesIn30: Set<String>

    init(_ names: String..., in30: [String] = []) {
        self.names = Set(names)
        namesIn30 = Set(in30)
    }

    static let document = Self("openapi", "info", "servers", "tags", "security", "paths", "components")
    static let info = Self("title", "version", "summary", "description", "license")
    static let license = Self("name", "identifier", "url")
    static let server = Self("url", "description")
    static let tag = Self("name", "description")
    static let components = Self("schemas", "responses", "parameters", "headers", "securitySchemes")
    static let securityScheme = Self("type", "scheme", "bearerFormat", "description")

    static let pathItem = Self("parameters", "get", "put", "post", "patch", "delete")
    static let operation = Self(
        "operationId", "tags", "summary", "description", "security", "parameters", "requestBody", "responses",
        "x-lucid-access", "x-lucid-hosted")
    static let access = Self("principals", "scopes", "relation")
    static let parameter = Self("name", "in", "required", "description", "schema", "example")
    static let requestBody = Self("required", "description", "content")
    static let mediaType = Self("schema", "examples", in30: ["example"])
    static let example = Self("summary", "description", "value")
    static let response = Self("description", "headers", "content")
    static let header = Self("description", "required", "schema")
    static let reference = Self("$ref")

    static let schemaReference = Self("$ref", "description")
    static let schema = Self(
        "type", "format", "description", "enum", "properties", "required", "additionalProperties", "items", "allOf",
        "oneOf", "discriminator", "minLength", "maxLength", "minItems", "maxItems", "examples", "x-lucid-keep-text",
        "x-lucid-keep-json", in30: ["example", "nullable"])
    static let discriminator = Self("propertyName", "mapping")
}
