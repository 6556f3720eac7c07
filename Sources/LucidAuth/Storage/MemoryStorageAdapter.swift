// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency

/// Keeps entries until the process ends.
///
/// Managers that share one adapter share sessions.
public final class MemoryStorageAdapter: StorageAdapter {
    private struct State {
        var entries: [String: Boxed<StoredEntry>] = [:]
        var generations: [String: UInt64] = [:]
        var locked: Set<String> = []
    }

    private let state = Lock(State())

    /// Creates an empty storage.
    public init() {}

    /// The entry, if there is one.
    public func load(_ identity: SharingIdentity) async throws -> StoredEntry? {
        state.withLock { $0.entries[identity.key]?.wrappedValue }
    }

    /// Replaces the entry if it has the expected revision.
    public func save(
        _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?
    ) async throws -> Bool {
        state.withLock { state in
            guard state.entries[identity.key]?.wrappedValue?.revision == revision else { return false }
            state.entries[identity.key] = Boxed(wrappedValue: entry)
            state.generations[identity.key] = max(state.generations[identity.key] ?? 0, entry.generationCounter)
            return true
        }
    }

    /// Locks the entry against other credentials.
    public func tryLock(_ identity: SharingIdentity) async throws -> StorageLock {
        let key = identity.key
        let generation: UInt64? = state.withLock { state in
            guard state.locked.insert(key).inserted else { return nil }
            return state.generations[key] ?? 0
        }
        guard let generation else { return .held(by: nil) }
        return .got(
            StorageLease(lastGeneration: generation) { [self] in
                _ = state.withLock { $0.locked.remove(key) }
            })
    }
}
