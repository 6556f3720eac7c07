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

    /// All of them; PostgreSQL only where ``TemporaryDatabase/server`` names a server.
    static var allCases: [StoreKind] {
        var kinds = [StoreKind.memory]
        #if Authority
            kinds.append(.sqlite)
        #endif
        #if PostgreSQL
            if TemporaryDatabase.server != nil { kinds.append(.postgres) }
        #endif
        return kinds
    }

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
        /// The server that `Tests/run.sh` has started; nil where none is installed.
        static let server = ProcessInfo.processInfo.environment["LUCID_TEST_POSTGRES"]

        /// A schema of its own in that server.
        static func postgres(connections: Int = 2) throws -> PostgresConfiguration {
            let server = try #require(server, "no PostgreSQL: Tests/run.sh starts one")
            let schema = "t_" + UUID().uuidString.lowercased().filter { $0 != "-" }
            return try PostgresConfiguration(server, schema: schema, maximumConnections: connections)
        }
    #endif
}
