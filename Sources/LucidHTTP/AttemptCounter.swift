// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency

/// How often a call was sent, for those who report on it.
package final class AttemptCounter: Sendable {
    /// The counter of the call that this task makes.
    @TaskLocal package static var current: AttemptCounter?

    private let count = Lock(0)

    package init() {}

    /// How often so far.
    package var value: Int { count.withLock { $0 } }

    func increment() { count.withLock { $0 += 1 } }
}
