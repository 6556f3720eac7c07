// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import LucidAuthority
import Testing

#if Authority
    import LucidAuthoritySQLite
#endif

/// The stores that keep the contract; each test of it runs on every one.
enum StoreKind: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory
    #if Authority
        case sqlite
    #endif

    var testDescription: String { rawValue }

    func make() throws -> any AuthorityStore {
        switch self {
        case .memory: return InMemoryAuthorityStore()
        #if Authority
            case .sqlite: return try SQLiteAuthorityStore(path: TemporaryDatabase.path())
        #endif
        }
    }
}

/// Database files of this run, in one folder that the system cleans.
enum TemporaryDatabase {
    static func path() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lucid-authority-tests")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appending(path: "\(UUID().uuidString).db").path
    }
}
