// SPDX-License-Identifier: Apache-2.0

import LucidHTTP
import LucidJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An answer with new tokens: judge it, store it, then publish it.
extension LifecycleStateMachine {
    mutating func granted(_ grant: TokenGrant, by how: TokenSource, _ turn: inout Turn) {
        guard let flight else { return }
        if let error = mismatch(grant) {
            let error = named(error)
            turn.actions.append(.emit(.refreshFailed(error)))
            self.flight?.isToldOf = true
            return fail(error, .terminal, &turn)
        }
        let (deadline, expiresAt) = measure(grant, &turn)
        if how == .refresh, let spent = flight.spending?.secret.fingerprint,
            grant.refreshToken.map({ $0.secret.fingerprint == spent }) ?? true
        {
            // The authority doesn't rotate: the token is good for the next time, too.
            suspects.remove(spent)
            replayed.remove(spent)
        }
        let old = flight.base ?? session?.bundle
        let counters = [flight.entry?.generationCounter ?? 0, session?.bundle.generation.counter ?? 0, lastGeneration]
        let last = counters.max() ?? 0
        let bundle = TokenBundle(
            access: grant.access,
            refresh: grant.refreshToken?.secret ?? (how == .refresh ? flight.spending?.secret : nil),
            generation: Generation(counter: last == .max ? last : last + 1, id: turn.moment.draw.id()),
            expiresAt: expiresAt, refreshExpiresAt: grant.refreshExpiresAt.flatMap(printable),
            scopes: grant.scopes ?? (source.scopes.isEmpty ? old?.scopes ?? [] : source.scopes),
            credentialID: grant.credentialID ?? source.credentialID,
            revocationNonce: grant.revocationNonce, obtainedBy: how, deadline: deadline, unknown: StoredMembers())
        if how == .challenge, let old, let token = old.refreshToken, isOrphan(token, of: old) {
            self.flight?.orphans.append(token)
        }
        self.flight?.pending = bundle
        self.flight?.pendingSource = how
        if deadline.lifetime <= 0 {
            let error = AuthError(
                .unavailable, message: "the authority gave a token that had already ended; check both clocks",
                status: 200)
            let failure = named(error)
            self.flight?.failure = failure
        }
        if flight.isPrivate { return publishPending(isPersisted: false, isPrivate: true, &turn) }
        saveBundle(&turn)
    }

    /// A session replaced by a new one is revoked, unless it is known to be dead, is shared with the process that has
    /// the lock, or may be in use on another machine.
    private func isOrphan(_ token: RefreshToken, of old: TokenBundle) -> Bool {
        guard let flight, !flight.isPrivate else { return false }
        let fingerprint = token.secret.fingerprint
        if let other = old.deadline.host.machineID, let own = host.machineID, other != own { return false }
        return !deadGrants.contains(fingerprint) && !flight.orphans.contains { $0.secret.fingerprint == fingerprint }
    }

    /// Why tokens that came must not be used.
    private func mismatch(_ grant: TokenGrant) -> AuthError? {
        if let wanted = source.credentialID, let got = grant.credentialID, got != wanted {
            return AuthError(
                .configuration, message: "the authority answered for another credential than the configured one")
        }
        if let granted = grant.scopes, let missing = source.scopes.first(where: { !granted.contains($0) }) {
            return AuthError(
                .configuration,
                message:
                    "the authority did not grant the scope \(missing.prefix(64)); ask for fewer scopes, or widen the credential's"
            )
        }
        return nil
    }

    /// A date that can be printed and stored: printing a date that is not a number, or far from our time, traps.
    private func printable(_ date: Date) -> Date? {
        abs(date.timeIntervalSince1970) < 253_402_300_800 ? date : nil
    }

    /// The local deadline: the whole exchange and the rounding of the authority's clock count against the token.
    ///
    /// And the end by the authority's clock, within what is believed.
    private mutating func measure(_ grant: TokenGrant, _ turn: inout Turn) -> (BundleDeadline, Date) {
        let timing = grant.timing
        var serverAtSending = timing.sentWall
        var offset = 0.0
        var rounding = 0.0
        if let date = timing.serverDate {
            let roundTrip = max(0, timing.receivedBoot.seconds(since: timing.sentBoot))
            let seen = date.timeIntervalSince(timing.sentWall.addingTimeInterval(roundTrip / 2)) + 0.5
            showSkew(seen, &turn)
            if abs(seen) <= policy.skewBelieved {
                serverAtSending = date
                rounding = 1
                offset = abs(seen) <= policy.skewDeadBand ? 0 : seen
            }
        }
        let raw = grant.expiresAt.timeIntervalSince(serverAtSending)
        let life = raw.isFinite ? min(raw, policy.longestLife) : 0
        // A life of a second is gone by the rounding alone: it serves the callers who wait for it, and nobody else.
        // Half of what the dates say is never more than it has.
        let usable = life - rounding
        let end = timing.sentBoot.advanced(bySeconds: max(0, usable))
        flight?.pendingEnd = (1..<2).contains(life) ? timing.sentBoot.advanced(bySeconds: max(usable, life / 2)) : end
        let isBelieved = raw.isFinite && abs(raw) <= policy.longestLife
        return (
            BundleDeadline(
                host: host, end: end, lifetime: life <= 0 ? 0 : max(usable, .leastNonzeroMagnitude),
                clockOffset: offset),
            isBelieved ? grant.expiresAt : serverAtSending.addingTimeInterval(max(life, 0))
        )
    }

