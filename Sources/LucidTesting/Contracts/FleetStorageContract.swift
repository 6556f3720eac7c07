// SPDX-License-Identifier: Apache-2.0
public import LucidAuth
import LucidCrypto

/// A store that several hosts share, as the contract drives it.
public protocol FleetStorage: Sendable {
    /// Another process: an adapter of its own over the same store.
    func process() async throws -> any StorageAdapter

    /// Lets the store's clock go on, for example by moving the ends of all leases into the past by as much.
    func advance(by seconds: Double) async throws

    /// Waits until the releases of leases have reached the store; they do not wait themselves.
    func settle() async throws
}

extension FleetStorage {
    /// Nothing, for a store that is told at once.
    public func settle() async throws {}
}

/// What a storage that several hosts share promises beyond ``StorageContract``.
///
/// ```swift
/// @Test(arguments: FleetStorageContract.checks) func `my store keeps the promises of a fleet`(
///     check: ContractCheck<any FleetStorage>
/// ) async throws {
///     try await check.run(on: MyStore())
/// }
/// ```
public enum FleetStorageContract {
    /// The promises.
    public static let checks: [ContractCheck<any FleetStorage>] = exclusion + fencing

    private static let exclusion: [ContractCheck<any FleetStorage>] = [
        ContractCheck("the storage says that hosts share it") { store in
            let reach = try await store.process().reach
            try require(reach == .fleet, "reach is \(reach)")
        },
        ContractCheck("of many processes one gets the lease, and the others learn that it is held") { store in
            let identity = ContractSource().identity
            var leases: [StorageLease] = []
            for _ in 0..<8 {
                switch try await store.process().tryLock(identity) {
                case .got(let lease): leases.append(lease)
                case .held: continue
                case .broken(let reason): throw ContractViolation("a working lease was called broken: \(reason)")
                }
            }
            try require(leases.count == 1, "\(leases.count) of 8 processes have the lease")
        },
        ContractCheck("many who ask at once get one lease") { store in
            let identity = ContractSource().identity
            let leases = try await withThrowingTaskGroup(of: StorageLease?.self) { group in
                for _ in 0..<16 {
                    let process = try await store.process()
                    group.addTask { try await lease(process, identity) }
                }
                return try await group.reduce(into: [StorageLease]()) { if let lease = $1 { $0.append(lease) } }
            }
            try require(leases.count == 1, "\(leases.count) of 16 processes have the lease")
        },
        ContractCheck("entries are leased one by one") { store in
            let (one, two) = (try await store.process(), try await store.process())
            let first = try await got(one, ContractSource().identity)
            let second = try await got(two, ContractSource().identity)
            try require(!first.isLost && !second.isLost, "a lease was lost to another entry's")
        },
        ContractCheck("a lease lasts longer than the longest ladder") { store in
            let identity = ContractSource().identity
            let lease = try await got(try await store.process(), identity)
            let lifetime = lease.lifetime ?? 0
            try require(
                lifetime >= StorageLease.shortestLifetime, "a lease lasts \(lifetime) s by what it says of itself")
            try await store.advance(by: StorageLease.shortestLifetime - 1)
            let other = try await FleetStorageContract.lease(store.process(), identity)
            try require(other == nil, "the lease had ended before its shortest lifetime")
        },
        ContractCheck("a lease that is not renewed ends by the store's clock") { store in
            let identity = ContractSource().identity
            let lease = try await got(try await store.process(), identity)
            try await store.advance(by: (lease.lifetime ?? 0) + 1)
            _ = try await got(try await store.process(), identity)
        },
        ContractCheck("a lease renewed in time does not end") { store in
            let identity = ContractSource().identity
            let lease = try await got(try await store.process(), identity)
            for _ in 0..<6 {
                try await store.advance(by: (lease.lifetime ?? 0) * 2 / 3)
                let isRenewed = try await lease.renew()
                try require(isRenewed, "a lease in force was not renewed")
                let other = try await FleetStorageContract.lease(store.process(), identity)
                try require(other == nil, "a renewed lease was given to another process")
            }
        },
        ContractCheck("a released lease can be taken at once") { store in
            let identity = ContractSource().identity
            for _ in 0..<3 {
                let lease = try await got(try await store.process(), identity)
                lease.release()
                lease.release()
                try await store.settle()
            }
        },
    ]

