// SPDX-License-Identifier: Apache-2.0

import LucidHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Looking at storage, taking the lock, adopting what others have done.
extension LifecycleStateMachine {
    mutating func peeked(_ answer: Result<StoredEntry?, AuthError>, _ turn: inout Turn) {
        guard let goal = flight?.goal else { return }
        switch answer {
        case .success(let entry):
            hasSeenStore = true
            flight?.hasRead = true
            flight?.entry = entry
            if adopt(from: entry, &turn) { return }
            if goal == .restore { return land(&turn) }
        case .failure(let error):
            if goal == .restore {
                // First: who has seen the store counts as answered.
                crash(error, &turn)
                hasSeenStore = true
                return
            }
        }
        run(.lock, step: .locking, &turn)
    }

    mutating func locked(_ answer: LockResult, _ turn: inout Turn) {
        guard let goal = flight?.goal else { return }
        hasSeenStore = true
        switch answer {
        case .got(let entry, let lastGeneration, let damage):
            holdsLock = true
            flight?.hasRead = true
            self.lastGeneration = max(self.lastGeneration, lastGeneration)
            if let damage {
                self.lastGeneration = max(self.lastGeneration, 1)
                report(AuthError(.storage, message: damage), &turn)
            }
            reconcile(entry, &turn)
        case .held(let holder, let entry):
            if !adopt(from: entry, &turn) { waitForLock(heldBy: holder, entry, &turn) }
        case .broken(let reason, let entry):
            if !reported.brokenLock {
                reported.brokenLock = true
                report(
                    AuthError(.storage, message: "storage cannot be locked, other processes are not seen: \(reason)"),
                    &turn)
            }
            flight?.isUnlocked = true
            // What cannot be read any more was there a moment ago.
            reconcile(entry ?? flight?.entry, &turn)
        case .refused(let error):
            // A fleet without a lease, and no key: what is sent here may be sent by another host, too.
            if error.code == .lockHeld, goal.yieldsToken { return fail(error, .transient, &turn) }
            let isClear =
                if case .clear = goal { true } else { false }
            // Sealed with another key: with a key pair of its own the agent goes on in memory.
            let canStart = error.code == .storageKeyMismatch && source.canObtain && goal.yieldsToken
            if isClear || (session == nil && !canStart) { return fail(error, .terminal, &turn) }
            flight?.unwritable = error
            if goal != .persist { report(error, &turn) }
            reconcile(nil, &turn)
        }
    }

    /// Takes up a stored session that is newer than ours and good for a while; whether it ended the flight.
    mutating func adopt(from entry: StoredEntry?, _ turn: inout Turn) -> Bool {
        guard let entry, let bundle = entry.bundle, let flight, phase == .active else { return false }
        switch flight.goal {
        case .prove, .clear, .persist: return false
        case .renew where session == nil: return false
        case .keep, .renew, .restore: break
        }
        if bundle.generation.id == session?.id { becomeStored() }
        if let session, !bundle.generation.replaces(session.bundle.generation) { return false }
        // What was dropped here is still stored if that could not be written; it is not taken up again.
        if session == nil, bundle.generation.counter <= droppedUpTo { return false }
        guard bundle.generation.id != rejected, pendingSeed(entry) == nil else { return false }
        let found = makeSession(bundle, at: turn.moment, isPersisted: true)
        guard turn.now < (flight.goal == .restore ? found.edges.end : found.edges.wait) else { return false }
        let isFirst = session == nil
        if let session, session.isPrivate, !session.mayBeStored, let token = session.bundle.refreshToken {
            runAside(.revoke(token), &turn)
        }
        let summary = SessionSummary(bundle, source: .store)
        install(found, isFirst ? .restored(summary) : .tokenRefreshed(summary), &turn)
        pace.follow(lifetime: min(bundle.deadline.lifetime, found.edges.end.seconds(since: turn.now)))
        unsaved = nil
        land(with: flight.goal == .restore ? nil : bundle.accessToken(from: .store), &turn)
        return true
    }

    /// Storage holds the session in memory, from now on or, as we see only now, since an earlier write.
    mutating func becomeStored() {
        session?.isPersisted = true
        session?.mayBeStored = false
        session?.isPrivate = false
    }

    func makeSession(_ bundle: TokenBundle, at moment: Moment, isPersisted: Bool) -> Session {
        let end = bundle.deadline.end(expiresAt: bundle.expiresAt, at: moment, host: host)
        let seed = instanceSeed ^ bundle.generation.counter ^ bundle.generation.id.low
        let jitter = Double(RandomDraw.mix(seed) >> 11) * 0x1p-53
        let edges = TokenEdges(end: end, lifetime: bundle.deadline.lifetime, policy: policy, jitter: jitter)
        return Session(bundle: bundle, edges: edges, isPersisted: isPersisted)
    }

    /// Makes `found` the session of this process: publish, then tell.
    mutating func install(_ found: Session, _ event: AuthEvent.Kind, _ turn: inout Turn) {
        session = found
        lastGeneration = max(lastGeneration, found.bundle.generation.counter)
        rejected = nil
        lastFailure = nil
        reported.isRevoked = false
        reported.needsLogin = false
        if found.isPersisted { reported.unsaved = false }
        turn.actions.append(.publish(TokenSnapshot(found)))
        turn.actions.append(.emit(event))
    }