    private mutating func showSkew(_ seconds: Double, _ turn: inout Turn) {
        guard abs(seconds) > policy.skewShown else {
            reported.skew = nil
            return
        }
        if let shown = reported.skew, abs(shown - seconds) <= policy.skewShown { return }
        reported.skew = seconds
        turn.actions.append(.emit(.clockSkewDetected(seconds: seconds)))
    }

    // MARK: Persist

    private mutating func saveBundle(_ turn: inout Turn) {
        guard let flight, let bundle = flight.pending else { return }
        if let reason = flight.unwritable, !holdsLock { return remember(reason, &turn) }
        save(entry(with: bundle, turn.moment), step: .saving, &turn)
    }

    private func entry(with bundle: TokenBundle, _ moment: Moment) -> StoredEntry {
        var entry = flight?.entry ?? newEntry(moment)
        // What we could not store for sure may be stored all the same, and others may have noted a sending since, or
        // that the refresh token is dead.
        let isStored = entry.bundle?.generation.id == bundle.generation.id
        let noted = isStored ? entry.intent : nil
        entry.bundle = bundle
        entry.counter = max(entry.counter, bundle.generation.counter)
        entry.intent = openIntent(of: bundle, moment)
        if let noted {
            let isReplay = noted.isReplay || entry.intent?.isReplay == true
            entry.intent = noted
            entry.intent?.isReplay = isReplay
        }
        if !isStored { entry.deadGrant = nil }
        entry.attempts = record(of: flight?.failure, moment)
        // Whoever has a session has used the configured token, or counts it as used; what is stored must say so.
        if let seed = source.seed { entry.noteSeed(seed.secret.fingerprint) }
        return entry
    }

    /// The note that belongs to a session which was kept in memory, and whose refresh token was sent meanwhile.
    private func openIntent(of bundle: TokenBundle, _ moment: Moment) -> SpendIntent? {
        guard let fingerprint = bundle.refresh?.fingerprint, suspects.contains(fingerprint) else { return nil }
        return SpendIntent(
            generation: bundle.generation.id, fingerprint: fingerprint, isReplay: replayed.contains(fingerprint),
            time: StampedTime(moment.boot, at: moment, host: host))
    }

    /// An entry where none was.
    ///
    /// Every save gives it a revision of its own.
    func newEntry(_ moment: Moment) -> StoredEntry {
        var draw = moment.draw
        var entry = StoredEntry(revision: EntryRevision(draw.id()), binding: source.binding)
        // Whoever cannot lock reads here that there was something before.
        entry.counter = lastGeneration
        return entry
    }

    mutating func save(_ entry: StoredEntry, step: Flight.Step, _ turn: inout Turn) {
        var entry = entry
        entry.revision = EntryRevision(turn.moment.draw.id())
        let expected = flight?.entry?.revision
        flight?.written = entry
        run(.save(entry, replacing: expected), step: step, &turn)
    }

    mutating func bundleSaved(_ answer: Result<Bool, AuthError>, _ turn: inout Turn) {
        switch answer {
        case .success(true):
            let written = flight?.written
            flight?.entry = written
            unsaved = nil
            if flight?.goal == .persist {
                session?.isPersisted = true
                reported.unsaved = false
                return land(&turn)
            }
            publishPending(isPersisted: true, &turn)
        case .success(false): run(.lock, step: .resolvingConflict, &turn)
        case .failure(let error): remember(error, &turn)
        }
    }

