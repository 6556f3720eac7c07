// SPDX-License-Identifier: Apache-2.0
import LucidHTTP

/// Who wants what, and when a flight begins.
extension LifecycleStateMachine {
    mutating func demanded(_ id: WaiterID, _ want: Want, _ turn: inout Turn) {
        guard phase == .active else {
            turn.actions.append(.fail([id], .shutDown))
            return
        }
        if want.isToken { isParked = false }
        if isSatisfied(want, at: turn.now) {
            turn.actions.append(.resume([id], want.isToken ? session?.bundle.accessToken(from: .cache) : nil))
            if want.isToken { nudge(&turn) }
            return
        }
        waiters.append(Waiter(id: id, want: want, flight: flight.flatMap { joins($0, want) ? $0.number : nil }))
    }

    mutating func invalidated(_ id: GenerationID, _ turn: inout Turn) {
        guard let session, session.id == id, rejected != id else { return }
        let isYoung = pace.lastSuccess.map { turn.now.seconds(since: $0) < pace.successGap } ?? false
        pace.rejections = isYoung ? pace.rejections + 1 : 1
        rejected = id
        turn.actions.append(.publish(nil))
    }

    /// Whether `want` needs no flight.
    func isSatisfied(_ want: Want, at now: BootInstant) -> Bool {
        switch want {
        case .usable:
            guard let session, session.id != rejected else { return false }
            return now < session.edges.wait
        case .renewed(let after):
            guard let session, session.id != rejected, session.id != after else { return false }
            return now < session.edges.wait && after != nil
        case .restored: return hasSeenStore
        case .proven, .cleared: return false
        }
    }

    /// Whether a flight under way will answer `want`.
    func joins(_ flight: Flight, _ want: Want) -> Bool {
        switch want {
        case .usable: flight.goal.yieldsToken
        case .renewed: flight.goal.yieldsToken
        case .proven: flight.goal == .prove || (flight.goal.yieldsToken && flight.step == .obtaining)
        case .restored: !hasSeenStore
        case .cleared(let reason, let revoke): flight.goal == .clear(reason: reason, revoke: revoke)
        }
    }

    /// The strongest wish among the waiters.
    var goalOfWaiters: Flight.Goal {
        if waiters.wantsProof { return .prove }
        return waiters.wantsRenewal ? .renew : .keep
    }

    func earliestStart(of goal: Flight.Goal) -> BootInstant {
        switch goal {
        case .renew, .prove: pace.earliestOnDemand
        case .keep: pace.earliest(isRejected: session.map { $0.id == rejected || isReplayDue($0) } ?? false)
        case .restore, .persist, .clear: BootInstant(nanoseconds: .min)
        }
    }

    /// When the background wants a flight; nil if never.
    var backgroundDue: BootInstant? {
        guard !isParked else { return nil }
        let wanted: BootInstant
        if let session, session.id != rejected, !isReplayDue(session) {
            wanted = session.edges.refreshAt
        } else {
            wanted = BootInstant(nanoseconds: .min)
        }
        return max(wanted, earliestStart(of: .keep))
    }

    /// Without a key a refresh token whose fate is unknown is sent once more at once: an authority that allows it does
    /// so for seconds.
    private func isReplayDue(_ session: Session) -> Bool {
        guard !source.canObtain, let fingerprint = session.bundle.refresh?.fingerprint else { return false }
        return suspects.contains(fingerprint) && !replayed.contains(fingerprint)
    }

    /// Begins the most urgent flight, if none is under way and one is due.
    mutating func consider(_ turn: inout Turn) {
        guard flight == nil, phase == .active else { return }
        if case .cleared(let reason, let revoke) = waiters.firstClear {
            return begin(.clear(reason: reason, revoke: revoke), &turn)
        }
        if turn.mayAnswer { answerSatisfied(&turn) }
        if waiters.wantsToken {
            let goal = goalOfWaiters
            let earliest = earliestStart(of: goal)
            if turn.now >= earliest { return begin(goal, &turn) }
            if earliest.seconds(since: turn.now) > policy.callerPatience { sendAway(until: earliest, &turn) }
        }
        if waiters.wantsRestore { return begin(.restore, &turn) }
        if let unsaved, turn.now >= unsaved.retryAt { return begin(.persist, &turn) }
        if isRunning, let due = backgroundDue, turn.now >= due { beginInBackground(due, &turn) }
    }

    /// A token in its soft window is renewed behind the caller's back even if nobody runs the credential.
    mutating func nudge(_ turn: inout Turn) {
        guard flight == nil, phase == .active, let due = backgroundDue, turn.now >= due else { return }
        begin(.keep, &turn)
    }

    private mutating func answerSatisfied(_ turn: inout Turn) {
        let satisfied = waiters.filter { isSatisfied($0.want, at: turn.now) }
        guard !satisfied.isEmpty else { return }
        waiters.remove(satisfied.map(\.id))
        let tokens = satisfied.filter(\.want.isToken).map(\.id)
        let others = satisfied.filter { !$0.want.isToken }.map(\.id)
        if !tokens.isEmpty { turn.actions.append(.resume(tokens, session?.bundle.accessToken(from: .cache))) }
        if !others.isEmpty { turn.actions.append(.resume(others, nil)) }
    }

    /// The next attempt is too far away to wait for: the callers get the last failure again, without a request.
    private mutating func sendAway(until earliest: BootInstant, _ turn: inout Turn) {
        let ids = waiters.filter(\.want.isToken).map(\.id)
        waiters.remove(ids)
        var error =
            lastFailure ?? AuthError(.unavailable, message: "the last token was issued too recently; retry later")
        error.retryAfter = earliest.seconds(since: turn.now)
        turn.actions.append(.fail(ids, error))
    }

    private mutating func beginInBackground(_ due: BootInstant, _ turn: inout Turn) {
        if let wakeHold {
            if turn.now < wakeHold { return }
        } else if session != nil, session?.id != rejected, turn.now.seconds(since: due) > policy.wakeLateness {
            wakeHold = turn.now.advanced(bySeconds: policy.wakeSpread * turn.moment.draw.unit())
            return
        }
        begin(.keep, &turn)
    }

    mutating func begin(_ goal: Flight.Goal, _ turn: inout Turn) {
        flightCount += 1
        wakeHold = nil
        let started = Flight(
            number: flightCount, goal: goal, startedAt: turn.now,
            deadline: turn.now.advanced(bySeconds: policy.ladderBudget),
            incident: String(turn.moment.draw.id().description.prefix(8)))
        flight = started
        waiters.tie(waiters.filter { joins(started, $0.want) }.map(\.id), to: started.number)
        if goal.yieldsToken { pace.lastAttempt = turn.now }
        if case .persist = goal { return run(.lock, step: .locking, &turn) }
        run(.peek, step: .peeking, &turn)
    }
}
