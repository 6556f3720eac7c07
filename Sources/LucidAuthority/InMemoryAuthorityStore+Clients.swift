// SPDX-License-Identifier: Apache-2.0

import LucidTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension InMemoryAuthorityStore {
    /// Adds a client.
    public func insert(_ tenant: TenantID, client: ClientRecord) async throws -> Bool {
        write(tenant) { rows, _ in
            guard !rows.clients.contains(where: { $0.id == client.id }) else { return false }
            rows.clients.append(client)
            return true
        }
    }

    /// The client with that identifier.
    public func client(_ tenant: TenantID, id: String) async throws -> ClientRecord? {
        read(tenant) { rows in rows.clients.first { $0.id == id } }
    }

    /// The clients of an agent, or all of them, oldest first.
    public func clients(_ tenant: TenantID, agentRef: String?, limit: Int) async throws -> [ClientRecord] {
        read(tenant) { rows in
            let wanted = rows.clients.filter { agentRef == nil || $0.agentRef == agentRef }
            return Array(wanted.prefix(max(0, limit)))
        }
    }

    /// Changes a client.
    public func updateClient(
        _ tenant: TenantID, id: String, _ change: ClientChange, at now: Date
    ) async throws -> ClientRecord? {
        write(tenant) { rows, counter in
            guard let index = rows.clients.firstIndex(where: { $0.id == id }) else { return nil }
            guard rows.clients[index].revokedAt == nil else { return rows.clients[index] }
            rows.clients[index] = change.applied(to: rows.clients[index], at: now)
            if change.isEnabled == false {
                _ = rows.revoke(.credential(id), in: tenant, at: now, keptUntil: nil, counter: &counter)
            }
            return rows.clients[index]
        }
    }

    /// Marks a client as revoked, and revokes what descends from it.
    public func revokeClient(_ tenant: TenantID, id: String, at now: Date) async throws -> ClientRecord? {
        write(tenant) { rows, counter in
            guard let index = rows.clients.firstIndex(where: { $0.id == id }) else { return nil }
            guard rows.clients[index].revokedAt == nil else { return rows.clients[index] }
            rows.clients[index].revokedAt = now
            _ = rows.revoke(.credential(id), in: tenant, at: now, keptUntil: nil, counter: &counter)
            return rows.clients[index]
        }
    }
}