    /// Waits for whoever renews; with a key not longer than callers can do without a token.
    ///
    /// Where there was a session, its holder needs a moment for a refresh, and one that takes much longer may have been
    /// stopped. The first session of all may take its holder a whole attempt.
    private mutating func waitForLock(heldBy holder: Int32?, _ entry: StoredEntry?, _ turn: inout Turn) {
        guard var flight else { return }
        let canGoAlone = source.canObtain && flight.goal.yieldsToken
        var giveUp = flight.deadline.advanced(bySeconds: -1)
        if canGoAlone {
            let isFirst = session == nil && entry?.bundle == nil
            giveUp = flight.startedAt.advanced(bySeconds: isFirst ? policy.lockPatience : policy.lapsePatience)
            if let session, session.id != rejected { giveUp = max(giveUp, session.edges.wait) }
            // Who asked for another token by name does not wait until the one at hand has aged.
            if flight.goal != .keep { giveUp = min(giveUp, flight.deadline.advanced(bySeconds: -1)) }
        }
        if turn.now >= giveUp {
            if canGoAlone {
                self.flight?.isPrivate = true
                return obtain(&turn)
            }
            let name = holder.map { "process \($0)" } ?? "another process"
            return fail(
                AuthError(.lockHeld, message: "\(name) is renewing this credential and does not finish; retry later"),
                .transient, &turn)
        }
        flight.lockPolls += 1
        var longest = policy.lockPollLast
        if !waiters.wantsToken {
            // Somebody whose disk is full may keep the lock for hours, and nobody is waiting here.
            longest = max(longest, min(turn.now.seconds(since: flight.startedAt) / 20, policy.lapsePatience))
        }
        var pause = policy.lockPollFirst
        for _ in 1..<max(2, min(flight.lockPolls, 20)) where pause < longest { pause *= 1.5 }
        pause = min(pause, longest) * (0.75 + 0.5 * turn.moment.draw.unit())
        flight.step = .waitingForLock(until: min(giveUp, turn.now.advanced(bySeconds: pause)))
        self.flight = flight
    }

    /// With the lock, or alone: what is stored decides how the ladder begins.
    private mutating func reconcile(_ entry: StoredEntry?, _ turn: inout Turn) {
        flight?.entry = entry
        guard let goal = flight?.goal else { return }
        switch goal {
        case .persist: return persist(&turn)
        case .clear(let reason, let revoke): return clear(reason: reason, revoke: revoke, &turn)
        case .restore: return land(&turn)
        case .keep, .renew, .prove: break
        }
        if adopt(from: entry, &turn) { return }
        if let record = entry?.attempts {
            challenges.merge(record, at: turn.moment, host: host, policy: policy)
            if goal == .keep, adoptFailure(record, &turn) { return }
        }
        let own = session?.bundle
        if let stored = entry?.bundle, own.map({ stored.generation.replaces($0.generation) }) ?? true {
            flight?.base = stored
        } else {
            flight?.base = own
        }
        climb(&turn)
    }

    /// Another process has just failed: its failure is ours, and so is its back-off.
    private mutating func adoptFailure(_ record: AttemptRecord, _ turn: inout Turn) -> Bool {
        // Only what the authority said counts: a missing key or a wrong setting may be another process's alone.
        guard let code = record.code, let until = sight(record, turn),
            [AuthError.Code.unavailable, .credentialRevoked].contains(where: { $0.description == code })
        else { return false }
        guard until.seconds(since: turn.now) > 0.05 else { return false }
        pace.notBefore = until
        pace.failures = max(pace.failures, min(record.failures, 30))
        var error = AuthError(stored: code, message: record.message, status: record.status)
        error.retryAfter = until.seconds(since: turn.now)
        crash(error, &turn)
        return true
    }

    /// Until when the failure that another process noted counts here, at most its pause after it was first seen.
    ///
    /// A clock that differs from that process's, or was set back since, puts the same note into the future each time
    /// that it is read.
    @discardableResult
    mutating func sight(_ record: AttemptRecord, _ turn: Turn) -> BootInstant? {
        guard let stamp = record.notBefore else { return nil }
        let longest = policy.retryAfter.upperBound
        let pause = record.pause.map { $0.isFinite ? min($0, longest) : longest } ?? longest
        var until = min(stamp.instant(at: turn.moment, host: host), turn.now.advanced(bySeconds: pause))
        if let sighted, sighted.note == stamp { until = min(until, sighted.until) }
        sighted = (stamp, until)
        return until
    }

    /// The configured refresh token, if it was never used.
    ///
    /// Where storage was lost and a key is at hand, it counts as used: sending a spent token again would end its whole
    /// family.
    func pendingSeed(_ entry: StoredEntry?) -> RefreshToken? {
        guard let seed = source.seed, !hasSpentSeed else { return nil }
        let fingerprint = seed.secret.fingerprint
        let isHistoryLost = entry.map { $0.bundle == nil && $0.spentSeeds.isEmpty } ?? true
        let hasHistory = max(lastGeneration, entry?.generationCounter ?? 0) > 0
        if source.canObtain, isHistoryLost, hasHistory { return nil }
        guard let entry else { return seed }
        let isUsed =
            entry.spentSeeds.contains(fingerprint) || entry.deadGrant == fingerprint
            || entry.bundle?.refresh?.fingerprint == fingerprint
        return isUsed ? nil : seed
    }

    /// Tells that something could not be stored; the same trouble once.
    mutating func report(_ error: AuthError, _ turn: inout Turn) {
        var error = error
        error.incident = flight?.incident ?? ""
        turn.actions.append(.emit(.persistenceFailed(error)))
    }
}
