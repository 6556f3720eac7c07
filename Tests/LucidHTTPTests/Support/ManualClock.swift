// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A clock that jumps to whatever is waited for, and keeps the waits.
final class ManualClock: AgentClock {
    private struct State {
        var boot: Double = 1_000
        var waits: [Double] = []
    }

    static let wallStart = Date(timeIntervalSince1970: 1_767_225_600)
    private let state = Lock(State())

    var waits: [Double] { state.withLock { $0.waits } }

    func wallNow() -> Date { Self.wallStart }

    func bootNow() -> BootInstant { state.withLock { BootInstant(nanoseconds: Int64($0.boot * 1e9)) } }

    /// Time passes without anybody waiting for it.
    func advance(bySeconds seconds: Double) { state.withLock { $0.boot += seconds } }

    func sleep(until deadline: BootInstant) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            let target = Double(deadline.nanoseconds) / 1e9
            state.waits.append(((target - state.boot) * 1e6).rounded() / 1e6)
            state.boot = max(state.boot, target)
        }
    }
}
