// SPDX-License-Identifier: Apache-2.0
import Dispatch

/// Tells one thread of a server when to go on.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func open() { semaphore.signal() }

    func wait() { semaphore.wait() }
}
