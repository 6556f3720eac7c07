// SPDX-License-Identifier: Apache-2.0

/// Writes what goes into an operation.
enum InputRenderer {
    /// A member of an input: its name, its type, and its default if it has one.
    struct Member {
        var name: String
        var type: String
        var initial: String?
        var documentation: String
    }

    static func render(_ operation: Operation, _ writer: inout TextWriter, _ file: inout SourceFile) {
        var members: [Member] = []
        writer.doc("What goes into `\(operation.id)`.")
        writer.block("public struct Input: Hashable, Sendable") { writer in
            for location in [Parameter.Location.path, .query, .header] {
                let parameters = operation.parameters(in: location)
                guard !parameters.isEmpty else { continue }
                let fields = parameters.map { parameter in
                    Member(
                        name: SwiftName.member(parameter.wireName),
                        type: file.type(parameter.schema) + (parameter.isRequired ? "" : "?"),
                        initial: parameter.isRequired ? nil : "nil",
                        documentation: parameter.documentation ?? "The parameter `\(parameter.wireName)`.")
                }
                let name = typeName(location)
                structure(name, "The \(location.rawValue) parameters.", fields, &writer)
                members.append(
                    Member(
                        name: memberName(location), type: name,
                        initial: fields.contains { $0.initial == nil } ? nil : ".init()",
                        documentation: "The \(location.rawValue) parameters."))
            }
            if let body = operation.body {
                writer.doc("The body, by media type.")
                writer.block("public enum Body: Hashable, Sendable") { writer in
                    writer.doc("`\(body.content.form.rawValue)`.")
                    writer.line("case \(body.content.caseName)(\(file.type(body.content.schema)))")
                }
                members.append(
                    Member(
                        name: "body", type: body.isRequired ? "Body" : "Body?", initial: body.isRequired ? nil : "nil",
                        documentation: "The body."))
            }
            stored(members, &writer)
            writer.line()
            initializer(members, &writer)
        }
    }

    static func typeName(_ location: Parameter.Location) -> String {
        switch location {
        case .path: "Path"
        case .query: "Query"
        case .header: "Headers"
        }
    }

    static func memberName(_ location: Parameter.Location) -> String {
        switch location {
        case .path: "path"
        case .query: "query"
        case .header: "headers"
        }
    }

    /// The arguments of the initializer, as another function's parameters, and how they are passed on.
    static func arguments(_ operation: Operation) -> [(name: String, type: String, initial: String?)] {
        var result: [(name: String, type: String, initial: String?)] = []
        let input = "Operations.\(operation.typeName).Input"
        for location in [Parameter.Location.path, .query, .header] {
            let parameters = operation.parameters(in: location)
            guard !parameters.isEmpty else { continue }
            let hasDefault = !parameters.contains(where: \.isRequired)
            result.append(
                (memberName(location), "\(input).\(typeName(location))", hasDefault ? ".init()" : nil))
        }
        if let body = operation.body {
            result.append(("body", "\(input).Body" + (body.isRequired ? "" : "?"), body.isRequired ? nil : "nil"))
        }
        return result
    }

    private static func structure(
        _ name: String, _ documentation: String, _ members: [Member], _ writer: inout TextWriter
    ) {
        writer.doc(documentation)
        writer.block("public struct \(name): Hashable, Sendable") { writer in
            stored(members, &writer)
            writer.line()
            initializer(members, &writer)
        }
    }

    private static func stored(_ members: [Member], _ writer: inout TextWriter) {
        for member in members {
            writer.doc(member.documentation)
            writer.line("public var \(member.name): \(member.type)")
        }
    }

    private static func initializer(_ members: [Member], _ writer: inout TextWriter) {
        let parameters = members.map { "\($0.name): \($0.type)\($0.initial.map { " = \($0)" } ?? "")" }
        writer.doc("Creates a value of its parts.")
        if members.isEmpty { return writer.line("public init() {}") }
        writer.block("public init(\(parameters.joined(separator: ", ")))") { writer in
            for member in members { writer.line("self.\(member.name) = \(member.name)") }
        }
    }
}
