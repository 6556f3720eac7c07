// SPDX-License-Identifier: Apache-2.0

/// One at a time for each key, in the order in which they came.
package final class TurnQueue<Key: Hashable & Sendable>: Sendable {
    private struct State: Sendable {
        /// Those who wait, for each key whose turn is taken.
        var waiting: [Key: [(id: UInt64, continuation: CheckedContinuation<Bool, Never>)]] = [:]
        var lastID: UInt64 = 0
        var cancelled: Set<UInt64> = []
    }

    private let state = Lock(State())

    package init() {}

    /// Waits for the turn of `key`, and holds it while `body` runs.
    /// - Throws: `CancellationError` if the task is cancelled while it waits; else what `body` throws.
    package func withTurn<Value>(of key: Key, _ body: () async throws -> Value) async throws -> Value {
        try await take(key)
        defer { pass(key) }
        return try await body()
    }

    private func take(_ key: Key) async throws {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        let hasTurn = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    if state.cancelled.remove(id) != nil { return false }
                    if state.waiting[key] != nil {
                        state.waiting[key]?.append((id, continuation))
                        return nil
                    }
                    state.waiting[key] = []
                    return true
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let continuation = state.withLock { state -> CheckedContinuation<Bool, Never>? in
                guard let index = state.waiting[key]?.firstIndex(where: { $0.id == id }) else {
                    state.cancelled.insert(id)
                    return nil
                }
                return state.waiting[key]?.remove(at: index).continuation
            }
            continuation?.resume(returning: false)
        }
        state.withLock { _ = $0.cancelled.remove(id) }
        guard hasTurn else { throw CancellationError() }
    }

    private func pass(_ key: Key) {
        let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard state.waiting[key]?.isEmpty == false else {
                state.waiting[key] = nil
                return nil
            }
            return state.waiting[key]?.removeFirst().continuation
        }
        next?.resume(returning: true)
    }
}
