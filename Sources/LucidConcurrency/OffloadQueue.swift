// SPDX-License-Identifier: Apache-2.0
import Dispatch

/// Runs blocking work (key derivation, file locks, fsync, a database driver) on threads outside the cooperative
/// pool, at most `width` pieces at a time; the rest wait in order.
package final class OffloadQueue: Sendable {
    private struct State {
        var running = 0
        var waiting: [@Sendable () -> Void] = []
    }

    private let queue: DispatchQueue
    private let width: Int
    private let state = Lock(State())

    package init(label: String, width: Int) {
        precondition(width > 0, "an offload queue needs at least one place")
        self.queue = DispatchQueue(label: label, attributes: .concurrent)
        self.width = width
    }

    /// Runs `work` off the cooperative pool and returns what it returns or throws.
    ///
    /// Cancellation of the caller does
    /// not stop work that has begun.
    package func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            enqueue { continuation.resume(with: Result(catching: work)) }
        }
    }

    private func enqueue(_ job: @escaping @Sendable () -> Void) {
        let start = state.withLock { state in
            if state.running < width {
                state.running += 1
                return true
            }
            state.waiting.append(job)
            return false
        }
        if start { queue.async { self.drain(first: job) } }
    }

    private func drain(first: @Sendable () -> Void) {
        first()
        while let next = nextJob() { next() }
    }

    private func nextJob() -> (@Sendable () -> Void)? {
        state.withLock { state in
            if state.waiting.isEmpty {
                state.running -= 1
                return nil
            }
            return state.waiting.removeFirst()
        }
    }
}
