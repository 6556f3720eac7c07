// SPDX-License-Identifier: Apache-2.0
import LucidHTTP

/// When the next attempt may begin.
struct RenewalPace: Sendable {
    /// Failures since the last success.
    var failures = 0
    /// Failures since the last success that only a person can mend.
    var terminals = 0
    /// Nothing is tried before this, unless somebody asks for it explicitly.
    var notBefore: BootInstant?
    /// Nothing at all is tried before this: the authority said so.
    var retryAfterUntil: BootInstant?
    var lastAttempt: BootInstant?
    var lastSuccess: BootInstant?
    /// Least seconds between two successes.
    var successGap = 1.0
    /// Tokens in a row that were refused by others soon after they were issued.
    var rejections = 0

    mutating func succeeded(at now: BootInstant, lifetime: Double) {
        failures = 0
        terminals = 0
        notBefore = nil
        retryAfterUntil = nil
        lastSuccess = now
        successGap = max(1, lifetime / 10)
    }

    /// Another process has renewed: a session that has less time left than the last of ours is renewed sooner, too.
    mutating func follow(lifetime: Double) { successGap = min(successGap, max(1, lifetime / 10)) }

    /// The earliest start of an attempt that nobody asked for by name.
    ///
    /// A refused token is replaced sooner than an aging one, but ever more slowly if its successors are refused too.
    func earliest(isRejected: Bool) -> BootInstant {
        var earliest = notBefore ?? BootInstant(nanoseconds: .min)
        if let retryAfterUntil { earliest = max(earliest, retryAfterUntil) }
        if let lastSuccess {
            let forced = Double(1 << min(max(rejections - 1, 0), 20))
            earliest = max(earliest, lastSuccess.advanced(bySeconds: isRejected ? min(successGap, forced) : successGap))
        }
        return earliest
    }

    /// The earliest start of an attempt that somebody asked for by name.
    var earliestOnDemand: BootInstant {
        max(
            retryAfterUntil ?? BootInstant(nanoseconds: .min),
            lastAttempt?.advanced(bySeconds: 1) ?? BootInstant(nanoseconds: .min))
    }
}

/// When the next challenge may be asked for.
struct ChallengePace: Sendable {
    var failures = 0
    var notBefore: BootInstant?
    var signerNotBefore: BootInstant?
    /// Challenges left at `levelAt`.
    var level: Double
    var levelAt: BootInstant?
    @Boxed var lastError: AuthError?

    init(burst: Double) { level = burst }

    func level(at now: BootInstant, policy: LifecyclePolicy) -> Double {
        guard let levelAt else { return level }
        return min(policy.challengeBurst, level + max(0, now.seconds(since: levelAt)) / policy.challengeRefill)
    }

    /// When a challenge is allowed; `now` or earlier if it is.
    func earliest(at now: BootInstant, policy: LifecyclePolicy) -> BootInstant {
        let missing = max(0, 1 - level(at: now, policy: policy))
        let refilled = missing < 1e-6 ? now : now.advanced(bySeconds: missing * policy.challengeRefill)
        return max(refilled, notBefore ?? refilled, signerNotBefore ?? refilled)
    }

    mutating func take(at now: BootInstant, policy: LifecyclePolicy) {
        level = max(0, level(at: now, policy: policy) - 1)
        levelAt = now
    }

    /// Takes over what other processes used up.
    mutating func merge(_ record: AttemptRecord, at moment: Moment, host: HostIdentity, policy: LifecyclePolicy) {
        guard let left = record.challengesLeft, let stamp = record.challengesAt, left.isFinite else { return }
        let then = min(stamp.instant(at: moment, host: host), moment.boot)
        let theirs = min(
            policy.challengeBurst, max(0, left) + moment.boot.seconds(since: then) / policy.challengeRefill)
        level = min(level(at: moment.boot, policy: policy), theirs)
        levelAt = moment.boot
    }
}
