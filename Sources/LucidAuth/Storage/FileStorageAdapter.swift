// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency

/// Keeps one file per identity in a directory of its own.
///
/// The directory has mode 0700, the files 0600; anything wider, a symbolic link, or a foreign owner is refused with
/// the command that mends it. A file is replaced as a whole: a temporary file, fsync, rename, fsync of the directory.
/// Processes that share the directory renew one after another, by a lock that the kernel frees when its holder ends.
public struct FileStorageAdapter: StorageAdapter {
    /// The directory.
    public let directory: String
    private let files: EntryFiles
    /// Blocking work of all adapters: a stalled disk occupies threads of its own, not those of the program.
    private static let queue = OffloadQueue(label: "lucid.auth.storage", width: 8)

    /// Creates an adapter.
    /// - Parameter directory: An absolute path; made with its parents when something is first stored.
    public init(directory: String) { self.init(directory: directory, check: { _ in }) }

    /// - Parameter check: Called before each step; what it throws stands for the system's failure.
    package init(directory: String, check: @escaping @Sendable (FileStep) throws -> Void) {
        self.directory = directory
        files = EntryFiles(path: directory, check: check)
    }

    /// Reads the file; nil if there is none.
    public func load(_ identity: SharingIdentity) async throws -> StoredEntry? {
        try await offload { try $0.load(identity.key) }
    }

    /// Replaces the file if it holds the expected revision, and returns when the new one is durable.
    public func save(
        _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?
    ) async throws -> Bool {
        try await offload { try $0.save(entry, key: identity.key, replacing: revision) }
    }

    /// Tries to lock the file against other processes and other managers.
    public func tryLock(_ identity: SharingIdentity) async throws -> StorageLock {
        try await offload { try $0.tryLock(identity.key) }
    }

    /// Renames a file that cannot be read, so that a person can look at it.
    public func setAside(_ identity: SharingIdentity) async throws -> String? {
        try await offload { try $0.setAside(identity.key) }
    }

    private func offload<Value: Sendable>(_ work: @escaping @Sendable (EntryFiles) throws -> Value) async throws
        -> Value
    {
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
