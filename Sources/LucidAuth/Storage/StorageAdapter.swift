// SPDX-License-Identifier: Apache-2.0

/// Keeps entries, one per identity, and lets one process at a time renew an entry.
///
/// An implementation stores the bytes of ``StoredEntry/serialized()`` under ``SharingIdentity/key``; they hold
/// secrets. It needs no knowledge of tokens: what may be replaced, and when, is decided by ``TokenManager``.
public protocol StorageAdapter: Sendable {
    /// Reads the entry without a lock; nil if there is none.
    /// - Throws: ``AuthError`` with ``AuthError/Code/storage``, or ``StorageDamage`` if what is there cannot be read.
    func load(_ identity: SharingIdentity) async throws -> StoredEntry?

    /// Writes the entry durably if what is stored has the expected revision (nil: nothing is stored).
    /// - Returns: Whether it was written; false if somebody else wrote in between.
    /// - Throws: Any error; nothing has changed then.
    func save(_ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?) async throws
        -> Bool

    /// Tries once to become the only one who renews the entry, without waiting for others.
    /// - Throws: ``AuthError`` with ``AuthError/Code/storage`` if the storage must not be used as it is.
    func tryLock(_ identity: SharingIdentity) async throws -> StorageLock

    /// Moves an entry that cannot be read out of the way. Called only with the lock held.
    /// - Returns: Where it is now, for the report; nil if it was not kept.
    func setAside(_ identity: SharingIdentity) async throws -> String?
}

extension StorageAdapter {
    /// A storage that nobody else uses needs no lock.
    public func tryLock(_ identity: SharingIdentity) async throws -> StorageLock { .got(StorageLease()) }

    /// Leaves the entry where it is; the next save replaces it.
    public func setAside(_ identity: SharingIdentity) async throws -> String? { nil }
}

/// The answer to an attempt to lock an entry.
public enum StorageLock: Sendable {
    /// The entry is ours until the lease is released.
    case got(StorageLease)
    /// Another process has it; its process id if known.
    case held(by: Int32?)
    /// Locking does not work here. The caller goes on alone.
    case broken(reason: String)
}

/// The right to renew an entry, until it is released or goes out of use.
public final class StorageLease: Sendable {
    /// The greatest generation that the storage remembers, even if the entry was cleared or damaged.
    public let lastGeneration: UInt64
    private let onRelease: @Sendable () -> Void
    private let released = Released()

    /// Creates a lease.
    /// - Parameters:
    ///   - lastGeneration: The greatest generation ever stored; 0 if unknown.
    ///   - onRelease: Frees the lock. Called exactly once.
    public init(lastGeneration: UInt64 = 0, onRelease: @escaping @Sendable () -> Void = {}) {
        self.lastGeneration = lastGeneration
        self.onRelease = onRelease
    }

    /// Frees the lock; again does nothing.
    public func release() {
        if released.set() { onRelease() }
    }

    deinit { release() }
}

/// What is stored cannot be read: torn, changed, or not an entry.
public struct StorageDamage: Error, Sendable, CustomStringConvertible {
    /// What is wrong, without any content.
    public let reason: String

    /// Creates a report.
    public init(reason: String) { self.reason = reason }

    /// What is wrong.
    public var description: String { "the stored credential is damaged: \(reason)" }
}
