// SPDX-License-Identifier: Apache-2.0

/// Writes the authority's side: who may call what, the protocol to implement, and the router in front of it.
struct ServerRenderer {
    let document: APIDocument

    func files() -> [SourceFile] { [access(), server(), router(), LimitRenderer(document: document).file()] }

    private func access() -> SourceFile {
        var file = SourceFile("OperationAccess.swift", access: "package")
        var writer = TextWriter()
        writer.doc("Who may call an operation.", remarks: ["Generated from `x-lucid-access`."])
        writer.block("package struct OperationAccess: Hashable, Sendable") { writer in
            writer.doc("A kind of caller.")
            writer.block("package enum Principal: Swift.String, Hashable, Sendable") { writer in
                writer.doc("Anybody: the call carries its own proof, or needs none.")
                writer.line("case none")
                writer.doc("An agent, by its access token.")
                writer.line("case agent")
                writer.doc("An operator of the tenant.")
                writer.line("case `operator`")
            }
            writer.doc("How the caller must relate to what the path names.")
            writer.block("package enum Relation: Swift.String, Hashable, Sendable") { writer in
                writer.doc("No relation is asked for.")
                writer.line("case none")
                writer.doc("An agent's token must be of the agent in the path; an operator's of the same tenant.")
                writer.line("case own = \"self\"")
                writer.doc("Both must be of one tenant.")
                writer.line("case tenant")
            }
            writer.doc("The operation's name.")
            writer.line("package let operationID: Swift.String")
            writer.doc("The method, upper case.")
            writer.line("package let method: Swift.String")
            writer.doc("The path, with its parameters in braces.")
            writer.line("package let path: Swift.String")
            writer.doc("Who may call. Never empty.")
            writer.line("package let principals: Set<Principal>")
            writer.doc("The scopes that an agent's token must all have.")
            writer.line("package let scopes: [Swift.String]")
            writer.doc("How the caller must relate to what the path names.")
            writer.line("package let relation: Relation")
        }
        writer.line()
        writer.block("extension OperationAccess") { writer in
            for operation in document.operations {
                let rule = operation.access
                let principals = rule.principals.map { ".\(SwiftName.member($0))" }.joined(separator: ", ")
                writer.doc(operation.summary)
                writer.line("package static let \(SwiftName.member(operation.id)) = Self(")
                writer.indented { writer in
                    writer.line(
                        "operationID: \(literal(operation.id)), method: \(literal(operation.method)), path: \(literal(operation.path)),"
                    )
                    let scopes = rule.scopes.map(literal).joined(separator: ", ")
                    let relation = rule.relation == "self" ? "own" : rule.relation
                    writer.line("principals: [\(principals)], scopes: [\(scopes)], relation: .\(relation))")
                }
            }
            writer.line()
            writer.doc("Every operation, in the document's order.")
            writer.line("package static let all: [Self] = [")
            writer.indented { writer in
                for operation in document.operations { writer.line(".\(SwiftName.member(operation.id)),") }
            }
            writer.line("]")
        }
        file.writer = writer
        return file
    }

    private func server() -> SourceFile {
        var file = SourceFile("AgentAPIServer.swift", access: "package")
        file.modules.insert(.api)
        var writer = TextWriter()
        writer.doc("What a server of this contract implements, one method for each operation.")
        writer.block("package protocol AgentAPIServer: Sendable") { writer in
            for operation in document.operations {
                writer.doc(
                    OperationRenderer.documentation(operation), remarks: OperationRenderer.remarks(operation))
                writer.line("func \(SwiftName.member(operation.id))(")
                writer.indented { $0.line("_ input: Operations.\(operation.typeName).Input, caller: Caller") }
                writer.line(") async throws -> Operations.\(operation.typeName).Output")
            }
        }
        let hosted = document.operations.filter(\.isHosted)
        if !hosted.isEmpty {
            writer.line()
            writer.block("extension AgentAPIServer") { writer in
                for operation in hosted {
                    writer.doc(
                        "Answers 404 with `not_available`: a server without the hosted product has no more to say.")
                    writer.line("package func \(SwiftName.member(operation.id))(")
                    writer.indented { $0.line("_ input: Operations.\(operation.typeName).Input, caller: Caller") }
                    writer.block(") async throws -> Operations.\(operation.typeName).Output") { writer in
                        writer.line(".undocumented(statusCode: 404, .notAvailable(\(literal(operation.id))))")
                    }
                }
            }
        }
        file.writer = writer
        return file
    }

