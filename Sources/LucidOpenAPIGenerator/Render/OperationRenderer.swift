// SPDX-License-Identifier: Apache-2.0

/// Writes the types of operations: what goes in, and what comes out by status.
struct OperationRenderer {
    let document: APIDocument

    /// One file for each tag.
    func files() -> [SourceFile] {
        document.tags.map { tag in
            var file = SourceFile("Operations+\(tag).swift", access: "public")
            var writer = TextWriter()
            writer.block("extension Operations") { writer in
                for (index, operation) in document.operations.filter({ $0.tag == tag }).enumerated() {
                    if index > 0 { writer.line() }
                    render(operation, &writer, &file)
                }
            }
            file.writer = writer
            return file
        }
    }

    static func remarks(_ operation: Operation) -> [String] {
        [
            "HTTP `\(operation.method) \(operation.path)`.",
            "Generated from `\(pointer(operation))`.",
        ]
    }

    static func pointer(_ operation: Operation) -> String {
        "#/paths/\(operation.path)/\(operation.method.lowercased())(\(operation.id))"
    }

    static func documentation(_ operation: Operation) -> String {
        [operation.summary, operation.documentation].compactMap { $0 }.joined(separator: "\n\n")
    }

    private func render(_ operation: Operation, _ writer: inout TextWriter, _ file: inout SourceFile) {
        writer.doc(Self.documentation(operation), remarks: Self.remarks(operation))
        writer.block("public enum \(operation.typeName)") { writer in
            writer.doc("The operation's name in logs, metrics and errors.")
            writer.line("public static let id: Swift.String = \(literal(operation.id))")
            writer.line()
            InputRenderer.render(operation, &writer, &file)
            writer.line()
            output(operation, &writer, &file)
        }
    }

    private func output(_ operation: Operation, _ writer: inout TextWriter, _ file: inout SourceFile) {
        let responses = ResponseRenderer(document: document)
        writer.doc("What comes out of `\(operation.id)`.")
        let isStream = operation.responses.contains { document.response($0.use)?.isStream == true }
        writer.block("public enum Output: \(isStream ? "Sendable" : "Hashable, Sendable")") { writer in
            for status in operation.responses {
                guard case .inline(let response) = status.use else { continue }
                responses.type(
                    Self.structName(status), response,
                    remark: "Generated from `\(Self.pointer(operation))/responses/\(Self.key(status))`.", &writer,
                    &file)
                writer.line()
            }
            for status in operation.responses {
                guard let response = document.response(status.use), let name = StatusName.name(status.status) else {
                    continue
                }
                writer.doc(response.documentation, remarks: ["HTTP status `\(Self.key(status))`."])
                writer.line(
                    "case \(SwiftName.member(name))(\(status.status == nil ? "statusCode: Swift.Int, " : "")\(Self.type(status)))"
                )
            }
            writer.doc("An answer that is not as the document says, a failure with an unknown body among them.")
            writer.line("case undocumented(statusCode: Swift.Int, UndocumentedPayload)")
            for status in operation.responses { accessor(status, operation, &writer) }
            writer.line()
            writer.doc("This answer as the error that the throwing accessors throw.")
            writer.line("public var failure: APIError { APIError(operation: \(operation.typeName).id, answer: wire) }")
        }
    }

    /// Only successes have one: a failure is matched, or thrown by the accessor of the success.
    private func accessor(_ status: StatusResponse, _ operation: Operation, _ writer: inout TextWriter) {
        guard let code = status.status, code < 400, let name = StatusName.name(code) else { return }
        writer.line()
        writer.doc("The answer, if its status is \(Self.key(status)).")
        writer.line("///")
        writer.line("/// - Throws: ``APIError`` for any other answer.")
        writer.block("public var \(SwiftName.member(name)): \(Self.type(status))") { writer in
            writer.line("get throws {")
            writer.indented { writer in
                writer.line("guard case .\(SwiftName.member(name))(let answer) = self else { throw failure }")
                writer.line("return answer")
            }
            writer.line("}")
        }
    }

    static func key(_ status: StatusResponse) -> String { status.status.map(String.init) ?? "default" }

    static func structName(_ status: StatusResponse) -> String {
        SwiftName.type(StatusName.name(status.status) ?? "default")
    }

    /// The type of the answer, as it is written inside `Output`.
    static func type(_ status: StatusResponse) -> String {
        switch status.use {
        case .component(let name): "Components.Responses.\(name)"
        case .inline: structName(status)
        }
    }
}
