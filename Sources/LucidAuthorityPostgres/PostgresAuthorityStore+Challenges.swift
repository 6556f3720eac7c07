// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    public import LucidAuthority
    import LucidPostgres
    import LucidTokens

    extension PostgresAuthorityStore {
        /// Adds a challenge; of the agent's challenges only the newest `cap` remain.
        public func insert(_ tenant: TenantID, challenge: ChallengeRecord, cap: Int) async throws {
            try await transaction { session in
                // Two at once would not see each other's, and leave one too many.
                _ = try Self.lock(challenge.agentRef, tenant, session)
                try session.run(
                    """
                    INSERT INTO challenges (tenant, id, agent_ref, credential_id, nonce, payload, payload_hash, scopes,
                        issued_at, expires_at)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                    """,
                    [
                        .text(tenant.description), .text(challenge.id), .text(challenge.agentRef),
                        .text(challenge.credentialID), .text(challenge.nonce), .text(challenge.payload),
                        .text(challenge.payloadHash), .text(challenge.scopes.description),
                        .time(challenge.issuedAt), .time(challenge.expiresAt),
                    ])
                try session.run(
                    """
                    DELETE FROM challenges WHERE tenant = $1 AND agent_ref = $2 AND seq <= (
                        SELECT seq FROM challenges WHERE tenant = $1 AND agent_ref = $2
                        ORDER BY seq DESC LIMIT 1 OFFSET $3)
                    """,
                    [.text(tenant.description), .text(challenge.agentRef), .integer(Int64(max(1, cap)))])
            }
        }

        /// An open challenge, expired or not.
        public func challenge(_ tenant: TenantID, agentRef: String, id: String) async throws -> ChallengeRecord? {
            try await read { session in
                try session.first(
                    "SELECT * FROM challenges WHERE tenant = $1 AND id = $2 AND agent_ref = $3",
                    [.text(tenant.description), .text(id), .text(agentRef)]
                ).map(ChallengeRecord.init(row:))
            }
        }

        /// Removes a challenge.
        public func discardChallenge(_ tenant: TenantID, agentRef: String, id: String) async throws {
            try await statement { session in
                _ = try session.run(
                    "DELETE FROM challenges WHERE tenant = $1 AND id = $2 AND agent_ref = $3",
                    [.text(tenant.description), .text(id), .text(agentRef)])
            }
        }
    }
#endif
