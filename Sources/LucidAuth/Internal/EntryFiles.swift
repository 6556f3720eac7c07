// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files of one directory: `KEY.json`, `KEY.lock`, and temporary files `.KEY.tmp-…`.
///
/// All of it blocks.
struct EntryFiles: Sendable {
    private static let maximumBytes = 256 << 10

    let path: String
    let check: @Sendable (FileStep) throws -> Void

    func load(_ key: String) throws -> StoredEntry? {
        guard let directory = try openDirectory(create: false) else { return nil }
        return try load(key, in: directory)
    }

    private func load(_ key: String, in directory: Descriptor) throws -> StoredEntry? {
        let name = "\(key).json"
        let file: Descriptor
        do {
            file = try Descriptor(name, in: directory, flags: O_RDONLY | O_NONBLOCK)
        } catch {
            if error.number == ENOENT { return nil }
            throw refusal(name, error)
        }
        try requirePrivate(file, name)
        guard try file.status().st_size <= Self.maximumBytes else { throw StorageDamage(reason: "it is too large") }
        return try StoredEntry(parsing: file.readAll(limit: Self.maximumBytes))
    }

    func save(_ entry: StoredEntry, key: String, replacing revision: EntryRevision?) throws -> Bool {
        guard let directory = try openDirectory(create: true) else {
            throw SystemFailure("open \(path)", number: ENOENT)
        }
        // Compare and replace are one step among all who save; where locks do not work they are as close as they get.
        let lock = try openLock(key, in: directory)
        let isExclusive = if case .locked = LockFile.lock(lock, .replacement) { true } else { false }
        defer { if isExclusive { LockFile.unlock(lock, .replacement) } }
        let stored: StoredEntry?
        do {
            stored = try load(key, in: directory)
        } catch is StorageDamage {
            guard revision == nil else { return false }
            stored = nil
        }
        guard stored?.revision == revision else { return false }
        let temporary = ".\(key).tmp-\(Hex.encode(SystemRandom.bytes(8)))"
        try check(.createTemporary)
        let file = try Descriptor(temporary, in: directory, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
        do {
            try check(.write)
            try file.writeAll(entry.serialized())
            try check(.synchronize)
            try file.synchronize()
            try check(.rename)
            guard renameat(directory.number, temporary, directory.number, "\(key).json") == 0 else {
                throw SystemFailure("replace \(key).json")
            }
        } catch {
            unlinkat(directory.number, temporary, 0)
            throw error
        }
        do {
            try check(.synchronizeDirectory)
            try directory.synchronize()
        } catch {
            throw AuthError(
                .storage, message: "\(error) (storage directory \(path))", outcome: .unknown, underlying: error)
        }
        return true
    }

    func setAside(_ key: String) throws -> String? {
        guard let directory = try openDirectory(create: false) else { return nil }
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let name = "\(key).corrupt-\(now.tv_sec)-\(Hex.encode(SystemRandom.bytes(4)))"
        guard renameat(directory.number, "\(key).json", directory.number, name) == 0 else {
            throw SystemFailure("move \(key).json aside")
        }
        return "\(path)/\(name)"
    }

    // MARK: Lock

    func tryLock(_ key: String) throws -> StorageLock {
        let directory: Descriptor
        let file: Descriptor
        do {
            try check(.openDirectory)
            guard let opened = try openDirectory(create: true) else { return .broken(reason: "there is no \(path)") }
            directory = opened
            try check(.openLock)
            file = try openLock(key, in: directory)
        } catch let failure as SystemFailure {
            return .broken(reason: failure.description)
        }
        do { try check(.lock) } catch { return .broken(reason: "\(error)") }
        switch LockFile.tryLock(file) {
        case .busy: return .held(by: LockFile.read(file).holder)
        case .broken(let failure): return .broken(reason: failure.description)
        case .locked: break
        }
        // Somebody may have removed the name while we opened it: then two could hold "the" lock.
        var named = stat()
        let mine = try file.status()
        guard fstatat(directory.number, Self.lockName(key), &named, AT_SYMLINK_NOFOLLOW) == 0,
            named.st_ino == mine.st_ino,
            named.st_dev == mine.st_dev
        else { return .held(by: nil) }
        sweep(key, in: directory)
        let entryCounter = (try? load(key, in: directory))?.generationCounter ?? 0
        let counter = max(LockFile.read(file).generation, entryCounter)
        LockFile.write(file, generation: counter, holder: getpid())
        return .got(
            StorageLease(lastGeneration: counter) {
                // Kept up to date here, too, so that the counter survives a lost entry.
                let latest = (try? load(key, in: directory))?.generationCounter ?? 0
                LockFile.write(file, generation: max(counter, latest), holder: nil)
                LockFile.unlock(file)
            })
    }

    private func openLock(_ key: String, in directory: Descriptor) throws -> Descriptor {
        let name = Self.lockName(key)
        let file: Descriptor
        do {
            file = try Descriptor(name, in: directory, flags: O_RDWR | O_CREAT, mode: 0o600)
        } catch {
            guard error.number == ELOOP else { throw error }
            throw refusal(name, error)
        }
        try requirePrivate(file, name)
        return file
    }

    private static func lockName(_ key: String) -> String { "\(key).lock" }

    /// Removes what a process left that died while writing.
    ///
    /// Only under the lock: nobody else writes then.
    private func sweep(_ key: String, in directory: Descriptor) {
        guard let names = directory.entryNames() else { return }
        for name in names where name.hasPrefix(".\(key).tmp-") { unlinkat(directory.number, name, 0) }
    }

    // MARK: Privacy

    private func openDirectory(create: Bool) throws -> Descriptor? {
        do {
            return try openPrivateDirectory()
        } catch let failure as SystemFailure where failure.number == ENOENT {
            guard create else { return nil }
            try makeDirectories()
            return try openPrivateDirectory()
        }
    }

    private func openPrivateDirectory() throws -> Descriptor {
        let directory: Descriptor
        do {
            directory = try Descriptor(path, flags: O_RDONLY | O_DIRECTORY)
        } catch {
            guard error.number == ELOOP || error.number == ENOTDIR else { throw error }
            throw AuthError(
                .storage,
                message: "\(path) is not a directory of its own (a symbolic link or a file); give the real path",
                underlying: error)
        }
        try requirePrivate(directory, "", remedy: "chmod 700")
        return directory
    }

    private func makeDirectories() throws(SystemFailure) {
        var partial = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            partial += partial.isEmpty || partial.hasSuffix("/") ? part : "/" + part
            if mkdir(partial, 0o700) != 0, errno != EEXIST, errno != EISDIR {
                throw SystemFailure("create \(partial)")
            }
        }
    }

    /// Judges an open file, never a name: what is judged is what is used.
    private func requirePrivate(_ file: Descriptor, _ name: String, remedy: String = "chmod 600") throws {
        let status = try file.status()
        let place = name.isEmpty ? path : "\(path)/\(name)"
        guard name.isEmpty || status.st_mode & S_IFMT == S_IFREG else {
            throw AuthError(.storage, message: "\(place) is not a regular file; remove it")
        }
        guard status.st_uid == geteuid() else {
            throw AuthError(
                .storage,
                message:
                    "\(place) belongs to user \(status.st_uid), not to user \(geteuid()) who runs this; run as that "
                    + "user, or configure another storage directory")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw AuthError(
                .storage, message: "\(place) can be read or changed by other users; run: \(remedy) \(place)")
        }
    }

    private func refusal(_ name: String, _ failure: SystemFailure) -> AuthError {
        if failure.number == ELOOP {
            return AuthError(
                .storage, message: "\(path)/\(name) is a symbolic link, which is not followed; remove it",
                underlying: failure)
        }
        return AuthError(.storage, message: "\(failure) (storage directory \(path))", underlying: failure)
    }
}
