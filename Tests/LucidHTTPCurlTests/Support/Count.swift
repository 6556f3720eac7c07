// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency

/// A number that only grows, and that a test can wait for.
final class Count: Sendable {
    private struct State {
        var value = 0
        var waiters: [(goal: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Lock(State())

    var value: Int { state.withLock { $0.value } }

    func increment() {
        let reached = state.withLock { state in
            state.value += 1
            let reached = state.waiters.filter { $0.goal <= state.value }.map(\.continuation)
            state.waiters.removeAll { $0.goal <= state.value }
            return reached
        }
        for continuation in reached { continuation.resume() }
    }

    /// Returns when the number is `goal` or more.
    func reaches(_ goal: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.value >= goal { return true }
                state.waiters.append((goal, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }
}
