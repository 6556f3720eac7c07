// SPDX-License-Identifier: Apache-2.0
import LucidHTTP

/// How a flight ends, what the passing of time does, and how all of it ends.
extension LifecycleStateMachine {
    /// The flight reached its goal; `token` is what it brought.
    mutating func land(with token: AccessToken? = nil, _ turn: inout Turn) {
        guard let ended = flight else { return }
        flight = nil
        if unsaved == nil { giveBackLock(&turn) }
        var served: [WaiterID] = []
        var told: [WaiterID] = []
        for waiter in waiters where waiter.flight == ended.number {
            switch waiter.want {
            case .usable, .renewed:
                if token != nil { served.append(waiter.id) }
            case .proven:
                if token?.source == .challenge { served.append(waiter.id) }
            case .restored, .cleared: told.append(waiter.id)
            }
        }
        waiters.remove(served + told)
        waiters.tie(waiters.filter { $0.flight == ended.number }.map(\.id), to: nil)
        if !served.isEmpty { turn.actions.append(.resume(served, token)) }
        if !told.isEmpty { turn.actions.append(.resume(told, nil)) }
    }

    /// The flight failed: set the pace, leave a note for other processes, tell the callers.
    mutating func fail(_ error: AuthError, _ pause: FailurePause, _ turn: inout Turn) {
        guard let flight else { return }
        guard flight.goal.yieldsToken else { return crash(error, &turn) }
        var error = named(error)
        let notBefore = setPace(error, pause, &turn)
        error.retryAfter = notBefore.seconds(since: turn.now)
        if !flight.isToldOf { turn.actions.append(.emit(.refreshFailed(error))) }
        self.flight?.failure = error
        guard phase == .active, holdsLock, !flight.isPrivate, flight.unwritable == nil, unsaved == nil else {
            return crash(error, &turn)
        }
        var entry = flight.entry ?? newEntry(turn.moment)
        entry.intent = entry.intent?.sendings(less: knownUnspent)
        // It may have died while nothing could be written.
        if let fingerprint = entry.bundle?.refresh?.fingerprint, deadGrants.contains(fingerprint) {
            entry.deadGrant = fingerprint
        }
        entry.attempts = record(of: error, turn.moment)
        save(entry, step: .recordingFailure, &turn)
    }

    private mutating func setPace(_ error: AuthError, _ pause: FailurePause, _ turn: inout Turn) -> BootInstant {
        let unit = turn.moment.draw.unit()
        let seconds: Double
        switch pause {
        case .transient:
            // Asked to come back at once, again and again, is no reason to do so.
            let asked = policy.clampedRetryAfter(error.retryAfter)
            let own = policy.backoff(failures: pace.failures, cap: policy.backoffCap, unit: unit)
            seconds = max(asked ?? 0, own)
            if asked != nil { pace.retryAfterUntil = turn.now.advanced(bySeconds: seconds) }
        case .terminal:
            let first = policy.terminalFirst
            seconds =
                pace.terminals == 0
                ? first.lowerBound + (first.upperBound - first.lowerBound) * unit
                : policy.terminalPace * (0.9 + 0.2 * unit)
            pace.terminals += 1
        case .until(let instant):
            seconds = max(policy.backoffFloor, instant.seconds(since: turn.now))
        }
        pace.failures += 1
        let notBefore = turn.now.advanced(bySeconds: seconds)
        pace.notBefore = notBefore
        return notBefore
    }

    /// What other processes and later starts need to know.
    func record(of error: AuthError?, _ moment: Moment) -> AttemptRecord {
        var record = AttemptRecord()
        if let error {
            record.code = error.code.description
            record.message = String(error.message.prefix(256))
            record.status = error.status
            record.failures = pace.failures
            record.notBefore = pace.notBefore.map { StampedTime($0, at: moment, host: host) }
            record.pause = pace.notBefore.map { $0.seconds(since: moment.boot) }
        }
        if challenges.levelAt != nil {
            record.challengesLeft = challenges.level(at: moment.boot, policy: policy)
            record.challengesAt = StampedTime(moment.boot, at: moment, host: host)
        }
        return record
    }

    mutating func failureRecorded(_ turn: inout Turn) {
        guard let error = flight?.failure else { return }
        crash(error, &turn)
    }

    /// Ends the flight with an error for those who waited for it; then the error is history.
    mutating func crash(_ error: AuthError, _ turn: inout Turn) {
        guard let ended = flight else { return }
        let error = named(error)
        flight = nil
        lastFailure = error
        if unsaved == nil { giveBackLock(&turn) }
        let hurt = waiters.filter { $0.flight == ended.number && !isSatisfied($0.want, at: turn.now) }.map(\.id)
        waiters.remove(hurt)
        waiters.tie(waiters.map(\.id), to: nil)
        if !hurt.isEmpty { turn.actions.append(.fail(hurt, error)) }
    }

    private mutating func giveBackLock(_ turn: inout Turn) {
        guard holdsLock else { return }
        holdsLock = false
        turn.actions.append(.unlock)
    }

    // MARK: Clear

