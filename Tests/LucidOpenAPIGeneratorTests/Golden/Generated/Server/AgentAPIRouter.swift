// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
package import HTTPTypes
import LucidAPI
package import LucidHTTP

/// Finds the operation for a request, asks whether the caller may, and only then calls the server.
package struct AgentAPIRouter<Server: AgentAPIServer>: Sendable {
    private let server: Server
    private let routes = RouteTable(OperationAccess.all.map { ($0.method, $0.path) })

    /// Creates a router in front of `server`.
    package init(_ server: Server) { self.server = server }

    /// Answers `request`, or gives nil if no operation has its path.
    ///
    /// `authorize` is called before the server for every operation, also for those that are open to anybody, and before
    /// the body is read. What it or the server throws comes out of here.
    ///
    /// - Parameters:
    ///   - request: The request, with its path and query.
    ///   - body: The whole body.
    ///   - authorize: Gives the caller, or throws. Its second argument is the agent in the path.
    package func handle(
        _ request: HTTPRequest, body: [UInt8],
        authorize: (_ access: OperationAccess, _ agentRef: Swift.String?) async throws -> Caller
    ) async throws -> (HTTPResponse, HTTPBody)? {
        switch routes.match(request) {
        case .none: return nil
        case .methodNotAllowed(let allowed): return try OutputWire.methodNotAllowed(allowed).encoded()
        case .route(let index, let parameters):
            let access = OperationAccess.all[index]
            let caller = try await authorize(access, parameters["agentRef"])
            do {
                let call = try ServerCall(request, body: body, parameters: parameters)
                return try await dispatch(access, call, caller).encoded()
            } catch let error as RequestRefusal {
                return try OutputWire.badRequest(error).encoded()
            }
        }
    }

    private func dispatch(
        _ access: OperationAccess, _ call: ServerCall, _ caller: Caller
    ) async throws -> OutputWire {
        switch access.operationID {
        case Operations.GetAnimal.id:
            let input = Operations.GetAnimal.Input(
                path: .init(agentRef: try call.path("agentRef"), animalId: try call.path("animal-id")),
                query: .init(includeFood: try call.query("include_food"), limit: try call.query("limit")),
                headers: .init(xTrace: try call.header("X-Trace")))
            return try await server.getAnimal(input, caller: caller).wire
        case Operations.PatchAnimal.id:
            let body = call.hasBody ? try call.json(Components.Schemas.AnimalPatch.self) : nil
            try body?.checkLimits("")
            let input = Operations.PatchAnimal.Input(
                path: .init(agentRef: try call.path("agentRef"), animalId: try call.path("animal-id")),
                body: body.map { .json($0) })
            return try await server.patchAnimal(input, caller: caller).wire
        case Operations.Hear.id:
            let input = Operations.Hear.Input(
                path: .init(agentRef: try call.path("agentRef"), animalId: try call.path("animal-id")),
                query: .init(mood: try call.query("mood")))
            return try await server.hear(input, caller: caller).wire
        case Operations.Watch.id:
            let input = Operations.Watch.Input(
                path: .init(agentRef: try call.path("agentRef"), animalId: try call.path("animal-id")))
            return try await server.watch(input, caller: caller).wire
        case Operations.ReadTracks.id:
            let input = Operations.ReadTracks.Input()
            return try await server.readTracks(input, caller: caller).wire
        case Operations.Feed.id:
            let body = try call.urlEncodedForm(Components.Schemas.Meal.self)
            try body.checkLimits("")
            let input = Operations.Feed.Input(body: .urlEncodedForm(body))
            return try await server.feed(input, caller: caller).wire
        default: return .notImplemented
        }
    }
}
