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
        /// Adds an agent with its wallets and credentials, or nothing.
        public func insert(
            _ tenant: TenantID, agent: AgentRecord, wallets: [WalletRecord], credentials: [CredentialRecord]
        ) async throws -> Bool {
            try await write { database in
                try database.cachedStatement(
                    sql: """
                        INSERT INTO agents (tenant, ref, id, name, summary, base_url, created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """
                ).execute(arguments: [
                    tenant.description, agent.ref, agent.id, agent.name, agent.summary, agent.baseURL,
                    agent.createdAt.milliseconds, agent.updatedAt.milliseconds,
                ])
                guard database.changesCount == 1 else { return false }
                for wallet in wallets { try Self.add(wallet, tenant, database) }
                for credential in credentials { try Self.add(credential, tenant, database) }
                return true
            }
        }

        /// The agent with that reference.
        public func agent(_ tenant: TenantID, ref: String) async throws -> AgentRecord? {
            try await read { database in
                try Row.fetchOne(
                    database.cachedStatement(
                        sql: "SELECT * FROM agents WHERE tenant = ? AND ref = ? AND removed_at IS NULL"),
                    arguments: [tenant.description, ref]
                ).map(AgentRecord.init(row:))
            }
        }

        /// The agents, oldest first.
        public func agents(_ tenant: TenantID, limit: Int) async throws -> [AgentRecord] {
            try await read { database in
                try Row.fetchAll(
                    database.cachedStatement(
                        sql: "SELECT * FROM agents WHERE tenant = ? AND removed_at IS NULL ORDER BY seq LIMIT ?"),
                    arguments: [tenant.description, max(0, limit)]
                ).map(AgentRecord.init(row:))
            }
        }

        /// Changes what is known of an agent.
        public func updateAgent(
            _ tenant: TenantID, ref: String, _ change: AgentChange, at now: Date
        ) async throws -> AgentRecord? {
            try await write { database in
                try Row.fetchOne(
                    database.cachedStatement(
                        sql: """
                            UPDATE agents SET name = COALESCE(:name, name), summary = COALESCE(:summary, summary),
                                base_url = COALESCE(:url, base_url), updated_at = :now
                            WHERE tenant = :tenant AND ref = :ref AND removed_at IS NULL RETURNING *
                            """),
                    arguments: [
                        "name": change.name, "summary": change.summary, "url": change.baseURL,
                        "now": now.milliseconds, "tenant": tenant.description, "ref": ref,
                    ]
                ).map(AgentRecord.init(row:))
            }
        }

        /// Removes an agent.
        public func removeAgent(_ tenant: TenantID, ref: String, at now: Date) async throws -> Bool {
            try await write { database in
                let names: StatementArguments = [
                    "now": now.milliseconds, "tenant": tenant.description, "ref": ref,
                ]
                try database.cachedStatement(
                    sql: """
                        UPDATE agents SET removed_at = :now, updated_at = :now
                        WHERE tenant = :tenant AND ref = :ref AND removed_at IS NULL
                        """
                ).execute(arguments: names)
                guard database.changesCount == 1 else { return false }
                try database.cachedStatement(
                    sql: """
                        UPDATE credentials SET revoked_at = :now, updated_at = :now
                        WHERE tenant = :tenant AND agent_ref = :ref AND revoked_at IS NULL
                        """
                ).execute(arguments: names)
                try database.cachedStatement(
                    sql: """
                        UPDATE clients SET revoked_at = :now
                        WHERE tenant = :tenant AND agent_ref = :ref AND revoked_at IS NULL
                        """
                ).execute(arguments: names)
                try database.cachedStatement(sql: "DELETE FROM challenges WHERE tenant = ? AND agent_ref = ?")
                    .execute(arguments: [tenant.description, ref])
                _ = try Self.revoke(.agent(ref), tenant, at: now, keptUntil: nil, database)
                return true
            }
        }

        /// Adds a credential.
        public func insert(_ tenant: TenantID, credential: CredentialRecord) async throws -> Bool {
            try await write { database in
                guard try Self.has(credential.agentRef, tenant, database) else { return false }
                try Self.add(credential, tenant, database)
                return true
            }
        }

        /// The credential with that identifier.
        public func credential(_ tenant: TenantID, id: String) async throws -> CredentialRecord? {
            try await read { database in
                try Row.fetchOne(
                    database.cachedStatement(sql: "SELECT * FROM credentials WHERE tenant = ? AND id = ?"),
                    arguments: [tenant.description, id]
                ).map(CredentialRecord.init(row:))
            }
        }

        /// The agent's credentials, primary first, then oldest first.
        public func credentials(_ tenant: TenantID, agentRef: String) async throws -> [CredentialRecord] {
            try await read { database in
                try Row.fetchAll(
                    database.cachedStatement(
                        sql: """
                            SELECT * FROM credentials WHERE tenant = ? AND agent_ref = ? ORDER BY is_primary DESC, seq
                            """),
                    arguments: [tenant.description, agentRef]
                ).map(CredentialRecord.init(row:))
            }
        }

        /// Marks a credential as revoked, and revokes what descends from it.
        public func revokeCredential(
            _ tenant: TenantID, agentRef: String, id: String, at now: Date
        ) async throws -> CredentialRecord? {
            try await write { database in
                let updated = try Row.fetchOne(
                    database.cachedStatement(
                        sql: """
                            UPDATE credentials SET revoked_at = :now, updated_at = :now
                            WHERE tenant = :tenant AND agent_ref = :agent AND id = :id AND revoked_at IS NULL
                            RETURNING *
                            """),
                    arguments: [
                        "now": now.milliseconds, "tenant": tenant.description, "agent": agentRef, "id": id,
                    ])
                if let updated {
                    _ = try Self.revoke(.credential(id), tenant, at: now, keptUntil: nil, database)
                    return try CredentialRecord(row: updated)
                }
                return try Row.fetchOne(
                    database.cachedStatement(
                        sql: "SELECT * FROM credentials WHERE tenant = ? AND agent_ref = ? AND id = ?"),
                    arguments: [tenant.description, agentRef, id]
                ).map(CredentialRecord.init(row:))
            }
        }

        /// Adds a wallet.
        public func insert(_ tenant: TenantID, wallet: WalletRecord) async throws -> Bool {
            try await write { database in
                guard try Self.has(wallet.agentRef, tenant, database) else { return false }
                try Self.add(wallet, tenant, database)
                return true
            }
        }

        /// The agent's wallets, oldest first.
        public func wallets(_ tenant: TenantID, agentRef: String) async throws -> [WalletRecord] {
            try await read { database in
                try Row.fetchAll(
                    database.cachedStatement(
                        sql: "SELECT * FROM wallets WHERE tenant = ? AND agent_ref = ? ORDER BY seq"),
                    arguments: [tenant.description, agentRef]
                ).map(WalletRecord.init(row:))
            }
        }

        private static func has(_ agentRef: String, _ tenant: TenantID, _ database: Database) throws -> Bool {
            try Bool.fetchOne(
                database.cachedStatement(
                    sql: "SELECT EXISTS (SELECT 1 FROM agents WHERE tenant = ? AND ref = ? AND removed_at IS NULL)"),
                arguments: [tenant.description, agentRef]) == true
        }

        private static func add(_ wallet: WalletRecord, _ tenant: TenantID, _ database: Database) throws {
            try database.cachedStatement(
                sql: """
                    INSERT INTO wallets (tenant, id, agent_ref, address, keystore, created_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                tenant.description, wallet.id, wallet.agentRef, wallet.address, wallet.keystore,
                wallet.createdAt.milliseconds,
            ])
        }

        private static func add(_ credential: CredentialRecord, _ tenant: TenantID, _ database: Database) throws {
            if credential.isPrimary {
                try database.cachedStatement(
                    sql: "UPDATE credentials SET is_primary = 0 WHERE tenant = ? AND agent_ref = ? AND is_primary = 1"
                ).execute(arguments: [tenant.description, credential.agentRef])
            }
            try database.cachedStatement(
                sql: """
                    INSERT INTO credentials (tenant, id, agent_ref, kind, address, wallet_id, summary, scopes, metadata,
                        is_primary, revocation_nonce, created_at, updated_at, revoked_at, last_used_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                tenant.description, credential.id, credential.agentRef, credential.kind.rawValue, credential.address,
                credential.walletID, credential.summary, credential.scopes.description, credential.metadata?.text,
                credential.isPrimary, credential.revocationNonce, credential.createdAt.milliseconds,
                credential.updatedAt.milliseconds, credential.revokedAt?.milliseconds,
                credential.lastUsedAt?.milliseconds,
            ])
        }
    }
#endif
