// SPDX-License-Identifier: Apache-2.0

/// The numbers of the token lifecycle, in seconds unless said otherwise.
struct LifecyclePolicy: Sendable {
    /// The lead of the soft edge, where background refresh begins; nil for the rule by lifetime.
    var softLead: Double?
    /// The lead of the hard edge; nil for the rule by lifetime.
    var hardLead: Double?
    /// Full-jitter back-off of refreshes.
    var backoffBase = 1.0
    var backoffCap = 60.0
    var backoffFloor = 0.25
    /// Challenges: this many at once, one more each `challengeRefill`.
    var challengeBurst = 2.0
    var challengeRefill = 30.0
    var challengeCap = 300.0
    /// How long a signer that failed is left alone.
    var signerPause = 30.0
    /// How long a failure that only a person can mend is repeated without a request: first, then each time.
    var terminalFirst = 1.0...5.0
    var terminalPace = 30.0
    /// The whole ladder, one storage step, the wait for another process that renews, the wait of a caller for the
    /// next allowed attempt, and the grace of a refresh in flight at shutdown.
    var ladderBudget = 45.0
    var storageBudget = 5.0
    var attemptBudget = 10.0
    var lockPatience = 15.0
    var callerPatience = 5.0
    var drain = 2.0
    /// Polls of a lock that another process holds: first and longest pause.
    var lockPollFirst = 0.02
    var lockPollLast = 0.5
    /// A refresh token whose intent cannot be stored is spent this long before the end, if there is no signer.
    var unrecordedLead = 60.0
    /// The longest life that is believed.
    var longestLife = 30.0 * 86_400
    var retryAfter = 1.0...3600.0
    /// A refresh that comes this late after its time (the machine slept) starts within `wakeSpread`.
    var wakeLateness = 30.0
    var wakeSpread = 2.0
    /// Clock differences: shown above this, disbelieved above that, ignored within the dead band.
    var skewShown = 30.0
    var skewBelieved = 86_400.0
    var skewDeadBand = 2.0

    /// Full jitter from 0 to base * 2^failures, at most `cap`, at least the floor.
    func backoff(failures: Int, cap: Double, unit: Double) -> Double {
        var ceiling = backoffBase
        for _ in 0..<min(max(failures, 0), 30) where ceiling < cap { ceiling *= 2 }
        return max(backoffFloor, min(ceiling, cap) * unit)
    }

    func clampedRetryAfter(_ seconds: Double?) -> Double? {
        guard let seconds, seconds.isFinite else { return nil }
        return min(max(seconds, retryAfter.lowerBound), retryAfter.upperBound)
    }
}

/// What the machine knows of its source.
struct SourceTraits: Sendable {
    /// Whether a new session can be had without a refresh token, and without an access token.
    var canObtain: Bool
    /// The configured refresh token.
    var seed: RefreshToken?
    /// The credential that grants must belong to.
    var credentialID: String?
    /// The scopes that grants must cover.
    var scopes: [String]
    var binding: StoredEntry.Binding
}
