// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidAuthority

extension StubServer {
    func introspectToken(
        _ input: Operations.IntrospectToken.Input, caller: Caller
    ) async throws -> Operations.IntrospectToken.Output { .undocumented(statusCode: 501, note(input)) }

    func listRevocations(
        _ input: Operations.ListRevocations.Input, caller: Caller
    ) async throws -> Operations.ListRevocations.Output { .undocumented(statusCode: 501, note(input)) }

    func issueGrant(
        _ input: Operations.IssueGrant.Input, caller: Caller
    ) async throws -> Operations.IssueGrant.Output { .undocumented(statusCode: 501, note(input)) }

    func revokeAccess(
        _ input: Operations.RevokeAccess.Input, caller: Caller
    ) async throws -> Operations.RevokeAccess.Output { .undocumented(statusCode: 501, note(input)) }

    func listClients(
        _ input: Operations.ListClients.Input, caller: Caller
    ) async throws -> Operations.ListClients.Output { .undocumented(statusCode: 501, note(input)) }

    func getClient(
        _ input: Operations.GetClient.Input, caller: Caller
    ) async throws -> Operations.GetClient.Output { .undocumented(statusCode: 501, note(input)) }

    func updateClient(
        _ input: Operations.UpdateClient.Input, caller: Caller
    ) async throws -> Operations.UpdateClient.Output { .undocumented(statusCode: 501, note(input)) }

    func deleteClient(
        _ input: Operations.DeleteClient.Input, caller: Caller
    ) async throws -> Operations.DeleteClient.Output { .undocumented(statusCode: 501, note(input)) }

    func rotateClientSecret(
        _ input: Operations.RotateClientSecret.Input, caller: Caller
    ) async throws -> Operations.RotateClientSecret.Output { .undocumented(statusCode: 501, note(input)) }

    func getAuthorityMetadata(
        _ input: Operations.GetAuthorityMetadata.Input, caller: Caller
    ) async throws -> Operations.GetAuthorityMetadata.Output { .undocumented(statusCode: 501, note(input)) }
}

extension DirectClient {
    func introspectToken(
        _ input: Operations.IntrospectToken.Input
    ) async throws -> Operations.IntrospectToken.Output { try await server.introspectToken(input, caller: caller) }

    func listRevocations(
        _ input: Operations.ListRevocations.Input
    ) async throws -> Operations.ListRevocations.Output { try await server.listRevocations(input, caller: caller) }

    func issueGrant(
        _ input: Operations.IssueGrant.Input
    ) async throws -> Operations.IssueGrant.Output { try await server.issueGrant(input, caller: caller) }

    func revokeAccess(
        _ input: Operations.RevokeAccess.Input
    ) async throws -> Operations.RevokeAccess.Output { try await server.revokeAccess(input, caller: caller) }

    func listClients(
        _ input: Operations.ListClients.Input
    ) async throws -> Operations.ListClients.Output { try await server.listClients(input, caller: caller) }

    func getClient(
        _ input: Operations.GetClient.Input
    ) async throws -> Operations.GetClient.Output { try await server.getClient(input, caller: caller) }

    func updateClient(
        _ input: Operations.UpdateClient.Input
    ) async throws -> Operations.UpdateClient.Output { try await server.updateClient(input, caller: caller) }

    func deleteClient(
        _ input: Operations.DeleteClient.Input
    ) async throws -> Operations.DeleteClient.Output { try await server.deleteClient(input, caller: caller) }

    func rotateClientSecret(
        _ input: Operations.RotateClientSecret.Input
    ) async throws -> Operations.RotateClientSecret.Output {
        try await server.rotateClientSecret(input, caller: caller)
    }

    func getAuthorityMetadata(
        _ input: Operations.GetAuthorityMetadata.Input
    ) async throws -> Operations.GetAuthorityMetadata.Output {
        try await server.getAuthorityMetadata(input, caller: caller)
    }
}
