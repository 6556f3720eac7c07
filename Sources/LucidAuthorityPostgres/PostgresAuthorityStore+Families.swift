// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    #if canImport(FoundationEssentials)
        public import FoundationEssentials
    #else
        public import Foundation
    #endif
    public import LucidAuthority
    import LucidPostgres
    import LucidTokens

    extension PostgresAuthorityStore {
        /// Spends the challenge and starts a family.
        ///
        /// The credential's row is locked first, so that a revocation of it comes before or after, and the counter's last,
        /// so that logins of different agents wait for each other only for a moment.
        public func open(_ tenant: TenantID, family opening: FamilyOpening) async throws -> FamilyOpening.Outcome {
            try await transaction { session in
                let isClient = opening.holder == .client
                let used = try session.run(
                    """
                    UPDATE \(isClient ? "clients" : "credentials") SET last_used_at = $4
                    WHERE tenant = $1 AND id = $2 AND agent_ref = $3 AND revoked_at IS NULL
                        \(isClient ? "AND disabled_at IS NULL" : "")
                    """,
                    [
                        .text(tenant.description), .text(opening.credentialID), .text(opening.agentRef),
                        .time(opening.now),
                    ])
                guard used.count == 1 else { return .credentialGone }
                if let challengeID = opening.challengeID {
                    let spent = try session.run(
                        "DELETE FROM challenges WHERE tenant = $1 AND id = $2 AND agent_ref = $3 AND expires_at > $4",
                        [
                            .text(tenant.description), .text(challengeID), .text(opening.agentRef),
                            .time(opening.now),
                        ])
                    guard spent.count == 1 else {
                        session.abandon()
                        return .challengeSpent
                    }
                }
                let family = opening.family(authSequence: try Self.nextSequence(session))
                try Self.add(family, tenant, session)
                return .opened(family)
            }
        }

        /// The family with that identifier.
        public func family(_ tenant: TenantID, id: String) async throws -> RefreshFamily? {
            try await read { session in try Self.family(id, tenant, session) }
        }

        /// Rotates, if the shown token is current and live.
        public func rotate(
            _ tenant: TenantID, familyID: String, _ rotation: RefreshFamily.Rotation
        ) async throws -> RefreshFamily? {
            try await statement { session in
                try session.first(
                    """
                    UPDATE families SET previous_hash = current_hash, current_hash = $4, generation = generation + 1,
                        sealed_answer = $5, grace_until = $6, current_expires_at = LEAST($7, expires_at)
                    WHERE tenant = $1 AND id = $2 AND current_hash = $3 AND revoked_at IS NULL
                        AND current_expires_at > $8 AND expires_at > $8
                    RETURNING *
                    """,
                    [
                        .text(tenant.description), .text(familyID), .bytes(rotation.presentedHash),
                        .bytes(rotation.newHash), .bytes(rotation.sealedAnswer), .time(rotation.graceUntil),
                        .time(rotation.newExpiresAt), .time(rotation.now),
                    ]
                ).map(RefreshFamily.init(row:))
            }
        }

        /// Decides about a genuine token that was not rotated.
        public func judge(
            _ tenant: TenantID, familyID: String, presentedHash: [UInt8], now: Date
        ) async throws -> RefreshFamily.Verdict {
            try await transaction { session in
                let reused = try session.run(
                    """
                    UPDATE families SET revoked_at = $4, sealed_answer = NULL
                    WHERE tenant = $1 AND id = $2 AND revoked_at IS NULL AND expires_at > $4 AND current_hash <> $3
                        AND (previous_hash IS NULL OR previous_hash <> $3 OR sealed_answer IS NULL
                            OR grace_until IS NULL OR grace_until <= $4)
                    """, [.text(tenant.description), .text(familyID), .bytes(presentedHash), .time(now)])
                if reused.count == 1 {
                    _ = try Self.revoke(.family(familyID), tenant, at: now, keptUntil: nil, session)
                    return .reused
                }
                var family = try Self.family(familyID, tenant, session)
                return family?.judge(presentedHash: presentedHash, now: now) ?? .dead
            }
        }

        private static func family(
            _ id: String, _ tenant: TenantID, _ session: PostgresSession
        ) throws -> RefreshFamily? {
            try session.first(
                "SELECT * FROM families WHERE tenant = $1 AND id = $2", [.text(tenant.description), .text(id)]
            ).map(RefreshFamily.init(row:))
        }

        private static func add(_ family: RefreshFamily, _ tenant: TenantID, _ session: PostgresSession) throws {
            try session.run(
                """
                INSERT INTO families (tenant, id, agent_ref, credential_id, subject, grant_id, audience, proof_key,
                    scopes, auth_seq, generation, current_hash, current_expires_at, expires_at, created_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                """,
                [
                    .text(tenant.description), .text(family.id), .text(family.agentRef), .text(family.credentialID),
                    .text(family.subject), .text(family.grantID),
                    .text(family.audience.isEmpty ? nil : family.audience.joined(separator: " ")),
                    .text(family.proofKeyThumbprint), .text(family.scopes.description),
                    .integer(family.authSequence), .integer(family.generation), .bytes(family.currentHash),
                    .time(family.currentExpiresAt), .time(family.expiresAt), .time(family.createdAt),
                ])
        }
    }
#endif
