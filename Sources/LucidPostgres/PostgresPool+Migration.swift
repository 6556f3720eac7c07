// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    extension PostgresPool {
        /// Brings tables up to date, one process at a time: who holds the row of `name` in `lucid_schemas` migrates.
        /// - Parameters:
        ///   - name: Whose tables they are.
        ///   - versions: What leads from each version to the next, from nothing on; never changed once released.
        /// - Throws: ``PostgresError``; ``PostgresError/Code/invalidConfiguration`` if the tables are of a newer version.
        package func migrate(_ name: String, _ versions: [String]) async throws {
            let schema = configuration.schema
            // A user who may not make schemas can use one that is there.
            let isThere = try await read { session in
                try session.first(
                    "SELECT 1 FROM information_schema.schemata WHERE schema_name = $1", [.text(schema)]) != nil
            }
            // Beside another process that does the same, one of the two may fail; it is there then.
            for statement in (isThere ? [] : ["CREATE SCHEMA IF NOT EXISTS \(schema)"]) + [
                "CREATE TABLE IF NOT EXISTS lucid_schemas (name TEXT PRIMARY KEY, version BIGINT NOT NULL)"
            ] {
                do {
                    try await self.statement { _ = try $0.run(statement) }
                } catch let error as PostgresError where error.isAlreadyThere {}
            }
            try await self.statement {
                _ = try $0.run("INSERT INTO lucid_schemas VALUES ($1, 0) ON CONFLICT DO NOTHING", [.text(name)])
            }
            try await transaction { session in
                let row = try session.first(
                    "SELECT version FROM lucid_schemas WHERE name = $1 FOR UPDATE", [.text(name)])
                guard let version = try row.map({ Int(try $0.integer("version")) }) else {
                    throw PostgresError(.refused, message: "the row of the schema's version is gone")
                }
                guard version <= versions.count else {
                    throw PostgresError(
                        .invalidConfiguration, message: "the tables were made by a newer version; use that version")
                }
                for sql in versions[version...] { try session.connection.script(sql) }
                try session.run(
                    "UPDATE lucid_schemas SET version = $2 WHERE name = $1",
                    [.text(name), .integer(Int64(versions.count))])
            }
        }
    }
#endif
