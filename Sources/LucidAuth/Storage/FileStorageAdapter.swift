// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Keeps one file per identity in a directory of its own.
///
/// The directory has mode 0700, the files 0600; anything wider, a symbolic link, or a foreign owner is refused with
/// the command that mends it. A file is replaced as a whole: a temporary file, fsync, rename, fsync of the directory.
/// Processes that share the directory renew one after another, by a lock that the kernel frees when its holder ends.
///
/// With keys, what is written is sealed with AES-256-GCM. A file that is not sealed, or with a key that is not at hand,
/// is ``AuthError/Code/storageKeyMismatch`` then: it is neither moved nor replaced, and an agent with a key pair goes on
/// in memory. The article "Stored credentials" describes every byte of the files.
///
/// A process that was forked, and did not start another program, must not use an adapter that its parent made.
public struct FileStorageAdapter: StorageAdapter {
    /// The directory.
    public let directory: String
    private let files: EntryFiles
    private let owner = getpid()
    /// Blocking work of all adapters: a stalled disk occupies threads of its own, not those of the program.
    private static let queue = OffloadQueue(label: "lucid.auth.storage", width: 8)

    /// Creates an adapter.
    /// - Parameters:
    ///   - directory: An absolute path; made with its parents when something is first stored.
    ///   - keys: The keys that open what is stored, the first of which seals it; nil to store in the clear.
    public init(directory: String, keys: StorageKeys? = nil) {
        self.init(directory: directory, keys: keys, check: { _ in })
    }

    /// - Parameter check: Called before each step; what it throws stands for the system's failure.
    package init(
        directory: String, keys: StorageKeys? = nil, check: @escaping @Sendable (FileStep) throws -> Void
    ) {
        self.directory = directory
        files = EntryFiles(path: directory, coder: EntryCoder(keys: keys), check: check)
    }

    /// The processes of one host share the directory.
    public var reach: StorageReach { .host }

    /// Reads the file; nil if there is none.
    public func load(_ identity: SharingIdentity) async throws -> StoredEntry? {
        try await offload { try $0.load(identity.key) }
    }

    /// Replaces the file if it holds the expected revision, and returns when the new one is durable.
    public func save(
        _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?
    ) async throws -> Bool {
        try await offload { try $0.save(entry, key: identity.key, replacing: revision, holding: nil) }
    }

    /// The same, if the lock is still ours: nobody has removed the lock file meanwhile.
    public func save(
        _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?,
        holding lease: StorageLease
    ) async throws -> Bool {
        try await offload { try $0.save(entry, key: identity.key, replacing: revision, holding: lease) }
    }

    /// Tries to lock the file against other processes and other credentials.
    public func tryLock(_ identity: SharingIdentity) async throws -> StorageLock {
        try await offload { try $0.tryLock(identity.key) }
    }

    /// Renames a file that cannot be read, so that a person can look at it.
    public func setAside(_ identity: SharingIdentity) async throws -> String? {
        try await offload { try $0.setAside(identity.key) }
    }

    /// Before any thread or lock is touched: in a forked child neither is what it was.
    func requireOwner() throws(AuthError) {
        guard getpid() == owner else {
            throw AuthError(
                .storage,
                message: "this process was forked from the one that opened the storage; create an adapter of its own")
        }
    }

    func offload<Value: Sendable>(_ work: @escaping @Sendable (EntryFiles) throws -> Value) async throws
        -> Value
    {
        try requireOwner()
        let files = files
        return try await Self.queue.run {
            do {
                return try work(files)
            } catch let failure as SystemFailure {
                throw AuthError(
                    .storage, message: "\(failure) (storage directory \(files.path))", underlying: failure)
            }
        }
    }
}

/// The points at which a write to disk can fail.
package enum FileStep: String, Sendable, CaseIterable {
    case openDirectory, openLock, lock, createTemporary, write, synchronize, rename, synchronizeDirectory
}
