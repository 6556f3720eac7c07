// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidAgent
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite struct FileSpendLedgerTests {
    private static let chain = ChainID.eip155(1)
    private static let account = PrivateKey.generate().address

    private static func charge(_ ledger: FileSpendLedger, _ nonce: UInt64, _ amount: UInt256) async throws {
        let account = account
        try await ledger.update { book in
            _ = book.charge(
                .transaction(chain: chain, account: account, nonce: nonce), digest: "d\(nonce)",
                amounts: [.native(chain): amount], usableUntil: nil, now: 100)
        }
    }

    private static func total(_ ledger: FileSpendLedger) async throws -> UInt256 {
        try await ledger.update { $0.total(of: .native(chain), inLast: 60, now: 100) }
    }

    private func ledger(_ directory: TemporaryDirectory) -> FileSpendLedger {
        FileSpendLedger(directory: directory.path + "/spending", address: Self.account)
    }

    private func files(_ directory: TemporaryDirectory) -> (book: String, mark: String) {
        let name = directory.path + "/spending/" + Self.account.description.lowercased()
        return (name + ".json", name + ".exists")
    }

    @Test func `what one noted, another reads`() async throws {
        let directory = try TemporaryDirectory()
        try await Self.charge(ledger(directory), 1, 5)
        try await Self.charge(ledger(directory), 2, 7)
        #expect(try await Self.total(ledger(directory)) == 12)
        let mode = try FileManager.default.attributesOfItem(atPath: files(directory).book)[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
    }

    @Test func `many at once lose nothing`() async throws {
        let directory = try TemporaryDirectory()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for nonce in 0..<40 {
                group.addTask { try await Self.charge(self.ledger(directory), UInt64(nonce), 1) }
            }
            try await group.waitForAll()
        }
        #expect(try await Self.total(ledger(directory)) == 40)
    }

    @Test func `a change that throws is not stored`() async throws {
        struct Refusal: Error {}
        let directory = try TemporaryDirectory()
        try await Self.charge(ledger(directory), 1, 5)
        await #expect(throws: Refusal.self) {
            try await ledger(directory).update { book in
                book = SpendBook()
                throw Refusal()
            }
        }
        #expect(try await Self.total(ledger(directory)) == 5)
    }

    @Test func `a record that is gone, damaged or open to others means that nothing is signed`() async throws {
        let directory = try TemporaryDirectory()
        try await Self.charge(ledger(directory), 1, 5)
        let (book, mark) = files(directory)
        let content = try String(contentsOfFile: book, encoding: .utf8)
        func refuses(_ what: String) async {
            let error = await #expect(throws: WalletError.self, "\(what)") { try await Self.total(ledger(directory)) }
            #expect(error?.code == .ledgerUnavailable, "\(what)")
        }
        for damaged in [
            "", "{}", String(content.dropLast(9)), content.replacingOccurrences(of: "\"5\"", with: "\"4\""),
        ] {
            #expect(damaged != content)
            try Data(damaged.utf8).write(to: URL(fileURLWithPath: book))
            chmod(book, 0o600)
            await refuses(damaged)
        }
        try Data(content.utf8).write(to: URL(fileURLWithPath: book))
        chmod(book, 0o644)
        await refuses("open to others")
        try FileManager.default.removeItem(atPath: book)
        await refuses("gone")
        // Whoever takes the mark away says that the record may begin anew.
        try FileManager.default.removeItem(atPath: mark)
        #expect(try await Self.total(ledger(directory)) == 0)
    }
}
