// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidAuthority
import LucidConcurrency

/// A server that notes each input and answers 501.
final class StubServer: AgentAPIServer {
    private let notes = Lock<[String]>([])

    /// The inputs, as text; what is masked in print is compared by its hash.
    var inputs: [String] { notes.withLock { $0 } }

    func note(_ input: some Hashable & Sendable) -> UndocumentedPayload {
        notes.withLock { $0.append("\(input) \(input.hashValue)") }
        return UndocumentedPayload()
    }

    func issueAgentChallenge(
        _ input: Operations.IssueAgentChallenge.Input, caller: Caller
    ) async throws -> Operations.IssueAgentChallenge.Output { .undocumented(statusCode: 501, note(input)) }

    func exchangeAgentChallenge(
        _ input: Operations.ExchangeAgentChallenge.Input, caller: Caller
    ) async throws -> Operations.ExchangeAgentChallenge.Output { .undocumented(statusCode: 501, note(input)) }

    func refreshAgentToken(
        _ input: Operations.RefreshAgentToken.Input, caller: Caller
    ) async throws -> Operations.RefreshAgentToken.Output { .undocumented(statusCode: 501, note(input)) }

    func revokeToken(
        _ input: Operations.RevokeToken.Input, caller: Caller
    ) async throws -> Operations.RevokeToken.Output { .undocumented(statusCode: 501, note(input)) }

    func requestToken(
        _ input: Operations.RequestToken.Input, caller: Caller
    ) async throws -> Operations.RequestToken.Output { .undocumented(statusCode: 501, note(input)) }

    func registerClient(
        _ input: Operations.RegisterClient.Input, caller: Caller
    ) async throws -> Operations.RegisterClient.Output { .undocumented(statusCode: 501, note(input)) }

    func issueClientToken(
        _ input: Operations.IssueClientToken.Input, caller: Caller
    ) async throws -> Operations.IssueClientToken.Output { .undocumented(statusCode: 501, note(input)) }

    func refreshClientToken(
        _ input: Operations.RefreshClientToken.Input, caller: Caller
    ) async throws -> Operations.RefreshClientToken.Output { .undocumented(statusCode: 501, note(input)) }

    func listAgents(
        _ input: Operations.ListAgents.Input, caller: Caller
    ) async throws -> Operations.ListAgents.Output { .undocumented(statusCode: 501, note(input)) }

    func createAgent(
        _ input: Operations.CreateAgent.Input, caller: Caller
    ) async throws -> Operations.CreateAgent.Output { .undocumented(statusCode: 501, note(input)) }

    func getAgent(
        _ input: Operations.GetAgent.Input, caller: Caller
    ) async throws -> Operations.GetAgent.Output { .undocumented(statusCode: 501, note(input)) }

    func listAgentCredentials(
        _ input: Operations.ListAgentCredentials.Input, caller: Caller
    ) async throws -> Operations.ListAgentCredentials.Output { .undocumented(statusCode: 501, note(input)) }

    func createAgentCredential(
        _ input: Operations.CreateAgentCredential.Input, caller: Caller
    ) async throws -> Operations.CreateAgentCredential.Output { .undocumented(statusCode: 501, note(input)) }

    func revokeAgentCredential(
        _ input: Operations.RevokeAgentCredential.Input, caller: Caller
    ) async throws -> Operations.RevokeAgentCredential.Output { .undocumented(statusCode: 501, note(input)) }

    func createRuntimeCredentials(
        _ input: Operations.CreateRuntimeCredentials.Input, caller: Caller
    ) async throws -> Operations.CreateRuntimeCredentials.Output { .undocumented(statusCode: 501, note(input)) }

    func signMessage(
        _ input: Operations.SignMessage.Input, caller: Caller
    ) async throws -> Operations.SignMessage.Output { .undocumented(statusCode: 501, note(input)) }

    func signTypedData(
        _ input: Operations.SignTypedData.Input, caller: Caller
    ) async throws -> Operations.SignTypedData.Output { .undocumented(statusCode: 501, note(input)) }

    func signTransaction(
        _ input: Operations.SignTransaction.Input, caller: Caller
    ) async throws -> Operations.SignTransaction.Output { .undocumented(statusCode: 501, note(input)) }

    func sendTransaction(
        _ input: Operations.SendTransaction.Input, caller: Caller
    ) async throws -> Operations.SendTransaction.Output { .undocumented(statusCode: 501, note(input)) }

