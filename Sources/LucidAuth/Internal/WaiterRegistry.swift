// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency

/// The callers that wait, outside the actor, so that a cancelled one leaves at once and each is answered once.
final class WaiterRegistry: Sendable {
    typealias Continuation = CheckedContinuation<AccessToken?, any Error>

    private struct State {
        var nextID: WaiterID = 0
        var waiting: [WaiterID: Continuation] = [:]
        var cancelled: Set<WaiterID> = []
    }

    private let state = Lock(State())

    func newID() -> WaiterID {
        state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
    }

    /// Whether the caller still waits; one that was cancelled before is answered here.
    func add(_ id: WaiterID, _ continuation: Continuation) -> Bool {
        let isWaiting = state.withLock { state in
            if state.cancelled.remove(id) != nil { return false }
            state.waiting[id] = continuation
            return true
        }
        if !isWaiting { continuation.resume(throwing: CancellationError()) }
        return isWaiting
    }

    func cancel(_ id: WaiterID) {
        let continuation = state.withLock { state -> Continuation? in
            if let waiting = state.waiting.removeValue(forKey: id) { return waiting }
            state.cancelled.insert(id)
            return nil
        }
        continuation?.resume(throwing: CancellationError())
    }

    /// Forgets a caller that is gone.
    func forget(_ id: WaiterID) {
        state.withLock { state in
            state.waiting[id] = nil
            state.cancelled.remove(id)
        }
    }

    func answer(_ ids: [WaiterID], with result: Result<AccessToken?, AuthError>) {
        let found = state.withLock { state in ids.compactMap { state.waiting.removeValue(forKey: $0) } }
        for continuation in found { continuation.resume(with: result.mapError { $0 as any Error }) }
    }

    var count: Int { state.withLock { $0.waiting.count } }
}
