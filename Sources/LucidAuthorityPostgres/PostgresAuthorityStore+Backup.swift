// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    #if canImport(FoundationEssentials)
        public import FoundationEssentials
    #else
        public import Foundation
    #endif
    public import LucidAuthority
    import LucidPostgres

    extension PostgresAuthorityStore {
        /// Makes tables that `pg_restore` has put back such that nothing holds that was issued after the backup.
        ///
        /// The signing keys are replaced, so that every access token of before is dead; a refresh token that was spent
        /// after the backup is known as such and ends its session; and the counter is moved, so that whatever verifiers
        /// remember is older than what comes now. Revocations made after the backup are lost: revoke again, or end all
        /// sessions. No authority may be running on the tables meanwhile.
        /// - Parameters:
        ///   - endingSessions: Whether the sessions of the backup end, too.
        ///   - now: The time of the restore.
        public func adoptBackup(endingSessions: Bool = false, at now: Date) async throws -> RestoredStore {
            try await transaction { session in
                try session.run(
                    "UPDATE counter SET value = value + $1 WHERE only_row = 1", [.integer(RestoredStore.counterGap)])
                try session.run("DELETE FROM keys WHERE purpose = $1", [.text(KeyRecord.Purpose.signing.rawValue)])
                var ended = 0
                if endingSessions {
                    ended =
                        try session.run(
                            "UPDATE families SET revoked_at = $1, sealed_answer = NULL WHERE revoked_at IS NULL",
                            [.time(now)]
                        ).count
                }
                let sessions = try session.first(
                    "SELECT count(*) AS n FROM families WHERE revoked_at IS NULL AND expires_at > $1", [.time(now)])
                return RestoredStore(sessions: Int(try sessions?.integer("n") ?? 0), ended: ended)
            }
        }
    }
#endif
