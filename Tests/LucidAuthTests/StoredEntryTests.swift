// SPDX-License-Identifier: Apache-2.0

import LucidCrypto
import LucidHTTP
import LucidJSON
import LucidTesting
import Testing

@testable import LucidAuth

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct StoredEntryTests {
    private static func full() -> StoredEntry {
        let world = World()
        var entry = Samples.entry(Samples.bundle(7, at: world))
        let time = StampedTime(bootID: "boot-1", boot: world.now, wall: world.truth)
        entry.intent = SpendIntent(generation: Samples.id(7), fingerprint: "abc", isReplay: true, time: time)
        entry.attempts = AttemptRecord(
            code: "unavailable", message: "m", status: 503, failures: 3, notBefore: time, challengesLeft: 1.25,
            challengesAt: time)
        entry.spentSeeds = ["one", "two"]
        entry.deadGrant = "dead"
        return entry
    }

    /// The bytes with another member set, and the checksum made to fit.
    private static func changed(_ change: (inout JSONObject) -> Void) throws -> [UInt8] {
        var object = try #require(JSONValue(parsing: full().serialized()).objectValue)
        change(&object)
        object["checksum"] = nil
        object["checksum"] = .string(Hex.encode(SHA256.hash(JSONValue.object(object).serialized())))
        return JSONValue.object(object).serialized()
    }

    @Test func `what is written is read`() throws {
        let entry = Self.full()
        let read = try StoredEntry(parsing: entry.serialized())
        #expect(read.revision == entry.revision)
        #expect(read.binding == entry.binding)
        #expect(read.counter == 7)
        #expect(read.intent == entry.intent)
        #expect(read.attempts == entry.attempts)
        #expect(read.spentSeeds == ["one", "two"])
        #expect(read.deadGrant == "dead")
        #expect(read.bundle?.access.text == "access-sample")
        #expect(read.bundle?.refresh?.text == "refresh-sample")
        #expect(read.bundle?.generation == entry.bundle?.generation)
        #expect(read.bundle?.deadline == entry.bundle?.deadline)
        #expect(read.bundle?.expiresAt == entry.bundle?.expiresAt)
        #expect(read.serialized() == entry.serialized())
    }

    @Test(arguments: 0..<64)
    func `an entry cut or with a changed byte is damaged, never half read`(seed: UInt64) throws {
        let bytes = Self.full().serialized()
        var random = RandomDraw(seed, salt: 3)
        let position = Int(random.next() % UInt64(bytes.count))
        if seed.isMultiple(of: 2) {
            #expect(throws: StorageDamage.self) { try StoredEntry(parsing: Array(bytes.prefix(position))) }
        } else {
            var flipped = bytes
            flipped[position] ^= UInt8(1 << (random.next() % 8))
            #expect(throws: StorageDamage.self) { try StoredEntry(parsing: flipped) }
        }
    }

    @Test(arguments: ["", "{}", "null", "[]", "\u{0}", "{\"format\":\"lucid-agent-credential\"}"])
    func `something else is damaged`(text: String) {
        #expect(throws: StorageDamage.self) { try StoredEntry(parsing: Array(text.utf8)) }
    }

    @Test func `two entries glued together are damaged`() {
        let bytes = Self.full().serialized()
        #expect(throws: StorageDamage.self) { try StoredEntry(parsing: bytes + bytes) }
        #expect(throws: StorageDamage.self) { try StoredEntry(parsing: bytes + [0]) }
    }

    @Test func `a newer version is read as far as it is known, and keeps what is not`() throws {
        let number = try #require(JSONNumber(text: "1.50"))
        let bytes = try Self.changed { object in
            object["version"] = 9
            object["future"] = ["a": .number(number)]
            var bundle = object["bundle"]?.objectValue ?? JSONObject()
            bundle["proofKey"] = "kept"
            object["bundle"] = .object(bundle)
        }
        var entry = try StoredEntry(parsing: bytes)
        #expect(entry.bundle?.access.text == "access-sample")
        entry.counter = 20
        let written = try JSONValue(parsing: entry.serialized())
        #expect(written["version"]?.intValue == 9, "not written down to ours")
        #expect(written["future"]?["a"]?.numberValue?.text == "1.50")
        #expect(written["bundle"]?["proofKey"]?.stringValue == "kept")
        #expect(written["counter"]?.intValue == 20)
    }

    @Test(arguments: [
        ("accessToken", JSONValue.string("")), ("accessToken", "a b"), ("accessToken", "a\nb"), ("accessToken", 5),
        ("refreshToken", ""), ("expiresAt", "soon"), ("lifetime", "8"), ("bootEnd", 8), ("bootEnd", "x"),
        ("id", "short"),
        ("generation", -1),
    ])
    func `an unusable member makes the session unusable`(member: String, value: JSONValue) throws {
        let bytes = try Self.changed { object in
            var bundle = object["bundle"]?.objectValue ?? JSONObject()
            bundle[member] = value
            object["bundle"] = .object(bundle)
        }
        #expect(throws: StorageDamage.self) { try StoredEntry(parsing: bytes) }
    }

    @Test(arguments: ["version", "revision", "identity", "counter", "format"])
    func `an entry needs its members`(member: String) throws {
        let bytes = try Self.changed { $0[member] = nil }
        #expect(throws: StorageDamage.self) { try StoredEntry(parsing: bytes) }
    }

    @Test(arguments: [
        SharingIdentity(origin: "https://authority.test:8443", agent: "agent-1", credential: "cred-1", kind: "test"),
        SharingIdentity(origin: "https://authority.test", agent: "agent-2", credential: "cred-1", kind: "test"),
        SharingIdentity(origin: "https://authority.test", agent: "agent-1", credential: "cred-2", kind: "test"),
        SharingIdentity(origin: "https://authority.test", agent: "agent-1", credential: nil, kind: "test"),
        SharingIdentity(
            origin: "https://authority.test", agent: "agent-1", credential: "cred-1", scopes: ["a"], kind: "test"),
        SharingIdentity(origin: "https://authority.test", agent: "agent-1", credential: "cred-1", kind: "other"),
        SharingIdentity(
            origin: "https://authority.test", agent: "agent-1", credential: "cred-1", kind: "test", holder: "0x1"),
        SharingIdentity(
            origin: "https://authority.test", agent: "agent-1", credential: "cred-1", kind: "test", tenant: "t"),
        SharingIdentity(origin: "https://authority.test", agent: "agent-1\n1:6:cred-1", credential: nil, kind: "test"),
    ])
    func `whoever differs in anything has another entry`(other: SharingIdentity) {
        #expect(other.key != Samples.identity.key)
        #expect(!Self.full().belongs(to: other))
    }

    @Test func `the order and repetition of scopes do not matter`() {
        let one = SharingIdentity(
            origin: "o", agent: "a", credential: nil, scopes: ["x", "y", "x"], kind: "k", holder: "0xAB")
        let two = SharingIdentity(
            origin: "o", agent: "a", credential: nil, scopes: ["y", "x"], kind: "k", holder: "0xab")
        #expect(one.key == two.key)
        #expect(one.key.count == 64)
    }

    @Test func `generations order by counter and differ by name`() {
        let one = Generation(counter: 4, id: Samples.id(1))
        #expect(!one.replaces(one))
        #expect(Generation(counter: 4, id: Samples.id(2)).replaces(one), "on equal counters the stored one wins")
        #expect(Generation(counter: 5, id: Samples.id(2)).replaces(one))
        #expect(!Generation(counter: 3, id: Samples.id(2)).replaces(one))
        #expect(GenerationID(Samples.id(9).description) == Samples.id(9))
        #expect(GenerationID("zz") == nil)
    }

    @Test(arguments: ["", " ", "a b", "a\r\nb", "a\u{0}", "é", "\u{7f}"])
    func `a token is visible ASCII`(text: String) {
        #expect(SecretToken(text) == nil)
        #expect(throws: AuthError.self) { try RefreshToken(text) }
    }

    @Test(arguments: [1, 16_384, 16_385])
    func `a token has one to sixteen thousand characters`(count: Int) {
        #expect((SecretToken(String(repeating: "x", count: count)) != nil) == (count <= 16_384))
    }
}
