// SPDX-License-Identifier: Apache-2.0

/// Which database, and how it is reached.
public struct PostgresConfiguration: Sendable {
    /// A libpq connection string: `postgresql://user@host/database?sslmode=verify-full`, or `host=… dbname=…`.
    ///
    /// What it leaves out comes from libpq's own places: `PGPASSFILE`, `PGSERVICE`, `PGSSLROOTCERT` and so on. May hold a
    /// password and is never printed.
    let connectionString: String
    /// The schema in which the tables are; it is made if needed.
    public let schema: String
    /// The most connections that are open at once.
    public let maximumConnections: Int
    /// Seconds for which the server may work on one statement, waiting for locks included.
    public let statementSeconds: Int

    /// Creates a configuration.
    /// - Parameters:
    ///   - connectionString: For libpq. Beyond this machine it has to say `sslmode=verify-full` (or `verify-ca`).
    ///   - schema: A lower-case name of letters, digits and `_`.
    ///   - maximumConnections: 1 to 64.
    ///   - statementSeconds: 1 to 300.
    /// - Throws: ``PostgresError`` with ``PostgresError/Code/invalidConfiguration``, saying what to do.
    public init(
        _ connectionString: String, schema: String = "lucid", maximumConnections: Int = 8, statementSeconds: Int = 10
    ) throws(PostgresError) {
        guard !schema.isEmpty, schema.utf8.count <= 40, schema.first?.isNumber == false,
            schema.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F })
        else {
            throw PostgresError(
                .invalidConfiguration,
                message: "a schema's name is 1 to 40 lower-case letters, digits and _, not \(schema)")
        }
        guard (1...64).contains(maximumConnections) else {
            throw PostgresError(.invalidConfiguration, message: "there can be 1 to 64 connections")
        }
        guard (1...300).contains(statementSeconds) else {
            throw PostgresError(.invalidConfiguration, message: "a statement can have 1 to 300 seconds")
        }
        self.connectionString = connectionString
        self.schema = schema
        self.maximumConnections = maximumConnections
        self.statementSeconds = statementSeconds
        try ConnectionOptions(connectionString).refuseUnsafe()
    }

    /// Whether the connection string itself holds a password; it would be seen in a list of processes.
    public var holdsPassword: Bool { (try? ConnectionOptions(connectionString))?["password"] != nil }

    /// Whether `text` names a PostgreSQL database rather than a file.
    public static func isConnectionString(_ text: String) -> Bool {
        text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
    }
}

extension PostgresConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The schema only, for the connection string may hold a password.
    public var description: String { "PostgreSQL, schema \(schema)" }
    /// The same.
    public var debugDescription: String { description }
    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
