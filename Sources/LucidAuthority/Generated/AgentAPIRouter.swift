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
                path: .init(agentRef: try call.path("agentRef")), headers: .init(dPoP: try call.header("DPoP")),
                body: .json(body))
            return try await server.exchangeAgentChallenge(input, caller: caller).wire
        case Operations.RefreshAgentToken.id:
            let body = try call.json(Components.Schemas.AgentRefreshRequest.self)
            try body.checkLimits("")
            let input = Operations.RefreshAgentToken.Input(
                path: .init(agentRef: try call.path("agentRef")),
                headers: .init(requestDeadline: try call.header("Request-Deadline"), dPoP: try call.header("DPoP")),
                body: .json(body))
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
                headers: .init(requestDeadline: try call.header("Request-Deadline"), dPoP: try call.header("DPoP")),
                body: .urlEncodedForm(body))
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
                headers: .init(requestDeadline: try call.header("Request-Deadline"), dPoP: try call.header("DPoP")),
                body: .json(body))
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
        case Operations.UpdateAgent.id:
            let body = try call.json(Components.Schemas.UpdateAgentRequest.self)
            try body.checkLimits("")
            let input = Operations.UpdateAgent.Input(
                path: .init(agentRef: try call.path("agentRef")), body: .json(body))
            return try await server.updateAgent(input, caller: caller).wire
        case Operations.DeleteAgent.id:
            let input = Operations.DeleteAgent.Input(path: .init(agentRef: try call.path("agentRef")))
            return try await server.deleteAgent(input, caller: caller).wire
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
        case Operations.GetAgentHealth.id:
            let input = Operations.GetAgentHealth.Input(path: .init(agentRef: try call.path("agentRef")))
            return try await server.getAgentHealth(input, caller: caller).wire
        case Operations.ListEntrypoints.id:
            let input = Operations.ListEntrypoints.Input(
                path: .init(agentRef: try call.path("agentRef")), query: .init(refresh: try call.query("refresh")))
            return try await server.listEntrypoints(input, caller: caller).wire
        case Operations.RefreshEntrypoints.id:
            let input = Operations.RefreshEntrypoints.Input(path: .init(agentRef: try call.path("agentRef")))
            return try await server.refreshEntrypoints(input, caller: caller).wire
        case Operations.InvokeEntrypoint.id:
            let body = try call.json(Components.Schemas.EntrypointCall.self)
            try body.checkLimits("")
            let input = Operations.InvokeEntrypoint.Input(
                path: .init(agentRef: try call.path("agentRef"), key: try call.path("key")), body: .json(body))
            return try await server.invokeEntrypoint(input, caller: caller).wire
        case Operations.StreamEntrypoint.id:
            let body = try call.json(Components.Schemas.EntrypointCall.self)
            try body.checkLimits("")
            let input = Operations.StreamEntrypoint.Input(
                path: .init(agentRef: try call.path("agentRef"), key: try call.path("key")), body: .json(body))
            return try await server.streamEntrypoint(input, caller: caller).wire
        case Operations.CreateRun.id:
            let body = try call.json(Components.Schemas.EntrypointCall.self)
            try body.checkLimits("")
            let input = Operations.CreateRun.Input(
                path: .init(agentRef: try call.path("agentRef"), key: try call.path("key")),
                query: .init(wait: try call.query("wait")), body: .json(body))
            return try await server.createRun(input, caller: caller).wire
        case Operations.GetAgentGraph.id:
            let input = Operations.GetAgentGraph.Input(
                query: .init(
                    accountId: try call.query("account_id"), agentRef: try call.query("agent_ref"),
                    from: try call.query("from"), to: try call.query("to"), status: try call.query("status"),
                    includeHumanInvokers: try call.query("include_human_invokers"), limit: try call.query("limit")))
            return try await server.getAgentGraph(input, caller: caller).wire
        case Operations.ListAgentTokens.id:
            let input = Operations.ListAgentTokens.Input(path: .init(agentRef: try call.path("agentRef")))
            return try await server.listAgentTokens(input, caller: caller).wire
        case Operations.CreateAgentToken.id:
            let body = try call.json(Components.Schemas.CreateAgentTokenRequest.self)
            try body.checkLimits("")
            let input = Operations.CreateAgentToken.Input(
                path: .init(agentRef: try call.path("agentRef")), body: .json(body))
            return try await server.createAgentToken(input, caller: caller).wire
        case Operations.RevokeAgentToken.id:
            let input = Operations.RevokeAgentToken.Input(
                path: .init(agentRef: try call.path("agentRef"), tokenId: try call.path("tokenId")))
            return try await server.revokeAgentToken(input, caller: caller).wire
        case Operations.ListRuns.id:
            let input = Operations.ListRuns.Input(
                query: .init(
                    limit: try call.query("limit"), agentRef: try call.query("agent_ref"),
                    cursor: try call.query("cursor")))
            return try await server.listRuns(input, caller: caller).wire
        case Operations.GetRun.id:
            let input = Operations.GetRun.Input(path: .init(runId: try call.path("runId")))
            return try await server.getRun(input, caller: caller).wire
        case Operations.GetRunLedger.id:
            let input = Operations.GetRunLedger.Input(path: .init(runId: try call.path("runId")))
            return try await server.getRunLedger(input, caller: caller).wire
        case Operations.StreamRun.id:
            let input = Operations.StreamRun.Input(path: .init(runId: try call.path("runId")))
            return try await server.streamRun(input, caller: caller).wire
        case Operations.GetAgentCard.id:
            let input = Operations.GetAgentCard.Input(path: .init(agentRef: try call.path("agentRef")))
            return try await server.getAgentCard(input, caller: caller).wire
        case Operations.CallAgent.id:
            let body = try call.json(Components.Schemas.RPCRequest.self)
            try body.checkLimits("")
            let input = Operations.CallAgent.Input(path: .init(agentRef: try call.path("agentRef")), body: .json(body))
            return try await server.callAgent(input, caller: caller).wire
        case Operations.SearchRegistry.id:
            let input = Operations.SearchRegistry.Input(
                query: .init(
                    q: try call.query("q"), skill: try call.query("skill"), streaming: try call.query("streaming"),
                    paid: try call.query("paid"), mode: try call.query("mode"), limit: try call.query("limit"),
                    cursor: try call.query("cursor")))
            return try await server.searchRegistry(input, caller: caller).wire
        case Operations.SignInWithPrivy.id:
            let body = try call.json(Components.Schemas.PrivySignIn.self)
            try body.checkLimits("")
            let input = Operations.SignInWithPrivy.Input(body: .json(body))
            return try await server.signInWithPrivy(input, caller: caller).wire
        case Operations.SignInWithCoinbase.id:
            let body = try call.json(Components.Schemas.CoinbaseSignIn.self)
            try body.checkLimits("")
            let input = Operations.SignInWithCoinbase.Input(body: .json(body))
            return try await server.signInWithCoinbase(input, caller: caller).wire
        case Operations.SignOut.id:
            let input = Operations.SignOut.Input()
            return try await server.signOut(input, caller: caller).wire
        case Operations.GetCurrentUser.id:
            let input = Operations.GetCurrentUser.Input()
            return try await server.getCurrentUser(input, caller: caller).wire
        case Operations.CreateUserWallet.id:
            let body = try call.json(Components.Schemas.CreateUserWalletRequest.self)
            try body.checkLimits("")
            let input = Operations.CreateUserWallet.Input(body: .json(body))
            return try await server.createUserWallet(input, caller: caller).wire
        case Operations.GetBalances.id:
            let input = Operations.GetBalances.Input(
                query: .init(networks: try call.query("networks"), tokens: try call.query("tokens")))
            return try await server.getBalances(input, caller: caller).wire
        case Operations.GetJWKS.id:
            let input = Operations.GetJWKS.Input()
            return try await server.getJWKS(input, caller: caller).wire
        case Operations.IntrospectToken.id:
            let body = try call.urlEncodedForm(Components.Schemas.IntrospectionRequest.self)
            try body.checkLimits("")
            let input = Operations.IntrospectToken.Input(body: .urlEncodedForm(body))
            return try await server.introspectToken(input, caller: caller).wire
        case Operations.ListRevocations.id:
            let input = Operations.ListRevocations.Input(query: .init(after: try call.query("after")))
            return try await server.listRevocations(input, caller: caller).wire
        case Operations.IssueGrant.id:
            let body = try call.json(Components.Schemas.IssueGrantRequest.self)
            try body.checkLimits("")
            let input = Operations.IssueGrant.Input(body: .json(body))
            return try await server.issueGrant(input, caller: caller).wire
        case Operations.RevokeAccess.id:
            let body = try call.json(Components.Schemas.RevokeAccessRequest.self)
            try body.checkLimits("")
            let input = Operations.RevokeAccess.Input(body: .json(body))
            return try await server.revokeAccess(input, caller: caller).wire
        case Operations.ListClients.id:
            let input = Operations.ListClients.Input(query: .init(agentRef: try call.query("agentRef")))
            return try await server.listClients(input, caller: caller).wire
        case Operations.GetClient.id:
            let input = Operations.GetClient.Input(path: .init(clientId: try call.path("clientId")))
            return try await server.getClient(input, caller: caller).wire
        case Operations.UpdateClient.id:
            let body = try call.json(Components.Schemas.UpdateClientRequest.self)
            try body.checkLimits("")
            let input = Operations.UpdateClient.Input(
                path: .init(clientId: try call.path("clientId")), body: .json(body))
            return try await server.updateClient(input, caller: caller).wire
        case Operations.DeleteClient.id:
            let input = Operations.DeleteClient.Input(path: .init(clientId: try call.path("clientId")))
            return try await server.deleteClient(input, caller: caller).wire
        case Operations.RotateClientSecret.id:
            let body = try call.json(Components.Schemas.RotateClientSecretRequest.self)
            let input = Operations.RotateClientSecret.Input(
                path: .init(clientId: try call.path("clientId")), body: .json(body))
            return try await server.rotateClientSecret(input, caller: caller).wire
        case Operations.GetAuthorityMetadata.id:
            let input = Operations.GetAuthorityMetadata.Input()
            return try await server.getAuthorityMetadata(input, caller: caller).wire
        default: return .notImplemented
        }
    }
}
