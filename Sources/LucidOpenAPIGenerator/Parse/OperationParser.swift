// SPDX-License-Identifier: Apache-2.0

/// Reads the operations of a path.
struct OperationParser {
    let shared: SharedComponents
    let responses: ResponseParser
    /// The schemes that an operation asks for unless it says otherwise.
    let security: [String]

    func parse(_ node: SpecNode, path: String) throws -> [Operation] {
        guard path.hasPrefix("/") else { throw node.error("a path must start with '/'") }
        let item = try node.object(.pathItem)
        let common = try item["parameters"]?.items().map(parameter) ?? []
        return try node.members().filter { $0.key != "parameters" }.map { method, node in
            try operation(node, method: method.uppercased(), path: path, common: common)
        }
    }

    private func operation(
        _ node: SpecNode, method: String, path: String, common: [Parameter]
    ) throws -> Operation {
        let object = try node.object(.operation)
        let tags = try object.required("tags").strings()
        guard tags.count == 1, SwiftName.isType(tags[0]) else {
            throw node.error("must have one tag, which must be a Swift type name")
        }
        let parameters = common + (try object["parameters"]?.items().map(parameter) ?? [])
        try checkPath(path, parameters, node)
        let schemes = try object["security"].map(shared.security) ?? security
        let access = try access(try object.required("x-lucid-access"), isOpen: schemes.isEmpty, parameters)
        return Operation(
            node: node, id: try object.required("operationId").string(), tag: tags[0],
            summary: try object.required("summary").string(), documentation: try object.text("description"),
            method: method, path: path, parameters: parameters, body: try object["requestBody"].map(responses.body),
            responses: try object.required("responses").members().map(statusResponse),
            isAuthenticated: !schemes.isEmpty, access: access, isHosted: try object.flag("x-lucid-hosted"))
    }

    private func statusResponse(_ key: String, _ node: SpecNode) throws -> StatusResponse {
        let status = key == "default" ? nil : Int(key)
        guard key == "default" || status != nil, StatusName.name(status) != nil else {
            throw node.error("status '\(key)' is not supported")
        }
        return StatusResponse(status: status, use: try responses.use(node), node: node)
    }

    private func parameter(_ node: SpecNode) throws -> Parameter {
        let node = try shared.resolve(node, "parameters", shared.parameters)
        let object = try node.object(.parameter)
        let location = try object.required("in")
        guard let place = Parameter.Location(rawValue: try location.string()) else {
            throw location.error("place '\(try location.string())' is not supported")
        }
        let schema = try SchemaParser.parse(try object.required("schema"))
        switch (schema.kind, place) {
        case (.string, _), (.boolean, .query), (.integer, .query): break
        case (.array(let item), .query):
            guard case .string = item.kind else { throw item.node.error("must be text in a query parameter") }
        default: throw schema.node.error("this type is not supported in a \(place.rawValue) parameter")
        }
        let isRequired = try object.flag("required")
        guard isRequired == (place == .path) else {
            throw node.error("a path parameter must be required, and no other may be")
        }
        return Parameter(
            wireName: try object.required("name").string(), location: place, isRequired: isRequired,
            documentation: try object.text("description"), schema: schema)
    }

    /// Every `{name}` of the path is a whole segment with a parameter, and the other way round.
    private func checkPath(_ path: String, _ parameters: [Parameter], _ node: SpecNode) throws {
        var open = Set(parameters.filter { $0.location == .path }.map(\.wireName))
        for segment in path.split(separator: "/") where segment.contains("{") || segment.contains("}") {
            guard segment.hasPrefix("{"), segment.hasSuffix("}") else {
                throw node.error("path segment '\(segment)' is not supported: a parameter must fill its segment")
            }
            let name = String(segment.dropFirst().dropLast())
            guard open.remove(name) != nil else { throw node.error("path parameter '\(name)' is not declared") }
        }
        if let name = open.min() { throw node.error("path parameter '\(name)' is not in the path") }
    }

    private func access(_ node: SpecNode, isOpen: Bool, _ parameters: [Parameter]) throws -> AccessRule {
        let object = try node.object(.access)
        let principals = try object.required("principals")
        let relation = try object.required("relation")
        let rule = AccessRule(
            principals: try principals.strings(), scopes: try object.required("scopes").strings(),
            relation: try relation.string())
        for principal in rule.principals where !AccessRule.principals.contains(principal) {
            throw principals.error("principal '\(principal)' is not supported")
        }
        guard AccessRule.relations.contains(rule.relation) else {
            throw relation.error("relation '\(rule.relation)' is not supported")
        }
        let isPublic = rule.principals == ["none"]
        if rule.principals.isEmpty || (rule.principals.contains("none") && !isPublic) {
            throw principals.error("must be 'none' alone, or at least one other")
        }
        if isPublic != isOpen { throw node.error("principals and 'security' disagree on whether this is public") }
        if isPublic, !rule.scopes.isEmpty || rule.relation != "none" {
            throw node.error("what is public can have neither scopes nor a relation")
        }
        if rule.relation == "self", !parameters.contains(where: { $0.wireName == "agentRef" && $0.location == .path }) {
            throw relation.error("relation 'self' needs the path parameter 'agentRef'")
        }
        return rule
    }
}
