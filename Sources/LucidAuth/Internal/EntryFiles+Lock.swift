// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One renewer at a time, and what the next one does with what a dead one has left.
extension EntryFiles {
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
        do {
            return try took(file, key, in: directory)
        } catch {
            LockFile.unlock(file)
            throw error
        }
    }

    /// With the lock, unless the file has lost its name.
    private func took(_ file: Descriptor, _ key: String, in directory: Descriptor) throws -> StorageLock {
        // Somebody may have removed the name while we opened it: then two could hold "the" lock.
        var named = stat()
        let mine = try file.status()
        guard fstatat(directory.number, Self.lockName(key), &named, AT_SYMLINK_NOFOLLOW) == 0,
            named.st_ino == mine.st_ino, named.st_dev == mine.st_dev
        else {
            LockFile.unlock(file)
            return .held(by: nil)
        }
        let stored: UInt64
        do {
            stored = try recover(key, file, in: directory)?.generationCounter ?? 0
        } catch is StorageDamage {
            // There was something: whoever comes when it has been moved away must know that.
            stored = 1
        }
        // Nothing was written so far: an entry under another key, or of another owner, has thrown before.
        let counter = max(LockFile.read(file).generation, stored)
        LockFile.write(file, generation: counter, holder: getpid())
        return .got(
            StorageLease(lastGeneration: counter, fence: try Self.fence(file)) {
                guard !file.isInherited else { return }
                // Kept up to date here, too, so that the counter survives a lost entry.
                let latest = (try? load(key))?.generationCounter ?? 0
                LockFile.write(file, generation: max(counter, latest), holder: nil)
                LockFile.unlock(file)
            })
    }

    /// Names a lock file as long as it is open; never 0.
    static func fence(_ file: Descriptor) throws(SystemFailure) -> UInt64 { UInt64(try file.status().st_ino) | 1 << 63 }

    func openLock(_ key: String, in directory: Descriptor) throws -> Descriptor {
        let name = Self.lockName(key)
        let file: Descriptor
        do {
            file = try Descriptor(name, in: directory, flags: O_RDWR | O_CREAT, mode: 0o600, isLock: true)
        } catch {
            guard error.number == ELOOP else { throw error }
            throw refusal(name, error)
        }
        try requirePrivate(file, name)
        return file
    }

    /// Takes up, and then removes, what a process left that died while writing.
    ///
    /// Only under both locks: nobody else renews or writes then.
    private func recover(_ key: String, _ lock: Descriptor, in directory: Descriptor) throws -> StoredEntry? {
        guard case .locked = LockFile.tryLock(lock, .replacement) else { return try read(key, in: directory)?.entry }
        defer { LockFile.unlock(lock, .replacement) }
        var stored: StoredEntry?
        var damage: StorageDamage?
        do { stored = try read(key, in: directory)?.entry } catch let found as StorageDamage { damage = found }
        for name in directory.entryNames() ?? [] where name.hasPrefix(Self.temporaryPrefix(key)) {
            if let before = stored, let (next, bytes) = successor(name, key, of: before, in: directory) {
                // Written anew: whether the dead process's fsync succeeded, nobody knows.
                do { try replace(key, with: bytes, replacing: before.revision, in: directory) } catch { continue }
                stored = next
            }
            unlinkat(directory.number, name, 0)
        }
        if let damage { throw damage }
        return stored
    }

    /// The whole session in a temporary file whose writer had noted that it would get one, and died before the rename.
    private func successor(_ name: String, _ key: String, of stored: StoredEntry, in directory: Descriptor) -> (
        entry: StoredEntry, bytes: [UInt8]
    )? {
        guard stored.intent != nil, name.hasPrefix(Self.temporaryPrefix(key) + stored.revision.description + "-"),
            let bytes = try? bytes(name, in: directory),
            let next = try? coder.decode(bytes, key: key).entry,
            next.intent == nil, let bundle = next.bundle, bundle.generation.counter > stored.generationCounter
        else { return nil }
        return (next, bytes)
    }
}
