// SPDX-License-Identifier: Apache-2.0

/// One row of a suite, or several: ours beside each peer.
public struct BenchmarkCase {
    /// What must hold.
    public enum Bar {
        /// Our time is at most `ratio` of that of the peers whose name starts with `peer`.
        case ratio(_ ratio: Double, to: String)
        /// We do at least so many a second on one core of the machine on which the bar was set.
        ///
        /// On another machine the bar moves with its speed; see ``MachineSpeed``.
        case rate(_ perSecond: Double)
    }

    /// The name in the report.
    public let name: String
    /// What must hold.
    public let bars: [Bar]
    /// How many samples a run takes of each contender.
    let samples: Int
    /// Ours and the peers, in any order.
    public let contenders: [Contender]

    /// The same case with one more contender.
    public func adding(_ contender: Contender) -> BenchmarkCase {
        BenchmarkCase(name, bars: bars, samples: samples, contenders: contenders + [contender])
    }

    /// Creates a case; fewer `samples` are for those that take long.
    public init(_ name: String, bars: [Bar] = [], samples: Int = 51, contenders: [Contender]) {
        self.name = name
        self.bars = bars
        self.samples = samples
        self.contenders = contenders
    }
}
