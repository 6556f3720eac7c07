// SPDX-License-Identifier: Apache-2.0

/// Writes the protocol of all operations, and the client's way to each.
struct ClientRenderer {
    let document: APIDocument

    func files() -> [SourceFile] { [apiProtocol()] + document.tags.map(client) }

    private func apiProtocol() -> SourceFile {
        var file = SourceFile("APIProtocol.swift", access: "public")
        var writer = TextWriter()
        writer.doc("Types generated from the operations of the document.", remarks: ["Generated from `#/paths`."])
        writer.line("public enum Operations {}")
        writer.line()
        writer.doc("The operations of \(document.title), version \(document.version).")
        writer.block("public protocol APIProtocol: Sendable") { writer in
            for operation in document.operations {
                writer.doc(
                    OperationRenderer.documentation(operation), remarks: OperationRenderer.remarks(operation))
                writer.line(signature(operation))
            }
        }
        writer.line()
        writer.block("extension APIProtocol") { writer in
            for (index, operation) in document.operations.enumerated() {
                if index > 0 { writer.line() }
                writer.doc(
                    OperationRenderer.documentation(operation), remarks: OperationRenderer.remarks(operation))
                let arguments = InputRenderer.arguments(operation)
                let parameters = arguments.map { "\($0.name): \($0.type)\($0.initial.map { " = \($0)" } ?? "")" }
                let passed = arguments.map { "\($0.name): \($0.name)" }.joined(separator: ", ")
                writer.line("public func \(SwiftName.member(operation.id))(")
                writer.indented { $0.line(parameters.joined(separator: ", ")) }
                writer.block(") async throws -> Operations.\(operation.typeName).Output") { writer in
                    let input = "Operations.\(operation.typeName).Input(\(passed))"
                    writer.line("try await \(SwiftName.member(operation.id))(\(input))")
                }
            }
        }
        file.writer = writer
        return file
    }

    private func signature(_ operation: Operation) -> String {
        "func \(SwiftName.member(operation.id))(_ input: Operations.\(operation.typeName).Input) async throws"
            + " -> Operations.\(operation.typeName).Output"
    }

    private func client(_ tag: String) -> SourceFile {
        var file = SourceFile("Client+\(tag).swift", access: "public")
        var writer = TextWriter()
        let operations = document.operations.filter { $0.tag == tag }
        writer.block("extension Client") { writer in
            for (index, operation) in operations.enumerated() {
                if index > 0 { writer.line() }
                writer.doc(
                    OperationRenderer.documentation(operation), remarks: OperationRenderer.remarks(operation))
                writer.block("public \(signature(operation))") { writer in send(operation, &writer) }
            }
        }
        let responses = ResponseRenderer(document: document)
        for operation in operations {
            let output = "Operations.\(operation.typeName).Output"
            reader(operation, output, &writer)
            wire(operation, output, &writer)
            for status in operation.responses {
                guard case .inline(let response) = status.use else { continue }
                responses.coding("\(output).\(OperationRenderer.structName(status))", response, &writer, &file)
            }
        }
        file.writer = writer
        return file
    }

