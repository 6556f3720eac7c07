// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
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

/// The storage faults of the catalogue, at the file itself; what the engine does with them is in `StorageFaultTests`,
/// and D16 is in `SealedStorageTests`.
@Suite(.timeLimit(.minutes(10))) struct StorageCatalogueTests {
    private let state = TemporaryState()
    private var identity: SharingIdentity { state.identity }

    @discardableResult
    private func save(
        _ counter: UInt64, replacing old: UInt64?, in storage: FileStorageAdapter? = nil, isSpent: Bool = false,
        holding lease: StorageLease? = nil
    ) async throws -> Bool {
        let entry = try TemporaryState.entry(counter, revision: counter, isSpent: isSpent)
        let storage = storage ?? state.storage()
        guard let lease else { return try await storage.save(entry, for: identity, replacing: old.map(state.revision)) }
        return try await storage.save(entry, for: identity, replacing: old.map(state.revision), holding: lease)
    }

    private func failing(_ step: FileStep, _ number: Int32, _ isOn: @escaping @Sendable () -> Bool = { true })
        -> FileStorageAdapter
    {
        state.storage { current in
            if current == step, isOn() { throw SystemFailure("\(step)", number: number) }
        }
    }

    @Test(arguments: [FileStep.createTemporary, .write, .synchronize, .rename])
    func `D1: with a full disk the old file is intact, and the next write succeeds`(step: FileStep) async throws {
        try await save(1, replacing: nil)
        let before = try state.read(state.file)
        let isFull = Lock(true)
        let storage = failing(step, ENOSPC) { isFull.withLock { $0 } }
        let error = await #expect(throws: AuthError.self) { try await save(2, replacing: 1, in: storage) }
        #expect(error?.code == .storage)
        #expect(error?.outcome == .unspent, "it is certain that nothing changed")
        #expect(try state.read(state.file) == before)
        isFull.withLock { $0 = false }
        #expect(try await save(2, replacing: 1, in: storage))
    }

    @Test func `D2: after a failed fsync another file is written, and the first is gone`() async throws {
        try await save(1, replacing: nil)
        let attempts = Lock<[[String]]>([])
        let storage = state.storage { [state] step in
            guard step == .synchronize else { return }
            let names = try state.names().filter { $0.contains(".tmp-") }
            let isFirst = attempts.withLock { attempts in
                attempts.append(names)
                return attempts.count == 1
            }
            if isFirst { throw SystemFailure("fsync", number: EIO) }
        }
        await #expect(throws: AuthError.self) { try await save(2, replacing: 1, in: storage) }
        #expect(try await save(2, replacing: 1, in: storage))
        let seen = attempts.withLock { $0 }
        #expect(seen.map(\.count) == [1, 1])
        #expect(seen[0] != seen[1])
    }

    @Test func `D3: a directory that cannot be written is no lock and no entry, and no obstacle`() async throws {
        try await save(1, replacing: nil)
        let storage = failing(.openLock, EROFS)
        #expect(try await storage.load(identity)?.counter == 1)
        guard case .broken(let reason) = try await storage.tryLock(identity) else { throw Unexpected() }
        #expect(reason.contains("Read-only"))
    }

    @Test func `D4: an empty, cut, changed or doubled file is damage; it is moved aside, and the counter stays`()
        async throws
    {
        try await save(17, replacing: nil)
        try await state.lease(state.storage()).release()
        let whole = try state.read(state.file)
        var flipped = whole
        flipped[whole.count / 2] ^= 4
        for bytes in [[], Array(whole.dropLast()), flipped, whole + whole] {
            try state.write(bytes, to: state.file)
            await #expect(throws: StorageDamage.self) { try await state.storage().load(identity) }
            let lease = try await state.lease(state.storage())
            #expect(lease.lastGeneration == 17)
            let place = try #require(try await state.storage().setAside(identity))
            #expect(try state.read(place) == bytes)
            #expect(try await state.storage().load(identity) == nil)
        }
        #expect(try state.names().filter { $0.contains(".corrupt-") }.count == 4)
    }

    @Test func `D5: a file that is too open, foreign or a link is refused with the fix, by every call`() async throws {
        try await save(1, replacing: nil)
        chmod(state.file, 0o644)
        let storage = state.storage()
        for error in [
            await #expect(throws: AuthError.self) { try await storage.load(identity) },
            await #expect(throws: AuthError.self) { _ = try await storage.tryLock(identity) },
            await #expect(throws: AuthError.self) { try await save(2, replacing: 1) },
        ] {
            #expect(error?.code == .storage)
            #expect(error?.message.contains("chmod 600 \(state.file)") == true)
        }
    }

    @Test func `D6: a file of a newer version is read as far as it is known, and stays of that version`() async throws {
        var object = try #require(
            JSONValue(parsing: TemporaryState.entry(3, revision: 3).serialized()).objectValue)
        object["version"] = 2
        object["future"] = "kept"
        object["checksum"] = nil
        object["checksum"] = .string(Hex.encode(SHA256.hash(JSONValue.object(object).serialized())))
        try state.write(JSONValue.object(object).serialized(), to: state.file)
        var entry = try #require(try await state.storage().load(identity))
        #expect(entry.bundle?.access.text == "access-3")
        entry.revision = state.revision(4)
        #expect(try await state.storage().save(entry, for: identity, replacing: state.revision(3)))
        let written = try JSONValue(parsing: state.read(state.file))
        #expect(written["version"]?.intValue == 2)
        #expect(written["future"]?.stringValue == "kept")
    }

    @Test func `D7: a file of another agent is refused, and not replaced or moved`() async throws {
        let foreign = try TemporaryState.entry(8, for: TemporaryState.other).serialized()
        try state.write(foreign, to: state.file)
        let storage = state.storage()
        for error in [
            await #expect(throws: AuthError.self) { try await storage.load(identity) },
            await #expect(throws: AuthError.self) { _ = try await storage.tryLock(identity) },
            await #expect(throws: AuthError.self) { try await save(1, replacing: nil) },
        ] {
            #expect(error?.message.contains("another origin, agent or credential") == true)
        }
        #expect(try state.read(state.file) == foreign)
    }

    @Test func `D8: while one write stalls others still read and learn that the lock is held`() async throws {
        try await save(1, replacing: nil)
        let (stalled, go) = (Signal(), Signal())
        let slow = state.storage { step in
            if step == .synchronize {
                stalled.send()
                go.wait()
            }
        }
        let lease = try await state.lease(slow)
        async let isSaved = save(2, replacing: 1, in: slow, holding: lease)
        await stalled.received()
        #expect(try await state.storage().load(identity)?.counter == 1)
        guard case .held = try await state.storage().tryLock(identity) else { throw Unexpected() }
        go.send()
        #expect(try await isSaved)
    }

    @Test func `D9: a lock file removed while the lock is held costs the holder its right to save`() async throws {
        try await save(1, replacing: nil)
        let storage = state.storage()
        let lease = try await state.lease(storage)
        unlink(state.lockFile)
        let second = try await state.lease(state.storage())
        #expect(try await save(2, replacing: 1, in: storage, holding: lease) == false)
        #expect(lease.isLost)
        #expect(!second.isLost)
        #expect(try await save(2, replacing: 1, holding: second))
        lease.release()
        guard case .held = try await state.storage().tryLock(identity) else { throw Unexpected() }
    }

    @Test func `D9: a lock file removed between opening and locking gives nobody the lock`() async throws {
        try await state.lease(state.storage()).release()
        let storage = state.storage { [state] step in
            if step == .lock { unlink(state.lockFile) }
        }
        guard case .held(by: nil) = try await storage.tryLock(identity) else { throw Unexpected() }
        _ = try await state.lease(state.storage())
    }

    @Test(arguments: [ENOLCK, EOPNOTSUPP, ENOSYS, EINVAL, EIO])
    func `D10: a lock that does not work is broken, not held, and saves still compare`(number: Int32) async throws {
        let storage = failing(.lock, number)
        guard case .broken = try await storage.tryLock(identity) else { throw Unexpected() }
        #expect(try await save(1, replacing: nil, in: storage))
        #expect(try await save(2, replacing: nil, in: storage) == false)
    }

    @Test func `D11: the lock of a dead process is free, whatever the file says`() async throws {
        try await state.lease(state.storage()).release()
        try state.write(Array("00000000000000000009\n\(Int32.max)\n".utf8), to: state.lockFile)
        let lease = try await state.lease(state.storage())
        #expect(lease.lastGeneration == 9)
        guard case .held(by: getpid()) = try await state.storage().tryLock(identity) else { throw Unexpected() }
    }

    @Test func `D12: an adapter that hands out another's entry, or that throws, is not believed`() async throws {
        let clock = TestClock()
        let wrong = WrongStorage()
        let manager = ManagedCredential(source: FakeSource(clock), storage: wrong, clock: clock)
        var events = manager.events().makeAsyncIterator()
        for error in [
            await #expect(throws: AuthError.self) { try await manager.restore() },
            await #expect(throws: AuthError.self) { try await manager.ensureAccessToken() },
        ] {
            #expect(error?.message.contains("another origin, agent or credential") == true)
        }
        wrong.entry.withLock { $0 = nil }
        clock.advance(by: 60)
        #expect(try await manager.ensureAccessToken().value == "access-obtained-1")
        guard case .refreshFailed = await events.next()?.kind, case .persistenceFailed = await events.next()?.kind
        else {
            throw Unexpected()
        }
        await manager.shutdown()
    }

    @Test func `D13: a directory that cannot be made is an error that names it`() async throws {
        try state.write([1], to: state.path + "/file")
        let storage = FileStorageAdapter(directory: state.path + "/file/below")
        let error = await #expect(throws: AuthError.self) { try await save(1, replacing: nil, in: storage) }
        #expect(error?.code == .storage)
        #expect(error?.message.contains("\(state.path)/file") == true)
    }

    @Test func `D14: an intent that could not be written has not happened`() async throws {
        try await save(1, replacing: nil)
        let storage = failing(.rename, EIO)
        let intent = try TemporaryState.entry(1, revision: 2, isSpent: true)
        await #expect(throws: AuthError.self) {
            try await storage.save(intent, for: identity, replacing: state.revision(1))
        }
        let lease = try await state.lease(state.storage())
        #expect(try await state.storage().load(identity)?.intent == nil)
        #expect(lease.lastGeneration == 1)
    }

    @Test func `D15: clear, log in again, then a late loser: its save is refused, and the counter never falls`()
        async throws
    {
        try await save(5, replacing: nil)
        let loser = try await state.storage().load(identity)
        var cleared = try TemporaryState.entry(5, revision: 6)
        cleared.bundle = nil
        #expect(try await state.storage().save(cleared, for: identity, replacing: state.revision(5)))
        try await state.lease(state.storage()).release()
        try await save(7, replacing: 6)
        #expect(
            try await state.storage().save(
                TemporaryState.entry(6, revision: 8), for: identity, replacing: loser?.revision) == false)
        #expect(try await state.storage().load(identity)?.bundle?.generation.counter == 7)
        #expect(try await state.lease(state.storage()).lastGeneration == 7)
    }

    @Test func `rule 23: clearing compares, and what was written meanwhile is read before it goes`() async throws {
        let clock = TestClock()
        let storage = RacingStorage()
        let source = FakeSource(clock)
        let manager = ManagedCredential(source: source, storage: storage, clock: clock)
        let other = ManagedCredential(source: source, storage: storage.memory, clock: clock)
        _ = try await manager.ensureAccessToken()
        let before = try #require(try await storage.memory.load(Samples.identity))
        // Another process writes between our look and our clearing.
        var newer = before
        newer.revision = state.revision(77)
        newer.unknown["note"] = "written meanwhile"
        storage.next.withLock { [newer] in $0 = newer }
        try await manager.clearTokens(revoke: true)
        #expect(storage.refusals.withLock { $0 } == 1, "the clearing named a state that was not there any more")
        let after = try #require(try await storage.memory.load(Samples.identity))
        #expect(after.bundle == nil)
        #expect(after.unknown["note"]?.stringValue == "written meanwhile", "it was read, not written over")
        #expect(
            after.generationCounter == before.generationCounter + 1, "that it was dropped is a generation of its own")
        #expect(try await other.restore() == nil)
        await manager.shutdown()
        await other.shutdown()
    }

    private struct Unexpected: Error {}
}

