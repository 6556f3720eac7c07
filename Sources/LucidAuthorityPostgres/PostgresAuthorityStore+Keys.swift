// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    #if canImport(FoundationEssentials)
        public import FoundationEssentials
    #else
        public import Foundation
    #endif
    public import LucidAuthority
    import LucidCrypto
    import LucidPostgres
    import LucidTokens

    extension PostgresAuthorityStore {
        /// Adds an operator's token.
        public func insert(_ tenant: TenantID, operator record: OperatorRecord) async throws {
            try await statement { session in
                _ = try session.run(
                    """
                    INSERT INTO operators (tenant, id, token_hash, created_at, revoked_at)
                    VALUES ($1, $2, $3, $4, $5)
                    """,
                    [
                        .text(tenant.description), .text(record.id), .bytes(record.tokenHash),
                        .time(record.createdAt), .time(record.revokedAt),
                    ])
            }
        }

        /// The operator with that token.
        public func `operator`(_ tenant: TenantID, tokenHash: [UInt8]) async throws -> OperatorRecord? {
            try await read { session in
                try session.first(
                    "SELECT * FROM operators WHERE tenant = $1 AND token_hash = $2",
                    [.text(tenant.description), .bytes(tokenHash)]
                ).map(OperatorRecord.init(row:))
            }
        }

        /// Adds `candidate` if there is no key for its purpose.
        public func establish(_ candidate: KeyRecord) async throws -> KeyRecord {
            try await transaction { session in
                // One at a time: two that find no key would both add one. The counter's row is there from the beginning.
                try session.run("SELECT value FROM counter WHERE only_row = 1 FOR UPDATE")
                let existing = try session.first(
                    "SELECT * FROM keys WHERE purpose = $1 ORDER BY seq DESC LIMIT 1",
                    [.text(candidate.purpose.rawValue)])
                if let existing { return try KeyRecord(row: existing) }
                try Self.add(candidate, session)
                return candidate
            }
        }

        /// The keys of the authority, oldest first.
        public func keys() async throws -> [KeyRecord] {
            try await read { session in
                try session.run("SELECT * FROM keys ORDER BY seq").rows.map(KeyRecord.init(row:))
            }
        }

        /// Removes and adds keys in one step.
        public func changeKeys(adding: [KeyRecord], removing: [String]) async throws {
            try await transaction { session in
                try session.run("SELECT value FROM counter WHERE only_row = 1 FOR UPDATE")
                for id in removing { try session.run("DELETE FROM keys WHERE id = $1", [.text(id)]) }
                for key in adding { try Self.add(key, session) }
            }
            await pool.notify(pool.channel("keys"))
        }

        /// Hears, soon, when another process has changed the keys; a hint, for they are looked at every few seconds anyway.
        public func keyChanges() -> AsyncStream<Void> { pool.listen(to: pool.channel("keys")) }

        private static func add(_ key: KeyRecord, _ session: PostgresSession) throws {
            try session.run(
                """
                INSERT INTO keys (id, purpose, algorithm, secret, is_sealed, created_at, activates_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING
                """,
                [
                    .text(key.id), .text(key.purpose.rawValue), .text(key.algorithm.name),
                    .bytes(key.secret.withBytes { [UInt8]($0) }), .boolean(key.isSealed), .time(key.createdAt),
                    .time(key.activatesAt),
                ])
        }

        /// Removes what is over.
        public func purge(at now: Date) async throws -> Int {
            var touched = 0
            let ended = now.addingTimeInterval(-FamilyRetention.seconds)
            // Each by itself, because what is half purged is right, too.
            for (sql, time) in [
                ("DELETE FROM challenges WHERE expires_at <= $1", now),
                ("DELETE FROM families WHERE expires_at <= $1", ended),
                ("DELETE FROM revocations WHERE kept_until <= $1", now),
                ("DELETE FROM proofs WHERE expires_at <= $1", now),
                (
                    "UPDATE families SET sealed_answer = NULL WHERE sealed_answer IS NOT NULL AND grace_until <= $1",
                    now
                ),
            ] {
                touched += try await statement { try $0.run(sql, [.time(time)]).count }
            }
            return touched
        }
    }
#endif
