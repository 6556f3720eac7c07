// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency

/// Keeps entries until the process ends.
///
/// Managers that share one adapter share sessions.
public final class MemoryStorageAdapter: StorageAdapter {
    private struct Slot {
        @Boxed var entry: StoredEntry?
        var lastGeneration: UInt64 = 0
        var isLocked = false
    }

    private let slots = Lock<[String: Slot]>([:])

    /// Creates an empty storage.
    public init() {}

    /// The entry, if there is one.
    public func load(_ identity: SharingIdentity) async throws -> StoredEntry? {
        slots.withLock { $0[identity.key]?.entry }
    }

    /// Replaces the entry if it has the expected revision.
    public func save(
        _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?
    ) async throws -> Bool {
        slots.withLock { slots in
            var slot = slots[identity.key] ?? Slot()
            guard slot.entry?.revision == revision else { return false }
            slot.entry = entry
            slot.lastGeneration = max(slot.lastGeneration, entry.generationCounter)
            slots[identity.key] = slot
            return true
        }
    }

    /// Locks the entry against other credentials.
    public func tryLock(_ identity: SharingIdentity) async throws -> StorageLock {
        let key = identity.key
        let generation: UInt64? = slots.withLock { slots in
            var slot = slots[key] ?? Slot()
            guard !slot.isLocked else { return nil }
            slot.isLocked = true
            slots[key] = slot
            return slot.lastGeneration
        }
        guard let generation else { return .held(by: nil) }
        return .got(
            StorageLease(lastGeneration: generation) { [self] in
                slots.withLock { $0[key]?.isLocked = false }
            })
    }
}
