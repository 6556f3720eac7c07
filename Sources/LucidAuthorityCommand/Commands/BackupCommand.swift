// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser
    import LucidAuthority
    import LucidAuthorityPostgres
    import LucidAuthoritySQLite
    import LucidHTTP
    import LucidJSON

    /// Copies a database while it is in use.
    struct BackupCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup", abstract: "Writes a copy of the database, of one moment, while it is in use.",
            discussion: """
                lucid-authority backup --database authority.db --to /backups/authority-1.db

                The copy holds the authority's keys (encrypted if it runs with --sealing-key-file) and is readable by its
                owner only.
                """)

        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        @Option(help: ArgumentHelp("Where the copy shall be; nothing may be there yet.", valueName: "file"))
        var to: String

        func run() async throws {
            guard !storeOptions.isPostgres else {
                throw CommandFailure.configuration(
                    "a database of PostgreSQL is copied by pg_dump (or the archive of your provider): pg_dump -Fc -n "
                        + "\(storeOptions.schema) …; after pg_restore run: lucid-authority restore --database …")
            }
            try await SQLiteAuthorityStore(path: storeOptions.database).backUp(to: to)
            if outputOptions.json {
                Answer.line(["backup": .string(to)])
            } else {
                Answer.text("Copied \(storeOptions.database) to \(to)")
            }
        }
    }

    /// Makes a database of a backup.
    struct RestoreCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore", abstract: "Makes a database of a backup, in which nothing issued after it holds.",
            discussion: """
                lucid-authority restore --from /backups/authority-1.db --database authority.db
                pg_restore -d authority /backups/authority.dump &&
                    lucid-authority restore --database postgresql://lucid@db/authority?sslmode=verify-full

                Every access token of before is dead, because the signing keys are new. Sessions go on with their refresh
                tokens, unless these were renewed after the backup: such a session ends, and the agent proves its key
                again by itself. What was revoked, registered or changed after the backup is lost: do it again, or end
                every session with --end-sessions.
                """)

        @Option(help: ArgumentHelp("The backup; it is left as it is. Not for PostgreSQL.", valueName: "file"))
        var from: String?

        @OptionGroup var storeOptions: StoreOptions

        @Flag(help: "End the sessions of the backup, too.")
        var endSessions = false

        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let database = storeOptions.isPostgres ? "the schema \(storeOptions.schema)" : storeOptions.database
            let restored = try await restored()
            if outputOptions.json {
                Answer.line(["sessions": .integer(restored.sessions), "endedSessions": .integer(restored.ended)])
            } else {
                Answer.text("Restored \(database): \(restored.sessions) sessions go on, \(restored.ended) ended")
                Answer.text("What was revoked after the backup has to be revoked again")
            }
        }

        private func restored() async throws -> RestoredStore {
            if let from, !storeOptions.isPostgres {
                return try await SQLiteAuthorityStore.restore(
                    backup: from, to: storeOptions.database, endingSessions: endSessions)
            }
            guard storeOptions.isPostgres, from == nil else {
                throw ValidationError(
                    storeOptions.isPostgres
                        ? "--from is for SQLite; put the tables back with pg_restore first."
                        : "--from is missing: the backup of which the database shall be made.")
            }
            #if PostgreSQL
                return try await storeOptions.openPostgres().adoptBackup(
                    endingSessions: endSessions, at: SystemClock().wallNow())
            #else
                throw StoreOptions.isWithoutPostgres
            #endif
        }
    }
#endif