    private func router() -> SourceFile {
        var file = SourceFile("AgentAPIRouter.swift", access: "package")
        file.modules.insert(.http)
        file.modules.insert(.httpTypes)
        file.hiddenModules.insert(.api)
        let limits = LimitRenderer(document: document)
        var writer = TextWriter()
        writer.doc("Finds the operation for a request, asks whether the caller may, and only then calls the server.")
        writer.block("package struct AgentAPIRouter<Server: AgentAPIServer>: Sendable") { writer in
            writer.line("private let server: Server")
            writer.line("private let routes = RouteTable(OperationAccess.all.map { ($0.method, $0.path) })")
            writer.line()
            writer.doc("Creates a router in front of `server`.")
            writer.line("package init(_ server: Server) { self.server = server }")
            writer.line()
            Self.handle(&writer)
            writer.line()
            writer.line("private func dispatch(")
            writer.indented { $0.line("_ access: OperationAccess, _ call: ServerCall, _ caller: Caller") }
            writer.block(") async throws -> OutputWire") { writer in
                writer.line("switch access.operationID {")
                for operation in document.operations {
                    writer.line("case Operations.\(operation.typeName).id:")
                    writer.indented { call(operation, limits, &$0) }
                }
                writer.line("default: return .notImplemented")
                writer.line("}")
            }
        }
        file.writer = writer
        return file
    }

    private static func handle(_ writer: inout TextWriter) {
        writer.doc(
            """
            Answers `request`, or gives nil if no operation has its path.

            `authorize` is called before the server for every operation, also for those that are open to anybody, and \
            before the body is read. What it or the server throws comes out of here.
            """)
        writer.line("///")
        writer.line("/// - Parameters:")
        writer.line("///   - request: The request, with its path and query.")
        writer.line("///   - body: The whole body.")
        writer.line("///   - authorize: Gives the caller, or throws. Its second argument is the agent in the path.")
        writer.line("package func handle(")
        writer.indented { writer in
            writer.line("_ request: HTTPRequest, body: [UInt8],")
            writer.line("authorize: (_ access: OperationAccess, _ agentRef: Swift.String?) async throws -> Caller")
        }
        writer.block(") async throws -> (HTTPResponse, HTTPBody)?") { writer in
            writer.line("switch routes.match(request) {")
            writer.line("case .none: return nil")
            writer.line(
                "case .methodNotAllowed(let allowed): return try OutputWire.methodNotAllowed(allowed).encoded()")
            writer.line("case .route(let index, let parameters):")
            writer.indented { writer in
                writer.line("let access = OperationAccess.all[index]")
                writer.line("let caller = try await authorize(access, parameters[\"agentRef\"])")
                writer.line("do {")
                writer.indented { writer in
                    writer.line("let call = try ServerCall(request, body: body, parameters: parameters)")
                    writer.line("return try await dispatch(access, call, caller).encoded()")
                }
                writer.line("} catch let error as RequestRefusal {")
                writer.indented { $0.line("return try OutputWire.badRequest(error).encoded()") }
                writer.line("}")
            }
            writer.line("}")
        }
    }

    private func call(_ operation: Operation, _ limits: LimitRenderer, _ writer: inout TextWriter) {
        var arguments: [String] = []
        for location in [Parameter.Location.path, .query, .header] {
            let parameters = operation.parameters(in: location)
            guard !parameters.isEmpty else { continue }
            let fields = parameters.map { parameter in
                let name = SwiftName.member(parameter.wireName)
                return "\(name): try call.\(location.rawValue)(\(literal(parameter.wireName)))"
            }
            arguments.append("\(InputRenderer.memberName(location)): .init(\(fields.joined(separator: ", ")))")
        }
        if let body = operation.body {
            var file = SourceFile("", access: "")
            let type = file.type(body.content.schema)
            let reader = "try call.\(body.content.caseName)(\(type).self)"
            let isLimited = limits.names.contains { type == "Components.Schemas.\($0)" }
            if body.isRequired {
                writer.line("let body = \(reader)")
                if isLimited { writer.line("try body.checkLimits(\"\")") }
                arguments.append("body: .\(body.content.caseName)(body)")
            } else {
                writer.line("let body = call.hasBody ? \(reader) : nil")
                if isLimited { writer.line("try body?.checkLimits(\"\")") }
                arguments.append("body: body.map { .\(body.content.caseName)($0) }")
            }
        }
        writer.line("let input = Operations.\(operation.typeName).Input(\(arguments.joined(separator: ", ")))")
        writer.line("return try await server.\(SwiftName.member(operation.id))(input, caller: caller).wire")
    }
}
