// SPDX-License-Identifier: Apache-2.0

import LucidAPI
import LucidJSON
import LucidTokens

extension AuthorityServer {
    func registerClient(
        _ input: Operations.RegisterClient.Input, caller: Caller
    ) async throws -> Operations.RegisterClient.Output {
        let request =
            switch input.body {
            case .json(let request): request
            }
        let made = try await administration(caller).registerClient(
            name: request.name, scopes: try Self.scopes(request.capabilities) ?? .none, agentRef: request.agentRef,
            tier: try Self.tier(request.tier) ?? .free, publicKeys: try Self.keys(request.jwks))
        let body = Components.Schemas.RegisteredClient(
            clientId: made.clientID, clientSecret: made.secretText, hostId: made.agentRef,
            namespaceId: caller.tenant.description)
        return .created(.init(body: .json(body)))
    }

    func listClients(
        _ input: Operations.ListClients.Input, caller: Caller
    ) async throws -> Operations.ListClients.Output {
        let records = try await store.clients(caller.tenant, agentRef: input.query.agentRef, limit: 1000)
        return .ok(.init(body: .json(.init(items: records.map(\.schema)))))
    }

    func getClient(_ input: Operations.GetClient.Input, caller: Caller) async throws -> Operations.GetClient.Output {
        guard let record = try await store.client(caller.tenant, id: input.path.clientId) else {
            throw AuthorityAdministration.unknownClient(input.path.clientId)
        }
        return .ok(.init(body: .json(record.schema)))
    }

    func updateClient(
        _ input: Operations.UpdateClient.Input, caller: Caller
    ) async throws -> Operations.UpdateClient.Output {
        let request =
            switch input.body {
            case .json(let request): request
            }
        var change = ClientChange()
        change.name = request.name
        change.scopes = try Self.scopes(request.capabilities)
        change.tier = try Self.tier(request.tier)
        change.isEnabled = request.enabled
        let changed = try await administration(caller).updateClient(input.path.clientId, change)
        return .ok(.init(body: .json(changed.schema)))
    }

    func deleteClient(
        _ input: Operations.DeleteClient.Input, caller: Caller
    ) async throws -> Operations.DeleteClient.Output {
        try await administration(caller).revokeClient(input.path.clientId)
        return .noContent(.init())
    }

    func rotateClientSecret(
        _ input: Operations.RotateClientSecret.Input, caller: Caller
    ) async throws -> Operations.RotateClientSecret.Output {
        let request =
            switch input.body {
            case .json(let request): request
            }
        let rotated = try await administration(caller).rotateSecret(
            ofClient: input.path.clientId,
            overlap: request.overlapSeconds.map(Int64.init) ?? AuthorityAdministration.defaultSecretOverlap)
        let body = Components.Schemas.RotatedClientSecret(
            clientId: input.path.clientId, clientSecret: rotated.secretText,
            previousValidUntil: rotated.previousUntil)
        return .ok(.init(body: .json(body)))
    }

    private func administration(_ caller: Caller) -> AuthorityAdministration {
        AuthorityAdministration(store: store, tenant: caller.tenant, clock: tokens.clock)
    }

    private static func scopes(_ capabilities: [String]?) throws -> ScopeSet? {
        do {
            return try capabilities.map { scopes throws(TokenError) in try ScopeSet(scopes) }
        } catch {
            throw AuthorityError(.invalidScope, message: "capabilities: \(error.message)")
        }
    }

    private static func tier(_ name: String?) throws -> ClientTier? {
        guard let name else { return nil }
        guard let tier = ClientTier(rawValue: name) else {
            let names = ClientTier.allCases.map(\.rawValue).joined(separator: ", ")
            throw AuthorityError(.invalidRequest, message: "tier: one of \(names)")
        }
        return tier
    }

    private static func keys(_ set: Components.Schemas.JSONWebKeySet?) throws -> JWKSet? {
        guard let set else { return nil }
        do {
            let keys = try JWKSet(parsing: JSONValue(encoding: set).serialized())
            guard keys.keys.count == set.keys.count, !keys.keys.isEmpty else {
                throw TokenError(.invalidKey, message: "a key is no public key for signatures with a kid")
            }
            return keys
        } catch let error as TokenError {
            throw AuthorityError(.invalidRequest, message: "jwks: \(error.message)")
        }
    }
}

extension ClientRecord {
    fileprivate var schema: Components.Schemas.MachineClient {
        .init(
            clientId: id, name: name, hostId: agentRef, capabilities: scopes.values, tier: tier.rawValue,
            status: revokedAt != nil ? "deleted" : disabledAt != nil ? "disabled" : "active", createdAt: createdAt,
            lastUsedAt: lastUsedAt, previousSecretUntil: previousSecretUntil)
    }
}
