// SPDX-License-Identifier: Apache-2.0

import LucidHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The ladder: refresh, then a new challenge, then give up until a person helps.
extension LifecycleStateMachine {
    /// Chooses the first rung.
    mutating func climb(_ turn: inout Turn) {
        guard let flight else { return }
        if flight.goal == .prove { return source.canObtain ? obtain(&turn) : giveUp(nil, &turn) }
        let entry = flight.entry
        if let seed = pendingSeed(entry) {
            // Where nothing can be locked, nothing says what was there before; a key makes a session without that.
            let isBlind = flight.isUnlocked && entry == nil && source.canObtain
            if flight.hasRead, !isBlind { return spend(seed, isStored: true, &turn) }
            // It may have been used before, and only storage can tell.
            if !source.canObtain, flight.base == nil {
                let error =
                    flight.unwritable ?? AuthError(.storage, message: "storage did not answer in time; retry later")
                return fail(error, .transient, &turn)
            }
        }
        guard let base = flight.base, let refresh = base.refresh, refresh.fingerprint != entry?.deadGrant,
            !deadGrants.contains(refresh.fingerprint)
        else {
            return obtainOrGiveUp(&turn)
        }
        let token = RefreshToken(secret: refresh)
        let isOurs = base.generation.id == session?.id
        let isStored =
            entry?.bundle?.refresh?.fingerprint == refresh.fingerprint
            || (isOurs && (session?.isPersisted == true || session?.mayBeStored == true))
        if isOurs, isStored, entry?.bundle?.generation.id != base.generation.id {
            // Storage has lost our session and with it the notes of who has sent this token. If others have renewed
            // it since, it was certainly spent.
            let isSpent = max(entry?.generationCounter ?? 0, lastGeneration) > base.generation.counter
            if isSpent || source.canObtain { return obtainOrGiveUp(&turn) }
        }
        if source.canObtain {
            if let ends = base.refreshExpiresAt, ends <= serverNow(turn.moment) { return obtain(&turn) }
            // A copy of the file on another machine: that machine may be using it.
            if isStored, let other = base.deadline.host.machineID, let own = host.machineID, other != own {
                return obtain(&turn)
            }
        }
        spend(token, isStored: isStored, &turn)
    }

    /// The authority's clock, as far as the current session tells.
    private func serverNow(_ moment: Moment) -> Date {
        moment.wall.addingTimeInterval(session?.bundle.deadline.clockOffset ?? 0)
    }

    func context(_ flight: Flight) -> AttemptContext {
        AttemptContext(
            attempt: pace.failures + 1, deadline: flight.deadline, incident: flight.incident,
            clockOffset: (flight.base ?? session?.bundle)?.deadline.clockOffset)
    }

    mutating func renewalRefused(_ error: AuthError, _ turn: inout Turn) {
        guard let flight, let token = flight.spending else { return }
        let error = named(error)
        turn.actions.append(.emit(.refreshFailed(error)))
        flightEmitted()
        if error.outcome == .unspent, error.failureClass != .grantDead {
            learnUnspent(token.secret.fingerprint, flight)
            if flight.unwritable?.outcome == .unknown, let written = flight.written,
                written.intent?.fingerprint == token.secret.fingerprint
            {
                // So may its note be: what is noted of the failure takes it back.
                self.flight?.entry = written
                self.flight?.unwritable = nil
            }
            // The first sending of a token that was to be sent once more stays what it was.
            if replayed.remove(token.secret.fingerprint) == nil { suspects.remove(token.secret.fingerprint) }
            if token.secret.fingerprint == source.seed?.secret.fingerprint { hasSpentSeed = false }
        }
        if phase != .active { return fail(error, .transient, &turn) }
        switch error.failureClass {
        case .transient, .stale:
            guard error.outcome == .unknown, source.canObtain else {
                // The one replay of a configured token is still to come.
                if error.outcome == .unknown, token.secret.fingerprint == source.seed?.secret.fingerprint {
                    hasSpentSeed = false
                }
                return fail(error, .transient, &turn)
            }
            self.flight?.orphans.append(token)
            obtain(&turn)
        case .grantDead, .identityDead:
            run(.lock, step: .rereading, &turn)
        case .configuration, .signer:
            fail(error, .terminal, &turn)
        }
    }

    /// The grant is dead.
    ///
    /// Perhaps somebody else has renewed it: the loser of a race takes the winner's session.
    mutating func reread(_ answer: LockResult, _ turn: inout Turn) {
        guard let flight, let token = flight.spending else { return }
        let entry = answer.entry ?? flight.entry
        self.flight?.entry = entry
        if case .got = answer { holdsLock = true }
        if token.secret.fingerprint == source.seed?.secret.fingerprint {
            bury(token)
            let written = self.flight?.entry ?? newEntry(turn.moment)
            return save(written, step: .buryingSeed, &turn)
        }
        if adopt(from: entry, &turn) { return }
        if let stored = entry?.bundle, let refresh = stored.refresh, flight.rereads < 3,
            refresh.fingerprint != token.secret.fingerprint,
            flight.base.map({ stored.generation.replaces($0.generation) }) ?? true
        {
            self.flight?.rereads += 1
            self.flight?.base = stored
            return climb(&turn)
        }
        bury(token)
        climb(&turn)
    }