    private static let fencing: [ContractCheck<any FleetStorage>] = [
        ContractCheck("every lease has a greater fence than all before") { store in
            let identity = ContractSource().identity
            var last: UInt64 = 0
            for round in 0..<6 {
                let lease = try await got(try await store.process(), identity)
                try require(lease.fence > last, "the fence \(lease.fence) came after \(last)")
                last = lease.fence
                if round.isMultiple(of: 2) {
                    lease.release()
                    try await store.settle()
                } else {
                    try await store.advance(by: (lease.lifetime ?? 0) + 1)
                }
            }
        },
        ContractCheck("the holder of the lease saves") { store in
            let (source, first, second) = try await StorageContract.entries()
            let process = try await store.process()
            let lease = try await got(process, source.identity)
            try await save(first, source, nil, lease, process)
            try await save(second, source, first.revision, lease, process)
            let loaded = try await store.process().load(source.identity)
            try require(loaded?.revision == second.revision, "another process does not see what was saved")
        },
        ContractCheck("the lease does not replace the comparison of states") { store in
            let (source, first, second) = try await StorageContract.entries()
            let process = try await store.process()
            let lease = try await got(process, source.identity)
            try await save(first, source, nil, lease, process)
            let isSaved = try await process.save(
                second, for: source.identity, replacing: second.revision, holding: lease)
            try require(!isSaved, "a holder replaced a state that was never stored")
            try require(!lease.isLost, "a lease counts as lost for a save that named the wrong state")
        },
        ContractCheck("a save under a lease that was lost is refused, though it names the right state") { store in
            let (source, first, second) = try await StorageContract.entries()
            let paused = try await store.process()
            let stale = try await got(paused, source.identity)
            try await save(first, source, nil, stale, paused)
            try await store.advance(by: (stale.lifetime ?? 0) + 1)
            let fresh = try await got(try await store.process(), source.identity)
            let isSaved = try await paused.save(
                second, for: source.identity, replacing: first.revision, holding: stale)
            try require(!isSaved, "a process that slept past its lease wrote")
            try require(stale.isLost, "the lease does not know that it is lost")
            let loaded = try await paused.load(source.identity)
            try require(loaded?.revision == first.revision, "a refused save left something behind")
            withExtendedLifetime(fresh) {}
        },
        ContractCheck("a lost lease stays lost after the next one was released") { store in
            let (source, first, _) = try await StorageContract.entries()
            let paused = try await store.process()
            let stale = try await got(paused, source.identity)
            try await store.advance(by: (stale.lifetime ?? 0) + 1)
            let fresh = try await got(try await store.process(), source.identity)
            fresh.release()
            try await store.settle()
            let isSaved = try await paused.save(first, for: source.identity, replacing: nil, holding: stale)
            try require(!isSaved, "a lease from before the last one is good for a save")
        },
        ContractCheck("a lost lease is not renewed, and takes nothing from the new holder") { store in
            let identity = ContractSource().identity
            let stale = try await got(try await store.process(), identity)
            try await store.advance(by: (stale.lifetime ?? 0) + 1)
            let fresh = try await got(try await store.process(), identity)
            let isRenewed = try await stale.renew()
            try require(!isRenewed && stale.isLost, "a lost lease was renewed")
            let isKept = try await fresh.renew()
            try require(isKept, "the renewal of a lost lease ended the new one")
        },
        ContractCheck("the release of a lost lease does not free the new holder's") { store in
            let identity = ContractSource().identity
            let stale = try await got(try await store.process(), identity)
            try await store.advance(by: (stale.lifetime ?? 0) + 1)
            let fresh = try await got(try await store.process(), identity)
            stale.release()
            try await store.settle()
            let third = try await lease(store.process(), identity)
            try require(third == nil, "a late release freed the lease of another process")
            withExtendedLifetime(fresh) {}
        },
        ContractCheck("the next lease knows the greatest generation") { store in
            let (source, first, second) = try await StorageContract.entries()
            let process = try await store.process()
            let lease = try await got(process, source.identity)
            try await save(first, source, nil, lease, process)
            try await save(second, source, first.revision, lease, process)
            try await save(first, source, second.revision, lease, process)
            lease.release()
            try await store.settle()
            let next = try await got(try await store.process(), source.identity)
            try require(
                next.lastGeneration >= second.generationCounter,
                "the lease says \(next.lastGeneration) after \(second.generationCounter) was stored")
        },
    ]

    private static func lease(_ process: any StorageAdapter, _ identity: SharingIdentity) async throws -> StorageLease?
    {
        if case .got(let lease) = try await process.tryLock(identity) { lease } else { nil }
    }

    private static func got(_ process: any StorageAdapter, _ identity: SharingIdentity) async throws -> StorageLease {
        guard let lease = try await lease(process, identity) else { throw ContractViolation("no lease was given") }
        return lease
    }

    private static func save(
        _ entry: StoredEntry, _ source: ContractSource, _ revision: EntryRevision?, _ lease: StorageLease,
        _ process: any StorageAdapter
    ) async throws {
        let isSaved = try await process.save(entry, for: source.identity, replacing: revision, holding: lease)
        try require(isSaved, "the holder of the lease could not save")
    }
}
