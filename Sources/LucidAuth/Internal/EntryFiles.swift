// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files of one directory: `KEY.json`, `KEY.lock`, and temporary files `.KEY.tmp-REVISION-RANDOM`, where REVISION
/// is the state that the file was to replace.
///
/// All of it blocks.
struct EntryFiles: Sendable {
    let path: String
    let coder: EntryCoder
    let check: @Sendable (FileStep) throws -> Void

    static func entryName(_ key: String) -> String { "\(key).json" }
    static func lockName(_ key: String) -> String { "\(key).lock" }
    static func temporaryPrefix(_ key: String) -> String { ".\(key).tmp-" }

    func load(_ key: String) throws -> StoredEntry? {
        guard let directory = try openDirectory(create: false) else { return nil }
        return try read(key, in: directory)?.entry
    }

    /// What the file of that key holds; nil without a file.
    func read(_ key: String, in directory: Descriptor, allowsPlaintext: Bool = false) throws -> EntryCoder.Content? {
        do {
            return try coder.decode(
                bytes(Self.entryName(key), in: directory), key: key, allowsPlaintext: allowsPlaintext)
        } catch let failure as SystemFailure where failure.number == ENOENT {
            return nil
        }
    }

    /// The bytes of a file that belongs to us alone.
    func bytes(_ name: String, in directory: Descriptor) throws -> [UInt8] {
        let file: Descriptor
        do {
            file = try Descriptor(name, in: directory, flags: O_RDONLY | O_NONBLOCK)
        } catch {
            if error.number == ENOENT { throw error }
            throw refusal(name, error)
        }
        try requirePrivate(file, name)
        guard try file.status().st_size <= EntryCoder.maximumBytes else {
            throw StorageDamage(reason: "it is too large")
        }
        return try file.readAll(limit: EntryCoder.maximumBytes)
    }

    /// - Parameter lease: The lease that the caller holds; the write is refused if it is no longer in force.
    func save(_ entry: StoredEntry, key: String, replacing revision: EntryRevision?, holding lease: StorageLease?)
        throws -> Bool
    {
        guard let directory = try openDirectory(create: true) else {
            throw SystemFailure("open \(path)", number: ENOENT)
        }
        // Compare and replace are one step among all who save; where locks do not work they are as close as they get.
        let lock = try openLock(key, in: directory)
        let isExclusive = if case .locked = LockFile.lock(lock, .replacement) { true } else { false }
        defer { if isExclusive { LockFile.unlock(lock, .replacement) } }
        // Somebody removed the lock file while we held it: another may hold the new one.
        if let lease, lease.fence != 0, try lease.fence != Self.fence(lock) {
            lease.markLost()
            return false
        }
        let stored: EntryCoder.Content?
        do {
            stored = try read(key, in: directory)
        } catch is StorageDamage {
            guard revision == nil else { return false }
            stored = nil
        }
        guard stored?.entry.revision == revision else { return false }
        try replace(key, with: coder.encode(entry, replacing: stored?.seal), replacing: revision, in: directory)
        return true
    }

    /// Writes a new file and puts it in the place of the old one: the old one or the new one is there at any time.
    ///
    /// Only with the replacement lock, where locks work.
    func replace(_ key: String, with bytes: [UInt8], replacing revision: EntryRevision?, in directory: Descriptor)
        throws
    {
        let origin = revision?.description ?? String(repeating: "0", count: 32)
        let temporary = Self.temporaryPrefix(key) + origin + "-" + Hex.encode(SystemRandom.bytes(8))
        try check(.createTemporary)
        let file = try Descriptor(temporary, in: directory, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
        do {
            try check(.write)
            try file.writeAll(bytes)
            try check(.synchronize)
            try file.synchronize()
            try check(.rename)
            guard renameat(directory.number, temporary, directory.number, Self.entryName(key)) == 0 else {
                throw SystemFailure("replace \(Self.entryName(key))")
            }
        } catch {
            // Never used again: after a failed fsync the system may believe that what it lost was written.
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
    }
}