    func getJWKS(
        _ input: Operations.GetJWKS.Input, caller: Caller
    ) async throws -> Operations.GetJWKS.Output { .undocumented(statusCode: 501, note(input)) }
}

/// Calls a server without a wire in between.
struct DirectClient: APIProtocol {
    let server: StubServer
    let caller = Caller(tenant: .default, principal: .none)

    init(server: StubServer) { self.server = server }

    func issueAgentChallenge(
        _ input: Operations.IssueAgentChallenge.Input
    ) async throws -> Operations.IssueAgentChallenge.Output {
        try await server.issueAgentChallenge(input, caller: caller)
    }

    func exchangeAgentChallenge(
        _ input: Operations.ExchangeAgentChallenge.Input
    ) async throws -> Operations.ExchangeAgentChallenge.Output {
        try await server.exchangeAgentChallenge(input, caller: caller)
    }

    func refreshAgentToken(
        _ input: Operations.RefreshAgentToken.Input
    ) async throws -> Operations.RefreshAgentToken.Output { try await server.refreshAgentToken(input, caller: caller) }

    func revokeToken(
        _ input: Operations.RevokeToken.Input
    ) async throws -> Operations.RevokeToken.Output { try await server.revokeToken(input, caller: caller) }

    func requestToken(
        _ input: Operations.RequestToken.Input
    ) async throws -> Operations.RequestToken.Output { try await server.requestToken(input, caller: caller) }

    func registerClient(
        _ input: Operations.RegisterClient.Input
    ) async throws -> Operations.RegisterClient.Output { try await server.registerClient(input, caller: caller) }

    func issueClientToken(
        _ input: Operations.IssueClientToken.Input
    ) async throws -> Operations.IssueClientToken.Output { try await server.issueClientToken(input, caller: caller) }

    func refreshClientToken(
        _ input: Operations.RefreshClientToken.Input
    ) async throws -> Operations.RefreshClientToken.Output {
        try await server.refreshClientToken(input, caller: caller)
    }

    func listAgents(
        _ input: Operations.ListAgents.Input
    ) async throws -> Operations.ListAgents.Output { try await server.listAgents(input, caller: caller) }

    func createAgent(
        _ input: Operations.CreateAgent.Input
    ) async throws -> Operations.CreateAgent.Output { try await server.createAgent(input, caller: caller) }

    func getAgent(
        _ input: Operations.GetAgent.Input
    ) async throws -> Operations.GetAgent.Output { try await server.getAgent(input, caller: caller) }

    func listAgentCredentials(
        _ input: Operations.ListAgentCredentials.Input
    ) async throws -> Operations.ListAgentCredentials.Output {
        try await server.listAgentCredentials(input, caller: caller)
    }

    func createAgentCredential(
        _ input: Operations.CreateAgentCredential.Input
    ) async throws -> Operations.CreateAgentCredential.Output {
        try await server.createAgentCredential(input, caller: caller)
    }

    func revokeAgentCredential(
        _ input: Operations.RevokeAgentCredential.Input
    ) async throws -> Operations.RevokeAgentCredential.Output {
        try await server.revokeAgentCredential(input, caller: caller)
    }

    func createRuntimeCredentials(
        _ input: Operations.CreateRuntimeCredentials.Input
    ) async throws -> Operations.CreateRuntimeCredentials.Output {
        try await server.createRuntimeCredentials(input, caller: caller)
    }

    func signMessage(
        _ input: Operations.SignMessage.Input
    ) async throws -> Operations.SignMessage.Output { try await server.signMessage(input, caller: caller) }

    func signTypedData(
        _ input: Operations.SignTypedData.Input
    ) async throws -> Operations.SignTypedData.Output { try await server.signTypedData(input, caller: caller) }

    func signTransaction(
        _ input: Operations.SignTransaction.Input
    ) async throws -> Operations.SignTransaction.Output { try await server.signTransaction(input, caller: caller) }

    func sendTransaction(
        _ input: Operations.SendTransaction.Input
    ) async throws -> Operations.SendTransaction.Output { try await server.sendTransaction(input, caller: caller) }

    func getJWKS(
        _ input: Operations.GetJWKS.Input
    ) async throws -> Operations.GetJWKS.Output { try await server.getJWKS(input, caller: caller) }
}
