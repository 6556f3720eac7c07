// SPDX-License-Identifier: Apache-2.0

public import LucidAuth
import LucidCrypto
import LucidHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What every storage of tokens promises.
///
/// ```swift
/// @Test(arguments: StorageContract.checks) func `my storage keeps its promises`(
///     check: ContractCheck<any StorageAdapter>
/// ) async throws {
///     try await check.run(on: MyStorage())
/// }
/// ```
public enum StorageContract {
    /// The promises.
    public static let checks: [ContractCheck<any StorageAdapter>] = [
        ContractCheck("an identity that was never stored has no entry") { storage in
            let entry = try await storage.load(ContractSource().identity)
            try require(entry == nil, "there is an entry for an identity that nobody stored")
        },
        ContractCheck("what was saved is loaded, byte for byte") { storage in
            let (source, first, _) = try await entries()
            try await save(first, source, nil, storage)
            let loaded = try await storage.load(source.identity)
            try require(loaded?.serialized() == first.serialized(), "another entry was loaded than was saved")
            try require(loaded?.revision == first.revision, "the revision changed on the way")
        },
        ContractCheck("a save replaces exactly the state that it names") { storage in
            let (source, first, second) = try await entries()
            try await save(first, source, nil, storage)
            try await refuse(second, source, nil, storage, "nothing, though something was stored")
            try await refuse(second, source, second.revision, storage, "a state that was never stored")
            try await save(second, source, first.revision, storage)
            try await refuse(first, source, first.revision, storage, "a state that was replaced before")
            let loaded = try await storage.load(source.identity)
            try require(loaded?.revision == second.revision, "a refused save left something behind")
        },
        ContractCheck("of many savers that expect the same state one wins") { storage in
            let (source, first, _) = try await entries()
            let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<16 {
                    group.addTask { try await storage.save(first, for: source.identity, replacing: nil) }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            try require(wins == 1, "\(wins) of 16 savers won")
        },
        ContractCheck("identities do not see each other's entries") { storage in
            let (source, first, _) = try await entries()
            try await save(first, source, nil, storage)
            let other = try await storage.load(ContractSource().identity)
            try require(other == nil, "an entry was given to another identity")
        },
        ContractCheck("a lock that was given back can be taken again") { storage in
            let identity = ContractSource().identity
            for _ in 0..<3 {
                guard case .got(let lease) = try await storage.tryLock(identity) else {
                    throw ContractViolation("a free lock was not given")
                }
                lease.release()
                lease.release()
            }
        },
        ContractCheck("a later manager takes up the session of an earlier one") { storage in
            let source = ContractSource()
            let first = ManagedCredential(source: source, storage: storage, clock: source.clock)
            let token = try await first.authenticate()
            await first.shutdown()
            let second = ManagedCredential(source: source, storage: storage, clock: source.clock)
            let restored = try await second.restore()
            await second.shutdown()
            try require(restored?.value == token.value, "the session was not there for the next manager")
        },
    ]

    /// Two states of one entry, as a manager writes them one after the other.
    static func entries() async throws -> (ContractSource, StoredEntry, StoredEntry) {
        let source = ContractSource()
        let memory = MemoryStorageAdapter()
        var states: [StoredEntry] = []
        for _ in 0..<2 {
            let manager = ManagedCredential(source: source, storage: memory, clock: source.clock)
            try await manager.authenticate(fresh: true)
            await manager.shutdown()
            guard let entry = try await memory.load(source.identity) else {
                throw ContractViolation("a manager stored nothing")
            }
            states.append(entry)
        }
        return (source, states[0], states[1])
    }

    private static func save(
        _ entry: StoredEntry, _ source: ContractSource, _ revision: EntryRevision?, _ storage: any StorageAdapter
    ) async throws {
        let isSaved = try await storage.save(entry, for: source.identity, replacing: revision)
        try require(isSaved, "a save that names the stored state was refused")
    }

    private static func refuse(
        _ entry: StoredEntry, _ source: ContractSource, _ revision: EntryRevision?, _ storage: any StorageAdapter,
        _ what: String
    ) async throws {
        let isSaved = try await storage.save(entry, for: source.identity, replacing: revision)
        try require(!isSaved, "a save replaced \(what)")
    }
}

/// Sessions out of nothing, for an agent that nobody else has.
struct ContractSource: CredentialSource {
    let identity = SharingIdentity(
        origin: "https://contract.test", agent: "agent-" + Hex.encode(SystemRandom.bytes(8)), credential: "c1",
        kind: "contract")
    let canObtain = true
    /// Stands still, so that a slow disk or a busy machine breaks no promise.
    let clock = ManualClock()

    func renew(_ token: RefreshToken, context: AttemptContext) async throws -> TokenGrant { try grant() }

    func obtain(_ context: AttemptContext) async throws -> TokenGrant { try grant() }

    private func grant() throws -> TokenGrant {
        let (boot, wall) = (clock.bootNow(), clock.wallNow())
        return try TokenGrant(
            accessToken: "access-" + Hex.encode(SystemRandom.bytes(8)),
            refreshToken: try RefreshToken("refresh-" + Hex.encode(SystemRandom.bytes(8))), expiresAt: wall + 3_600,
            timing: ExchangeTiming(sentBoot: boot, sentWall: wall, receivedBoot: boot, serverDate: nil))
    }
}
