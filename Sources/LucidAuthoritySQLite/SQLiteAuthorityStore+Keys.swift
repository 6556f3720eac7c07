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
                try Self.add(candidate, database)
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

        /// Removes and adds keys in one step.
        public func changeKeys(adding: [KeyRecord], removing: [String]) async throws {
            try await write { database in
                for id in removing {
                    try database.cachedStatement(sql: "DELETE FROM keys WHERE id = ?").execute(arguments: [id])
                }
                for key in adding { try Self.add(key, database) }
            }
        }

        private static func add(_ key: KeyRecord, _ database: Database) throws {
            try database.cachedStatement(
                sql: """
                    INSERT INTO keys (id, purpose, algorithm, secret, is_sealed, created_at, activates_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                    """
            ).execute(arguments: [
                key.id, key.purpose.rawValue, key.algorithm.name, key.secret.withBytes { Data($0) }, key.isSealed,
                key.createdAt.milliseconds, key.activatesAt.milliseconds,
            ])
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
                    ("DELETE FROM proofs WHERE expires_at <= ?", now),
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
