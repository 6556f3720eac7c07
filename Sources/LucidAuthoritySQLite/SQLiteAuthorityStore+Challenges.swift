// SPDX-License-Identifier: Apache-2.0
#if Authority
    import GRDB
    public import LucidAuthority
    import LucidTokens

    extension SQLiteAuthorityStore {
        /// Adds a challenge; of the agent's challenges only the newest `cap` remain.
        public func insert(_ tenant: TenantID, challenge: ChallengeRecord, cap: Int) async throws {
            try await write { database in
                try database.cachedStatement(
                    sql: """
                        INSERT INTO challenges (tenant, id, agent_ref, credential_id, nonce, payload, payload_hash,
                            scopes, issued_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """
                ).execute(arguments: [
                    tenant.description, challenge.id, challenge.agentRef, challenge.credentialID, challenge.nonce,
                    challenge.payload, challenge.payloadHash, challenge.scopes.description,
                    challenge.issuedAt.milliseconds, challenge.expiresAt.milliseconds,
                ])
                try database.cachedStatement(
                    sql: """
                        DELETE FROM challenges WHERE tenant = :tenant AND agent_ref = :agent AND seq <= (
                            SELECT seq FROM challenges WHERE tenant = :tenant AND agent_ref = :agent
                            ORDER BY seq DESC LIMIT 1 OFFSET :cap)
                        """
                ).execute(arguments: [
                    "tenant": tenant.description, "agent": challenge.agentRef, "cap": max(1, cap),
                ])
            }
        }

        /// An open challenge, expired or not.
        public func challenge(_ tenant: TenantID, agentRef: String, id: String) async throws -> ChallengeRecord? {
            try await read { database in
                try Row.fetchOne(
                    database.cachedStatement(
                        sql: "SELECT * FROM challenges WHERE tenant = ? AND id = ? AND agent_ref = ?"),
                    arguments: [tenant.description, id, agentRef]
                ).map(ChallengeRecord.init(row:))
            }
        }

        /// Removes a challenge.
        public func discardChallenge(_ tenant: TenantID, agentRef: String, id: String) async throws {
            try await write { database in
                try database.cachedStatement(
                    sql: "DELETE FROM challenges WHERE tenant = ? AND id = ? AND agent_ref = ?"
                ).execute(arguments: [tenant.description, id, agentRef])
            }
        }
    }
#endif
