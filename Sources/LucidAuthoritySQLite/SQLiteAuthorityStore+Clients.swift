// SPDX-License-Identifier: Apache-2.0
#if Authority
    #if canImport(FoundationEssentials)
        public import FoundationEssentials
    #else
        public import Foundation
    #endif
    import GRDB
    public import LucidAuthority
    import LucidJSON
    import LucidTokens

    extension SQLiteAuthorityStore {
        /// Adds a client.
        public func insert(_ tenant: TenantID, client: ClientRecord) async throws -> Bool {
            try await write { database in
                try database.cachedStatement(
                    sql: """
                        INSERT INTO clients (tenant, id, name, agent_ref, secret_hash, scopes, tier, public_keys,
                            created_at, revoked_at, last_used_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """
                ).execute(arguments: [
                    tenant.description, client.id, client.name, client.agentRef, Data(client.secretHash),
                    client.scopes.description, client.tier.rawValue,
                    client.publicKeys.keys.isEmpty ? nil : client.publicKeys.json.text, client.createdAt.milliseconds,
                    client.revokedAt?.milliseconds,
                    client.lastUsedAt?.milliseconds,
                ])
                return database.changesCount == 1
            }
        }

        /// The client with that identifier.
        public func client(_ tenant: TenantID, id: String) async throws -> ClientRecord? {
            try await read { database in try Self.client(id, tenant, database) }
        }

        /// The clients of an agent, or all of them, oldest first.
        public func clients(_ tenant: TenantID, agentRef: String?, limit: Int) async throws -> [ClientRecord] {
            try await read { database in
                try Row.fetchAll(
                    database.cachedStatement(
                        sql: """
                            SELECT * FROM clients WHERE tenant = :tenant AND agent_ref = ifnull(:agent, agent_ref)
                            ORDER BY seq LIMIT :limit
                            """),
                    arguments: ["tenant": tenant.description, "agent": agentRef, "limit": max(0, limit)]
                ).map(ClientRecord.init(row:))
            }
        }

        /// Changes a client.
        public func updateClient(
            _ tenant: TenantID, id: String, _ change: ClientChange, at now: Date
        ) async throws -> ClientRecord? {
            try await write { database in
                guard let record = try Self.client(id, tenant, database), record.revokedAt == nil else {
                    return try Self.client(id, tenant, database)
                }
                let changed = change.applied(to: record, at: now)
                try database.cachedStatement(
                    sql: """
                        UPDATE clients SET name = ?, scopes = ?, tier = ?, disabled_at = ?, secret_hash = ?,
                            previous_secret_hash = ?, previous_secret_until = ?
                        WHERE tenant = ? AND id = ?
                        """
                ).execute(arguments: [
                    changed.name, changed.scopes.description, changed.tier.rawValue,
                    changed.disabledAt?.milliseconds, Data(changed.secretHash),
                    changed.previousSecretHash.map { Data($0) }, changed.previousSecretUntil?.milliseconds,
                    tenant.description, id,
                ])
                if change.isEnabled == false {
                    _ = try Self.revoke(.credential(id), tenant, at: now, keptUntil: nil, database)
                }
                return changed
            }
        }

        /// Marks a client as revoked, and revokes what descends from it.
        public func revokeClient(_ tenant: TenantID, id: String, at now: Date) async throws -> ClientRecord? {
            try await write { database in
                try database.cachedStatement(
                    sql: "UPDATE clients SET revoked_at = ? WHERE tenant = ? AND id = ? AND revoked_at IS NULL"
                ).execute(arguments: [now.milliseconds, tenant.description, id])
                if database.changesCount == 1 {
                    _ = try Self.revoke(.credential(id), tenant, at: now, keptUntil: nil, database)
                }
                return try Self.client(id, tenant, database)
            }
        }

        private static func client(_ id: String, _ tenant: TenantID, _ database: Database) throws -> ClientRecord? {
            try Row.fetchOne(
                database.cachedStatement(sql: "SELECT * FROM clients WHERE tenant = ? AND id = ?"),
                arguments: [tenant.description, id]
            ).map(ClientRecord.init(row:))
        }
    }
#endif
