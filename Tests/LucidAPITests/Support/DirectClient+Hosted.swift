// SPDX-License-Identifier: Apache-2.0
import LucidAPI

extension DirectClient {
    func updateAgent(
        _ input: Operations.UpdateAgent.Input
    ) async throws -> Operations.UpdateAgent.Output { try await server.updateAgent(input, caller: caller) }

    func deleteAgent(
        _ input: Operations.DeleteAgent.Input
    ) async throws -> Operations.DeleteAgent.Output { try await server.deleteAgent(input, caller: caller) }

    func getAgentHealth(
        _ input: Operations.GetAgentHealth.Input
    ) async throws -> Operations.GetAgentHealth.Output { try await server.getAgentHealth(input, caller: caller) }

    func listEntrypoints(
        _ input: Operations.ListEntrypoints.Input
    ) async throws -> Operations.ListEntrypoints.Output { try await server.listEntrypoints(input, caller: caller) }

    func refreshEntrypoints(
        _ input: Operations.RefreshEntrypoints.Input
    ) async throws -> Operations.RefreshEntrypoints.Output {
        try await server.refreshEntrypoints(input, caller: caller)
    }

    func invokeEntrypoint(
        _ input: Operations.InvokeEntrypoint.Input
    ) async throws -> Operations.InvokeEntrypoint.Output { try await server.invokeEntrypoint(input, caller: caller) }

    func createRun(
        _ input: Operations.CreateRun.Input
    ) async throws -> Operations.CreateRun.Output { try await server.createRun(input, caller: caller) }

    func getAgentGraph(
        _ input: Operations.GetAgentGraph.Input
    ) async throws -> Operations.GetAgentGraph.Output { try await server.getAgentGraph(input, caller: caller) }

    func listAgentTokens(
        _ input: Operations.ListAgentTokens.Input
    ) async throws -> Operations.ListAgentTokens.Output { try await server.listAgentTokens(input, caller: caller) }

    func createAgentToken(
        _ input: Operations.CreateAgentToken.Input
    ) async throws -> Operations.CreateAgentToken.Output { try await server.createAgentToken(input, caller: caller) }

    func revokeAgentToken(
        _ input: Operations.RevokeAgentToken.Input
    ) async throws -> Operations.RevokeAgentToken.Output { try await server.revokeAgentToken(input, caller: caller) }

    func listRuns(
        _ input: Operations.ListRuns.Input
    ) async throws -> Operations.ListRuns.Output { try await server.listRuns(input, caller: caller) }

    func getRun(
        _ input: Operations.GetRun.Input
    ) async throws -> Operations.GetRun.Output { try await server.getRun(input, caller: caller) }

    func streamEntrypoint(
        _ input: Operations.StreamEntrypoint.Input
    ) async throws -> Operations.StreamEntrypoint.Output { try await server.streamEntrypoint(input, caller: caller) }

    func streamRun(
        _ input: Operations.StreamRun.Input
    ) async throws -> Operations.StreamRun.Output { try await server.streamRun(input, caller: caller) }

    func getRunLedger(
        _ input: Operations.GetRunLedger.Input
    ) async throws -> Operations.GetRunLedger.Output { try await server.getRunLedger(input, caller: caller) }

    func getAgentCard(
        _ input: Operations.GetAgentCard.Input
    ) async throws -> Operations.GetAgentCard.Output { try await server.getAgentCard(input, caller: caller) }

    func callAgent(
        _ input: Operations.CallAgent.Input
    ) async throws -> Operations.CallAgent.Output { try await server.callAgent(input, caller: caller) }

    func searchRegistry(
        _ input: Operations.SearchRegistry.Input
    ) async throws -> Operations.SearchRegistry.Output { try await server.searchRegistry(input, caller: caller) }

    func signInWithPrivy(
        _ input: Operations.SignInWithPrivy.Input
    ) async throws -> Operations.SignInWithPrivy.Output { try await server.signInWithPrivy(input, caller: caller) }

    func signInWithCoinbase(
        _ input: Operations.SignInWithCoinbase.Input
    ) async throws -> Operations.SignInWithCoinbase.Output {
        try await server.signInWithCoinbase(input, caller: caller)
    }

    func signOut(
        _ input: Operations.SignOut.Input
    ) async throws -> Operations.SignOut.Output { try await server.signOut(input, caller: caller) }

    func getCurrentUser(
        _ input: Operations.GetCurrentUser.Input
    ) async throws -> Operations.GetCurrentUser.Output { try await server.getCurrentUser(input, caller: caller) }

    func createUserWallet(
        _ input: Operations.CreateUserWallet.Input
    ) async throws -> Operations.CreateUserWallet.Output { try await server.createUserWallet(input, caller: caller) }

    func getBalances(
        _ input: Operations.GetBalances.Input
    ) async throws -> Operations.GetBalances.Output { try await server.getBalances(input, caller: caller) }
}
