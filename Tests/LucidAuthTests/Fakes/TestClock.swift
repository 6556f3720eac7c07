// SPDX-License-Identifier: Apache-2.0

import LucidConcurrency
import LucidHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A clock that stands still until it is told to go on.
final class TestClock: AgentClock {
    private struct Sleeper {
        let deadline: BootInstant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var boot = BootInstant(nanoseconds: 9_000_000_000_000)
        var wall = Date(timeIntervalSince1970: 1_800_000_000)
        var nextID: UInt64 = 0
        var sleepers: [UInt64: Sleeper] = [:]
        var cancelled: Set<UInt64> = []
        var watchers: [(deadline: BootInstant, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Lock(State())

    func wallNow() -> Date { state.withLock { $0.wall } }
    func bootNow() -> BootInstant { state.withLock { $0.boot } }
    var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    func `sleep`(until deadline: BootInstant) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { add(id, Sleeper(deadline: deadline, continuation: $0)) }
        } onCancel: {
            let sleeper = state.withLock { state -> Sleeper? in
                if let sleeper = state.sleepers.removeValue(forKey: id) { return sleeper }
                state.cancelled.insert(id)
                return nil
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    private func add(_ id: UInt64, _ sleeper: Sleeper) {
        let (outcome, ready) = state.withLock {
            state -> (Result<Void, any Error>?, [CheckedContinuation<Void, Never>]) in
            if state.cancelled.remove(id) != nil { return (.failure(CancellationError()), []) }
            if sleeper.deadline <= state.boot { return (.success(()), []) }
            state.sleepers[id] = sleeper
            let ready = state.watchers.filter { $0.deadline >= sleeper.deadline }.map(\.continuation)
            state.watchers.removeAll { $0.deadline >= sleeper.deadline }
            return (nil, ready)
        }
        if let outcome { sleeper.continuation.resume(with: outcome) }
        for continuation in ready { continuation.resume() }
    }

    func advanceToNextDeadline() {
        let next = state.withLock { state in state.sleepers.values.map(\.deadline).min().map { ($0, state.boot) } }
        if let (deadline, now) = next { advance(by: max(0, deadline.seconds(since: now)) + 1e-6) }
    }

    func advance(by seconds: Double) {
        let due = state.withLock { state in
            state.boot = state.boot.advanced(bySeconds: seconds)
            state.wall += seconds
            let due = state.sleepers.filter { $0.value.deadline <= state.boot }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.map(\.continuation)
        }
        for continuation in due { continuation.resume() }
    }

    /// Waits until somebody sleeps for at most `seconds` from now.
    func waitForSleeper(within seconds: Double = 1e9) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                let limit = state.boot.advanced(bySeconds: seconds)
                if state.sleepers.values.contains(where: { $0.deadline <= limit }) { return true }
                state.watchers.append((limit, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }
}
