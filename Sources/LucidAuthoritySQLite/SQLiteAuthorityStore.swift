// SPDX-License-Identifier: Apache-2.0
#if Authority
    import GRDB
    public import LucidAuthority

    /// An authority's store in one SQLite file, which several processes may use at once.
    ///
    /// A write is on disk before the call returns (write-ahead log, `synchronous=FULL`). The file holds the authority's
    /// keys and is readable by its owner only.
    public final class SQLiteAuthorityStore: AuthorityStore {
        let pool: DatabasePool

        /// Opens the file at `path`, makes it if needed, and brings its tables up to date.
        /// - Parameters:
        ///   - path: Where the file is or shall be. Its folder must exist.
        ///   - busySeconds: How long a call waits while another process writes.
        /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/invalidConfiguration``, saying what to do.
        public init(path: String, busySeconds: Double = 10) throws(AuthorityError) {
            try DatabaseFile.prepare(path)
            var configuration = Configuration()
            configuration.label = "lucid-authority"
            configuration.busyMode = .timeout(max(0, min(busySeconds, 3600)))
            configuration.maximumReaderCount = 4
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
            }
            do {
                pool = try DatabasePool(path: path, configuration: configuration)
                try Schema.migrator.migrate(pool)
                if try pool.read(Schema.migrator.hasBeenSuperseded) {
                    throw AuthorityError(
                        .invalidConfiguration,
                        message: "the database \(path) was written by a newer version; use that version")
                }
            } catch let error as AuthorityError {
                throw error
            } catch {
                throw AuthorityError(
                    .invalidConfiguration,
                    message: "the database \(path) cannot be opened: \(Self.reason(error))", underlying: error)
            }
        }

        /// Makes a database as an older version left it, for tests.
        package static func make(path: String, version: String) throws {
            try DatabaseFile.prepare(path)
            let pool = try DatabasePool(path: path)
            try Schema.migrator.migrate(pool, upTo: version)
            try pool.close()
        }

        /// Closes the file; calls after it fail.
        public func close() { try? pool.close() }

        func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
            do {
                return try await pool.read(body)
            } catch {
                throw Self.translated(error)
            }
        }

        func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
            do {
                return try await pool.write(body)
            } catch {
                throw Self.translated(error)
            }
        }

        private static func translated(_ error: any Error) -> any Error {
            if error is AuthorityError || error is CancellationError { return error }
            return AuthorityError(
                .storeUnavailable, message: "the store cannot answer now: \(reason(error))", underlying: error)
        }

        static func reason(_ error: any Error) -> String {
            guard let error = error as? DatabaseError else { return "it failed" }
            switch error.resultCode {
            case .SQLITE_FULL: return "the disk is full"
            case .SQLITE_BUSY, .SQLITE_LOCKED: return "another process is writing to it"
            case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
                return "no permission to write the file or its folder"
            case .SQLITE_NOTADB: return "the file is not an SQLite database"
            case .SQLITE_CORRUPT: return "the file is damaged; restore a copy"
            case .SQLITE_IOERR: return "the disk reports an error"
            default: return "SQLite code \(error.resultCode.rawValue)"
            }
        }
    }
#endif
