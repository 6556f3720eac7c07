// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    public import LucidAuthority
    public import LucidPostgres

    /// An authority's store in PostgreSQL, for several authorities on several machines.
    ///
    /// What is correct about it rests on single `UPDATE`, `DELETE` and `INSERT` statements, unique keys and row locks, and
    /// on running a transaction again that others were in the way of; not on advisory locks or sequences, which engines
    /// that speak the same protocol lack. A change is durable before the call returns (`synchronous_commit` is never
    /// off).
    public final class PostgresAuthorityStore: AuthorityStore {
        let pool: PostgresPool

        /// Connects, makes the tables if needed, and brings them up to date.
        /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/invalidConfiguration`` or
        ///   ``AuthorityError/Code/storeUnavailable``, saying what to do.
        public init(pool: PostgresPool) async throws {
            self.pool = pool
            do {
                try await pool.migrate("authority", Schema.versions)
            } catch {
                throw Self.translated(error)
            }
        }

        /// Closes the connections; calls after it fail.
        public func close() { pool.close() }

        /// Statements that only read.
        func read<Value: Sendable>(
            _ body: @escaping @Sendable (PostgresSession) throws -> Value
        ) async throws -> Value {
            do {
                return try await pool.read(body)
            } catch {
                throw Self.translated(error)
            }
        }

        /// One statement that is a transaction of its own.
        func statement<Value: Sendable>(
            _ body: @escaping @Sendable (PostgresSession) throws -> Value
        ) async throws -> Value {
            do {
                return try await pool.statement(body)
            } catch {
                throw Self.translated(error)
            }
        }

        /// Several statements as one.
        func transaction<Value: Sendable>(
            _ body: @escaping @Sendable (PostgresSession) throws -> Value
        ) async throws -> Value {
            do {
                return try await pool.transaction(body)
            } catch {
                throw Self.translated(error)
            }
        }

        private static func translated(_ error: any Error) -> any Error {
            guard let error = error as? PostgresError else { return error }
            return switch error.code {
            case .invalidConfiguration:
                AuthorityError(.invalidConfiguration, message: error.message, underlying: error)
            case .unrepresentable: AuthorityError(.invalidRequest, message: error.message, underlying: error)
            case .unavailable, .refused:
                AuthorityError(
                    .storeUnavailable, message: "the store cannot answer now: \(error.message)", underlying: error)
            }
        }
    }
#endif
