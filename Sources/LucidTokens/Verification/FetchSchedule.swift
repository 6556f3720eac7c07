// SPDX-License-Identifier: Apache-2.0
import LucidHTTP

/// When a published document is fetched, and for how long the last one is believed: a state machine without clock and
/// network.
struct FetchSchedule: Sendable {
    /// The numbers by which it decides, in seconds.
    struct Times: Hashable, Sendable {
        /// After how long a document is fetched again.
        var freshness: Double
        /// The least time between two attempts.
        var cooldown: Double
        /// For how long a document is still believed if it cannot be fetched again.
        var staleLimit: Double

        init(freshness: Double, cooldown: Double, staleLimit: Double) {
            self.freshness = max(1, freshness)
            self.cooldown = max(0.1, min(cooldown, self.freshness))
            self.staleLimit = max(staleLimit, self.freshness)
        }
    }

    enum Answer: Hashable, Sendable {
        /// Use the document at hand.
        case use
        /// Fetch it, tell what came of it, and ask again.
        case fetch
        /// There is none that may be used now.
        case refuse
    }

    let times: Times
    private var fetchedAt: BootInstant?
    private var freshness: Double
    private var attemptedAt: BootInstant?

    init(times: Times) {
        self.times = times
        freshness = times.freshness
    }

    /// What to do now.
    /// - Parameter isEnough: Whether the document at hand has what is looked for; if not, a newer one may.
    func answer(isEnough: Bool, now: BootInstant) -> Answer {
        let mayFetch = attemptedAt.map { now.seconds(since: $0) >= times.cooldown } ?? true
        guard let age = fetchedAt.map(now.seconds(since:)) else { return mayFetch ? .fetch : .refuse }
        if age < freshness, isEnough { return .use }
        if mayFetch { return .fetch }
        return age < times.staleLimit ? .use : .refuse
    }

    /// An attempt begins; others go on with what there is until it ends.
    mutating func attempted(now: BootInstant) { attemptedAt = now }

    /// The attempt was given up by whoever made it; it says nothing about the server, so the next may try at once.
    mutating func abandoned() { attemptedAt = nil }

    /// The document came.
    /// - Parameter maxAge: Seconds for which its server says that it is good; nil if it says nothing.
    mutating func fetched(maxAge: Double?, now: BootInstant) {
        fetchedAt = now
        freshness = maxAge.map { min(max($0, times.cooldown), times.freshness) } ?? times.freshness
    }
}
