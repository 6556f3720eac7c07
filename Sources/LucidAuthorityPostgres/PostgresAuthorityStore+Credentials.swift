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
        /// Adds a credential.
        public func insert(_ tenant: TenantID, credential: CredentialRecord) async throws -> Bool {
            try await transaction { session in
                guard try Self.lock(credential.agentRef, tenant, session) else { return false }
                try Self.add(credential, tenant, session)
                return true
            }
        }

        /// The credential with that identifier.
        public func credential(_ tenant: TenantID, id: String) async throws -> CredentialRecord? {
            try await read { session in
                try session.first(
                    "SELECT * FROM credentials WHERE tenant = $1 AND id = $2", [.text(tenant.description), .text(id)]
                ).map(CredentialRecord.init(row:))
            }
        }

        /// The agent's credentials, primary first, then oldest first.
        public func credentials(_ tenant: TenantID, agentRef: String) async throws -> [CredentialRecord] {
            try await read { session in
                try session.run(
                    "SELECT * FROM credentials WHERE tenant = $1 AND agent_ref = $2 ORDER BY is_primary DESC, seq",
                    [.text(tenant.description), .text(agentRef)]
                ).rows.map(CredentialRecord.init(row:))
            }
        }

        /// Marks a credential as revoked, and revokes what descends from it.
        public func revokeCredential(
            _ tenant: TenantID, agentRef: String, id: String, at now: Date
        ) async throws -> CredentialRecord? {
            try await transaction { session in
                let revoked = try session.first(
                    """
                    UPDATE credentials SET revoked_at = $4, updated_at = $4
                    WHERE tenant = $1 AND agent_ref = $2 AND id = $3 AND revoked_at IS NULL RETURNING *
                    """, [.text(tenant.description), .text(agentRef), .text(id), .time(now)])
                if let revoked {
                    _ = try Self.revoke(.credential(id), tenant, at: now, keptUntil: nil, session)
                    return try CredentialRecord(row: revoked)
                }
                return try session.first(
                    "SELECT * FROM credentials WHERE tenant = $1 AND agent_ref = $2 AND id = $3",
                    [.text(tenant.description), .text(agentRef), .text(id)]
                ).map(CredentialRecord.init(row:))
            }
        }

        static func add(_ credential: CredentialRecord, _ tenant: TenantID, _ session: PostgresSession) throws {
            if credential.isPrimary {
                try session.run(
                    "UPDATE credentials SET is_primary = FALSE WHERE tenant = $1 AND agent_ref = $2 AND is_primary",
                    [.text(tenant.description), .text(credential.agentRef)])
            }
            try session.run(
                """
                INSERT INTO credentials (tenant, id, agent_ref, kind, address, wallet_id, summary, scopes, metadata,
                    is_primary, revocation_nonce, created_at, updated_at, revoked_at, last_used_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                """,
                [
                    .text(tenant.description), .text(credential.id), .text(credential.agentRef),
                    .text(credential.kind.rawValue), .text(credential.address), .text(credential.walletID),
                    .text(credential.summary), .text(credential.scopes.description), .text(credential.metadata?.text),
                    .boolean(credential.isPrimary), .text(credential.revocationNonce), .time(credential.createdAt),
                    .time(credential.updatedAt), .time(credential.revokedAt), .time(credential.lastUsedAt),
                ])
        }
    }
#endif
