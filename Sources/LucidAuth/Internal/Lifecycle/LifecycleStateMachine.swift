// SPDX-License-Identifier: Apache-2.0
package import LucidHTTP

/// The life of one credential as a pure value: inputs in, actions out; no clock, no randomness, no I/O inside.
///
/// At most one flight (one run of the ladder: look at storage, take the lock, note the intent, refresh or challenge,
/// store, publish) is under way. Callers are waiters; a flight belongs to none of them.
package struct LifecycleStateMachine: Sendable {
    package enum Phase: Hashable, Sendable {
        case active
        /// Shutting down; a flight that may hold a rotated token is finished until then.
        case draining(until: BootInstant)
        case ended
    }

    /// One call of ``handle(_:at:)``.
    struct Turn {
        var moment: Moment
        var actions: [LifecycleAction] = []
        /// Whether there may be a session now that answers callers who came before.
        var mayAnswer = false

        var now: BootInstant { moment.boot }
    }

    package var policy: LifecyclePolicy { sharedPolicy.value }
    private let sharedPolicy: SharedPolicy
    package let source: SourceTraits
    let host: HostIdentity
    /// Makes this instance's jitter its own.
    let instanceSeed: UInt64

    package internal(set) var phase = Phase.active
    /// Whether somebody keeps the session fresh in the background.
    package internal(set) var isRunning = false
    /// Whether the session was cleared on request: nothing happens until somebody asks.
    var isParked = false
    @Boxed package internal(set) var session: Session?
    /// The session whose token was refused by others.
    package internal(set) var rejected: GenerationID?
    /// Whether storage was looked at.
    var hasSeenStore = false
    /// Stored sessions up to this generation were dropped on request, whether or not that could be written.
    var droppedUpTo: UInt64 = 0
    @Boxed package internal(set) var flight: Flight?
    package internal(set) var waiters = WaiterQueue()
    var pace = RenewalPace()
    var challenges: ChallengePace
    @Boxed package internal(set) var lastFailure: AuthError?
    package internal(set) var holdsLock = false
    var lastGeneration: UInt64 = 0
    /// The entry that could not be written, and when that is tried again.
    ///
    /// The lock is kept meanwhile.
    @Boxed var unsaved: (entry: StoredEntry, retryAt: BootInstant, failures: Int)?
    /// The notes of sendings that, as we know, had no effect, though storage may still hold one of them.
    var knownUnspent: [SpendIntent] = []
    /// Refresh tokens that were sent and whose fate is unknown, for those of which storage knows nothing.
    var suspects: Set<String> = []
    /// Those of them that were sent a second time.
    var replayed: Set<String> = []
    /// The last failure of another process that was seen in storage, and until when it counts here.
    @Boxed var sighted: (note: StampedTime, until: BootInstant)?
    /// Fingerprints of refresh tokens that the authority refused.
    var deadGrants: Set<String> = []
    /// Whether the configured refresh token was used by this process.
    var hasSpentSeed = false
    /// When a refresh that comes late after a sleep may begin.
    var wakeHold: BootInstant?
    var reported = Reported()
    /// Effects whose end decides nothing, but which a shutdown lets finish.
    var asides: Set<EffectID> = []
    var flightCount: UInt64 = 0
    var effectCount: UInt64 = 0

    /// What was told and is not told again until things change.
    struct Reported: Hashable, Sendable {
        var isRevoked = false
        var needsLogin = false
        var brokenLock = false
        var unsaved = false
        var skew: Double?
    }

    package init(policy: LifecyclePolicy, source: SourceTraits, host: HostIdentity, instanceSeed: UInt64) {
        sharedPolicy = SharedPolicy.of(policy)
        self.source = source
        self.host = host
        self.instanceSeed = instanceSeed
        challenges = ChallengePace(burst: policy.challengeBurst)
    }

    /// Takes one input and says what is to be done, in order.
    package mutating func handle(_ input: LifecycleInput, at moment: Moment) -> [LifecycleAction] {
        var turn = Turn(moment: moment)
        if phase == .ended {
            if case .demand(let id, _) = input { turn.actions.append(.fail([id], .shutDown)) }
            return turn.actions
        }
        switch input {
        case .demand(let id, let want): demanded(id, want, &turn)
        case .leave(let id): waiters.remove(id)
        case .invalidate(let id): invalidated(id, &turn)
        case .runStarted:
            isRunning = true
            isParked = false
        case .runStopped: isRunning = false
        case .finished(let id, let result):
            turn.mayAnswer = true
            finished(id, result, &turn)
        case .tick:
            turn.mayAnswer = true
            ticked(&turn)
        case .shutDown: shutDownAsked(&turn)
        }
        consider(&turn)
        endIfDrained(&turn)
        return turn.actions
    }

    /// When ``LifecycleInput/tick`` has something to do; nil if only other inputs matter.
    package func nextWake(at now: BootInstant) -> BootInstant? {
        if phase == .ended { return nil }
        var wakes: [BootInstant] = []
        if case .draining(let until) = phase { wakes.append(until) }
        if let flight {
            if case .waitingForLock(let until) = flight.step { wakes.append(until) }
            if let effect = flight.effect { wakes.append(effect.deadline) }
            return wakes.min()
        }
        guard phase == .active else { return wakes.min() }
        if waiters.wantsToken { wakes.append(earliestStart(of: goalOfWaiters)) }
        if let unsaved { wakes.append(unsaved.retryAt) }
        if isRunning, let due = backgroundDue { wakes.append(max(due, wakeHold ?? due)) }
        return wakes.min()
    }

    /// Starts an effect of the current flight.
    mutating func run(_ effect: Effect, step: Flight.Step, _ turn: inout Turn) {
        guard var flight else { preconditionFailure("an effect without a flight: \(step)") }
        effectCount += 1
        let limit =
            effect.isStorage
            ? turn.now.advanced(bySeconds: policy.storageBudget)
            : max(flight.deadline, turn.now.advanced(bySeconds: policy.attemptBudget))
        flight.step = step
        flight.effect = (effectCount, effect, limit)
        self.flight = flight
        turn.actions.append(.run(effectCount, effect))
    }

    /// Starts an effect whose end decides nothing.
    mutating func runAside(_ effect: Effect, _ turn: inout Turn) {
        effectCount += 1
        asides.insert(effectCount)
        turn.actions.append(.run(effectCount, effect))
    }

    /// Whether the end of this effect is still waited for.
    func awaits(_ id: EffectID) -> Bool { flight?.effect?.id == id }

    private mutating func finished(_ id: EffectID, _ result: EffectResult, _ turn: inout Turn) {
        if asides.remove(id) != nil { return }
        guard awaits(id), let step = flight?.step else { return }
        flight?.effect = nil
        if let record = result.entry?.attempts { sight(record, turn) }
        route(result, to: step, &turn)
    }

    mutating func route(_ result: EffectResult, to step: Flight.Step, _ turn: inout Turn) {
        switch (step, result) {
        case (.peeking, .peeked(let answer)): peeked(answer, &turn)
        case (.locking, .locked(let answer)): locked(answer, &turn)
        case (.recordingIntent, .saved(let answer)): intentRecorded(answer, &turn)
        case (.renewing, .granted(let grant)): granted(grant, by: .refresh, &turn)
        case (.renewing, .refused(let error)): renewalRefused(error, &turn)
        case (.rereading, .locked(let answer)): reread(answer, &turn)
        case (.buryingSeed, .saved(let answer)): seedBuried(answer, &turn)
        case (.obtaining, .granted(let grant)): granted(grant, by: .challenge, &turn)
        case (.obtaining, .refused(let error)): challengeRefused(error, &turn)
        case (.saving, .saved(let answer)): bundleSaved(answer, &turn)
        case (.resolvingConflict, .locked(let answer)): conflictRead(answer, &turn)
        case (.recordingFailure, .saved): failureRecorded(&turn)
        case (.revoking, .done): revoked(nil, &turn)
        case (.revoking, .refused(let error)): revoked(error, &turn)
        case (.clearing, .saved(let answer)): clearSaved(answer, &turn)
        default: preconditionFailure("the result of another effect arrived in step \(step)")
        }
    }
}
