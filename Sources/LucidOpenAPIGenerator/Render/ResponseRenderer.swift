// SPDX-License-Identifier: Apache-2.0

/// Writes answers: their types, how a client reads them, and how a server writes them.
struct ResponseRenderer {
    let document: APIDocument

    /// `Components.Responses`, with the coding of each.
    func file() -> SourceFile {
        var file = SourceFile("Responses.swift", access: "public")
        var writer = TextWriter()
        writer.block("extension Components.Responses") { writer in
            for (index, named) in document.responses.enumerated() {
                if index > 0 { writer.line() }
                type(
                    named.name, named.response, remark: "Generated from `#/components/responses/\(named.name)`.",
                    &writer, &file)
            }
        }
        for named in document.responses {
            coding("Components.Responses.\(named.name)", named.response, &writer, &file)
        }
        file.writer = writer
        return file
    }

    /// The struct of one answer.
    func type(
        _ name: String, _ response: Response, remark: String, _ writer: inout TextWriter, _ file: inout SourceFile
    ) {
        writer.doc(response.documentation, remarks: [remark])
        let conformances = response.isStream ? "Sendable" : "Hashable, Sendable"
        writer.block("public struct \(name): \(conformances)") { writer in
            var parameters: [String] = []
            if !response.headers.isEmpty {
                headers(response.headers, &writer)
                writer.doc("The headers that the document names.")
                writer.line("public var headers: Headers")
                parameters.append("headers: Headers" + (headersHaveDefault(response) ? " = .init()" : ""))
            }
            if let content = response.content {
                writer.doc("The body, by media type.")
                writer.block("public enum Body: \(conformances)") { writer in
                    let type = type(content, &file)
                    writer.doc("`\(content.form.rawValue)`.")
                    writer.line("case \(content.caseName)(\(type))")
                    writer.line()
                    writer.doc("The value, if the body is `\(content.form.rawValue)`.")
                    writer.block("public var \(content.caseName): \(type)") { writer in
                        writer.line("get throws {")
                        writer.indented { writer in
                            writer.line("switch self {")
                            writer.line("case .\(content.caseName)(let value): value")
                            writer.line("}")
                        }
                        writer.line("}")
                    }
                }
                writer.doc("The body.")
                writer.line("public var body: Body")
                parameters.append("body: Body")
            }
            writer.line()
            writer.doc("Creates an answer.")
            writer.block("public init(\(parameters.joined(separator: ", ")))") { writer in
                if !response.headers.isEmpty { writer.line("self.headers = headers") }
                if response.content != nil { writer.line("self.body = body") }
            }
        }
    }

    private func type(_ content: Content, _ file: inout SourceFile) -> String {
        let type = file.type(content.schema)
        // The name of open JSON is an alias, and a stream needs the conformances of what it stands for.
        if content.form.isStream, case .reference(let name) = content.schema.kind, let target = document.schema(name) {
            switch target.kind {
            case .any, .freeObject: file.modules.insert(.json)
            default: if target.keepsJSON { file.modules.insert(.json) }
            }
        }
        return switch content.form {
        case .eventStream: "ServerSentEvents<\(type)>"
        case .jsonLines: "JSONLines<\(type)>"
        case .json, .urlEncodedForm, .plainText: type
        }
    }

    private func headersHaveDefault(_ response: Response) -> Bool { !response.headers.contains(where: \.isRequired) }

    private func headers(_ headers: [Response.Header], _ writer: inout TextWriter) {
        writer.doc("Headers of the answer.")
        writer.block("public struct Headers: Hashable, Sendable") { writer in
            for header in headers {
                writer.doc(
                    header.documentation ?? "The header `\(header.wireName)`.",
                    remarks: ["Generated from the header `\(header.wireName)`."])
                writer.line("public var \(SwiftName.member(header.wireName)): \(type(header))")
            }
            writer.line()
            writer.doc("Creates headers.")
            writer.line("public init(")
            writer.indented { writer in
                for (index, header) in headers.enumerated() {
                    let end = (header.isRequired ? "" : " = nil") + (index < headers.count - 1 ? "," : "")
                    writer.line("\(SwiftName.member(header.wireName)): \(type(header))\(end)")
                }
            }
            writer.line(") {")
            writer.indented { writer in
                for header in headers {
                    let name = SwiftName.member(header.wireName)
                    writer.line("self.\(name) = \(name)")
                }
            }
            writer.line("}")
        }
    }

    private func type(_ header: Response.Header) -> String { "Swift.String" + (header.isRequired ? "" : "?") }

    /// How `type` is read from an answer and written to one.
    func coding(_ type: String, _ response: Response, _ writer: inout TextWriter, _ file: inout SourceFile) {
        let usesAnswer = !response.headers.isEmpty || response.content != nil
        writer.line()
        writer.block("extension \(type)") { writer in
            writer.block("init(_ answer: APIAnswer) throws") { writer in
                var arguments: [String] = []
                if !response.headers.isEmpty {
                    let fields = response.headers.map { header in
                        let reader = header.isRequired ? "try answer.requiredHeader" : "answer.header"
                        return "\(SwiftName.member(header.wireName)): \(reader)(\(literal(header.wireName)))"
                    }
                    arguments.append("headers: .init(\(fields.joined(separator: ", ")))")
                }
                if let content = response.content {
                    arguments.append("body: .\(content.caseName)(try answer.\(content.caseName)())")
                }
                writer.line("self.init(\(arguments.joined(separator: ", ")))")
            }
            writer.line()
            writer.block("func write(to wire: inout OutputWire)") { writer in
                for header in response.headers {
                    writer.line("wire.set(\(literal(header.wireName)), headers.\(SwiftName.member(header.wireName)))")
                }
                if let content = response.content {
                    writer.line("switch body {")
                    writer.line("case .\(content.caseName)(let value): wire.\(content.caseName)(value)")
                    writer.line("}")
                }
                if !usesAnswer { writer.line("wire.empty()") }
            }
        }
    }
}
