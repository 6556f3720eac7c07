// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import LucidAuth

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Real forks.
///
/// Swift hides `fork`, because of what is not there in the child: threads. The children here do next to
/// nothing, and leave by `_exit`.
@Suite(.timeLimit(.minutes(10)), .serialized) struct ForkTests {
    private let state = TemporaryState()

    /// Runs `body` in a child.
    /// - Returns: Its process id.
    private static func fork(_ body: () -> Int32) throws -> pid_t {
        let symbol = try #require(dlsym(nil, "fork"), "there is no fork")
        let fork = unsafeBitCast(symbol, to: (@convention(c) () -> pid_t).self)
        let child = fork()
        if child == 0 {
            // A lock of the runtime that another thread held at the fork is never free here: an end, not a hang.
            alarm(20)
            _exit(body())
        }
        try #require(child > 0)
        return child
    }

    /// Waits for the end of a child: its exit status, or minus the signal that ended it.
    private static func status(_ child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
    }

    private func isHeld() async throws -> Bool {
        if case .held = try await state.storage().tryLock(state.identity) { true } else { false }
    }

    /// The descriptors of this process that are open on the lock file.
    private func lockDescriptors() throws -> [Int32] {
        var wanted = stat()
        try #require(stat(state.lockFile, &wanted) == 0)
        // Up to the limit: with all suites at work at once thousands may be open.
        return (0..<min(getdtablesize(), 1 << 20)).filter { number in
            var found = stat()
            return fstat(number, &found) == 0 && found.st_ino == wanted.st_ino && found.st_dev == wanted.st_dev
        }
    }

    @Test func `rule 25: a forked child has no descriptor of the lock, and its parent still has the lock`() async throws
    {
        let lease = try await state.lease(state.storage())
        let numbers = try lockDescriptors()
        #expect(numbers.count == 1)
        let number = try #require(numbers.first)
        let child = try Self.fork { fcntl(number, F_GETFD) == -1 && errno == EBADF ? 0 : 1 }
        #expect(Self.status(child) == 0)
        #expect(fcntl(number, F_GETFD) == FD_CLOEXEC, "the parent's is open, and closed in programs it starts")
        #expect(try await isHeld())
        lease.release()
        #expect(try await !isHeld())
    }

    @Test func `rule 25: a child that releases what it inherited takes nothing from its parent`() async throws {
        let storage = state.storage()
        let entry = try TemporaryState.entry(7)
        #expect(try await storage.save(entry, for: state.identity, replacing: nil))
        let lease = try await state.lease(storage)
        let before = try state.contents()
        let child = try Self.fork {
            lease.release()
            return 0
        }
        #expect(Self.status(child) == 0)
        #expect(try await isHeld())
        #expect(try state.contents() == before)
    }

    @Test func `rule 25: the number of an inherited descriptor is not closed again when it is another file's`()
        async throws
    {
        let lease = try await state.lease(state.storage())
        let number = try #require(try lockDescriptors().first)
        let child = try Self.fork {
            // The lowest free number is the one that the handler has freed, or one below it.
            var opened: Int32 = -1
            repeat { opened = open("/dev/null", O_RDONLY) } while opened >= 0 && opened < number
            guard opened == number else { return 2 }
            lease.release()
            return fcntl(number, F_GETFD) >= 0 ? 0 : 1
        }
        #expect(Self.status(child) == 0)
        withExtendedLifetime(lease) {}
    }

    @Test func `X15: a child that lives on does not keep the lock of a parent that is done`() async throws {
        let lease = try await state.lease(state.storage())
        let child = try Self.fork {
            while true { pause() }
        }
        #expect(try await isHeld())
        lease.release()
        let isFree = try await !isHeld()
        kill(child, SIGKILL)
        #expect(Self.status(child) == -SIGKILL)
        #expect(isFree)
    }

    @Test func `X15: a child opens the lock anew and finds it held; when the parent is done it gets it`() async throws {
        let lease = try await state.lease(state.storage())
        let files = EntryFiles(path: state.path, coder: EntryCoder(keys: nil)) { _ in }
        let key = state.identity.key
        let second = try Self.fork {
            if case .held? = try? files.tryLock(key) { 0 } else { 1 }
        }
        #expect(Self.status(second) == 0)
        lease.release()
        let third = try Self.fork {
            if case .got? = try? files.tryLock(key) { 0 } else { 1 }
        }
        #expect(Self.status(third) == 0)
        #expect(try await !isHeld(), "the kernel freed the lock of the dead child")
    }

    @Test func `K10: the lock of a process killed while it holds it is free at once`() async throws {
        try await state.lease(state.storage()).release()
        let files = EntryFiles(path: state.path, coder: EntryCoder(keys: nil)) { _ in }
        let key = state.identity.key
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let writing = ends[1]
        let child = try Self.fork {
            guard case .got(let lease)? = try? files.tryLock(key) else { return 1 }
            var byte: UInt8 = 1
            write(writing, &byte, 1)
            while !lease.isLost { pause() }
            return 2
        }
        close(writing)
        var byte: UInt8 = 0
        #expect(read(ends[0], &byte, 1) == 1)
        close(ends[0])
        guard case .held(let holder) = try await state.storage().tryLock(state.identity) else {
            kill(child, SIGKILL)
            _ = Self.status(child)
            Issue.record("the child did not hold the lock")
            return
        }
        #expect(holder == child)
        kill(child, SIGKILL)
        #expect(Self.status(child) == -SIGKILL)
        #expect(try await !isHeld())
    }

    @Test func `rule 25: a child is refused what its parent opened, and an adapter of its own is not`() async throws {
        let storage = state.storage()
        _ = try await storage.load(state.identity)
        let before = ForkGuard.birth
        let path = state.path
        let child = try Self.fork {
            // The threads that would do the work are not there: the check comes before them, and is all that can be seen.
            guard ForkGuard.birth == before + 1 else { return 1 }
            guard (try? storage.requireOwner()) == nil else { return 2 }
            return (try? FileStorageAdapter(directory: path).requireOwner()) == nil ? 3 : 0
        }
        #expect(Self.status(child) == 0)
        #expect(ForkGuard.birth == before)
        try storage.requireOwner()
    }

    @Test func `rule 25: what a child got while it was being opened is opened anew, and is never the locked one`()
        throws
    {
        try state.write([], to: state.lockFile)
        let path = state.lockFile
        var (opened, children): ([Int32], [pid_t]) = ([], [])
        let number = ForkGuard.open {
            let number = open(path, O_RDWR | O_CLOEXEC)
            opened.append(number)
            // Between the opening and the note of it: no handler knows the descriptor yet.
            if opened.count == 1, let child = try? Self.fork({ fcntl(number, F_GETFD) >= 0 ? 0 : 1 }) {
                children.append(child)
            }
            return number
        }
        defer { ForkGuard.close(watching: number) }
        #expect(opened.count == 2, "the first has a copy in a child, so it is not used")
        for child in children { #expect(Self.status(child) == 0) }
        let later = try Self.fork { fcntl(number, F_GETFD) == -1 ? 0 : 1 }
        #expect(Self.status(later) == 0)
    }

    @Test func `a program that is started does not inherit the lock`() async throws {
        let lease = try await state.lease(state.storage())
        let number = try #require(try lockDescriptors().first)
        var child: pid_t = 0
        let script = "test ! -e /proc/self/fd/\(number) || test ! /proc/self/fd/\(number) -ef '\(state.lockFile)'"
        var arguments = [strdup("/bin/sh"), strdup("-c"), strdup(script), nil]
        defer { for argument in arguments { free(argument) } }
        try #require(posix_spawn(&child, "/bin/sh", nil, nil, &arguments, environ) == 0)
        #expect(Self.status(child) == 0)
        #expect(try await isHeld())
        lease.release()
    }
}
