// SPDX-License-Identifier: Apache-2.0

import LucidConcurrency
import LucidHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Seconds that the authority's clock is ahead of the wall clock, as last seen.
final class KnownOffset: Sendable {
    private let state = Lock<Double?>(nil)

    var value: Double? { state.withLock { $0 } }

    func learn(_ note: CallRecorder.Note) {
        guard let date = note.serverDate else { return }
        let roundTrip = max(0, note.receivedBoot.seconds(since: note.sentBoot))
        let offset = date.timeIntervalSince(note.sentWall.addingTimeInterval(roundTrip / 2)) + 0.5
        state.withLock { $0 = offset }
    }
}
