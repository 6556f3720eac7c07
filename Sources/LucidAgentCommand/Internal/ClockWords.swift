// SPDX-License-Identifier: Apache-2.0

/// What a person is told when this machine's clock is not the authority's.
enum ClockWords {
    /// One sentence that says how far it is off, and how to set it.
    static func difference(secondsAhead: Double) -> String {
        let seconds = Int(abs(secondsAhead).rounded())
        return "this clock is \(seconds) s \(secondsAhead > 0 ? "ahead of" : "behind") the authority's; "
            + "set it, for example with: timedatectl set-ntp true"
    }
}
