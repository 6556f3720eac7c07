// SPDX-License-Identifier: Apache-2.0
#if Authority
    #if canImport(FoundationEssentials)
        public import FoundationEssentials
    #else
        public import Foundation
    #endif
    import GRDB
    public import LucidAuthority
    import LucidCrypto
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

        /// Adds an operator's token.
        public func insert(_ tenant: TenantID, operator record: OperatorRecord) async throws {
            try await write { database in
                try database.cachedStatement(
                    sql: """
                        INSERT INTO operators (tenant, id, token_hash, created_at, revoked_at) VALUES (?, ?, ?, ?, ?)
                        """
                ).execute(arguments: [
                    tenant.description, record.id, Data(record.tokenHash), record.createdAt.milliseconds,
                    record.revokedAt?.milliseconds,
                ])
            }
        }

        /// The operator with that token.
        public func `operator`(_ tenant: TenantID, tokenHash: [UInt8]) async throws -> OperatorRecord? {
            try await read { database in
                try Row.fetchOne(
                    database.cachedStatement(sql: "SELECT * FROM operators WHERE tenant = ? AND token_hash = ?"),
                    arguments: [tenant.description, Data(tokenHash)]
                ).map(OperatorRecord.init(row:))
            }
        }

        /// Adds `candidate` if there is no key for its purpose.
        public func establish(_ candidate: KeyRecord) async throws -> KeyRecord {
            try await write { database in
                let existing = try Row.fetchOne(
                    database.cachedStatement(sql: "SELECT * FROM keys WHERE purpose = ? ORDER BY seq DESC LIMIT 1"),
                    arguments: [candidate.purpose.rawValue])
                if let existing { return try KeyRecord(row: existing) }
                try database.cachedStatement(
                    sql: "INSERT INTO keys (id, purpose, secret, created_at) VALUES (?, ?, ?, ?)"
                ).execute(arguments: [
                    candidate.id, candidate.purpose.rawValue, candidate.secret.withBytes { Data($0) },
                    candidate.createdAt.milliseconds,
                ])
                return candidate
            }
        }

        /// The keys of the authority, oldest first.
        public func keys() async throws -> [KeyRecord] {
            try await read { database in
                try Row.fetchAll(database.cachedStatement(sql: "SELECT * FROM keys ORDER BY seq"))
                    .map(KeyRecord.init(row:))
            }
        }

        /// Removes what is over.
        public func purge(at now: Date) async throws -> Int {
            try await write { database in
                var touched = 0
                let ended = now.addingTimeInterval(-FamilyRetention.seconds)
                for (sql, time) in [
                    ("DELETE FROM challenges WHERE expires_at <= ?", now),
                    ("DELETE FROM families WHERE expires_at <= ?", ended),
                    ("DELETE FROM revocations WHERE kept_until <= ?", now),
                    (
                        "UPDATE families SET sealed_answer = NULL WHERE sealed_answer IS NOT NULL AND grace_until <= ?",
                        now
                    ),
                ] {
                    try database.cachedStatement(sql: sql).execute(arguments: [time.milliseconds])
                    touched += database.changesCount
                }
                return touched
            }
        }
    }
#endif
