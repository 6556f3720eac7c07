// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
package import HTTPTypes
import LucidAPI

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
    ) async throws -> (HTTPResponse, [UInt8])? {
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
        case Operations.IssueAgentChallenge.id:
            let body = try call.json(Components.Schemas.AgentChallengeRequest.self)
            try body.checkLimits("")
            let input = Operations.IssueAgentChallenge.Input(
                path: .init(agentRef: try call.path("agentRef")), body: .json(body))
            return try await server.issueAgentChallenge(input, caller: caller).wire
        case Operations.ExchangeAgentChallenge.id:
            let body = try call.json(Components.Schemas.AgentExchangeRequest.self)
            try body.checkLimits("")
            let input = Operations.ExchangeAgentChallenge.Input(
                path: .init(agentRef: try call.path("agentRef")), body: .json(body))
            return try await server.exchangeAgentChallenge(input, caller: caller).wire
        case Operations.RefreshAgentToken.id:
            let body = try call.json(Components.Schemas.AgentRefreshRequest.self)
            try body.checkLimits("")
            let input = Operations.RefreshAgentToken.Input(
                path: .init(agentRef: try call.path("agentRef")),
                headers: .init(requestDeadline: try call.header("Request-Deadline")), body: .json(body))
            return try await server.refreshAgentToken(input, caller: caller).wire
        case Operations.RevokeToken.id:
            let body = try call.urlEncodedForm(Components.Schemas.RevokeTokenRequest.self)
            try body.checkLimits("")
            let input = Operations.RevokeToken.Input(body: .urlEncodedForm(body))
            return try await server.revokeToken(input, caller: caller).wire
        case Operations.RequestToken.id:
            let body = try call.urlEncodedForm(Components.Schemas.OAuthTokenRequest.self)
            try body.checkLimits("")
            let input = Operations.RequestToken.Input(
                headers: .init(requestDeadline: try call.header("Request-Deadline")), body: .urlEncodedForm(body))
            return try await server.requestToken(input, caller: caller).wire
        case Operations.RegisterClient.id:
            let body = try call.json(Components.Schemas.RegisterClientRequest.self)
            try body.checkLimits("")
            let input = Operations.RegisterClient.Input(body: .json(body))
            return try await server.registerClient(input, caller: caller).wire
        case Operations.IssueClientToken.id:
            let body = try call.json(Components.Schemas.ClientTokenRequest.self)
            try body.checkLimits("")
            let input = Operations.IssueClientToken.Input(body: .json(body))
            return try await server.issueClientToken(input, caller: caller).wire
        case Operations.RefreshClientToken.id:
            let body = try call.json(Components.Schemas.ClientRefreshRequest.self)
            try body.checkLimits("")
            let input = Operations.RefreshClientToken.Input(
                headers: .init(requestDeadline: try call.header("Request-Deadline")), body: .json(body))
            return try await server.refreshClientToken(input, caller: caller).wire
        case Operations.ListAgents.id:
            let input = Operations.ListAgents.Input()
            return try await server.listAgents(input, caller: caller).wire
        case Operations.CreateAgent.id:
            let body = try call.json(Components.Schemas.CreateAgentRequest.self)
            try body.checkLimits("")
            let input = Operations.CreateAgent.Input(body: .json(body))
            return try await server.createAgent(input, caller: caller).wire
        case Operations.GetAgent.id:
            let input = Operations.GetAgent.Input(path: .init(agentRef: try call.path("agentRef")))
            return try await server.getAgent(input, caller: caller).wire
        case Operations.ListAgentCredentials.id:
            let input = Operations.ListAgentCredentials.Input(
                path: .init(agentRef: try call.path("agentRef")),
                query: .init(includeRevoked: try call.query("include_revoked")))
            return try await server.listAgentCredentials(input, caller: caller).wire
        case Operations.CreateAgentCredential.id:
            let body = try call.json(Components.Schemas.CreateAgentCredentialRequest.self)
            try body.checkLimits("")
            let input = Operations.CreateAgentCredential.Input(
                path: .init(agentRef: try call.path("agentRef")), body: .json(body))
            return try await server.createAgentCredential(input, caller: caller).wire
        case Operations.RevokeAgentCredential.id:
            let input = Operations.RevokeAgentCredential.Input(
                path: .init(agentRef: try call.path("agentRef"), credentialId: try call.path("credentialId")))
            return try await server.revokeAgentCredential(input, caller: caller).wire
        case Operations.CreateRuntimeCredentials.id:
            let body = try call.json(Components.Schemas.CreateRuntimeCredentialsRequest.self)
            try body.checkLimits("")
            let input = Operations.CreateRuntimeCredentials.Input(
                path: .init(agentRef: try call.path("agentRef")), body: .json(body))
            return try await server.createRuntimeCredentials(input, caller: caller).wire
        case Operations.SignMessage.id:
            let body = try call.json(Components.Schemas.SignMessageRequest.self)
            try body.checkLimits("")
            let input = Operations.SignMessage.Input(
                path: .init(agentRef: try call.path("agentRef")), body: .json(body))
            return try await server.signMessage(input, caller: caller).wire
        case Operations.SignTypedData.id:
            let body = try call.json(Components.Schemas.SignTypedDataRequest.self)
            try body.checkLimits("")
            let input = Operations.SignTypedData.Input(
                path: .init(agentRef: try call.path("agentRef")), body: .json(body))
            return try await server.signTypedData(input, caller: caller).wire
        case Operations.SignTransaction.id:
            let body = try call.json(Components.Schemas.TransactionRequest.self)
            try body.checkLimits("")
            let input = Operations.SignTransaction.Input(
                path: .init(agentRef: try call.path("agentRef")), body: .json(body))
            return try await server.signTransaction(input, caller: caller).wire
        case Operations.SendTransaction.id:
            let body = try call.json(Components.Schemas.TransactionRequest.self)
            try body.checkLimits("")
            let input = Operations.SendTransaction.Input(
                path: .init(agentRef: try call.path("agentRef")), body: .json(body))
            return try await server.sendTransaction(input, caller: caller).wire
        case Operations.GetJWKS.id:
            let input = Operations.GetJWKS.Input()
            return try await server.getJWKS(input, caller: caller).wire
        default: return .notImplemented
        }
    }
}
