// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidTesting
import Testing

@Suite struct StorageContractTests {
    @Test(arguments: StorageContract.checks) func `memory keeps the promises of a storage`(
        check: ContractCheck<any StorageAdapter>
    ) async throws {
        try await check.run(on: MemoryStorageAdapter())
    }

    @Test(arguments: StorageContract.checks) func `files keep the promises of a storage`(
        check: ContractCheck<any StorageAdapter>
    ) async throws {
        let directory = try TemporaryDirectory()
        try await check.run(on: FileStorageAdapter(directory: directory.path + "/state"))
    }

    @Test func `a storage that loses writes is found out`() async {
        struct Leaky: StorageAdapter {
            func load(_ identity: SharingIdentity) async throws -> StoredEntry? { nil }
            func save(
                _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?
            ) async throws -> Bool { true }
        }
        var violations = 0
        for check in StorageContract.checks {
            do { try await check.run(on: Leaky()) } catch { violations += 1 }
        }
        #expect(violations == 4)
    }
}
