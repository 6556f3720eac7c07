// SPDX-License-Identifier: Apache-2.0

import LucidAPI
import LucidJSON
import LucidTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension AuthorityServer {
    func listAgents(
        _ input: Operations.ListAgents.Input, caller: Caller
    ) async throws -> Operations.ListAgents.Output {
        let records: [AgentRecord]
        if let agent = caller.agent {
            records = try await store.agent(caller.tenant, ref: agent.ref).map { [$0] } ?? []
        } else {
            records = try await store.agents(caller.tenant, limit: 100)
        }
        return .ok(.init(body: .json(.init(items: records.map(\.schema)))))
    }

    func getAgent(_ input: Operations.GetAgent.Input, caller: Caller) async throws -> Operations.GetAgent.Output {
        .ok(.init(body: .json(try await agent(input.path.agentRef, caller).schema)))
    }

    func createAgent(
        _ input: Operations.CreateAgent.Input, caller: Caller
    ) async throws -> Operations.CreateAgent.Output {
        let request =
            switch input.body {
            case .json(let request): request
            }
        let now = tokens.now
        let id = Identifier.make("agt")
        let ref = request.ref ?? id
        guard AgentRecord.isReference(ref) else {
            throw AuthorityError(.invalidRequest, message: "ref: 1 to 200 bytes without control characters")
        }
        let agent = AgentRecord(
            ref: ref, id: id, name: request.name, summary: request.description, baseURL: request.baseUrl,
            createdAt: now, updatedAt: now)
        let wallet = try await custody.vault?.makeWallet(agentRef: ref, at: now)
        let credential = wallet.map {
            AuthorityAdministration.credential(
                agentRef: ref, kind: .custody, address: $0.address, walletID: $0.id,
                scopes: AuthorityAdministration.defaultScopes, isPrimary: true, at: now)
        }
        guard
            try await store.insert(
                caller.tenant, agent: agent, wallets: wallet.map { [$0] } ?? [],
                credentials: credential.map { [$0] } ?? [])
        else { throw AuthorityError(.conflict, message: "this ref is taken") }
        return .created(.init(body: .json(.init(agent: agent.schema))))
    }

    func updateAgent(
        _ input: Operations.UpdateAgent.Input, caller: Caller
    ) async throws -> Operations.UpdateAgent.Output {
        let request =
            switch input.body {
            case .json(let request): request
            }
        let change = AgentChange(name: request.name, summary: request.description, baseURL: request.baseUrl)
        let agent = try await store.updateAgent(
            caller.tenant, ref: input.path.agentRef, change, at: tokens.now)
        guard let agent else { throw TokenAuthority.unknownAgent }
        return .ok(.init(body: .json(agent.schema)))
    }

    func deleteAgent(
        _ input: Operations.DeleteAgent.Input, caller: Caller
    ) async throws -> Operations.DeleteAgent.Output {
        guard try await store.removeAgent(caller.tenant, ref: input.path.agentRef, at: tokens.now) else {
            throw TokenAuthority.unknownAgent
        }
        return .noContent(.init())
    }

    func getAgentCard(
        _ input: Operations.GetAgentCard.Input, caller: Caller
    ) async throws -> Operations.GetAgentCard.Output {
        let agent = try await agent(input.path.agentRef, caller)
        let card = Components.Schemas.AgentCard(
            name: agent.name, description: agent.summary, url: agent.baseURL, skills: [])
        return .ok(.init(body: .json(card)))
    }

    func listAgentCredentials(
        _ input: Operations.ListAgentCredentials.Input, caller: Caller
    ) async throws -> Operations.ListAgentCredentials.Output {
        let agent = try await agent(input.path.agentRef, caller)
        let all = try await store.credentials(caller.tenant, agentRef: agent.ref)
        let shown = input.query.includeRevoked == true ? all : all.filter { $0.revokedAt == nil }
        return .ok(.init(body: .json(.init(items: shown.map { $0.schema(of: agent) }))))
    }

    func createAgentCredential(
        _ input: Operations.CreateAgentCredential.Input, caller: Caller
    ) async throws -> Operations.CreateAgentCredential.Output {
        let request =
            switch input.body {
            case .json(let request): request
            }
        let agent = try await agent(input.path.agentRef, caller)
        let wallets = try await store.wallets(caller.tenant, agentRef: agent.ref)
        guard let wallet = wallets.first(where: { $0.id == request.walletId }) else {
            throw AuthorityError(.notFound, message: "the agent has no wallet with this identifier")
        }
        var credential = AuthorityAdministration.credential(
            agentRef: agent.ref, kind: .custody, address: wallet.address, walletID: wallet.id,
            scopes: try Self.scopes(request.scopes), isPrimary: request.makePrimary ?? false, at: tokens.now)
        credential.summary = request.description
        credential.metadata = request.metadata.map(JSONValue.object)
        guard try await store.insert(caller.tenant, credential: credential) else { throw TokenAuthority.unknownAgent }
        return .created(.init(body: .json(.init(credential: credential.schema(of: agent)))))
    }

    func revokeAgentCredential(
        _ input: Operations.RevokeAgentCredential.Input, caller: Caller
    ) async throws -> Operations.RevokeAgentCredential.Output {
        let agent = try await agent(input.path.agentRef, caller)
        let revoked = try await store.revokeCredential(
            caller.tenant, agentRef: agent.ref, id: input.path.credentialId, at: tokens.now)
        guard let revoked else {
            throw AuthorityError(.notFound, message: "the agent has no credential with this identifier")
        }
        return .ok(.init(body: .json(.init(credential: revoked.schema(of: agent)))))
    }

    func agent(_ ref: String, _ caller: Caller) async throws -> AgentRecord {
        guard let agent = try await store.agent(caller.tenant, ref: ref) else { throw TokenAuthority.unknownAgent }
        return agent
    }

    private static func scopes(_ requested: [String]?) throws -> ScopeSet {
        guard let requested else { return AuthorityAdministration.defaultScopes }
        do {
            return try ScopeSet(requested)
        } catch {
            throw AuthorityError(.invalidScope, message: error.message)
        }
    }
}

extension AgentRecord {
    fileprivate var schema: Components.Schemas.Agent {
        Components.Schemas.Agent(
            ref: ref, id: id, name: name, description: summary, status: "active", baseUrl: baseURL,
            createdAt: createdAt, updatedAt: updatedAt)
    }
}

extension CredentialRecord {
    fileprivate func schema(of agent: AgentRecord) -> Components.Schemas.AgentCredential {
        Components.Schemas.AgentCredential(
            id: id, agentId: agent.id, type: "wallet", managedWalletId: walletID, walletAddress: address,
            description: summary, scopes: scopes.values, metadata: metadata?.objectValue, isPrimary: isPrimary,
            revocationNonce: revocationNonce, createdAt: createdAt, updatedAt: updatedAt, rotatedAt: nil,
            revokedAt: revokedAt, lastUsedAt: lastUsedAt)
    }
}
