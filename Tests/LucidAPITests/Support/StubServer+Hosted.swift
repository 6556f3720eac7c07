// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidAuthority

/// What belongs to the hosted product: here it is noted as everything else.
extension StubServer {
    func updateAgent(
        _ input: Operations.UpdateAgent.Input, caller: Caller
    ) async throws -> Operations.UpdateAgent.Output { .undocumented(statusCode: 501, note(input)) }

    func deleteAgent(
        _ input: Operations.DeleteAgent.Input, caller: Caller
    ) async throws -> Operations.DeleteAgent.Output { .undocumented(statusCode: 501, note(input)) }

    func getAgentHealth(
        _ input: Operations.GetAgentHealth.Input, caller: Caller
    ) async throws -> Operations.GetAgentHealth.Output { .undocumented(statusCode: 501, note(input)) }

    func listEntrypoints(
        _ input: Operations.ListEntrypoints.Input, caller: Caller
    ) async throws -> Operations.ListEntrypoints.Output { .undocumented(statusCode: 501, note(input)) }

    func refreshEntrypoints(
        _ input: Operations.RefreshEntrypoints.Input, caller: Caller
    ) async throws -> Operations.RefreshEntrypoints.Output { .undocumented(statusCode: 501, note(input)) }

    func invokeEntrypoint(
        _ input: Operations.InvokeEntrypoint.Input, caller: Caller
    ) async throws -> Operations.InvokeEntrypoint.Output { .undocumented(statusCode: 501, note(input)) }

    func createRun(
        _ input: Operations.CreateRun.Input, caller: Caller
    ) async throws -> Operations.CreateRun.Output { .undocumented(statusCode: 501, note(input)) }

    func getAgentGraph(
        _ input: Operations.GetAgentGraph.Input, caller: Caller
    ) async throws -> Operations.GetAgentGraph.Output { .undocumented(statusCode: 501, note(input)) }

    func listAgentTokens(
        _ input: Operations.ListAgentTokens.Input, caller: Caller
    ) async throws -> Operations.ListAgentTokens.Output { .undocumented(statusCode: 501, note(input)) }

    func createAgentToken(
        _ input: Operations.CreateAgentToken.Input, caller: Caller
    ) async throws -> Operations.CreateAgentToken.Output { .undocumented(statusCode: 501, note(input)) }

    func revokeAgentToken(
        _ input: Operations.RevokeAgentToken.Input, caller: Caller
    ) async throws -> Operations.RevokeAgentToken.Output { .undocumented(statusCode: 501, note(input)) }

    func listRuns(
        _ input: Operations.ListRuns.Input, caller: Caller
    ) async throws -> Operations.ListRuns.Output { .undocumented(statusCode: 501, note(input)) }

    func getRun(
        _ input: Operations.GetRun.Input, caller: Caller
    ) async throws -> Operations.GetRun.Output { .undocumented(statusCode: 501, note(input)) }

    func streamEntrypoint(
        _ input: Operations.StreamEntrypoint.Input, caller: Caller
    ) async throws -> Operations.StreamEntrypoint.Output { .undocumented(statusCode: 501, note(input)) }

    func streamRun(
        _ input: Operations.StreamRun.Input, caller: Caller
    ) async throws -> Operations.StreamRun.Output { .undocumented(statusCode: 501, note(input)) }

    func getRunLedger(
        _ input: Operations.GetRunLedger.Input, caller: Caller
    ) async throws -> Operations.GetRunLedger.Output { .undocumented(statusCode: 501, note(input)) }

    func getAgentCard(
        _ input: Operations.GetAgentCard.Input, caller: Caller
    ) async throws -> Operations.GetAgentCard.Output { .undocumented(statusCode: 501, note(input)) }

    func callAgent(
        _ input: Operations.CallAgent.Input, caller: Caller
    ) async throws -> Operations.CallAgent.Output { .undocumented(statusCode: 501, note(input)) }

    func searchRegistry(
        _ input: Operations.SearchRegistry.Input, caller: Caller
    ) async throws -> Operations.SearchRegistry.Output { .undocumented(statusCode: 501, note(input)) }

    func signInWithPrivy(
        _ input: Operations.SignInWithPrivy.Input, caller: Caller
    ) async throws -> Operations.SignInWithPrivy.Output { .undocumented(statusCode: 501, note(input)) }

    func signInWithCoinbase(
        _ input: Operations.SignInWithCoinbase.Input, caller: Caller
    ) async throws -> Operations.SignInWithCoinbase.Output { .undocumented(statusCode: 501, note(input)) }

    func signOut(
        _ input: Operations.SignOut.Input, caller: Caller
    ) async throws -> Operations.SignOut.Output { .undocumented(statusCode: 501, note(input)) }

    func getCurrentUser(
        _ input: Operations.GetCurrentUser.Input, caller: Caller
    ) async throws -> Operations.GetCurrentUser.Output { .undocumented(statusCode: 501, note(input)) }

    func createUserWallet(
        _ input: Operations.CreateUserWallet.Input, caller: Caller
    ) async throws -> Operations.CreateUserWallet.Output { .undocumented(statusCode: 501, note(input)) }

    func getBalances(
        _ input: Operations.GetBalances.Input, caller: Caller
    ) async throws -> Operations.GetBalances.Output { .undocumented(statusCode: 501, note(input)) }
}
