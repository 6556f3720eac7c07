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

/// What a process that is killed while it writes leaves behind, and what the next one makes of it.
@Suite(.timeLimit(.minutes(10))) struct StorageDeathTests {
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

    /// What is in the directory if the writer dies at `step`: nothing tidies up behind it.
    private func dying(at step: FileStep, writing counter: UInt64, replacing old: UInt64, keys: StorageKeys? = nil)
        async throws
    {
        let kept = Lock<[String: [UInt8]]>([:])
        let storage = state.storage(keys) { [state] current in
            guard current == step else { return }
            let contents = try state.contents()
            kept.withLock { $0 = contents }
            throw SystemFailure("go on", number: EINTR)
        }
        await #expect(throws: AuthError.self) { try await save(counter, replacing: old, in: storage) }
        for (name, bytes) in kept.withLock({ $0 }) { try state.write(bytes, to: "\(state.path)/\(name)") }
    }

    private var temporaries: [String] { get throws { try state.names().filter { $0.contains(".tmp-") } } }

    @Test(arguments: [FileStep.write, .synchronize])
    func `K5: a temporary file that is not whole is swept by the next holder, and the intent is seen`(step: FileStep)
        async throws
    {
        try await save(1, replacing: nil, isSpent: true)
        try await dying(at: step, writing: 2, replacing: 1)
        let name = try #require(try temporaries.first)
        let bytes = try state.read("\(state.path)/\(name)")
        try state.write(Array(bytes.prefix(bytes.count / 2)), to: "\(state.path)/\(name)")
        #expect(try await state.storage().load(identity)?.counter == 1)
        let lease = try await state.lease(state.storage())
        #expect(lease.lastGeneration == 1)
        #expect(try temporaries == [])
        #expect(try await state.storage().load(identity)?.intent != nil)
    }

    @Test func `K5: temporary files are swept only by the holder of the lock, and only its own`() async throws {
        try await save(1, replacing: nil)
        let lease = try await state.lease(state.storage())
        let names = [".\(identity.key).tmp-x", ".\(TemporaryState.other.key).tmp-x"].sorted()
        for name in names { try state.write([1], to: "\(state.path)/\(name)") }
        _ = try await state.storage().tryLock(identity)
        _ = try await state.storage().load(identity)
        try await save(2, replacing: 1)
        #expect(try temporaries == names)
        lease.release()
        _ = try await state.lease(state.storage())
        #expect(try temporaries == [".\(TemporaryState.other.key).tmp-x"])
    }

    @Test func `K5: a temporary file of a writer at work is not swept`() async throws {
        try await save(1, replacing: nil)
        let (reached, go) = (Signal(), Signal())
        let slow = state.storage { step in
            if step == .rename {
                reached.send()
                go.wait()
            }
        }
        async let isSaved = save(2, replacing: 1, in: slow)
        await reached.received()
        _ = try await state.lease(state.storage())
        #expect(try temporaries.count == 1)
        go.send()
        #expect(try await isSaved, "it had no lock, and lost nothing")
    }

    @Test(arguments: [true, false])
    func `K6: a whole session in a temporary file is taken up if its intent is stored`(isSealed: Bool) async throws {
        let keys = isSealed ? StorageKeys(.generate()) : nil
        try await save(1, replacing: nil, in: state.storage(keys), isSpent: true)
        try await dying(at: .rename, writing: 2, replacing: 1, keys: keys)
        let lease = try await state.lease(state.storage(keys))
        #expect(lease.lastGeneration == 2)
        let entry = try await state.storage(keys).load(identity)
        #expect(entry?.bundle?.refresh?.text == "refresh-2")
        #expect(entry?.intent == nil)
        #expect(try temporaries == [])
        #expect(try await save(3, replacing: 2, in: state.storage(keys), holding: lease))
    }

    enum Misfit: CaseIterable { case noIntent, otherState, sameGeneration, otherAgent, tooOpen }

    @Test(arguments: Misfit.allCases)
    func `K6: one that does not fit what is stored is swept`(misfit: Misfit) async throws {
        try await save(1, replacing: nil, isSpent: misfit != .noIntent)
        let counter: UInt64 = misfit == .sameGeneration ? 1 : 2
        let writer = misfit == .otherAgent ? TemporaryState.other : identity
        let entry = try TemporaryState.entry(counter, revision: 2, for: writer)
        let origin = state.revision(misfit == .otherState ? 9 : 1)
        let name = "\(EntryFiles.temporaryPrefix(identity.key))\(origin)-0011223344556677"
        try state.write(entry.serialized(), to: "\(state.path)/\(name)", mode: misfit == .tooOpen ? 0o644 : 0o600)
        let lease = try await state.lease(state.storage())
        #expect(lease.lastGeneration == 1)
        #expect(try temporaries == [])
        #expect(try await state.storage().load(identity)?.bundle?.generation.counter == 1)
    }

    @Test func `K6: one that cannot be written anew stays for the next holder`() async throws {
        try await save(1, replacing: nil, isSpent: true)
        try await dying(at: .rename, writing: 2, replacing: 1)
        let full = failing(.write, ENOSPC)
        #expect(try await state.lease(full).lastGeneration == 1)
        #expect(try temporaries.count == 1)
        #expect(try await state.lease(state.storage()).lastGeneration == 2)
    }

    @Test func `K7: a write that dies before the directory is synced has left the old entry or the new one`()
        async throws
    {
        try await save(1, replacing: nil, isSpent: true)
        try await dying(at: .synchronizeDirectory, writing: 2, replacing: 1)
        #expect(try await state.storage().load(identity)?.counter == 2)
        let lease = try await state.lease(state.storage())
        #expect(lease.lastGeneration == 2)
        #expect(try await save(3, replacing: 2, holding: lease))
    }
}
