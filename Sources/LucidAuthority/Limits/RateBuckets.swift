// SPDX-License-Identifier: Apache-2.0
package import LucidHTTP

/// A token bucket for each key, of which only so many are kept: a state machine without a clock.
package struct RateBuckets: Sendable {
    private struct Bucket: Sendable {
        var level: Double
        var at: BootInstant
    }

    private let rate: RequestRate
    private let capacity: Int
    private var buckets: [String: Bucket] = [:]

    package init(_ rate: RequestRate, capacity: Int = 20_000) {
        self.rate = rate
        self.capacity = capacity
    }

    /// The number of keys that are kept.
    package var count: Int { buckets.count }

    /// Takes one for `key`.
    /// - Returns: Nil if there was one, else the seconds after which there will be.
    package mutating func take(_ key: String, now: BootInstant) -> Double? {
        var bucket = Bucket(level: level(of: key, now: now), at: now)
        guard bucket.level >= 1 else { return (1 - bucket.level) / rate.perSecond }
        bucket.level -= 1
        if buckets[key] == nil, buckets.count >= capacity { makeRoom(now: now) }
        buckets[key] = bucket
        return nil
    }

    private func level(of key: String, now: BootInstant) -> Double {
        guard let bucket = buckets[key] else { return Double(rate.burst) }
        let refilled = bucket.level + max(0, now.seconds(since: bucket.at)) * rate.perSecond
        return min(refilled, Double(rate.burst))
    }

    /// A full bucket is as good as none; if there are none such, the quarter that was left alone longest goes.
    private mutating func makeRoom(now: BootInstant) {
        for key in Array(buckets.keys) where level(of: key, now: now) >= Double(rate.burst) { buckets[key] = nil }
        guard buckets.count >= capacity else { return }
        let oldest = buckets.sorted { $0.value.at < $1.value.at }.prefix(max(1, capacity / 4))
        for (key, _) in oldest { buckets[key] = nil }
    }
}
