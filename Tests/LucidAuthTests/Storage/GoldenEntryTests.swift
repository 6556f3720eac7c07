// SPDX-License-Identifier: Apache-2.0
import LucidHTTP
import Testing

@testable import LucidAuth

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What earlier versions have written is read, whatever this one writes.
@Suite struct GoldenEntryTests {
    private static let identity = SharingIdentity(
        origin: "https://authority.test", agent: "agent-1", credential: "cred-1", scopes: ["a"],
        kind: "wallet-challenge", holder: "0xAB")
    private static let keys = StorageKeys(loading: { try [StorageKey(text: GoldenEntries.key)] })

    private static func check(_ entry: StoredEntry) throws {
        let bundle = try #require(entry.bundle)
        #expect(entry.belongs(to: identity))
        #expect(entry.revision.description == "00112233445566778899aabbccddeeff")
        #expect(entry.counter == 12)
        #expect(bundle.access.text == "golden-access")
        #expect(bundle.refresh?.text == "golden-refresh")
        #expect(bundle.generation.counter == 12)
        #expect(bundle.generation.id.description == "0123456789abcdef0123456789abcdef")
        #expect(bundle.expiresAt == Date(timeIntervalSince1970: 1_767_229_200))
        #expect(bundle.refreshExpiresAt == Date(timeIntervalSince1970: 1_769_904_000))
        #expect(bundle.scopes == ["a"])
        #expect(bundle.credentialID == "cred-1")
        #expect(bundle.revocationNonce == "n-1")
        #expect(bundle.obtainedBy == .challenge)
        #expect(bundle.deadline.host == HostIdentity(bootID: "boot-1", machineID: "machine-1"))
        #expect(bundle.deadline.end == BootInstant(nanoseconds: 7_600_000_000_000))
        #expect(bundle.deadline.lifetime == 3599)
        #expect(bundle.deadline.clockOffset == -12.5)
        #expect(entry.intent?.generation == bundle.generation.id)
        #expect(entry.intent?.fingerprint == bundle.refresh?.fingerprint)
        #expect(entry.intent?.isReplay == false)
        #expect(entry.intent?.time.boot == BootInstant(nanoseconds: 4_000_000_000_000))
        #expect(entry.attempts?.code == "unavailable")
        #expect(entry.attempts?.status == 503)
        #expect(entry.attempts?.failures == 3)
        #expect(entry.attempts?.notBefore?.wall == Date(timeIntervalSince1970: 1_767_227_460))
        #expect(entry.attempts?.challengesLeft == 1.25)
        #expect(entry.spentSeeds == [SecretToken("golden-seed")?.fingerprint])
        #expect(entry.deadGrant == SecretToken("golden-dead")?.fingerprint)
        #expect(entry.unknown.isEmpty)
    }

    @Test func `an entry of version 1 is read`() throws {
        try Self.check(StoredEntry(parsing: Array(GoldenEntries.entry1.utf8)))
    }

    @Test func `a sealed entry of version 1 is read`() throws {
        let content = try EntryCoder(keys: Self.keys).decode(
            Array(GoldenEntries.sealed1.utf8), key: Self.identity.key)
        try Self.check(content.entry)
    }

    @Test func `this version writes version 1, byte for byte`() throws {
        let entry = try StoredEntry(parsing: Array(GoldenEntries.entry1.utf8))
        #expect(String(decoding: entry.serialized(), as: UTF8.self) == GoldenEntries.entry1)
    }

    @Test func `an entry of any version is written as the current one`() throws {
        var entry = try StoredEntry(parsing: Array(GoldenEntries.entry1.utf8))
        entry.counter = 13
        let written = try StoredEntry(parsing: entry.serialized())
        #expect(written.version == StoredEntry.currentVersion)
        #expect(written.counter == 13)
    }

    @Test func `the files are found by the names that the article gives`() async throws {
        let state = TemporaryState()
        let name = "ae2b02bbddc4d058e7111db1b229912376c65824fa1ced9e3a958304a3820e06"
        #expect(Self.identity.key == name)
        try state.write(Array(GoldenEntries.sealed1.utf8), to: "\(state.path)/\(name).json")
        let loaded = try await state.storage(Self.keys).load(Self.identity)
        try Self.check(try #require(loaded))
    }
}