/// Memory in which another process writes just before one save.
private final class RacingStorage: StorageAdapter {
    let memory = MemoryStorageAdapter()
    let next = Lock<StoredEntry?>(nil)
    let refusals = Lock(0)

    func load(_ identity: SharingIdentity) async throws -> StoredEntry? { try await memory.load(identity) }

    func save(
        _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?
    ) async throws -> Bool {
        let other = next.withLock { next in
            defer { next = nil }
            return next
        }
        if let other { _ = try await memory.save(other, for: identity, replacing: revision) }
        let isSaved = try await memory.save(entry, for: identity, replacing: revision)
        if !isSaved { refusals.withLock { $0 += 1 } }
        return isSaved
    }

    func tryLock(_ identity: SharingIdentity) async throws -> StorageLock { try await memory.tryLock(identity) }
}

/// Says that it has the session of another agent, and cannot save.
private final class WrongStorage: StorageAdapter {
    let entry: Lock<StoredEntry?>

    init() { entry = Lock(try? TemporaryState.entry(for: TemporaryState.other)) }

    func load(_ identity: SharingIdentity) async throws -> StoredEntry? { entry.withLock { $0 } }

    func save(_ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?) async throws
        -> Bool
    {
        throw SystemFailure("save", number: EIO)
    }
}
