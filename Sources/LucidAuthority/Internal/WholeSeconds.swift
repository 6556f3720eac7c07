// SPDX-License-Identifier: Apache-2.0
#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

extension Date {
    /// Seconds since 1970, rounded down.
    package var wholeSeconds: Int64 {
        let seconds = timeIntervalSince1970.rounded(.down)
        return seconds.isNaN ? 0 : Int64(min(max(seconds, -1e11), 1e11))
    }

    /// Milliseconds since 1970, rounded to the nearest.
    package var milliseconds: Int64 {
        let milliseconds = (timeIntervalSince1970 * 1000).rounded()
        return milliseconds.isNaN ? 0 : Int64(min(max(milliseconds, -1e14), 1e14))
    }

    package init(wholeSeconds: Int64) { self.init(timeIntervalSince1970: Double(wholeSeconds)) }

    package init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }

    /// The same time on the grid of milliseconds that stores keep.
    package var onGrid: Date { Date(milliseconds: milliseconds) }
}
