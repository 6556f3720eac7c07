// SPDX-License-Identifier: Apache-2.0
import LucidTesting
import Testing

@testable import LucidAuth

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a person does with the directory: look, seal, remove what was set aside.
@Suite struct StorageMaintenanceTests {
    private let state = TemporaryState()
    private let key = StorageKey.generate()

    private func store(_ keys: StorageKeys? = nil) async throws {
        let entry = try TemporaryState.entry(3, revision: 1)
        #expect(try await state.storage(keys).save(entry, for: state.identity, replacing: nil))
    }

    @Test func `nothing is listed or made where nothing was stored`() async throws {
        let storage = state.storage()
        #expect(try await storage.storedFiles().isEmpty)
        #expect(try await storage.setAsideFiles().isEmpty)
        #expect(try await storage.removeSetAsideFiles(before: .distantFuture).isEmpty)
        #expect((try? state.names()) == nil, "looking made a directory")
    }

    @Test(arguments: [false, true]) func `an entry is listed with what it belongs to, and without a secret`(
        isSealed: Bool
    ) async throws {
        let keys = isSealed ? StorageKeys(key) : nil
        try await store(keys)
        let before = try state.contents()
        let file = try #require(try await state.storage(keys).storedFiles().first)
        #expect(file.name == state.identity.key + ".json")
        guard case .entry(let summary) = file.content else {
            Issue.record("\(file)")
            return
        }
        #expect(summary.origin == state.identity.origin && summary.agent == state.identity.agent)
        #expect(summary.credential == state.identity.credential && summary.generation == 3)
        #expect(summary.expiresAt == (try TemporaryState.entry(3, revision: 1)).bundle?.expiresAt)
        #expect(summary.keyID == (isSealed ? key.id : nil))
        #expect(SecretScanner(secrets: ["access-3", "refresh-3"]).hits(in: file) == 0)
        #expect(try state.contents() == before)
    }

    @Test func `what cannot be read is listed with the reason, and stays`() async throws {
        try await store(StorageKeys(key))
        try state.write(Array("torn".utf8), to: "\(state.path)/\(TemporaryState.other.key).json")
        let before = try state.contents()
        let files = try await state.storage().storedFiles()
        let reasons = files.compactMap { file in
            if case .unreadable(let reason) = file.content { reason } else { nil }
        }
        #expect(files.count == 2 && reasons.count == 2, "\(files)")
        #expect(reasons.contains { $0.contains("sealed with key \(key.id)") })
        #expect(try state.contents() == before)
    }

    @Test func `only what was set aside long enough ago is removed`() async throws {
        try await store()
        let names = ["100-0a", "200-0b", "300-0c"].map { "\(state.identity.key).corrupt-\($0)" }
        for name in names { try state.write([1], to: "\(state.path)/\(name)") }
        // Names that are almost of that form are somebody else's.
        let strangers = [
            "\(state.identity.key).corrupt-", "\(state.identity.key).corrupt-100-0A", "x.corrupt-100-0a",
            "\(state.identity.key).corrupt-x-0a", "\(state.identity.key).corrupt-100-0a.json.bak",
        ]
        for name in strangers { try state.write([1], to: "\(state.path)/\(name)") }
        let storage = state.storage()
        #expect(try await storage.setAsideFiles().map(\.name) == names)
        #expect(try await storage.setAsideFiles().map(\.time.timeIntervalSince1970) == [100, 200, 300])
        let removed = try await storage.removeSetAsideFiles(before: Date(timeIntervalSince1970: 300))
        #expect(removed.map(\.name) == Array(names.prefix(2)))
        #expect(try await storage.setAsideFiles().map(\.name) == [names[2]])
        #expect(Set(strangers).isSubset(of: try state.names()))
        #expect(try await storage.load(state.identity)?.generationCounter == 3, "the entry in use")
    }

    @Test func `what is set aside is found again`() async throws {
        let storage = state.storage()
        _ = try await storage.tryLock(state.identity)
        try state.write(Array("torn".utf8), to: state.file)
        let place = try #require(try await storage.setAside(state.identity))
        let files = try await storage.setAsideFiles()
        #expect(files.map { "\(state.path)/\($0.name)" } == [place])
        #expect(files.first?.key == state.identity.key)
    }
}
