// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    #if canImport(FoundationEssentials)
        public import FoundationEssentials
    #else
        public import Foundation
    #endif
    public import LucidAuthority
    import LucidJSON
    import LucidPostgres
    import LucidTokens

    extension PostgresAuthorityStore {
        /// Adds a client.
        public func insert(_ tenant: TenantID, client: ClientRecord) async throws -> Bool {
            try await statement { session in
                try session.run(
                    """
                    INSERT INTO clients (tenant, id, name, agent_ref, secret_hash, scopes, tier, public_keys, created_at,
                        revoked_at, last_used_at)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING
                    """,
                    [
                        .text(tenant.description), .text(client.id), .text(client.name), .text(client.agentRef),
                        .bytes(client.secretHash), .text(client.scopes.description), .text(client.tier.rawValue),
                        .text(client.publicKeys.keys.isEmpty ? nil : client.publicKeys.json.text),
                        .time(client.createdAt), .time(client.revokedAt), .time(client.lastUsedAt),
                    ]
                ).count == 1
            }
        }

        /// The client with that identifier.
        public func client(_ tenant: TenantID, id: String) async throws -> ClientRecord? {
            try await read { session in try Self.client(id, tenant, session) }
        }

        /// The clients of an agent, or all of them, oldest first.
        public func clients(_ tenant: TenantID, agentRef: String?, limit: Int) async throws -> [ClientRecord] {
            try await read { session in
                try session.run(
                    """
                    SELECT * FROM clients WHERE tenant = $1 AND agent_ref = COALESCE($2, agent_ref) ORDER BY seq LIMIT $3
                    """,
                    [.text(tenant.description), .text(agentRef), .integer(Int64(max(0, limit)))]
                ).rows.map(ClientRecord.init(row:))
            }
        }

        /// Changes a client.
        public func updateClient(
            _ tenant: TenantID, id: String, _ change: ClientChange, at now: Date
        ) async throws -> ClientRecord? {
            try await transaction { session in
                guard let record = try Self.client(id, tenant, session, isLocked: true) else { return nil }
                guard record.revokedAt == nil else { return record }
                let changed = change.applied(to: record, at: now)
                try session.run(
                    """
                    UPDATE clients SET name = $3, scopes = $4, tier = $5, disabled_at = $6, secret_hash = $7,
                        previous_secret_hash = $8, previous_secret_until = $9
                    WHERE tenant = $1 AND id = $2
                    """,
                    [
                        .text(tenant.description), .text(id), .text(changed.name), .text(changed.scopes.description),
                        .text(changed.tier.rawValue), .time(changed.disabledAt), .bytes(changed.secretHash),
                        .bytes(changed.previousSecretHash), .time(changed.previousSecretUntil),
                    ])
                if change.isEnabled == false {
                    _ = try Self.revoke(.credential(id), tenant, at: now, keptUntil: nil, session)
                }
                return changed
            }
        }

        /// Marks a client as revoked, and revokes what descends from it.
        public func revokeClient(_ tenant: TenantID, id: String, at now: Date) async throws -> ClientRecord? {
            try await transaction { session in
                let revoked = try session.run(
                    "UPDATE clients SET revoked_at = $3 WHERE tenant = $1 AND id = $2 AND revoked_at IS NULL",
                    [.text(tenant.description), .text(id), .time(now)])
                if revoked.count == 1 {
                    _ = try Self.revoke(.credential(id), tenant, at: now, keptUntil: nil, session)
                }
                return try Self.client(id, tenant, session)
            }
        }

        private static func client(
            _ id: String, _ tenant: TenantID, _ session: PostgresSession, isLocked: Bool = false
        ) throws -> ClientRecord? {
            try session.first(
                "SELECT * FROM clients WHERE tenant = $1 AND id = $2" + (isLocked ? " FOR UPDATE" : ""),
                [.text(tenant.description), .text(id)]
            ).map(ClientRecord.init(row:))
        }
    }
#endif
