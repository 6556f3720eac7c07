// SPDX-License-Identifier: Apache-2.0

import LucidConcurrency
import LucidHTTP

@testable import LucidAuth

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A source that says what it is told to, behind a gate.
final class FakeSource: CredentialSource {
    private struct State {
        var failures: [any Error] = []
        var obtained = 0
        var renewed = 0
        var revoked = 0
    }

    let identity: SharingIdentity
    let canObtain: Bool
    let seedRefreshToken: RefreshToken?
    let gate: Gate
    let lifetime: Double
    private let clock: TestClock
    private let state = Lock(State())

    init(
        _ clock: TestClock, canObtain: Bool = true, seed: RefreshToken? = nil, gate: Gate = Gate(isOpen: true),
        lifetime: Double = 3600, identity: SharingIdentity = Samples.identity
    ) {
        self.clock = clock
        self.identity = identity
        self.canObtain = canObtain
        seedRefreshToken = seed
        self.gate = gate
        self.lifetime = lifetime
    }

    var obtained: Int { state.withLock { $0.obtained } }
    var renewed: Int { state.withLock { $0.renewed } }
    var revoked: Int { state.withLock { $0.revoked } }

    /// Makes the next calls fail, one by one.
    func fail(with errors: any Error...) { state.withLock { $0.failures += errors } }

    func obtain(_ context: AttemptContext) async throws -> TokenGrant {
        let number = state.withLock { state in
            state.obtained += 1
            return state.obtained
        }
        return try await answer("obtained-\(number)")
    }

    func renew(_ token: RefreshToken, context: AttemptContext) async throws -> TokenGrant {
        let number = state.withLock { state in
            state.renewed += 1
            return state.renewed
        }
        return try await answer("renewed-\(number)")
    }

    func revoke(_ token: RefreshToken) async throws { state.withLock { $0.revoked += 1 } }

    private func answer(_ name: String) async throws -> TokenGrant {
        let sent = (clock.bootNow(), clock.wallNow())
        await gate.pass()
        if let error = state.withLock({ $0.failures.isEmpty ? nil : $0.failures.removeFirst() }) { throw error }
        return try TokenGrant(
            accessToken: "access-\(name)", refreshToken: RefreshToken("refresh-\(name)"),
            expiresAt: clock.wallNow().addingTimeInterval(lifetime),
            timing: ExchangeTiming(sentBoot: sent.0, sentWall: sent.1, receivedBoot: clock.bootNow(), serverDate: nil))
    }
}

/// Storage behind a gate, which can be made to fail.
final class FakeStorage: StorageAdapter {
    private let memory = MemoryStorageAdapter()
    let saving: Gate
    private let failure = Lock<(any Error)?>(nil)
    private let saves = Lock(0)

    init(saving: Gate = Gate(isOpen: true)) { self.saving = saving }

    var saveCount: Int { saves.withLock { $0 } }

    func fail(with error: (any Error)?) { failure.withLock { $0 = error } }

    func load(_ identity: SharingIdentity) async throws -> StoredEntry? { try await memory.load(identity) }

    func save(
        _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?
    ) async throws -> Bool {
        await saving.pass()
        saves.withLock { $0 += 1 }
        if let error = failure.withLock({ $0 }) { throw error }
        return try await memory.save(entry, for: identity, replacing: revision)
    }

    func tryLock(_ identity: SharingIdentity) async throws -> StorageLock { try await memory.tryLock(identity) }
}