    /// Somebody wrote without our lock.
    ///
    /// A newer session wins; otherwise ours is written over the older one.
    mutating func conflictRead(_ answer: LockResult, _ turn: inout Turn) {
        guard let flight, var bundle = flight.pending ?? unsaved?.entry.bundle else { return }
        if case .got = answer { holdsLock = true }
        if case .refused(let error) = answer { return remember(error, &turn) }
        self.flight?.entry = answer.entry
        let stored = answer.entry?.bundle?.generation
        if stored?.id == bundle.generation.id {
            self.flight?.written = answer.entry
            return bundleSaved(.success(true), &turn)
        }
        self.flight?.rereads += 1
        if flight.goal == .persist, isSuperseded(bundle) {
            // Ours may have been stored and renewed from there: then what is stored is its successor.
            unsaved = nil
            return land(&turn)
        }
        if let stored, stored.replaces(bundle.generation), adopt(from: answer.entry, &turn) {
            if bundle.obtainedBy == .challenge, let token = bundle.refreshToken { runAside(.revoke(token), &turn) }
            return
        }
        if let stored, stored.counter >= bundle.generation.counter { bundle = renumber(bundle, after: stored, &turn) }
        if flight.rereads > 3 {
            return remember(AuthError(.storage, message: "the stored credential keeps changing"), &turn)
        }
        save(entry(with: bundle, turn.moment), step: .saving, &turn)
    }

    /// What replaces a stored session that is no longer good has a greater number, even if we had not seen that one.
    private mutating func renumber(_ bundle: TokenBundle, after stored: Generation, _ turn: inout Turn) -> TokenBundle {
        let new = bundle.numbered(stored.counter == .max ? .max : stored.counter + 1)
        flight?.pending = new
        if let session, session.id == new.generation.id {
            var renumbered = makeSession(new, at: turn.moment, isPersisted: session.isPersisted)
            renumbered.isPrivate = session.isPrivate
            renumbered.mayBeStored = session.mayBeStored
            self.session = renumbered
        }
        return new
    }

    /// Storage failed: the session lives in memory, is told to be there only, and is stored later under the same lock.
    private mutating func remember(_ error: AuthError, _ turn: inout Turn) {
        guard let flight else { return }
        let failures = unsaved?.failures ?? 0
        if !reported.unsaved {
            reported.unsaved = true
            report(
                AuthError(
                    .storage, message: "the session is kept in memory only: \(error.message)", underlying: error), &turn
            )
        }
        let isAgain = flight.goal == .persist
        if let entry = flight.written ?? unsaved?.entry, isAgain || flight.unwritable == nil || holdsLock {
            let pause = policy.backoff(failures: failures, cap: policy.backoffCap, unit: turn.moment.draw.unit())
            unsaved = (entry, turn.now.advanced(bySeconds: pause), failures + 1)
        }
        if isAgain {
            if error.outcome == .unknown { session?.mayBeStored = true }
            return land(&turn)
        }
        publishPending(isPersisted: false, mayBeStored: error.outcome == .unknown, &turn)
    }

    /// Tries again to store a session that lives in memory only.
    mutating func persist(_ turn: inout Turn) {
        guard let unsaved, let bundle = unsaved.entry.bundle, bundle.generation.id == session?.id else {
            self.unsaved = nil
            return land(&turn)
        }
        // What cannot be read cannot be replaced: whose revision would it be?
        if let reason = flight?.unwritable { return remember(reason, &turn) }
        if isSuperseded(bundle) {
            self.unsaved = nil
            return land(&turn)
        }
        flight?.pending = bundle
        save(entry(with: bundle, turn.moment), step: .saving, &turn)
    }

    /// Whether what was last read of storage is newer than `bundle`.
    private func isSuperseded(_ bundle: TokenBundle) -> Bool {
        flight?.entry?.bundle?.generation.replaces(bundle.generation) ?? false
    }

    // MARK: Publish

    private func lateAnswer() -> AuthError {
        named(
            AuthError(
                .unavailable, message: "the new token had ended before it could be used; retry later", status: 200))
    }

    private mutating func publishPending(
        isPersisted: Bool, isPrivate: Bool = false, mayBeStored: Bool = false, _ turn: inout Turn
    ) {
        guard let flight, let bundle = flight.pending else { return }
        var made = makeSession(bundle, at: turn.moment, isPersisted: isPersisted)
        made.isPrivate = isPrivate
        made.mayBeStored = mayBeStored
        for token in flight.orphans where isPersisted { runAside(.revoke(token), &turn) }
        let isLate = flight.pendingEnd.map { turn.now >= $0 } ?? false
        if let failure = flight.failure ?? (isLate ? lateAnswer() : nil) {
            session = made
            pace.follow(lifetime: bundle.deadline.lifetime)
            lastGeneration = max(lastGeneration, bundle.generation.counter)
            return fail(failure, .transient, &turn)
        }
        if flight.pendingSource == .challenge {
            challenges.failures = 0
            challenges.notBefore = nil
            challenges.lastError = nil
        }
        if suspects.count > 64 { suspects = [] }
        pace.succeeded(at: turn.now, lifetime: bundle.deadline.lifetime)
        let summary = SessionSummary(bundle, source: flight.pendingSource)
        install(made, flight.pendingSource == .challenge ? .authenticated(summary) : .tokenRefreshed(summary), &turn)
        land(with: bundle.accessToken(from: flight.pendingSource), &turn)
    }
}
