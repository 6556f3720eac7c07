// SPDX-License-Identifier: Apache-2.0

import LucidConcurrency
public import LucidHTTP

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A clock that stands still until it is told to go on.
public final class ManualClock: AgentClock {
    private struct Sleeper {
        let deadline: BootInstant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var boot = BootInstant(nanoseconds: 1_000_000_000_000)
        var wall: Date
        var sleepers: [UInt64: Sleeper] = [:]
        var cancelled: Set<UInt64> = []
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
        var nextID: UInt64 = 0
    }

    private let state: Lock<State>

    /// Creates a clock.
    /// - Parameter wall: The wall time at the start; 2026-01-01 00:00:00 UTC by default.
    public init(wall: Date = Date(timeIntervalSince1970: 1_767_225_600)) { state = Lock(State(wall: wall)) }

    /// The wall time.
    public func wallNow() -> Date { state.withLock { $0.wall } }

    /// The boot time.
    public func bootNow() -> BootInstant { state.withLock { $0.boot } }

    /// Sleeps until somebody advances the clock to `deadline`.
    /// - Throws: `CancellationError`.
    public func sleep(until deadline: BootInstant) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { add(id, deadline: deadline, $0) }
        } onCancel: {
            let continuation = state.withLock { state -> CheckedContinuation<Void, any Error>? in
                if let sleeper = state.sleepers.removeValue(forKey: id) { return sleeper.continuation }
                state.cancelled.insert(id)
                return nil
            }
            continuation?.resume(throwing: CancellationError())
        }
    }

    private func add(_ id: UInt64, deadline: BootInstant, _ continuation: CheckedContinuation<Void, any Error>) {
        enum Next { case sleep, wake, cancel }
        let (next, watchers) = state.withLock { state -> (Next, [CheckedContinuation<Void, Never>]) in
            if state.cancelled.remove(id) != nil { return (.cancel, []) }
            if deadline <= state.boot { return (.wake, []) }
            state.sleepers[id] = Sleeper(deadline: deadline, continuation: continuation)
            let count = state.sleepers.count
            let ready = state.watchers.filter { $0.count <= count }.map(\.continuation)
            state.watchers.removeAll { $0.count <= count }
            return (.sleep, ready)
        }
        switch next {
        case .sleep: break
        case .wake: continuation.resume()
        case .cancel: continuation.resume(throwing: CancellationError())
        }
        for watcher in watchers { watcher.resume() }
    }

    /// Moves both clocks on and wakes whoever is due, the earliest first.
    public func advance(bySeconds seconds: Double) {
        precondition(seconds >= 0, "time went back by \(-seconds) s")
        let due = state.withLock { state in
            state.boot = state.boot.advanced(bySeconds: seconds)
            state.wall += seconds
            let due = state.sleepers.filter { $0.value.deadline <= state.boot }
            for id in due.keys { state.sleepers.removeValue(forKey: id) }
            return due.values.sorted { $0.deadline < $1.deadline }
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Sets the wall clock alone, as a correction of time does.
    public func setWall(_ date: Date) { state.withLock { $0.wall = date } }

    /// How many wait now.
    public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// The earliest deadline that somebody waits for.
    public var nextDeadline: BootInstant? { state.withLock { $0.sleepers.values.map(\.deadline).min() } }

    /// Returns when at least `count` wait.
    public func waitForSleepers(_ count: Int = 1) async {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isReady { continuation.resume() }
        }
    }
}
