// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    import LucidJSON
    public import LucidPostgres
    public import LucidSigning
    public import LucidWallet

    /// What one address has signed away, in PostgreSQL, for a key that several hosts use.
    ///
    /// The book is changed under a lock on its row and is durable before anything is signed. If the outcome of a change is
    /// not known, nothing is signed, and the book may count what was not spent.
    public final class PostgresSpendLedger: SpendLedger {
        private let pool: PostgresPool
        private let address: String

        /// Connects, and makes the tables if needed.
        /// - Throws: ``WalletError`` with code ``WalletError/Code/ledgerUnavailable``.
        public init(pool: PostgresPool, address: Address) async throws {
            self.pool = pool
            self.address = address.description.lowercased()
            do {
                try await pool.migrate("agents", Schema.versions)
            } catch {
                throw Self.translated(error)
            }
        }

        /// Changes the book under the lock, and stores it if it is another one then.
        ///
        /// `change` may be called again if the transaction has to be.
        /// - Throws: ``WalletError`` with code ``WalletError/Code/ledgerUnavailable``, or what `change` throws.
        public func update<Result: Sendable>(
            _ change: @escaping @Sendable (inout SpendBook) throws -> Result
        ) async throws -> Result {
            let address = address
            do {
                return try await pool.transaction { session in
                    try session.run(
                        "INSERT INTO spending (address) VALUES ($1) ON CONFLICT DO NOTHING", [.text(address)])
                    let row = try session.first(
                        "SELECT book FROM spending WHERE address = $1 FOR UPDATE", [.text(address)])
                    guard let row else { throw PostgresError(.refused, message: "the row of the spending is gone") }
                    let stored = try row.optionalText("book").map(Self.book)
                    var book = stored ?? SpendBook()
                    let result = try change(&book)
                    if book != stored {
                        try session.run(
                            "UPDATE spending SET book = $2 WHERE address = $1",
                            [.text(address), .text(book.json.text)])
                    }
                    return result
                }
            } catch {
                throw Self.translated(error)
            }
        }

        private static func book(_ text: String) throws -> SpendBook {
            do {
                return try SpendBook(json: JSONValue(parsing: text))
            } catch {
                throw unavailable("the stored record is damaged; restore it from a backup", error)
            }
        }

        private static func translated(_ error: any Error) -> any Error {
            guard let error = error as? PostgresError else { return error }
            return unavailable(error.message, error)
        }

        private static func unavailable(_ reason: String, _ underlying: any Error) -> WalletError {
            WalletError(
                .ledgerUnavailable, message: "Nothing is signed without the record of what was spent: \(reason).",
                underlying: underlying)
        }
    }
#endif
