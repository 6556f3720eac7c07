// SPDX-License-Identifier: Apache-2.0

/// Writes a command line for each operation: `api <namespace> <operation>`, the namespaces being the tags.
struct CommandRenderer {
    let document: APIDocument

    func files() -> [SourceFile] { [index()] + document.tags.map(commands) }

    private func index() -> SourceFile {
        var file = SourceFile("APICommand+Namespaces.swift", access: "internal")
        file.hiddenModules = [.argumentParser]
        var writer = TextWriter()
        writer.block("extension APICommand") { writer in
            writer.doc("A command for each tag of the document.")
            writer.line("static let namespaces: [any ParsableCommand.Type] = [")
            writer.indented { writer in for tag in document.tags { writer.line("\(tag)Namespace.self,") } }
            writer.line("]")
        }
        file.writer = writer
        return file
    }

    private func commands(_ tag: String) -> SourceFile {
        var file = SourceFile("APICommand+\(tag).swift", access: "internal")
        file.hiddenModules = [.api, .argumentParser]
        let operations = document.operations.filter { $0.tag == tag }
        var writer = TextWriter()
        writer.block("extension APICommand") { writer in
            writer.line("struct \(tag)Namespace: AsyncParsableCommand {")
            writer.indented { writer in
                let about = document.tagDocumentation[tag] ?? "Operations of \(tag)."
                writer.line("static let configuration = CommandConfiguration(")
                writer.indented { writer in
                    writer.line("commandName: \(literal(SwiftName.word(tag))), abstract: \(literal(about)),")
                    let names = operations.map { "\($0.typeName).self" }.joined(separator: ", ")
                    writer.line("subcommands: [\(names)])")
                }
                for operation in operations {
                    writer.line()
                    command(operation, &writer)
                }
            }
            writer.line("}")
        }
        file.writer = writer
        return file
    }

    private func command(_ operation: Operation, _ writer: inout TextWriter) {
        let word = SwiftName.word(operation.id)
        let own = operation.parameters.filter { !Self.isAgent($0) }
        let arguments = own.filter { $0.location == .path }
        writer.block("struct \(operation.typeName): AsyncParsableCommand") { writer in
            writer.line("static let configuration = CommandConfiguration(")
            writer.indented { writer in
                let namespace = SwiftName.word(operation.tag)
                let places = arguments.map { " <\(SwiftName.word($0.wireName))>" }.joined()
                let body = operation.body.map { $0.isRequired ? " --body <json>" : " [--body <json>]" } ?? ""
                writer.line("commandName: \(literal(word)), abstract: \(literal(operation.summary)),")
                writer.line(
                    "usage: \(literal("lucid-agent api \(namespace) \(word)\(places)\(body) [<options>]")),")
                writer.line("discussion: \"\"\"")
                writer.indented { writer in
                    for line in discussion(operation) { writer.line(line) }
                    writer.line("\"\"\")")
                }
            }
            for parameter in own { option(parameter, &writer) }
            if operation.body != nil {
                writer.line()
                writer.line("@OptionGroup var request: APIBodyOptions")
            }
            writer.line()
            writer.line("@OptionGroup var options: APIOptions")
            writer.line()
            writer.block("func run() async throws") { run(operation, &$0) }
        }
    }

    private func run(_ operation: Operation, _ writer: inout TextWriter) {
        let isStream = operation.responses.contains { document.response($0.use)?.isStream == true }
        var arguments: [String] = []
        for location in [Parameter.Location.path, .query, .header] {
            let parameters = operation.parameters(in: location)
            guard !parameters.isEmpty else { continue }
            let fields = parameters.map { parameter in
                let name = SwiftName.member(parameter.wireName)
                if Self.isAgent(parameter) { return "\(name): context.agentRef" }
                if case .array = parameter.schema.kind { return "\(name): \(name).isEmpty ? nil : \(name)" }
                return "\(name): \(name)"
            }
            arguments.append("\(InputRenderer.memberName(location)): .init(\(fields.joined(separator: ", ")))")
        }
        if let body = operation.body {
            var file = SourceFile("", access: "")
            let type = file.type(body.content.schema)
            if body.isRequired {
                writer.line("let body: \(type) = try request.required()")
                arguments.append("body: .\(body.content.caseName)(body)")
            } else {
                writer.line("let body: \(type)? = try request.optional()")
                arguments.append("body: body.map { .\(body.content.caseName)($0) }")
            }
        }
        let bearer = operation.isAuthenticated ? "" : "isAuthenticated: false, "
        let pattern = arguments.contains { $0.contains("context.") } ? "client, context" : "client, _"
        writer.line(
            "try await options.call(\(bearer)needsAgent: \(operation.parameters.contains(where: Self.isAgent))) { \(pattern) in"
        )
        writer.indented { writer in
            let call = "try await client.\(SwiftName.member(operation.id))(\(arguments.joined(separator: ", ")))"
            writer.line(isStream ? ".events(\(call).ok.body.eventStream)" : ".answer(\(call))")
        }
        writer.line("}")
    }

    private func option(_ parameter: Parameter, _ writer: inout TextWriter) {
        let name = SwiftName.member(parameter.wireName)
        let text = parameter.documentation ?? "The parameter \(parameter.wireName)."
        let sentence = TextWriter.firstSentence(text.split(whereSeparator: \.isWhitespace).joined(separator: " ")).0
        let help = literal(sentence)
        writer.line()
        if parameter.location == .path {
            writer.line("@Argument(help: \(help))")
            return writer.line("var \(name): String")
        }
        let flag = "name: .customLong(\(literal(Self.optionName(parameter))))"
        switch parameter.schema.kind {
        case .array:
            writer.line("@Option(\(flag), help: \(literal(sentence + " May be repeated.")))")
            writer.line("var \(name): [String] = []")
        case .boolean:
            writer.line("@Option(\(flag), help: \(help))")
            writer.line("var \(name): Bool?")
        case .integer:
            writer.line("@Option(\(flag), help: \(help))")
            writer.line("var \(name): Int?")
        default:
            writer.line("@Option(\(flag), help: \(help))")
            writer.line("var \(name): String?")
        }
    }

    private func discussion(_ operation: Operation) -> [String] {
        var parts = ["\(operation.method) \(operation.path)"]
        if let text = operation.documentation { parts.append(text) }
        if operation.isHosted { parts.append("Only the hosted product has it; an authority answers 404.") }
        return Array(parts.map(Self.wrapped).joined(separator: [""]))
    }

    /// `text` in lines that a terminal holds.
    private static func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            if let last = lines.last, last.count + 1 + word.count <= 72 {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    /// Options that every command has.
    private static let taken: Set<String> = [
        "agent-ref", "base-url", "bearer-file", "body", "config", "credential-id", "help", "json", "keystore",
        "passphrase-file", "private-key-file", "version",
    ]

    private static func optionName(_ parameter: Parameter) -> String {
        let word = SwiftName.word(parameter.wireName)
        return taken.contains(word) ? "\(parameter.location.rawValue)-\(word)" : word
    }

    /// The agent of a path: the configured one, unless an option names another.
    private static func isAgent(_ parameter: Parameter) -> Bool {
        parameter.location == .path && parameter.wireName == "agentRef"
    }
}