    /// With the lock, or alone: tell the authority, then drop the session that is stored.
    mutating func clear(reason: String?, revoke: Bool, _ turn: inout Turn) {
        let stored = flight?.entry?.bundle
        let bundle = stored ?? session?.bundle
        if revoke, let stored, let session, session.id != stored.generation.id, !session.isPersisted,
            let token = session.bundle.refreshToken
        {
            runAside(.revoke(token), &turn)
        }
        if revoke, let token = bundle?.refreshToken { return run(.revoke(token), step: .revoking, &turn) }
        revoked(nil, &turn)
    }

    mutating func revoked(_ error: AuthError?, _ turn: inout Turn) {
        flight?.failure = error
        guard var entry = flight?.entry, entry.bundle != nil || entry.intent != nil else { return cleared(&turn) }
        // A generation of its own, so that whoever still has the session in memory sees that it was dropped, and does
        // not send its refresh token without the notes that went with it.
        entry.counter = max(entry.generationCounter, lastGeneration) + 1
        entry.bundle = nil
        entry.intent = nil
        entry.attempts = nil
        if let seed = source.seed { entry.noteSeed(seed.secret.fingerprint) }
        save(entry, step: .clearing, &turn)
    }

    mutating func clearSaved(_ answer: Result<Bool, AuthError>, _ turn: inout Turn) {
        switch answer {
        case .success(true):
            lastGeneration = max(lastGeneration, flight?.written?.counter ?? 0)
            cleared(&turn)
        case .success(false):
            flight?.rereads += 1
            if (flight?.rereads ?? 0) > 3 {
                return crash(AuthError(.storage, message: "the stored credential keeps changing; retry later"), &turn)
            }
            run(.lock, step: .locking, &turn)
        case .failure(let error):
            flight?.failure = AuthError(
                .storage, message: "the session is forgotten here but still stored: \(error.message)", underlying: error
            )
            cleared(&turn)
        }
    }

    private mutating func cleared(_ turn: inout Turn) {
        guard let flight, case .clear(let reason, _) = flight.goal else { return }
        droppedUpTo = max(
            droppedUpTo, flight.entry?.generationCounter ?? 0, session?.bundle.generation.counter ?? 0)
        session = nil
        rejected = nil
        unsaved = nil
        lastFailure = nil
        let lastAttempt = pace.lastAttempt
        pace = RenewalPace()
        pace.lastAttempt = lastAttempt
        isParked = true
        turn.actions.append(.publish(nil))
        turn.actions.append(.emit(.tokensCleared(reason: reason)))
        if let error = flight.failure { return crash(error, &turn) }
        land(&turn)
    }

    // MARK: Time

    mutating func ticked(_ turn: inout Turn) {
        if case .draining(let until) = phase, turn.now >= until { return dropFlight(&turn) }
        guard let flight else { return }
        if case .waitingForLock(let until) = flight.step {
            if turn.now >= until { run(.lock, step: .locking, &turn) }
            return
        }
        guard let effect = flight.effect, turn.now >= effect.deadline else { return }
        turn.actions.append(.cancel(effect.id))
        self.flight?.effect = nil
        route(effect.effect.overdue(flight), to: flight.step, &turn)
    }

    private mutating func dropFlight(_ turn: inout Turn) {
        if let effect = flight?.effect { turn.actions.append(.cancel(effect.id)) }
        flight = nil
        for id in asides.sorted() { turn.actions.append(.cancel(id)) }
        asides = []
    }

    // MARK: Shutdown

    mutating func shutDownAsked(_ turn: inout Turn) {
        guard phase == .active else { return }
        phase = .draining(until: turn.now.advanced(bySeconds: policy.drain))
        let ids = waiters.map(\.id)
        waiters = WaiterQueue()
        if !ids.isEmpty { turn.actions.append(.fail(ids, .shutDown)) }
        switch flight?.step {
        case .renewing, .obtaining, .saving, .resolvingConflict, .revoking, .clearing: break
        default:
            if let effect = flight?.effect { turn.actions.append(.cancel(effect.id)) }
            flight = nil
        }
        if flight == nil, unsaved != nil { begin(.persist, &turn) }
    }

    /// The end: the lock is free, nobody can read a token, the last event is told.
    mutating func endIfDrained(_ turn: inout Turn) {
        guard case .draining = phase, flight == nil, asides.isEmpty else { return }
        phase = .ended
        giveBackLock(&turn)
        turn.actions += [.publish(nil), .emit(.shutDown), .end]
    }
}

extension Effect {
    /// What counts as the result of work that took too long.
    ///
    /// Its true result is ignored when it comes.
    func overdue(_ flight: Flight) -> EffectResult {
        let storage = AuthError(.storage, message: "storage did not answer in time", outcome: .unknown)
        let network = AuthError(
            .unavailable, message: "the authority did not answer in time; retry later", outcome: .unknown)
        switch self {
        case .peek: return .peeked(.failure(storage))
        case .lock:
            return .locked(
                flight.step == .resolvingConflict ? .refused(storage) : .broken(storage.message, flight.entry))
        case .save: return .saved(.failure(storage))
        case .renew, .obtain, .revoke: return .refused(network)
        }
    }
}