    /// The configured refresh token is dead, and that is stored, so that no later start sends it.
    ///
    /// What was stored before it was tried may still be good.
    mutating func seedBuried(_ answer: Result<Bool, AuthError>, _ turn: inout Turn) {
        if case .success(true) = answer {
            let written = flight?.written
            flight?.entry = written
        }
        if adopt(from: flight?.entry, &turn) { return }
        climb(&turn)
    }

    /// Notes that a refresh token is never to be sent again.
    private mutating func bury(_ token: RefreshToken) {
        let fingerprint = token.secret.fingerprint
        if deadGrants.count >= 64 { deadGrants.removeAll() }
        deadGrants.insert(fingerprint)
        flight?.entry?.intent = nil
        if fingerprint == source.seed?.secret.fingerprint {
            hasSpentSeed = true
            flight?.entry?.noteSeed(fingerprint)
        }
        // An authority that does not rotate may have given the configured token back: then it is that of the session, too.
        if fingerprint != source.seed?.secret.fingerprint || fingerprint == flight?.entry?.bundle?.refresh?.fingerprint
        {
            flight?.entry?.deadGrant = fingerprint
        }
    }

    /// Twice sent, twice no answer, and no key: sending it once more could only harm.
    mutating func abandon(_ token: RefreshToken, _ turn: inout Turn) {
        bury(token)
        climb(&turn)
    }

    mutating func obtainOrGiveUp(_ turn: inout Turn) {
        source.canObtain ? obtain(&turn) : giveUp(nil, &turn)
    }

    mutating func giveUp(_ cause: AuthError?, _ turn: inout Turn) {
        var error = AuthError(
            .reauthenticationRequired,
            message: "no stored session, refresh token or key can renew the credential; log in again", underlying: cause
        )
        error = named(error)
        if !reported.needsLogin {
            reported.needsLogin = true
            turn.actions.append(.emit(.reauthenticationRequired(error)))
        }
        flightEmitted()
        fail(error, .terminal, &turn)
    }

    // MARK: Challenge

    /// Asks for a challenge, if one is allowed now.
    mutating func obtain(_ turn: inout Turn) {
        guard let flight else { return }
        let earliest = challenges.earliest(at: turn.now, policy: policy)
        if earliest > turn.now {
            var error =
                challenges.lastError
                ?? AuthError(.unavailable, message: "too many challenges in a short time; retry later")
            error.retryAfter = earliest.seconds(since: turn.now)
            return fail(named(error), .until(earliest), &turn)
        }
        challenges.take(at: turn.now, policy: policy)
        self.flight?.challenges += 1
        run(.obtain(context(flight)), step: .obtaining, &turn)
    }

    mutating func challengeRefused(_ error: AuthError, _ turn: inout Turn) {
        guard let flight else { return }
        let error = named(error)
        let kind = error.failureClass
        if phase == .active, kind == .stale, flight.challenges < 2,
            challenges.earliest(at: turn.now, policy: policy) <= turn.now
        {
            return obtain(&turn)
        }
        challenges.lastError = error
        turn.actions.append(.emit(.refreshFailed(error)))
        flightEmitted()
        switch kind {
        case .transient, .stale, .grantDead:
            let pause = max(
                policy.clampedRetryAfter(error.retryAfter) ?? 0,
                policy.backoff(failures: challenges.failures, cap: policy.challengeCap, unit: turn.moment.draw.unit()))
            challenges.failures += 1
            challenges.notBefore = turn.now.advanced(bySeconds: pause)
            fail(error, .until(challenges.earliest(at: turn.now, policy: policy)), &turn)
        case .identityDead:
            if !reported.isRevoked {
                reported.isRevoked = true
                turn.actions.append(.emit(.credentialRevoked(error)))
            }
            fail(error, .terminal, &turn)
        case .configuration:
            fail(error, .terminal, &turn)
        case .signer:
            challenges.signerNotBefore = turn.now.advanced(bySeconds: policy.signerPause)
            fail(error, .until(challenges.earliest(at: turn.now, policy: policy)), &turn)
        }
    }

    func named(_ error: AuthError) -> AuthError {
        var error = error
        if error.incident.isEmpty { error.incident = flight?.incident ?? "" }
        return error
    }

    private mutating func flightEmitted() { flight?.isToldOf = true }
}
