// SPDX-License-Identifier: Apache-2.0

/// Why the database could not do something.
public struct PostgresError: Error, Sendable, CustomStringConvertible {
    /// What went wrong.
    public enum Code: Hashable, Sendable {
        /// The connection string is wrong, or less safe than it has to be.
        ///
        /// Fix it.
        case invalidConfiguration
        /// There is no connection, or it was lost; what was under way may have happened or not.
        ///
        /// Try again later.
        case unavailable
        /// A text has a zero byte, which no text of the database can hold.
        ///
        /// Fix the call.
        case unrepresentable
        /// The database refused the statement.
        case refused
    }

    /// What went wrong.
    public let code: Code
    /// One sentence, without any value that was stored or given.
    public let message: String
    /// The five characters of SQLSTATE, if the database told them.
    public let state: String?

    package init(_ code: Code, message: String, state: String? = nil) {
        self.code = code
        self.message = message
        self.state = state
    }

    /// The message.
    public var description: String { message }

    /// Whether nothing happened and the same once more may do: serialization failure, deadlock, or a statement that was
    /// prepared before its table changed (0A000).
    var isWorthRepeating: Bool { ["40001", "40P01", "0A000"].contains(state) }

    /// Whether another session made the same table or row in the same moment.
    var isAlreadyThere: Bool { ["23505", "42P06", "42P07", "42710"].contains(state) }
}
