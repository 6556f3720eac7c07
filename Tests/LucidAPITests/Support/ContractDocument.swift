// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidJSON
import Yams

/// `OpenAPI/agent-api.yaml`, read independently of the generator.
struct ContractDocument {
    static let shared = ContractDocument()

    let root: JSONValue

    private init() {
        let path =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path + "/OpenAPI/agent-api.yaml"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        root = (try? Yams.compose(yaml: text)).map(Self.json) ?? .null
    }

    struct Operation {
        let id: String
        let method: String
        let path: String
        let value: JSONValue
    }

    var operations: [Operation] {
        (root["paths"]?.objectValue ?? [:]).flatMap { path, item in
            (item.objectValue ?? [:]).filter { $0.key != "parameters" }.map { method, value in
                Operation(
                    id: value["operationId"]?.stringValue ?? "", method: method.uppercased(), path: path, value: value)
            }
        }
    }

    /// The value itself, or what its `$ref` leads to.
    func resolve(_ value: JSONValue) -> JSONValue {
        guard let reference = value["$ref"]?.stringValue else { return value }
        return reference.split(separator: "/").dropFirst().reduce(root) { $0[String($1)] ?? .null }
    }

    /// An example body: where it stands, the schema's name and the value.
    struct Example: CustomStringConvertible {
        let operation: String
        /// Nil for a request.
        let status: String?
        let name: String
        let schema: String
        let value: JSONValue
        var description: String { "\(operation) \(status ?? "request") \(name)" }
    }

    var examples: [Example] {
        operations.flatMap { operation in
            var examples: [Example] = []
            func add(_ status: String?, _ content: JSONValue?) {
                for (_, media) in content?.objectValue ?? [:] {
                    let schema = media["schema"]?["$ref"]?.stringValue ?? ""
                    for (name, example) in media["examples"]?.objectValue ?? [:] {
                        examples.append(
                            Example(
                                operation: operation.id, status: status, name: name,
                                schema: String(schema.split(separator: "/").last ?? ""),
                                value: example["value"] ?? .null))
                    }
                }
            }
            add(nil, operation.value["requestBody"]?["content"])
            for (status, response) in operation.value["responses"]?.objectValue ?? [:] {
                add(status, resolve(response)["content"])
            }
            return examples
        }
    }

    private static func json(_ node: Node) -> JSONValue {
        switch node {
        case .mapping(let mapping):
            var object = JSONObject()
            for (key, value) in mapping { object[key.scalar?.string ?? ""] = json(value) }
            return .object(object)
        case .sequence(let sequence): return .array(sequence.map(json))
        case .scalar(let scalar):
            guard scalar.style == .plain else { return .string(scalar.string) }
            switch scalar.string {
            case "null", "~", "": return .null
            case "true": return .bool(true)
            case "false": return .bool(false)
            default: return JSONNumber(text: scalar.string).map(JSONValue.number) ?? .string(scalar.string)
            }
        case .alias: return .null
        }
    }
}
