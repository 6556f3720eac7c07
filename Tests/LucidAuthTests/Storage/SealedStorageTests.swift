// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import Testing

@testable import LucidAuth

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite(.timeLimit(.minutes(10))) struct SealedStorageTests {
    private let state = TemporaryState()
    private let key = StorageKey.generate()
    private var identity: SharingIdentity { state.identity }

    private func save(_ counter: UInt64, replacing old: UInt64?, _ keys: StorageKeys?) async throws -> Bool {
        try await state.storage(keys).save(
            TemporaryState.entry(counter, revision: counter), for: identity, replacing: old.map(state.revision))
    }

    private func header() throws -> JSONObject {
        var object = try #require(JSONValue(parsing: state.read(state.file)).objectValue)
        object["sealed"] = nil
        return object
    }

    @Test func `what is sealed is opened with the same key, and shows only its header`() async throws {
        let keys = StorageKeys(key)
        #expect(try await save(7, replacing: nil, keys))
        let text = String(decoding: try state.read(state.file), as: UTF8.self)
        for secret in ["access-7", "refresh-7", "agent-1", "expiresAt"] { #expect(!text.contains(secret)) }
        let header = try header()
        #expect(header.map(\.key) == ["format", "version", "keyId", "identity", "counter"])
        #expect(header["format"] == "lucid-agent-sealed")
        #expect(header["version"]?.intValue == 1)
        #expect(header["keyId"]?.stringValue == key.id)
        #expect(header["identity"]?.stringValue == identity.key)
        #expect(header["counter"]?.intValue == 7)
        let loaded = try await state.storage(keys).load(identity)
        #expect(try loaded?.serialized() == TemporaryState.entry(7, revision: 7).serialized())
        #expect(try await save(8, replacing: 7, keys))
        #expect(try await state.storage(StorageKeys(key)).load(identity)?.counter == 8)
    }

    @Test func `no two writes look alike`() async throws {
        let entry = try TemporaryState.entry()
        let one = try SealedEntry.seal(entry, with: key, replacing: nil)
        #expect(try one != SealedEntry.seal(entry, with: key, replacing: nil))
    }

    // MARK: D16

    enum Mismatch: CaseIterable { case noKey, otherKey, emptySource, failingSource, plaintext }

    @Test(arguments: Mismatch.allCases)
    func `D16: with another key, with none, or in the clear, nothing is moved or written`(mismatch: Mismatch)
        async throws
    {
        #expect(try await save(3, replacing: nil, mismatch == .plaintext ? nil : StorageKeys(key)))
        try state.write([1, 2], to: "\(state.path)/.\(identity.key).tmp-left")
        let keys: StorageKeys? =
            switch mismatch {
            case .noKey: nil
            case .otherKey, .plaintext: StorageKeys(.generate(), .generate())
            case .emptySource: StorageKeys([])
            case .failingSource: StorageKeys(loading: { throw AuthError(.configuration, message: "down") })
            }
        let storage = state.storage(keys)
        _ = try await state.storage(mismatch == .plaintext ? nil : StorageKeys(key)).load(identity)
        let before = try state.contents()
        let failures = [
            await #expect(throws: AuthError.self) { try await storage.load(self.identity) },
            await #expect(throws: AuthError.self) { _ = try await storage.tryLock(self.identity) },
            await #expect(throws: AuthError.self) { try await self.save(4, replacing: 3, keys) },
            await #expect(throws: AuthError.self) { try await self.save(4, replacing: nil, keys) },
        ]
        for failure in failures { #expect(failure?.code == .storageKeyMismatch) }
        var after = try state.contents()
        after["\(identity.key).lock"] = before["\(identity.key).lock"]
        #expect(after == before)
        guard case .got = try await state.storage(mismatch == .plaintext ? nil : StorageKeys(key)).tryLock(identity)
        else {
            Issue.record("the refused lock is still held")
            return
        }
    }

    @Test(arguments: Mismatch.allCases.filter { $0 != .plaintext })
    func `D16: an agent with a key pair goes on in memory, and one without is told`(mismatch: Mismatch) async throws {
        let clock = TestClock()
        let source = FakeSource(clock)
        let first = ManagedCredential(source: source, storage: state.storage(StorageKeys(key)), clock: clock)
        _ = try await first.ensureAccessToken()
        await first.shutdown()
        let before = try state.contents()
        let keys: StorageKeys? =
            switch mismatch {
            case .noKey: nil
            case .otherKey, .plaintext: StorageKeys(.generate())
            case .emptySource: StorageKeys([])
            case .failingSource: StorageKeys(loading: { throw AuthError(.configuration, message: "down") })
            }
        let second = ManagedCredential(source: source, storage: state.storage(keys), clock: clock)
        var events = second.events().makeAsyncIterator()
        #expect(try await second.ensureAccessToken().value == "access-obtained-2")
        if case .persistenceFailed(let error) = await events.next()?.kind {
            #expect(error.code == .storageKeyMismatch)
        } else {
            Issue.record("nothing was reported")
        }
        #expect(await second.health.isPersisted == false)
        await #expect(throws: AuthError.self) { try await second.clearTokens() }
        await second.shutdown()
        let third = ManagedCredential(
            source: FakeSource(clock, canObtain: false), storage: state.storage(keys), clock: clock)
        for error in [
            await #expect(throws: AuthError.self) { try await third.restore() },
            await #expect(throws: AuthError.self) { try await third.ensureAccessToken() },
        ] {
            #expect(error?.code == .storageKeyMismatch)
        }
        await third.shutdown()
        #expect(try state.contents() == before)
    }

    @Test func `D16: only the right key with a broken seal is damage, and is set aside`() async throws {
        let keys = StorageKeys(key)
        #expect(try await save(5, replacing: nil, keys))
        let storage = state.storage(keys)
        try await state.lease(storage).release()
        let whole = try #require(JSONValue(parsing: state.read(state.file)).objectValue)
        for (member, value) in [
            ("counter", JSONValue.integer(6)), ("version", .integer(0)), ("identity", .string(identity.key + "0")),
            ("sealed", "AAAA"), ("sealed", ""), ("added", "x"),
        ] {
            var changed = whole
            changed[member] = value
            try state.write(JSONValue.object(changed).serialized(), to: state.file)
            await #expect(throws: StorageDamage.self, "\(member)") { try await storage.load(self.identity) }
        }
        let lease = try await state.lease(storage)
        #expect(lease.lastGeneration == 5, "the counter is in the lock file")
        #expect(try await storage.setAside(identity)?.contains(".corrupt-") == true)
        #expect(try await storage.load(identity) == nil)
    }

    @Test(arguments: 0..<32) func `every changed byte is noticed, and none makes another key's file a damaged one`(
        seed: UInt64
    ) async throws {
        let coder = EntryCoder(keys: StorageKeys(key))
        let entry = try TemporaryState.entry(9, revision: 2)
        let bytes = try coder.encode(entry, replacing: nil)
        var random = RandomDraw(seed, salt: 9)
        let position = Int(random.next() % UInt64(bytes.count))
        var changed = bytes
        changed[position] ^= UInt8(1 << (random.next() % 8))
        #expect(throws: (any Error).self, "byte \(position)") { try coder.decode(changed, key: identity.key) }
        #expect(throws: StorageDamage.self, "cut at \(position)") {
            try coder.decode(Array(bytes.prefix(position)), key: identity.key)
        }
    }

    @Test func `a sealed file copied to another name is refused and stays`() async throws {
        let keys = StorageKeys(key)
        #expect(try await save(5, replacing: nil, keys))
        let place = "\(state.path)/\(TemporaryState.other.key).json"
        try state.write(try state.read(state.file), to: place)
        let error = await #expect(throws: AuthError.self) {
            try await state.storage(keys).load(TemporaryState.other)
        }
        #expect(error?.code == .storage)
        #expect(try state.names().contains("\(TemporaryState.other.key).json"))
    }

    @Test func `a seal of a newer version that cannot be opened is refused, and one that can is kept`() async throws {
        let keys = StorageKeys(key)
        #expect(try await save(5, replacing: nil, keys))
        var object = try #require(JSONValue(parsing: state.read(state.file)).objectValue)
        object["version"] = 3
        try state.write(JSONValue.object(object).serialized(), to: state.file)
        let error = await #expect(throws: AuthError.self) { try await state.storage(keys).load(identity) }
        #expect(error?.code == .storage)
        #expect(error?.message.contains("newer version") == true)
        // The same with a seal that fits.
        object["sealed"] = nil
        object["hint"] = "kept"
        let data = JSONValue.object(object).serialized()
        let sealed = try AESGCM.seal(
            TemporaryState.entry(5, revision: 5).serialized(), key: key.bytes, associatedData: data)
        object["sealed"] = .string(Base64.encode(sealed))
        try state.write(JSONValue.object(object).serialized(), to: state.file)
        #expect(try await save(6, replacing: 5, keys))
        #expect(try header()["version"]?.intValue == 3)
        #expect(try header()["hint"]?.stringValue == "kept")
        #expect(try await state.storage(keys).load(identity)?.counter == 6)
    }

    // MARK: Rotation and upgrade

    @Test func `a change of keys: the old one opens, the next save seals with the new one`() async throws {
        let (old, new) = (key, StorageKey.generate())
        #expect(try await save(1, replacing: nil, StorageKeys(old)))
        #expect(try await state.storage(StorageKeys(new, old)).load(identity)?.counter == 1)
        #expect(try header()["keyId"]?.stringValue == old.id)
        #expect(try await save(2, replacing: 1, StorageKeys(new, old)))
        #expect(try header()["keyId"]?.stringValue == new.id)
        #expect(try await state.storage(StorageKeys(new)).load(identity)?.counter == 2)
        await #expect(throws: AuthError.self) { try await state.storage(StorageKeys(old)).load(self.identity) }
    }

    @Test func `plaintext becomes sealed by an explicit call only`() async throws {
        #expect(try await save(1, replacing: nil, nil))
        let other = try TemporaryState.entry(4, for: TemporaryState.other)
        #expect(try await state.storage().save(other, for: TemporaryState.other, replacing: nil))
        let storage = state.storage(StorageKeys(key))
        await #expect(throws: AuthError.self) { try await storage.load(self.identity) }
        var report = try await storage.seal()
        #expect(report.sealed == 2 && report.unchanged == 0 && report.failures.isEmpty)
        #expect(try await storage.load(identity)?.counter == 1)
        #expect(try await storage.load(TemporaryState.other)?.counter == 4)
        #expect(try await save(2, replacing: 1, StorageKeys(key)), "it is the same state as before")
        report = try await storage.seal()
        #expect(report.sealed == 0 && report.unchanged == 2)
        #expect(try state.names().filter { $0.contains("tmp") } == [])
    }

    @Test func `sealing leaves alone what is locked, damaged, or under an unknown key, and says so`() async throws {
        #expect(try await save(1, replacing: nil, nil))
        try state.write(Array("torn".utf8), to: "\(state.path)/\(TemporaryState.other.key).json")
        let foreign = SharingIdentity(origin: "o", agent: "c", credential: nil, kind: "k")
        #expect(
            try await state.storage(StorageKeys(.generate())).save(
                TemporaryState.entry(for: foreign), for: foreign, replacing: nil))
        let lease = try await state.lease(state.storage())
        let before = try state.contents()
        let report = try await state.storage(StorageKeys(key)).seal()
        #expect(report.sealed == 0 && report.unchanged == 0)
        let files = try state.names().filter { $0.hasSuffix(".json") }
        #expect(report.failures.keys.sorted() == files)
        for (name, bytes) in try state.contents() where name.hasSuffix(".json") { #expect(bytes == before[name]) }
        lease.release()
        #expect(try await state.storage(StorageKeys(key)).seal().sealed == 1)
        await #expect(throws: AuthError.self) { try await state.storage().seal() }
    }

    @Test func `a session lives on in a sealed file, under a key that changes`() async throws {
        let clock = TestClock()
        let source = FakeSource(clock)
        let (old, new) = (key, StorageKey.generate())
        let first = ManagedCredential(source: source, storage: state.storage(StorageKeys(old)), clock: clock)
        let token = try await first.ensureAccessToken()
        await first.shutdown()
        let second = ManagedCredential(source: source, storage: state.storage(StorageKeys(new, old)), clock: clock)
        #expect(try await second.ensureAccessToken().value == token.value)
        clock.advance(by: 2)
        _ = try await second.refresh()
        await second.shutdown()
        #expect(source.obtained == 1)
        #expect(try header()["keyId"]?.stringValue == new.id)
    }
}
