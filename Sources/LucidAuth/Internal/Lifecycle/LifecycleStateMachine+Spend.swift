// SPDX-License-Identifier: Apache-2.0
import LucidHTTP

/// Sending a refresh token: at most once with unknown effect, and never without saying so first.
extension LifecycleStateMachine {
    /// Sends a refresh token, once its intent is durable.
    ///
    /// One that may have been spent before is not sent again if there is a key, and exactly once more if there is
    /// none.
    mutating func spend(_ token: RefreshToken, isStored: Bool, _ turn: inout Turn) {
        guard let flight else { return }
        let fingerprint = token.secret.fingerprint
        var isReplay = false
        let noted = flight.entry?.intent.flatMap {
            $0.fingerprint == fingerprint ? $0.sendings(less: knownUnspent) : nil
        }
        if noted != nil || suspects.contains(fingerprint) {
            if source.canObtain {
                self.flight?.orphans.append(token)
                return obtain(&turn)
            }
            if noted?.isReplay == true || replayed.contains(fingerprint) { return abandon(token, &turn) }
            isReplay = true
        }
        self.flight?.spending = token
        self.flight?.isSpendingShared = isStored
        if flight.unwritable != nil { return spendUnrecorded(token, &turn) }
        var entry = flight.entry ?? newEntry(turn.moment)
        if let base = flight.base, base.refresh?.fingerprint == fingerprint { entry.bundle = base }
        entry.counter = max(entry.generationCounter, lastGeneration)
        if let seed = source.seed?.secret.fingerprint, seed != fingerprint { entry.noteSeed(seed) }
        entry.intent = SpendIntent(
            generation: flight.base?.generation.id, fingerprint: fingerprint, isReplay: isReplay,
            time: StampedTime(turn.now, at: turn.moment, host: host))
        save(entry, step: .recordingIntent, &turn)
    }

    mutating func intentRecorded(_ answer: Result<Bool, AuthError>, _ turn: inout Turn) {
        guard let flight, let token = flight.spending else { return }
        switch answer {
        case .success(true):
            self.flight?.entry = flight.written
            if let session, flight.written?.bundle?.generation.id == session.id { becomeStored() }
            renew(token, &turn)
        case .success(false):
            self.flight?.rereads += 1
            guard flight.rereads < 3 else {
                let error = AuthError(.storage, message: "the stored credential keeps changing; retry later")
                return fail(error, .transient, &turn)
            }
            run(.lock, step: .locking, &turn)
        case .failure(let error):
            self.flight?.unwritable = error
            if error.outcome == .unknown, flight.written?.bundle?.generation.id == session?.id {
                session?.mayBeStored = true
            }
            spendUnrecorded(token, &turn)
        }
    }

    /// The intent cannot be stored.
    ///
    /// A token that only this process knows may be sent: after a crash nobody could send it again. Otherwise a key
    /// makes a new session in memory; without one the token is sent when there is no time left.
    private mutating func spendUnrecorded(_ token: RefreshToken, _ turn: inout Turn) {
        guard let flight else { return }
        if !flight.isSpendingShared { return renew(token, &turn) }
        if source.canObtain { return obtain(&turn) }
        let reason = flight.unwritable ?? AuthError(.storage, message: "storage cannot be written")
        if let session, session.id != rejected {
            let lead = session.edges.lifetime < 120 ? session.edges.lifetime / 4 : policy.unrecordedLead
            let spendAt = session.edges.end.advanced(bySeconds: -lead)
            if turn.now < spendAt {
                report(reason, &turn)
                if reason.outcome == .unknown, let written = flight.written {
                    if let note = written.intent { knownUnspent = (knownUnspent + [note]).suffix(8) }
                    // Perhaps it was stored all the same, and tells others of a sending that did not take place: what
                    // is noted of the failure takes it back.
                    self.flight?.entry = written
                    self.flight?.unwritable = nil
                }
                fail(reason, .transient, &turn)
                pace.notBefore = pace.notBefore.map { min($0, spendAt) }
                return
            }
        }
        report(
            AuthError(
                .storage, message: "the refresh token is used without a stored note, because \(reason.message)",
                underlying: reason), &turn)
        renew(token, &turn)
    }

    private mutating func renew(_ token: RefreshToken, _ turn: inout Turn) {
        guard let flight else { return }
        if token.secret.fingerprint == source.seed?.secret.fingerprint { hasSpentSeed = true }
        let before = knownUnspent
        self.flight?.unspentBefore = before
        knownUnspent = []
        let fingerprint = token.secret.fingerprint
        if !suspects.insert(fingerprint).inserted { replayed.insert(fingerprint) }
        run(.renew(token, context(flight)), step: .renewing, &turn)
    }

    /// Whether the sending that a stored note tells of is known to have had no effect.
    package func isUnspent(_ note: SpendIntent) -> Bool { note.sendings(less: knownUnspent) != note }

    /// The sending of this flight had no effect, and the note of it that storage may hold must not say otherwise.
    ///
    /// A note that was not stored leaves the one before it, and of one that may be stored nobody knows.
    mutating func learnUnspent(_ fingerprint: String, _ flight: Flight) {
        if flight.unwritable != nil { knownUnspent = flight.unspentBefore.filter { $0.fingerprint == fingerprint } }
        if let unwritable = flight.unwritable, unwritable.outcome != .unknown { return }
        let notes = [flight.written?.intent, flight.entry?.intent].compactMap(\.self)
        guard let note = notes.first(where: { $0.fingerprint == fingerprint }) else { return }
        knownUnspent = (knownUnspent + [note]).suffix(8)
    }
}
