// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    #if canImport(FoundationEssentials)
        public import FoundationEssentials
    #else
        public import Foundation
    #endif
    public import LucidAuthority
    import LucidPostgres
    public import LucidTokens

    extension PostgresAuthorityStore {
        /// Draws a new value of the counter.
        public func drawSequence() async throws -> Int64 { try await statement(Self.nextSequence) }

        /// Revokes what meets `criterion`.
        public func revoke(
            _ tenant: TenantID, _ criterion: RevocationCriterion, at now: Date, keptUntil: Date?
        ) async throws -> Int {
            try await transaction { try Self.revoke(criterion, tenant, at: now, keptUntil: keptUntil, $0) }
        }

        /// Whether any of `criteria` was revoked after `authSequence`.
        public func isRevoked(
            _ tenant: TenantID, _ criteria: [RevocationCriterion], authSequence: Int64
        ) async throws -> Bool {
            guard !criteria.isEmpty else { return false }
            let places = (0..<criteria.count).map { "$\($0 + 3)" }.joined(separator: ", ")
            return try await read { session in
                try session.first(
                    "SELECT 1 FROM revocations WHERE tenant = $1 AND auth_seq > $2 AND criterion IN (\(places)) LIMIT 1",
                    [.text(tenant.description), .integer(authSequence)] + criteria.map { .text($0.description) }) != nil
            }
        }

        /// The revocations of all tenants after `sequence`, and the counter.
        ///
        /// The counter is read first: its row is locked until the end of each act that draws from it, so whatever is not
        /// above the value that is seen is there.
        public func revocations(after sequence: Int64) async throws -> (records: [RevocationRecord], sequence: Int64) {
            try await read { session in
                guard let counter = try session.first("SELECT value FROM counter") else { throw Self.lostCounter }
                let records = try session.run(
                    """
                    SELECT shape, digest, auth_seq, kept_until FROM revocations
                    WHERE auth_seq > $1 AND auth_seq <= $2 ORDER BY auth_seq
                    """, [.integer(sequence), .integer(try counter.integer("value"))]
                ).rows.map { row in
                    RevocationRecord(
                        shape: try row.text("shape"), digest: try row.bytes("digest"),
                        sequence: try row.integer("auth_seq"), keptUntil: try row.date("kept_until"))
                }
                return (records, try counter.integer("value"))
            }
        }

        /// Notes that a proof was used; false if it was noted before.
        public func note(proof fingerprint: [UInt8], until expiresAt: Date) async throws -> Bool {
            try await statement { session in
                try session.run(
                    "INSERT INTO proofs (fingerprint, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                    [.bytes(fingerprint), .time(expiresAt)]
                ).count == 1
            }
        }

        static func revoke(
            _ criterion: RevocationCriterion, _ tenant: TenantID, at now: Date, keptUntil: Date?,
            _ session: PostgresSession
        ) throws -> Int {
            // Drawn first: a login that drew before is committed by now and seen below, and one that draws afterwards is
            // newer than this.
            let record = RevocationRecord(
                criterion, in: tenant, sequence: try nextSequence(session), at: now, keptUntil: keptUntil)
            try session.run(
                """
                INSERT INTO revocations (tenant, criterion, shape, digest, auth_seq, kept_until)
                VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (tenant, criterion) DO UPDATE SET digest = excluded.digest, auth_seq = excluded.auth_seq,
                    kept_until = excluded.kept_until
                """,
                [
                    .text(tenant.description), .text(criterion.description), .text(record.shape),
                    .bytes(record.digest), .integer(record.sequence), .time(record.keptUntil),
                ])
            var conditions: [String] = []
            var parameters: [PostgresValue] = [.text(tenant.description), .time(now)]
            for (kind, value) in criterion.terms.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                let column: String
                switch kind {
                case .agent: column = "agent_ref"
                case .credential: column = "credential_id"
                case .family: column = "id"
                case .grant: column = "grant_id"
                case .subject: column = "subject"
                case .token: return 0
                }
                parameters.append(.text(value))
                conditions.append("\(column) = $\(parameters.count)")
            }
            return try session.run(
                """
                UPDATE families SET revoked_at = $2, sealed_answer = NULL
                WHERE tenant = $1 AND revoked_at IS NULL AND expires_at > $2
                    AND \(conditions.joined(separator: " AND "))
                """, parameters
            ).count
        }

        static func nextSequence(_ session: PostgresSession) throws -> Int64 {
            let row = try session.first("UPDATE counter SET value = value + 1 WHERE only_row = 1 RETURNING value")
            guard let row else { throw lostCounter }
            return try row.integer("value")
        }

        static var lostCounter: AuthorityError {
            AuthorityError(.storeUnavailable, message: "the store has lost its counter")
        }
    }
#endif
