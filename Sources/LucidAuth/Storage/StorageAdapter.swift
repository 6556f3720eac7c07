// SPDX-License-Identifier: Apache-2.0

/// Keeps entries, one per identity, and lets one process at a time renew an entry.
///
/// An implementation stores the bytes of ``StoredEntry/serialized()`` under ``SharingIdentity/key``; they hold
/// secrets. It needs no knowledge of tokens: what may be replaced, and when, is decided by ``ManagedCredential``.
///
/// A storage that others use at the same time says so by ``reach`` and has an exclusive section, ``tryLock(_:)``. On one
/// host that is a lock which ends with its holder. Between hosts it is a lease by the store's clock, longer than
/// ``StorageLease/shortestLifetime``, with a fence: a number that grows with every lease, and a save under any lease but
/// the last is refused. Without such a section nothing is shared unless there is a key pair to recover with.
/// `FleetStorageContract` in `LucidTesting` checks all of it.
public protocol StorageAdapter: Sendable {
    /// Who may use what is stored here at the same time. By default, one process.
    var reach: StorageReach { get }

    /// Reads the entry without a lock; nil if there is none.
    /// - Throws: ``AuthError`` with ``AuthError/Code/storage``, or ``StorageDamage`` if what is there cannot be read.
    func load(_ identity: SharingIdentity) async throws -> StoredEntry?

    /// Writes the entry durably if what is stored has the expected revision (nil: nothing is stored).
    /// - Returns: Whether it was written; false if somebody else wrote in between.
    /// - Throws: Any error; nothing has changed then.
    func save(_ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?) async throws
        -> Bool

    /// The same, and only while `lease` is in force.
    ///
    /// An adapter whose leases can be lost compares ``StorageLease/fence`` in the same transaction, calls
    /// ``StorageLease/markLost()`` if another lease is in force, and returns false. By default the lease is not looked at.
    func save(
        _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?,
        holding lease: StorageLease
    ) async throws -> Bool

    /// Tries once to become the only one who renews the entry, without waiting for others.
    /// - Throws: ``AuthError`` with ``AuthError/Code/storage`` if the storage must not be used as it is.
    func tryLock(_ identity: SharingIdentity) async throws -> StorageLock

    /// Moves an entry that cannot be read out of the way. Called only with the lock held.
    /// - Returns: Where it is now, for the report; nil if it was not kept.
    func setAside(_ identity: SharingIdentity) async throws -> String?
}

extension StorageAdapter {
    /// One process.
    public var reach: StorageReach { .process }

    /// A storage whose leases cannot be lost need not look at them.
    public func save(
        _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?,
        holding lease: StorageLease
    ) async throws -> Bool {
        try await save(entry, for: identity, replacing: revision)
    }

    /// A storage that nobody else uses needs no lock; one that others use, and that has none, is broken.
    public func tryLock(_ identity: SharingIdentity) async throws -> StorageLock {
        guard reach == .process else { return .broken(reason: "this storage has no exclusive section") }
        return .got(StorageLease())
    }

    /// Leaves the entry where it is; the next save replaces it.
    public func setAside(_ identity: SharingIdentity) async throws -> String? { nil }
}

/// Who may use a storage at the same time.
public enum StorageReach: Hashable, Sendable {
    /// One process.
    case process
    /// The processes of one host.
    case host
    /// Several hosts.
    case fleet
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

/// What is stored cannot be read: torn, changed, or not an entry.
public struct StorageDamage: Error, Sendable, CustomStringConvertible {
    /// What is wrong, without any content.
    public let reason: String

    /// Creates a report.
    public init(reason: String) { self.reason = reason }

    /// What is wrong.
    public var description: String { "the stored credential is damaged: \(reason)" }
}
