// SPDX-License-Identifier: Apache-2.0
#if Authority
    import GRDB
    public import LucidAuthority

    extension SQLiteAuthorityStore {
        /// Writes a copy of the database, whole and of one moment, while it is in use.
        /// - Parameter path: Where the copy shall be; nothing may be there yet. It holds the authority's keys and is made
        ///   with mode 0600.
        /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/invalidConfiguration``, saying what to do.
        public func backUp(to path: String) async throws {
            try DatabaseFile.create(path)
            do {
                let copy = try DatabaseQueue(path: path)
                try pool.backup(to: copy)
                // In the copy's own file, not in a log beside it that somebody forgets to move along.
                try await copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
                try copy.close()
            } catch {
                throw AuthorityError(
                    .storeUnavailable, message: "the backup \(path) could not be written: \(Self.reason(error))",
                    underlying: error)
            }
        }

        /// Makes a database of a backup, in which nothing holds that was issued after it.
        ///
        /// The signing keys are replaced, so that every access token of before is dead; a refresh token that was spent
        /// after the backup is known as such and ends its session; and the counter is moved, so that whatever verifiers
        /// remember is older than what comes now. Revocations made after the backup are lost: revoke again, or end all
        /// sessions.
        /// - Parameters:
        ///   - backup: What ``backUp(to:)`` wrote; left as it is.
        ///   - path: Where the database shall be; nothing may be there yet.
        ///   - endingSessions: Whether the sessions of the backup end, too.
        /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/invalidConfiguration``, saying what to do.
        public static func restore(
            backup: String, to path: String, endingSessions: Bool = false
        ) async throws -> RestoredStore {
            let queue: DatabaseQueue
            do {
                var configuration = Configuration()
                configuration.readonly = true
                queue = try DatabaseQueue(path: backup, configuration: configuration)
                let verdict = try await queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
                guard verdict == "ok" else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
            } catch {
                throw AuthorityError(
                    .invalidConfiguration, message: "the backup \(backup) cannot be used: \(reason(error))",
                    underlying: error)
            }
            try DatabaseFile.create(path)
            do {
                let copy = try DatabaseQueue(path: path)
                try queue.backup(to: copy)
                try copy.close()
            } catch {
                throw AuthorityError(
                    .storeUnavailable, message: "the database \(path) could not be written: \(reason(error))",
                    underlying: error)
            }
            let store = try SQLiteAuthorityStore(path: path)
            defer { store.close() }
            return try await store.write { database in
                try database.execute(
                    sql: "UPDATE counter SET value = value + ?; DELETE FROM keys WHERE purpose = 'signing'",
                    arguments: [RestoredStore.counterGap])
                var ended = 0
                if endingSessions {
                    try database.execute(
                        sql: """
                            UPDATE families SET revoked_at = 1000 * unixepoch(), sealed_answer = NULL
                            WHERE revoked_at IS NULL
                            """)
                    ended = database.changesCount
                }
                let sessions = try Int.fetchOne(
                    database,
                    sql: "SELECT count(*) FROM families WHERE revoked_at IS NULL AND expires_at > 1000 * unixepoch()")
                return RestoredStore(sessions: sessions ?? 0, ended: ended)
            }
        }
    }
#endif
