// SPDX-License-Identifier: Apache-2.0

/// Reads responses and bodies.
struct ResponseParser {
    let shared: SharedComponents

    func parse(_ node: SpecNode) throws -> Response {
        let object = try node.object(.response)
        return Response(
            node: node, documentation: try object.required("description").string(),
            headers: try object["headers"]?.members().map(header) ?? [],
            content: try object["content"].map(content))
    }

    /// A response in place, or a reference to one with a name.
    func use(_ node: SpecNode) throws -> ResponseUse {
        guard try node.members().contains(where: { $0.key == "$ref" }) else { return .inline(try parse(node)) }
        return .component(try node.object(.reference).required("$ref").reference(to: "responses"))
    }

    func body(_ node: SpecNode) throws -> RequestBody {
        let object = try node.object(.requestBody)
        let content = try content(try object.required("content"))
        guard !content.form.isForAnswers else {
            throw content.schema.node.error("'\(content.form.rawValue)' is not supported in a request")
        }
        return RequestBody(isRequired: try object.flag("required"), content: content)
    }

    private func header(_ key: String, _ node: SpecNode) throws -> Response.Header {
        let object = try shared.resolve(node, "headers", shared.headers).object(.header)
        let schema = try SchemaParser.parse(try object.required("schema"))
        guard case .string = schema.kind else { throw schema.node.error("a header must be text") }
        return Response.Header(
            wireName: key, documentation: try object.text("description"), isRequired: try object.flag("required"))
    }

    private func content(_ node: SpecNode) throws -> Content {
        let types = try node.members()
        guard let type = types.first, types.count == 1 else { throw node.error("must hold one media type") }
        guard let form = Content.Form(rawValue: type.key) else {
            throw type.value.error("media type '\(type.key)' is not supported")
        }
        let object = try type.value.object(.mediaType)
        for (_, example) in try object["examples"]?.members() ?? [] {
            _ = try example.object(.example).required("value")
        }
        return Content(form: form, schema: try SchemaParser.parse(try object.required("schema")))
    }
}
