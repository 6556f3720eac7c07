// SPDX-License-Identifier: Apache-2.0

/// The numbers of the token lifecycle, in seconds unless said otherwise.
package struct LifecyclePolicy: Hashable, Sendable {
    /// The lead of the soft edge, where background refresh begins; nil for the rule by lifetime.
    package var softLead: Double?
    /// The lead of the hard edge; nil for the rule by lifetime.
    package var hardLead: Double?
    /// Full-jitter back-off of refreshes.
    package var backoffBase = 1.0
    package var backoffCap = 60.0
    package var backoffFloor = 0.25
    /// Challenges: this many at once, one more each `challengeRefill`.
    package var challengeBurst = 2.0
    package var challengeRefill = 30.0
    package var challengeCap = 300.0
    /// How long a signer that failed is left alone.
    package var signerPause = 30.0
    /// How long a failure that only a person can mend is repeated without a request: first, then each time.
    package var terminalFirst = 1.0...5.0
    package var terminalPace = 30.0
    /// The whole ladder, one storage step, the wait for another process that makes the first session or renews one that
    /// has ended, the wait of a caller for the next allowed attempt, and the grace of a refresh in flight at shutdown.
    package var ladderBudget = 45.0
    package var storageBudget = 5.0
    package var attemptBudget = 10.0
    package var lockPatience = 15.0
    package var lapsePatience = 4.0
    package var callerPatience = 5.0
    package var drain = 2.0
    /// Polls of a lock that another process holds: first and longest pause.
    package var lockPollFirst = 0.02
    package var lockPollLast = 0.5
    /// A refresh token whose intent cannot be stored is spent this long before the end, if there is no signer.
    package var unrecordedLead = 60.0
    /// The longest life that is believed.
    package var longestLife = 30.0 * 86_400
    package var retryAfter = 1.0...3600.0
    /// A refresh that comes this late after its time (the machine slept) starts within `wakeSpread`.
    package var wakeLateness = 30.0
    package var wakeSpread = 2.0
    /// Clock differences: shown above this, disbelieved above that, ignored within the dead band.
    package var skewShown = 30.0
    package var skewBelieved = 86_400.0
    package var skewDeadBand = 2.0

    package init() {}

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

/// A policy in the room of one reference: ten thousand credentials with the defaults have one.
final class SharedPolicy: Sendable {
    private static let standard = SharedPolicy(LifecyclePolicy())
    let value: LifecyclePolicy

    private init(_ value: LifecyclePolicy) { self.value = value }

    static func of(_ policy: LifecyclePolicy) -> SharedPolicy {
        policy == standard.value ? standard : SharedPolicy(policy)
    }
}

/// What the machine knows of its source.
package struct SourceTraits: Sendable {
    /// Whether a new session can be had without a refresh token, and without an access token.
    package var canObtain: Bool
    /// The configured refresh token.
    package var seed: RefreshToken?
    /// The credential that grants must belong to.
    package var credentialID: String?
    /// The scopes that grants must cover.
    package var scopes: [String]
    package var binding: StoredEntry.Binding

    package init(
        canObtain: Bool, seed: RefreshToken?, credentialID: String?, scopes: [String], binding: StoredEntry.Binding
    ) {
        self.canObtain = canObtain
        self.seed = seed
        self.credentialID = credentialID
        self.scopes = scopes
        self.binding = binding
    }
}
