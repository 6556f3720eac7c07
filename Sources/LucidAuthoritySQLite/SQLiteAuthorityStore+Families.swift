// SPDX-License-Identifier: Apache-2.0
#if Authority
    #if canImport(FoundationEssentials)
        public import FoundationEssentials
    #else
        public import Foundation
    #endif
    import GRDB
    public import LucidAuthority
    import LucidTokens

    extension SQLiteAuthorityStore {
        /// Spends the challenge and starts a family.
        public func open(_ tenant: TenantID, family opening: FamilyOpening) async throws -> FamilyOpening.Outcome {
            try await write { database in
                let table = opening.holder == .client ? "clients" : "credentials"
                let isLive = try Bool.fetchOne(
                    database.cachedStatement(
                        sql: """
                            SELECT EXISTS (SELECT 1 FROM \(table)
                                WHERE tenant = ? AND id = ? AND agent_ref = ? AND revoked_at IS NULL)
                            """),
                    arguments: [tenant.description, opening.credentialID, opening.agentRef])
                guard isLive == true else { return .credentialGone }
                if let challengeID = opening.challengeID {
                    try database.cachedStatement(
                        sql: "DELETE FROM challenges WHERE tenant = ? AND id = ? AND agent_ref = ? AND expires_at > ?"
                    ).execute(arguments: [
                        tenant.description, challengeID, opening.agentRef, opening.now.milliseconds,
                    ])
                    guard database.changesCount == 1 else { return .challengeSpent }
                }
                try database.cachedStatement(
                    sql: "UPDATE \(table) SET last_used_at = ? WHERE tenant = ? AND id = ?"
                ).execute(arguments: [opening.now.milliseconds, tenant.description, opening.credentialID])
                let family = opening.family(authSequence: try Self.nextSequence(database))
                try Self.add(family, tenant, database)
                return .opened(family)
            }
        }

        /// The family with that identifier.
        public func family(_ tenant: TenantID, id: String) async throws -> RefreshFamily? {
            try await read { database in try Self.family(id, tenant, database) }
        }

        /// Rotates, if the shown token is current and live.
        public func rotate(
            _ tenant: TenantID, familyID: String, _ rotation: RefreshFamily.Rotation
        ) async throws -> RefreshFamily? {
            try await write { database in
                try Row.fetchOne(
                    database.cachedStatement(
                        sql: """
                            UPDATE families SET previous_hash = current_hash, current_hash = :new,
                                generation = generation + 1, sealed_answer = :sealed, grace_until = :grace,
                                current_expires_at = min(:expires, expires_at)
                            WHERE tenant = :tenant AND id = :id AND current_hash = :presented
                                AND revoked_at IS NULL AND current_expires_at > :now AND expires_at > :now
                            RETURNING *
                            """),
                    arguments: [
                        "new": Data(rotation.newHash), "sealed": Data(rotation.sealedAnswer),
                        "grace": rotation.graceUntil.milliseconds, "expires": rotation.newExpiresAt.milliseconds,
                        "tenant": tenant.description, "id": familyID, "presented": Data(rotation.presentedHash),
                        "now": rotation.now.milliseconds,
                    ]
                ).map(RefreshFamily.init(row:))
            }
        }

        /// Decides about a genuine token that was not rotated.
        public func judge(
            _ tenant: TenantID, familyID: String, presentedHash: [UInt8], now: Date
        ) async throws -> RefreshFamily.Verdict {
            try await write { database in
                try database.cachedStatement(
                    sql: """
                        UPDATE families SET revoked_at = :now, sealed_answer = NULL
                        WHERE tenant = :tenant AND id = :id AND revoked_at IS NULL AND expires_at > :now
                            AND current_hash <> :presented
                            AND NOT (previous_hash IS :presented AND sealed_answer IS NOT NULL
                                AND ifnull(grace_until, 0) > :now)
                        """
                ).execute(arguments: [
                    "now": now.milliseconds, "tenant": tenant.description, "id": familyID,
                    "presented": Data(presentedHash),
                ])
                if database.changesCount == 1 {
                    _ = try Self.revoke(.family(familyID), tenant, at: now, keptUntil: nil, database)
                    return .reused
                }
                var family = try Self.family(familyID, tenant, database)
                return family?.judge(presentedHash: presentedHash, now: now) ?? .dead
            }
        }

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
                let statement = try database.cachedStatement(
                    sql: "SELECT auth_seq FROM revocations WHERE tenant = ? AND kind = ? AND value = ?")
                return try criteria.contains { criterion in
                    let revoked = try Int64.fetchOne(
                        statement, arguments: [tenant.description, criterion.kind.rawValue, criterion.value])
                    return (revoked ?? 0) > authSequence
                }
            }
        }

        static func revoke(
            _ criterion: RevocationCriterion, _ tenant: TenantID, at now: Date, keptUntil: Date?, _ database: Database
        ) throws -> Int {
            try database.cachedStatement(
                sql: """
                    INSERT INTO revocations (tenant, kind, value, auth_seq, kept_until) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET auth_seq = excluded.auth_seq, kept_until = excluded.kept_until
                    """
            ).execute(arguments: [
                tenant.description, criterion.kind.rawValue, criterion.value, try nextSequence(database),
                keptUntil?.milliseconds,
            ])
            let column: String
            switch criterion.kind {
            case .agent: column = "agent_ref"
            case .credential: column = "credential_id"
            case .family: column = "id"
            case .token: return 0
            }
            try database.cachedStatement(
                sql: """
                    UPDATE families SET revoked_at = :now, sealed_answer = NULL
                    WHERE tenant = :tenant AND \(column) = :value AND revoked_at IS NULL AND expires_at > :now
                    """
            ).execute(arguments: [
                "now": now.milliseconds, "tenant": tenant.description, "value": criterion.value,
            ])
            return database.changesCount
        }

        private static func nextSequence(_ database: Database) throws -> Int64 {
            let value = try Int64.fetchOne(
                database.cachedStatement(sql: "UPDATE counter SET value = value + 1 RETURNING value"))
            guard let value else { throw AuthorityError(.storeUnavailable, message: "the store has lost its counter") }
            return value
        }

        private static func family(_ id: String, _ tenant: TenantID, _ database: Database) throws -> RefreshFamily? {
            try Row.fetchOne(
                database.cachedStatement(sql: "SELECT * FROM families WHERE tenant = ? AND id = ?"),
                arguments: [tenant.description, id]
            ).map(RefreshFamily.init(row:))
        }

        private static func add(_ family: RefreshFamily, _ tenant: TenantID, _ database: Database) throws {
            try database.cachedStatement(
                sql: """
                    INSERT INTO families (tenant, id, agent_ref, credential_id, scopes, auth_seq, generation,
                        current_hash, current_expires_at, expires_at, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                tenant.description, family.id, family.agentRef, family.credentialID, family.scopes.description,
                family.authSequence, family.generation, Data(family.currentHash),
                family.currentExpiresAt.milliseconds, family.expiresAt.milliseconds, family.createdAt.milliseconds,
            ])
        }
    }
#endif
