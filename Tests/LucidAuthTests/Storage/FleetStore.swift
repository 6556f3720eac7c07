// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidTesting

@testable import LucidAuth

/// A store for several hosts, in memory: one row an entry, and a clock of its own.
///
/// It can be built wrong in many ways.
final class FleetStore: FleetStorage {
    /// A way to build it wrong.
    enum Flaw: CaseIterable {
        case saysProcess, givesToAll, shortLease, neverEnds, endsThoughRenewed, ignoresRelease, fenceRepeats
        case ignoresFence, believesLastFence, renewsLost, renewalSteals, releasesOthers, forgetsGeneration
        case ignoresRevision, oneLockForAll, doesNotTellTheLease, losesOnConflict, fenceOfReleasedIsGood
        case mixesEntries, losesWrites, changesWrites
    }

    private struct Row {
        var bytes: [UInt8]?
        var revision: EntryRevision?
        var generation: UInt64 = 0
        var fence: UInt64 = 0
        var isLeased = false
        var end = 0.0
    }

    private struct State {
        var now = 0.0
        var rows: [String: Row] = [:]
    }

    private let state = Lock(State())
    let flaw: Flaw?

    init(_ flaw: Flaw? = nil) { self.flaw = flaw }

    private var lifetime: Double { flaw == .shortLease ? 30 : 60 }

    func process() async throws -> any StorageAdapter { Process(store: self) }

    func advance(by seconds: Double) async throws { state.withLock { $0.now += seconds } }

    private func key(_ identity: SharingIdentity) -> String { flaw == .mixesEntries ? "one" : identity.key }
    private func lockKey(_ identity: SharingIdentity) -> String { flaw == .oneLockForAll ? "all" : key(identity) }

    fileprivate func load(_ identity: SharingIdentity) throws -> StoredEntry? {
        guard let bytes = state.withLock({ $0.rows[key(identity)]?.bytes }) else { return nil }
        return try StoredEntry(parsing: bytes)
    }

    /// One transaction.
    fileprivate func save(
        _ entry: StoredEntry, _ identity: SharingIdentity, _ revision: EntryRevision?, _ lease: StorageLease?
    ) -> Bool {
        let answer = state.withLock { state -> (isSaved: Bool, isLost: Bool) in
            if let lease, flaw != .ignoresFence {
                let row = state.rows[lockKey(identity)] ?? Row()
                let isInForce =
                    switch flaw {
                    case .believesLastFence: lease.fence >= row.fence || !row.isLeased
                    case .fenceOfReleasedIsGood: !row.isLeased || row.fence == lease.fence
                    default: row.isLeased && row.fence == lease.fence
                    }
                guard isInForce else { return (false, true) }
            }
            var row = state.rows[key(identity)] ?? Row()
            guard flaw == .ignoresRevision || row.revision == revision else { return (false, flaw == .losesOnConflict) }
            if flaw != .losesWrites { row.bytes = entry.serialized() }
            if flaw == .changesWrites {
                var changed = entry
                changed.spentSeeds.append("planted")
                row.bytes = changed.serialized()
            }
            row.revision = entry.revision
            row.generation =
                flaw == .forgetsGeneration ? entry.generationCounter : max(row.generation, entry.generationCounter)
            state.rows[key(identity)] = row
            return (true, false)
        }
        if answer.isLost, flaw != .doesNotTellTheLease { lease?.markLost() }
        return answer.isSaved
    }

    fileprivate func tryLock(_ identity: SharingIdentity) -> StorageLock {
        let key = lockKey(identity)
        let row: Row? = state.withLock { state in
            var row = state.rows[key] ?? Row()
            let isHeld = row.isLeased && (state.now < row.end || flaw == .neverEnds)
            guard !isHeld || flaw == .givesToAll else { return nil }
            row.isLeased = true
            row.end = state.now + lifetime
            if flaw != .fenceRepeats || row.fence == 0 { row.fence += 1 }
            state.rows[key] = row
            return row
        }
        guard let row else { return .held(by: nil) }
        let fence = row.fence
        return .got(
            StorageLease(
                lastGeneration: row.generation, fence: fence, lifetime: lifetime,
                onRenew: { [self] in renew(key, fence) }, onRelease: { [self] in release(key, fence) }))
    }

    private func renew(_ key: String, _ fence: UInt64) -> Bool {
        state.withLock { state in
            guard var row = state.rows[key] else { return false }
            if flaw == .renewsLost { return true }
            if flaw == .renewalSteals { row.fence = fence }
            guard row.isLeased, row.fence == fence else { return false }
            if flaw != .endsThoughRenewed { row.end = state.now + lifetime }
            state.rows[key] = row
            return true
        }
    }

    private func release(_ key: String, _ fence: UInt64) {
        state.withLock { state in
            guard flaw != .ignoresRelease, let row = state.rows[key] else { return }
            if row.fence == fence || flaw == .releasesOthers { state.rows[key]?.isLeased = false }
        }
    }

    /// The adapter of one process.
    private struct Process: StorageAdapter {
        let store: FleetStore

        var reach: StorageReach { store.flaw == .saysProcess ? .process : .fleet }

        func load(_ identity: SharingIdentity) async throws -> StoredEntry? { try store.load(identity) }

        func save(
            _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?
        ) async throws -> Bool { store.save(entry, identity, revision, nil) }

        func save(
            _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?,
            holding lease: StorageLease
        ) async throws -> Bool { store.save(entry, identity, revision, lease) }

        func tryLock(_ identity: SharingIdentity) async throws -> StorageLock { store.tryLock(identity) }
    }
}
