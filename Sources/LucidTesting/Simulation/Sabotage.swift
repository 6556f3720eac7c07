// SPDX-License-Identifier: Apache-2.0
import LucidAuth

/// Mistakes that are made on purpose, to see that each invariant bites.
package enum Sabotage: String, Sendable, CaseIterable {
    /// Deadlines on a clock that stops while the machine sleeps.
    case monotonicClock
    /// Readers get the token whatever its end.
    case servesPastEnd
    /// Nothing happens by the passing of time.
    case neverWakes
    /// What storage hands out is believed, whoever it belongs to.
    case believesForeignEntries
    /// A lock that everybody gets.
    case lockForAll
    /// A storage that replaces whatever is there.
    case writesBlindly
    /// Refresh tokens are sent without a note.
    case forgetsIntent
    /// Refreshes are sent twice.
    case spendsTwice
    /// Notes of failures drop the session.
    case emptiesEntry
    /// An older session is written over a newer one.
    case writesOldSession
    /// The session just stored is revoked.
    case revokesSession
    /// A token shows in an event.
    case tellsSecret
    /// Callers are answered twice.
    case answersTwice

    /// What must be reported.
    package var breaks: Set<Invariant> {
        switch self {
        case .monotonicClock, .servesPastEnd: [.neverPastEnd]
        case .neverWakes: [.recovers]
        case .believesForeignEntries: [.rightIdentity]
        case .lockForAll, .forgetsIntent, .spendsTwice: [.spentOnce]
        case .writesBlindly: [.sessionKept, .generationsGrow]
        case .emptiesEntry, .revokesSession: [.sessionKept]
        case .writesOldSession: [.generationsGrow]
        case .tellsSecret: [.noSecretShown]
        case .answersTwice: [.answersOnce]
        }
    }

    func spoil(_ actions: [LifecycleAction], of process: SimulatedProcess) -> [LifecycleAction] {
        actions.flatMap { action -> [LifecycleAction] in
            switch (self, action) {
            case (.forgetsIntent, .run(let id, .save(var entry, let revision))) where entry.intent != nil:
                entry.intent = nil
                return [.run(id, .save(entry, replacing: revision))]
            case (.emptiesEntry, .run(let id, .save(var entry, let revision))) where entry.attempts?.code != nil:
                entry.bundle = nil
                return [.run(id, .save(entry, replacing: revision))]
            case (.writesOldSession, .run(let id, .save(var entry, let revision))):
                if let stored = process.disk.entry, stored.generationCounter > 2 {
                    entry.bundle = nil
                    entry.counter = 1
                }
                return [.run(id, .save(entry, replacing: revision))]
            case (.spendsTwice, .run(_, .renew)), (.answersTwice, .resume): return [action, action]
            case (.revokesSession, .publish(.some)):
                guard let token = process.disk.entry?.bundle?.refreshToken else { return [action] }
                return [action, .run(.max, .revoke(token))]
            case (.tellsSecret, .publish(.some(let snapshot))):
                let error = AuthError(.unavailable, message: "could not use \(snapshot.token.value)")
                return [action, .emit(.refreshFailed(error))]
            default: return [action]
            }
        }
    }
}
