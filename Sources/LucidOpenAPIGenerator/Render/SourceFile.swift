// SPDX-License-Identifier: Apache-2.0

/// A file to write: its text, and the modules whose types its declarations mention.
package struct SourceFile {
    /// The modules that generated declarations can mention.
    enum Module: String, Comparable {
        case argumentParser = "ArgumentParser"
        case foundation = "FoundationEssentials"
        case httpTypes = "HTTPTypes"
        case api = "LucidAPI"
        case http = "LucidHTTP"
        case json = "LucidJSON"

        static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// The file's name, without a folder.
    package let name: String
    /// How the modules are imported: `public` or `package`.
    let access: String
    var modules: Set<Module> = []
    /// Modules of which only bodies speak.
    var hiddenModules: Set<Module> = []
    var writer = TextWriter()

    init(_ name: String, access: String) {
        self.name = name
        self.access = access
    }

    /// The whole text, before it is formatted.
    package var text: String {
        var head = TextWriter()
        head.line("// SPDX-License-Identifier: Apache-2.0")
        head.line("// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.")
        for module in modules.union(hiddenModules).sorted() where module != .foundation {
            head.line("\(modules.contains(module) ? access + " " : "")import \(module.rawValue)")
        }
        if modules.contains(.foundation) {
            head.line()
            head.line("#if canImport(FoundationEssentials)")
            head.line("    \(access) import FoundationEssentials")
            head.line("#else")
            head.line("    \(access) import Foundation")
            head.line("#endif")
        }
        head.line()
        return head.text + writer.text
    }

    /// The Swift type of `schema`, optional marks left out.
    mutating func type(_ schema: Schema) -> String {
        if schema.keepsJSON {
            modules.insert(.json)
            if case .object = schema.kind { return "LucidJSON.JSONObject" }
            return "LucidJSON.JSONValue"
        }
        switch schema.kind {
        case .any, .null:
            modules.insert(.json)
            return "LucidJSON.JSONValue"
        case .freeObject:
            modules.insert(.json)
            return "LucidJSON.JSONObject"
        case .string: return "Swift.String"
        case .boolean: return "Swift.Bool"
        case .integer: return "Swift.Int"
        case .number: return "Swift.Double"
        case .date:
            modules.insert(.foundation)
            return "Date"
        case .array(let item): return "[\(type(item))\(item.isNullable ? "?" : "")]"
        case .reference(let name): return "Components.Schemas.\(name)"
        case .object, .enumeration, .choice, .merge:
            preconditionFailure("a schema without a name got as far as its type: \(schema.node.pointer)")
        }
    }

    /// The Swift type of `property`.
    mutating func type(_ property: Property) -> String { type(property.schema) + (property.isOptional ? "?" : "") }
}
