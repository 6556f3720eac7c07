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
        /// Adds an agent with its wallets and credentials, or nothing.
        public func insert(
            _ tenant: TenantID, agent: AgentRecord, wallets: [WalletRecord], credentials: [CredentialRecord]
        ) async throws -> Bool {
            try await transaction { session in
                let added = try session.run(
                    """
                    INSERT INTO agents (tenant, ref, id, name, summary, base_url, created_at, updated_at)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING
                    """,
                    [
                        .text(tenant.description), .text(agent.ref), .text(agent.id), .text(agent.name),
                        .text(agent.summary), .text(agent.baseURL), .time(agent.createdAt), .time(agent.updatedAt),
                    ])
                guard added.count == 1 else { return false }
                for wallet in wallets { try Self.add(wallet, tenant, session) }
                for credential in credentials { try Self.add(credential, tenant, session) }
                return true
            }
        }

        /// The agent with that reference.
        public func agent(_ tenant: TenantID, ref: String) async throws -> AgentRecord? {
            try await read { session in
                try session.first(
                    "SELECT * FROM agents WHERE tenant = $1 AND ref = $2 AND removed_at IS NULL",
                    [.text(tenant.description), .text(ref)]
                ).map(AgentRecord.init(row:))
            }
        }

        /// The agents, oldest first.
        public func agents(_ tenant: TenantID, limit: Int) async throws -> [AgentRecord] {
            try await read { session in
                try session.run(
                    "SELECT * FROM agents WHERE tenant = $1 AND removed_at IS NULL ORDER BY seq LIMIT $2",
                    [.text(tenant.description), .integer(Int64(max(0, limit)))]
                ).rows.map(AgentRecord.init(row:))
            }
        }

        /// Changes what is known of an agent.
        public func updateAgent(
            _ tenant: TenantID, ref: String, _ change: AgentChange, at now: Date
        ) async throws -> AgentRecord? {
            try await statement { session in
                try session.first(
                    """
                    UPDATE agents SET name = COALESCE($3, name), summary = COALESCE($4, summary),
                        base_url = COALESCE($5, base_url), updated_at = $6
                    WHERE tenant = $1 AND ref = $2 AND removed_at IS NULL RETURNING *
                    """,
                    [
                        .text(tenant.description), .text(ref), .text(change.name), .text(change.summary),
                        .text(change.baseURL), .time(now),
                    ]
                ).map(AgentRecord.init(row:))
            }
        }

        /// Removes an agent.
        public func removeAgent(_ tenant: TenantID, ref: String, at now: Date) async throws -> Bool {
            try await transaction { session in
                let names: [PostgresValue] = [.text(tenant.description), .text(ref), .time(now)]
                let removed = try session.run(
                    """
                    UPDATE agents SET removed_at = $3, updated_at = $3
                    WHERE tenant = $1 AND ref = $2 AND removed_at IS NULL
                    """, names)
                guard removed.count == 1 else { return false }
                try session.run(
                    """
                    UPDATE credentials SET revoked_at = $3, updated_at = $3
                    WHERE tenant = $1 AND agent_ref = $2 AND revoked_at IS NULL
                    """, names)
                try session.run(
                    "UPDATE clients SET revoked_at = $3 WHERE tenant = $1 AND agent_ref = $2 AND revoked_at IS NULL",
                    names)
                try session.run(
                    "DELETE FROM challenges WHERE tenant = $1 AND agent_ref = $2",
                    [.text(tenant.description), .text(ref)])
                _ = try Self.revoke(.agent(ref), tenant, at: now, keptUntil: nil, session)
                return true
            }
        }

        /// Adds a wallet.
        public func insert(_ tenant: TenantID, wallet: WalletRecord) async throws -> Bool {
            try await transaction { session in
                guard try Self.lock(wallet.agentRef, tenant, session) else { return false }
                try Self.add(wallet, tenant, session)
                return true
            }
        }

        /// The agent's wallets, oldest first.
        public func wallets(_ tenant: TenantID, agentRef: String) async throws -> [WalletRecord] {
            try await read { session in
                try session.run(
                    "SELECT * FROM wallets WHERE tenant = $1 AND agent_ref = $2 ORDER BY seq",
                    [.text(tenant.description), .text(agentRef)]
                ).rows.map(WalletRecord.init(row:))
            }
        }

        /// Whether the agent is there; until the end of the transaction it stays, and nobody else changes it.
        static func lock(_ agentRef: String, _ tenant: TenantID, _ session: PostgresSession) throws -> Bool {
            try session.first(
                "SELECT 1 FROM agents WHERE tenant = $1 AND ref = $2 AND removed_at IS NULL FOR UPDATE",
                [.text(tenant.description), .text(agentRef)]) != nil
        }

        private static func add(_ wallet: WalletRecord, _ tenant: TenantID, _ session: PostgresSession) throws {
            try session.run(
                """
                INSERT INTO wallets (tenant, id, agent_ref, address, keystore, created_at)
                VALUES ($1, $2, $3, $4, $5, $6)
                """,
                [
                    .text(tenant.description), .text(wallet.id), .text(wallet.agentRef), .text(wallet.address),
                    .text(wallet.keystore), .time(wallet.createdAt),
                ])
        }
    }
#endif
