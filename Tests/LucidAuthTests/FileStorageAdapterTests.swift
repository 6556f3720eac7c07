// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidCrypto
import LucidTesting
import Testing

@testable import LucidAuth

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite(.timeLimit(.minutes(10))) final class FileStorageAdapterTests {
    private let root: String
    private let path: String
    private let identity = Samples.identity

    init() throws {
        var template = Array("/tmp/lucid-auth-XXXXXX".utf8CString)
        let made = mkdtemp(&template) != nil
        try #require(made)
        root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        path = root + "/state/lucid-agent"
    }

    deinit { Self.remove(root) }

    private static func remove(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR {
            chmod(path, 0o700)
            if let directory = try? Descriptor(path, flags: O_RDONLY | O_DIRECTORY) {
                for name in directory.entryNames() ?? [] where name != "." && name != ".." { remove("\(path)/\(name)") }
            }
            rmdir(path)
        } else {
            unlink(path)
        }
    }

    private var file: String { "\(path)/\(identity.key).json" }

    private func mode(_ path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o777 : nil
    }

    private func names() throws -> [String] {
        let directory = try Descriptor(path, flags: O_RDONLY | O_DIRECTORY)
        return (directory.entryNames() ?? []).filter { $0 != "." && $0 != ".." }.sorted()
    }

    private func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) throws {
        let file = try Descriptor(path, flags: O_WRONLY | O_CREAT | O_TRUNC, mode: mode)
        try file.writeAll(bytes)
        fchmod(file.number, mode)
    }

    private func entry(_ counter: UInt64 = 1, revision: UInt64 = 1) -> StoredEntry {
        var entry = Samples.entry(Samples.bundle(counter, at: World()), revision: revision)
        entry.counter = counter
        return entry
    }

    private func revision(_ number: UInt64) -> EntryRevision { EntryRevision(Samples.id(number)) }

    @Test func `what is saved is loaded, in private files`() async throws {
        let storage = FileStorageAdapter(directory: path)
        #expect(try await storage.load(identity) == nil)
        #expect(try await storage.save(entry(), for: identity, replacing: nil))
        #expect(try await storage.load(identity)?.bundle?.access.text == "access-sample")
        #expect(mode(path) == 0o700)
        #expect(mode(file) == 0o600)
        #expect(mode(root + "/state") == 0o700)
        #expect(try names() == ["\(identity.key).json", "\(identity.key).lock"])
    }

    @Test func `only the expected revision is replaced`() async throws {
        let storage = FileStorageAdapter(directory: path)
        #expect(try await storage.save(entry(1, revision: 1), for: identity, replacing: nil))
        #expect(try await storage.save(entry(2, revision: 2), for: identity, replacing: nil) == false)
        #expect(try await storage.save(entry(2, revision: 2), for: identity, replacing: revision(9)) == false)
        #expect(try await storage.load(identity)?.counter == 1)
        #expect(try await storage.save(entry(2, revision: 2), for: identity, replacing: revision(1)))
        #expect(try await storage.load(identity)?.counter == 2)
    }

    @Test(arguments: [0o644, 0o640, 0o660, 0o604] as [mode_t])
    func `a file that others can reach is refused with the command that mends it`(wide: mode_t) async throws {
        let storage = FileStorageAdapter(directory: path)
        _ = try await storage.save(entry(), for: identity, replacing: nil)
        chmod(file, wide)
        let error = await #expect(throws: AuthError.self) { try await storage.load(self.identity) }
        #expect(error?.code == .storage)
        #expect(error?.message.contains("chmod 600 \(file)") == true)
        await #expect(throws: AuthError.self) {
            try await storage.save(self.entry(2, revision: 2), for: self.identity, replacing: self.revision(1))
        }
        #expect(mode(file) == wide, "nothing is changed silently")
    }

    @Test func `a directory that others can reach is refused with the command that mends it`() async throws {
        let storage = FileStorageAdapter(directory: path)
        _ = try await storage.save(entry(), for: identity, replacing: nil)
        chmod(path, 0o755)
        let error = await #expect(throws: AuthError.self) { try await storage.load(self.identity) }
        #expect(error?.message.contains("chmod 700 \(path)") == true)
    }

    @Test func `a symbolic link in place of the file is refused and not followed`() async throws {
        let storage = FileStorageAdapter(directory: path)
        _ = try await storage.save(entry(), for: identity, replacing: nil)
        let target = root + "/elsewhere"
        rename(file, target)
        symlink(target, file)
        let error = await #expect(throws: AuthError.self) { try await storage.load(self.identity) }
        #expect(error?.message.contains("symbolic link") == true)
    }

    @Test func `a symbolic link in place of the directory or the lock is refused`() async throws {
        mkdir(root + "/real", 0o700)
        symlink(root + "/real", root + "/link")
        let linked = FileStorageAdapter(directory: root + "/link")
        await #expect(throws: AuthError.self) { try await linked.load(self.identity) }
        let storage = FileStorageAdapter(directory: path)
        _ = try await storage.save(entry(), for: identity, replacing: nil)
        unlink("\(path)/\(identity.key).lock")
        symlink(root + "/target", "\(path)/\(identity.key).lock")
        await #expect(throws: AuthError.self) {
            try await storage.save(self.entry(), for: self.identity, replacing: nil)
        }
        let error = await #expect(throws: AuthError.self) { try await storage.tryLock(self.identity) }
        #expect(error?.message.contains("symbolic link") == true)
        #expect(mode(root + "/target") == nil)
    }

    @Test func `a directory or a pipe in place of the file is refused`() async throws {
        let storage = FileStorageAdapter(directory: path)
        _ = try await storage.tryLock(identity)
        mkfifo(file, 0o600)
        let error = await #expect(throws: AuthError.self) { try await storage.load(self.identity) }
        #expect(error?.message.contains("not a regular file") == true)
    }

    @Test func `a file of another user is refused`() async throws {
        guard geteuid() == 0 else { return }
        let storage = FileStorageAdapter(directory: path)
        _ = try await storage.save(entry(), for: identity, replacing: nil)
        chown(file, 12_345, gid_t.max)
        let error = await #expect(throws: AuthError.self) { try await storage.load(self.identity) }
        #expect(error?.message.contains("belongs to user 12345") == true)
    }

    @Test(arguments: ["", "{", "{}", "garbage"])
    func `a damaged file is told apart and moved aside`(content: String) async throws {
        let storage = FileStorageAdapter(directory: path)
        _ = try await storage.tryLock(identity)
        try write(Array(content.utf8), to: file)
        await #expect(throws: StorageDamage.self) { try await storage.load(self.identity) }
        let place = try #require(try await storage.setAside(identity))
        #expect(place.contains(".corrupt-"))
        #expect(mode(place) == 0o600)
        #expect(try await storage.load(identity) == nil)
    }

    @Test func `a session survives a damaged file by a challenge, and the report names the place`() async throws {
        let clock = TestClock()
        let storage = FileStorageAdapter(directory: path)
        let source = FakeSource(clock)
        let first = ManagedCredential(source: source, storage: storage, clock: clock)
        _ = try await first.ensureAccessToken()
        await first.shutdown()
        try write(Array("torn".utf8), to: file)
        let second = ManagedCredential(source: source, storage: storage, clock: clock)
        var events = second.events().makeAsyncIterator()
        let token = try await second.ensureAccessToken()
        #expect(token.generation == 2, "the counter survived in the lock file")
        if case .persistenceFailed(let error) = await events.next()?.kind {
            #expect(error.message.contains(".corrupt-"))
        } else {
            Issue.record("no report")
        }
    }

    @Test(arguments: FileStep.allCases.filter { $0 != .openLock && $0 != .lock && $0 != .openDirectory })
    func `a write that fails at any step leaves the old file or the new one, and no rubbish`(step: FileStep)
        async throws
    {
        _ = try await FileStorageAdapter(directory: path).save(entry(), for: identity, replacing: nil)
        let failing = FileStorageAdapter(directory: path) { current in
            if current == step { throw SystemFailure("do that", number: ENOSPC) }
        }
        let error = await #expect(throws: AuthError.self) {
            try await failing.save(self.entry(2, revision: 2), for: self.identity, replacing: self.revision(1))
        }
        #expect(error?.code == .storage)
        #expect(error?.message.contains("No space left") == true)
        let counter = try await failing.load(identity)?.counter
        #expect(counter == (step == .synchronizeDirectory ? 2 : 1))
        #expect((error?.outcome == .unknown) == (step == .synchronizeDirectory), "and the error says which it may be")
        #expect(try names().filter { $0.contains(".tmp-") } == [])
    }

    // MARK: Lock

    @Test func `one of two has the lock, and the other learns who`() async throws {
        let (one, two) = (FileStorageAdapter(directory: path), FileStorageAdapter(directory: path))
        guard case .got(let lease) = try await one.tryLock(identity) else { throw Unexpected() }
        guard case .held(let holder) = try await two.tryLock(identity) else { throw Unexpected() }
        #expect(holder == getpid())
        lease.release()
        lease.release()
        guard case .got = try await two.tryLock(identity) else { throw Unexpected() }
    }

    @Test func `a lease that goes out of use frees the lock`() async throws {
        let storage = FileStorageAdapter(directory: path)
        do {
            let answer = try await storage.tryLock(identity)
            guard case .got = answer else { throw Unexpected() }
        }
        guard case .got = try await storage.tryLock(identity) else { throw Unexpected() }
    }

    @Test func `entries are locked one by one`() async throws {
        let storage = FileStorageAdapter(directory: path)
        let other = SharingIdentity(origin: "o", agent: "b", credential: nil, kind: "k")
        let first = try await storage.tryLock(identity)
        guard case .got = first, case .got = try await storage.tryLock(other) else { throw Unexpected() }
    }

    @Test func `the lock remembers the generation and sweeps what a dead process left`() async throws {
        let storage = FileStorageAdapter(directory: path)
        _ = try await storage.save(entry(41), for: identity, replacing: nil)
        try write([1, 2, 3], to: "\(path)/.\(identity.key).tmp-dead")
        try write([1, 2, 3], to: "\(path)/.other.tmp-alive")
        do {
            guard case .got(let lease) = try await storage.tryLock(identity) else { throw Unexpected() }
            #expect(lease.lastGeneration == 41)
            #expect(try await storage.save(entry(42, revision: 2), for: identity, replacing: revision(1)))
            lease.release()
        }
        #expect(try names().filter { $0.contains(".tmp-") } == [".other.tmp-alive"])
        unlink(file)
        guard case .got(let lease) = try await storage.tryLock(identity) else { throw Unexpected() }
        #expect(lease.lastGeneration == 42)
    }

    @Test(arguments: ["", "rubbish\n", "-1\n2\n", "99999999999999999999999\n"])
    func `a lock file with rubbish in it still locks`(content: String) async throws {
        let storage = FileStorageAdapter(directory: path)
        _ = try await storage.tryLock(identity)
        try write(Array(content.utf8), to: "\(path)/\(identity.key).lock")
        guard case .got(let lease) = try await storage.tryLock(identity) else { throw Unexpected() }
        #expect(lease.lastGeneration == 0)
    }

    @Test(arguments: [FileStep.openDirectory, .openLock, .lock])
    func `a lock that cannot be had is broken, not held`(step: FileStep) async throws {
        let storage = FileStorageAdapter(directory: path) { current in
            if current == step { throw SystemFailure("lock", number: ENOLCK) }
        }
        guard case .broken(let reason) = try await storage.tryLock(identity) else { throw Unexpected() }
        #expect(!reason.isEmpty)
    }

    @Test func `agents over one directory share one session`() async throws {
        let clock = TestClock()
        let source = FakeSource(clock, gate: Gate())
        let managers = (0..<4).map { _ in
            ManagedCredential(source: source, storage: FileStorageAdapter(directory: path), clock: clock)
        }
        let callers = managers.map { manager in Task { try await manager.ensureAccessToken() } }
        await source.gate.waitForArrivals()
        source.gate.open()
        let ticker = Task {
            while !Task.isCancelled {
                await clock.waitForSleeper(within: 0.7)
                clock.advance(by: 0.05)
            }
        }
        for caller in callers { #expect(try await caller.value.value == "access-obtained-1") }
        ticker.cancel()
        #expect(source.obtained == 1)
    }

    private struct Unexpected: Error {}
}
