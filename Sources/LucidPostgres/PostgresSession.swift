// SPDX-License-Identifier: Apache-2.0

/// The answer to one statement.
package struct PostgresAnswer: Sendable {
    /// The rows that it gave.
    package let rows: [PostgresRow]
    /// How many rows it inserted, changed, removed or gave.
    package let count: Int
}

#if PostgreSQL
    /// A connection for the time of one piece of work; not to be kept.
    package struct PostgresSession {
        let connection: PostgresConnection
        let isAbandoned: UnsafeMutablePointer<Bool>

        /// Runs one statement; `$1`, `$2` and so on are the parameters.
        @discardableResult
        package func run(_ sql: String, _ parameters: [PostgresValue] = []) throws -> PostgresAnswer {
            try connection.execute(sql, parameters)
        }

        /// The first row of the answer.
        package func first(_ sql: String, _ parameters: [PostgresValue] = []) throws -> PostgresRow? {
            try run(sql, parameters).rows.first
        }

        /// Undoes the transaction, though the work gives an answer.
        package func abandon() { isAbandoned.pointee = true }
    }
#endif