    private func send(_ operation: Operation, _ writer: inout TextWriter) {
        let segments = operation.path.split(separator: "/").map { segment in
            segment.hasPrefix("{")
                ? "input.path.\(SwiftName.member(String(segment.dropFirst().dropLast())))" : literal(String(segment))
        }
        let queries = operation.parameters(in: .query)
        let headers = operation.parameters(in: .header)
        let isPlain = queries.isEmpty && headers.isEmpty && operation.body == nil
        writer.line("\(isPlain ? "let" : "var") call = APICall(")
        writer.indented { writer in
            writer.line("Operations.\(operation.typeName).id, method: .\(operation.method.lowercased()),")
            writer.line("path: [\(segments.joined(separator: ", "))],")
            let accept = accepts(operation).map { ", accept: \(literal($0))" } ?? ""
            let streams = operation.responses.contains { document.response($0.use)?.isStream == true }
            writer.line("isAuthenticated: \(operation.isAuthenticated)\(accept)\(streams ? ", isStream: true" : ""))")
        }
        for parameter in queries {
            let member = "input.query.\(SwiftName.member(parameter.wireName))"
            writer.line("call.setQuery(\(literal(parameter.wireName)), \(member))")
        }
        for parameter in headers {
            let member = "input.headers.\(SwiftName.member(parameter.wireName))"
            writer.line("call.setHeader(\(literal(parameter.wireName)), \(member))")
        }
        if let body = operation.body {
            writer.line("switch input.body {")
            let pattern = ".\(body.content.caseName)(let value)"
            writer.line("case \(pattern):")
            writer.indented { writer in
                writer.line("try call.\(body.content.caseName)(value)")
                if let key = operation.idempotencyKey(in: document) {
                    writer.line("call.isRepeatable = value.\(SwiftName.member(key)) != nil")
                }
            }
            if !body.isRequired { writer.line("case nil: break") }
            writer.line("}")
        }
        writer.line("return try Operations.\(operation.typeName).Output(try await send(call))")
    }

    /// What the client asks for, if it is not JSON alone: a failure is JSON in any case.
    private func accepts(_ operation: Operation) -> String? {
        let forms = operation.responses.compactMap { document.response($0.use)?.content?.form }
        guard let form = forms.first(where: \.isForAnswers) else { return nil }
        return "\(form.rawValue), \(Content.Form.json.rawValue)"
    }

    /// Successes must hold; a failure whose body is unknown is still a failure with its status.
    private func reader(_ operation: Operation, _ output: String, _ writer: inout TextWriter) {
        writer.line()
        writer.block("extension \(output)") { writer in
            writer.block("init(_ answer: APIAnswer) throws") { writer in
                writer.line("let known: Self? =")
                writer.indented { writer in
                    writer.line("switch answer.status {")
                    for status in operation.responses { writer.line(readerCase(status, output)) }
                    writer.line("default: nil")
                    writer.line("}")
                }
                writer.line("self = known ?? .undocumented(statusCode: answer.status, answer.payload)")
            }
        }
    }

    private func readerCase(_ status: StatusResponse, _ output: String) -> String {
        let type = qualified(status, output)
        let name = SwiftName.member(StatusName.name(status.status) ?? "")
        guard let code = status.status else {
            return "case 400...: (try? \(type)(answer)).map { .\(name)(statusCode: answer.status, $0) }"
        }
        return code < 400
            ? "case \(code): .\(name)(try \(type)(answer))"
            : "case \(code): (try? \(type)(answer)).map { .\(name)($0) }"
    }

    private func wire(_ operation: Operation, _ output: String, _ writer: inout TextWriter) {
        writer.line()
        writer.block("extension \(output): WireOutput") { writer in
            writer.block("package var wire: OutputWire") { writer in
                writer.line("var wire = OutputWire(status: statusCode)")
                writer.line("switch self {")
                for status in operation.responses {
                    guard let name = StatusName.name(status.status).map(SwiftName.member) else { continue }
                    let pattern = status.status == nil ? "_, let answer" : "let answer"
                    writer.line("case .\(name)(\(pattern)): answer.write(to: &wire)")
                }
                writer.line("case .undocumented(_, let payload): payload.write(to: &wire)")
                writer.line("}")
                writer.line("return wire")
            }
            writer.line()
            writer.line("/// The status on the wire.")
            writer.block("public var statusCode: Swift.Int") { writer in
                writer.line("switch self {")
                for status in operation.responses {
                    guard let name = StatusName.name(status.status).map(SwiftName.member) else { continue }
                    writer.line(
                        status.status.map { "case .\(name): \($0)" } ?? "case .\(name)(let statusCode, _): statusCode")
                }
                writer.line("case .undocumented(let statusCode, _): statusCode")
                writer.line("}")
            }
        }
    }

    private func qualified(_ status: StatusResponse, _ output: String) -> String {
        switch status.use {
        case .component(let name): "Components.Responses.\(name)"
        case .inline: "\(output).\(OperationRenderer.structName(status))"
        }
    }
}
