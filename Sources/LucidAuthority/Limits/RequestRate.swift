// SPDX-License-Identifier: Apache-2.0

/// How often something may happen: so many at once, and then so many a second.
public struct RequestRate: Hashable, Sendable {
    /// How many may come at once after a pause; at least 1.
    public var burst: Int
    /// How many a second in the long run; more than 0.
    public var perSecond: Double

    /// Creates a rate.
    public init(burst: Int, perSecond: Double) {
        self.burst = burst
        self.perSecond = perSecond
    }

    var isSensible: Bool { burst >= 1 && burst <= 1_000_000 && perSecond > 0 && perSecond <= 1_000_000 }
}
