// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency

/// A switch that can be thrown once.
final class Released: Sendable {
    private let state = Lock(false)

    /// Whether this call threw it.
    func set() -> Bool {
        state.withLock { thrown in
            defer { thrown = true }
            return !thrown
        }
    }
}
