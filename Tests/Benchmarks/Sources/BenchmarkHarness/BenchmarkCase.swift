// SPDX-License-Identifier: Apache-2.0

/// One row of a suite, or several: ours beside each peer.
public struct BenchmarkCase {
    /// What must hold.
    public enum Bar {
        /// Our time is at most `ratio` of that of the peers whose name starts with `peer`.
        case ratio(_ ratio: Double, to: String)
        /// We do at least so many a second on one core.
        case rate(_ perSecond: Double)
    }

    /// The name in the report.
    public let name: String
    /// What must hold.
    public let bars: [Bar]
    /// In how many rounds it is measured.
    public let rounds: Int
    /// Ours and the peers, in any order.
    public let contenders: [Contender]

    /// Creates a case; `rounds` is for those that take long.
    public init(_ name: String, bars: [Bar] = [], rounds: Int = 101, contenders: [Contender]) {
        self.name = name
        self.bars = bars
        self.rounds = rounds
        self.contenders = contenders
    }
}
