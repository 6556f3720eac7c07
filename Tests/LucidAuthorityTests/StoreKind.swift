// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import LucidAuthority
import Testing

#if Authority
    import LucidAuthoritySQLite
#endif
#if PostgreSQL
    import LucidAuthorityPostgres
    import LucidPostgres
#endif

/// The stores that keep the contract; each test of it runs on every one.
enum StoreKind: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory
    #if Authority
        case sqlite
    #endif
    #if PostgreSQL
        case postgres
    #endif

    var testDescription: String { rawValue }

    func make() async throws -> any AuthorityStore {
        switch self {
        case .memory: return InMemoryAuthorityStore()
        #if Authority
            case .sqlite: return try SQLiteAuthorityStore(path: TemporaryDatabase.path())
        #endif
        #if PostgreSQL
            case .postgres: return try await PostgresAuthorityStore(pool: PostgresPool(TemporaryDatabase.postgres()))
        #endif
        }
    }
}

/// Databases of this run.
enum TemporaryDatabase {
    /// A file in a folder that the system cleans.
    static func path() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lucid-authority-tests")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appending(path: "\(UUID().uuidString).db").path
    }

    #if PostgreSQL
        /// A schema of its own in the server that `Tests/run.sh` has started.
        static func postgres(connections: Int = 3) throws -> PostgresConfiguration {
            let server = try #require(
                ProcessInfo.processInfo.environment["LUCID_TEST_POSTGRES"],
                "LUCID_TEST_POSTGRES names a PostgreSQL server for tests; Tests/run.sh starts one")
            let schema = "t_" + UUID().uuidString.lowercased().filter { $0 != "-" }
            return try PostgresConfiguration(server, schema: schema, maximumConnections: connections)
        }
    #endif
}
