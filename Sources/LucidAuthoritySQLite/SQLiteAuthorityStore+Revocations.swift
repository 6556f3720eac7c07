// SPDX-License-Identifier: Apache-2.0
#if Authority
    #if canImport(FoundationEssentials)
        public import FoundationEssentials
    #else
        public import Foundation
    #endif
    import GRDB
    public import LucidAuthority
    public import LucidTokens

    extension SQLiteAuthorityStore {
        /// Draws a new value of the counter.
        public func drawSequence() async throws -> Int64 { try await write(Self.nextSequence) }

        /// Revokes what meets `criterion`.
        public func revoke(
            _ tenant: TenantID, _ criterion: RevocationCriterion, at now: Date, keptUntil: Date?
        ) async throws -> Int {
            try await write { try Self.revoke(criterion, tenant, at: now, keptUntil: keptUntil, $0) }
        }

        /// Whether any of `criteria` was revoked after `authSequence`.
        public func isRevoked(
            _ tenant: TenantID, _ criteria: [RevocationCriterion], authSequence: Int64
        ) async throws -> Bool {
            try await read { database in
                guard !criteria.isEmpty else { return false }
                let places = Array(repeating: "?", count: criteria.count).joined(separator: ", ")
                var arguments: StatementArguments = [tenant.description, authSequence]
                arguments += StatementArguments(criteria.map(\.description))
                return try Bool.fetchOne(
                    database.cachedStatement(
                        sql: """
                            SELECT EXISTS (SELECT 1 FROM revocations
                                WHERE tenant = ? AND auth_seq > ? AND criterion IN (\(places)))
                            """),
                    arguments: arguments) ?? false
            }
        }

        /// The revocations of all tenants after `sequence`, and the counter.
        public func revocations(after sequence: Int64) async throws -> (records: [RevocationRecord], sequence: Int64) {
            try await read { database in
                let records = try Row.fetchAll(
                    database.cachedStatement(
                        sql: """
                            SELECT shape, digest, auth_seq, kept_until FROM revocations
                            WHERE auth_seq > ? AND length(digest) = 16 ORDER BY auth_seq
                            """),
                    arguments: [sequence]
                ).map { row in
                    RevocationRecord(
                        shape: row["shape"], digest: row.bytes("digest"), sequence: row["auth_seq"],
                        keptUntil: row.date("kept_until"))
                }
                return (records, try Int64.fetchOne(database, sql: "SELECT value FROM counter") ?? 0)
            }
        }

        /// Notes that a proof was used; false if it was noted before.
        public func note(proof fingerprint: [UInt8], until expiresAt: Date) async throws -> Bool {
            try await write { database in
                try database.cachedStatement(
                    sql: "INSERT INTO proofs (fingerprint, expires_at) VALUES (?, ?) ON CONFLICT DO NOTHING"
                ).execute(arguments: [Data(fingerprint), expiresAt.milliseconds])
                return database.changesCount == 1
            }
        }

        static func revoke(
            _ criterion: RevocationCriterion, _ tenant: TenantID, at now: Date, keptUntil: Date?, _ database: Database
        ) throws -> Int {
            let record = RevocationRecord(
                criterion, in: tenant, sequence: try nextSequence(database), at: now, keptUntil: keptUntil)
            try database.cachedStatement(
                sql: """
                    INSERT INTO revocations (tenant, criterion, shape, digest, auth_seq, kept_until)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET digest = excluded.digest, auth_seq = excluded.auth_seq,
                        kept_until = excluded.kept_until
                    """
            ).execute(arguments: [
                tenant.description, criterion.description, record.shape, Data(record.digest), record.sequence,
                record.keptUntil.milliseconds,
            ])
            var conditions: [String] = []
            var arguments: StatementArguments = [now.milliseconds, tenant.description, now.milliseconds]
            for (kind, value) in criterion.terms.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                switch kind {
                case .agent: conditions.append("agent_ref = ?")
                case .credential: conditions.append("credential_id = ?")
                case .family: conditions.append("id = ?")
                case .grant: conditions.append("grant_id = ?")
                case .subject: conditions.append("subject = ?")
                case .token: return 0
                }
                arguments += [value]
            }
            try database.cachedStatement(
                sql: """
                    UPDATE families SET revoked_at = ?, sealed_answer = NULL
                    WHERE tenant = ? AND revoked_at IS NULL AND expires_at > ?
                        AND \(conditions.joined(separator: " AND "))
                    """
            ).execute(arguments: arguments)
            return database.changesCount
        }

        static func nextSequence(_ database: Database) throws -> Int64 {
            let value = try Int64.fetchOne(
                database.cachedStatement(sql: "UPDATE counter SET value = value + 1 RETURNING value"))
            guard let value else { throw AuthorityError(.storeUnavailable, message: "the store has lost its counter") }
            return value
        }
    }
#endif
