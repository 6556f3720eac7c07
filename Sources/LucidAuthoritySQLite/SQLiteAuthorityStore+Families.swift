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
                let isEnabled = opening.holder == .client ? "AND disabled_at IS NULL" : ""
                let isLive = try Bool.fetchOne(
                    database.cachedStatement(
                        sql: """
                            SELECT EXISTS (SELECT 1 FROM \(table)
                                WHERE tenant = ? AND id = ? AND agent_ref = ? AND revoked_at IS NULL \(isEnabled))
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

        private static func family(_ id: String, _ tenant: TenantID, _ database: Database) throws -> RefreshFamily? {
            try Row.fetchOne(
                database.cachedStatement(sql: "SELECT * FROM families WHERE tenant = ? AND id = ?"),
                arguments: [tenant.description, id]
            ).map(RefreshFamily.init(row:))
        }

        private static func add(_ family: RefreshFamily, _ tenant: TenantID, _ database: Database) throws {
            try database.cachedStatement(
                sql: """
                    INSERT INTO families (tenant, id, agent_ref, credential_id, subject, grant_id, audience, proof_key,
                        scopes, auth_seq, generation, current_hash, current_expires_at, expires_at, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                tenant.description, family.id, family.agentRef, family.credentialID, family.subject,
                family.grantID, family.audience.isEmpty ? nil : family.audience.joined(separator: " "),
                family.proofKeyThumbprint, family.scopes.description, family.authSequence, family.generation,
                Data(family.currentHash), family.currentExpiresAt.milliseconds, family.expiresAt.milliseconds,
                family.createdAt.milliseconds,
            ])
        }
    }
#endif
