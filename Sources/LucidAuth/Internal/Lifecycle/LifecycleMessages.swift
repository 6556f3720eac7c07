// SPDX-License-Identifier: Apache-2.0
package import LucidHTTP

package typealias WaiterID = UInt64
package typealias EffectID = UInt64

/// What a caller waits for.
package enum Want: Hashable, Sendable {
    /// A token that is good now.
    case usable
    /// A token of another session than this one.
    case renewed(after: GenerationID?)
    /// A session made by a new challenge.
    case proven
    /// That storage was looked at, without a request.
    case restored
    /// That the session is gone from memory and storage.
    case cleared(reason: String?, revoke: Bool)

    package var isToken: Bool {
        switch self {
        case .usable, .renewed, .proven: true
        case .restored, .cleared: false
        }
    }
}

package struct Waiter: Sendable {
    package let id: WaiterID
    package let want: Want
    /// The flight whose end decides about this waiter; nil while it waits for a flight to begin.
    var flight: UInt64?
}

/// All that can happen to the machine.
package enum LifecycleInput: Sendable {
    case demand(WaiterID, Want)
    case leave(WaiterID)
    /// A token of this session was refused by somebody who should have taken it.
    case invalidate(GenerationID)
    case runStarted
    case runStopped
    case finished(EffectID, EffectResult)
    case tick
    case shutDown
}

/// All that the machine can ask for.
package enum LifecycleAction: Sendable {
    case run(EffectID, Effect)
    case cancel(EffectID)
    case publish(TokenSnapshot?)
    case emit(AuthEvent.Kind)
    case resume([WaiterID], AccessToken?)
    case fail([WaiterID], AuthError)
    /// Give back the lock, if it is held.
    case unlock
    /// Nothing more will come.
    case end
}

/// Work outside the machine.
///
/// Each ends with one ``EffectResult``.
package enum Effect: Sendable {
    /// Read the entry without a lock.
    case peek
    /// Take the lock if it is not ours yet, and read the entry.
    case lock
    case save(StoredEntry, replacing: EntryRevision?)
    case renew(RefreshToken, AttemptContext)
    case obtain(AttemptContext)
    /// Tell the authority that a token is no longer needed. Best effort.
    case revoke(RefreshToken)

    var isStorage: Bool {
        switch self {
        case .peek, .lock, .save: true
        case .renew, .obtain, .revoke: false
        }
    }

    package var name: String {
        switch self {
        case .peek: "peek"
        case .lock: "lock"
        case .save: "save"
        case .renew: "refresh"
        case .obtain: "challenge"
        case .revoke: "revoke"
        }
    }
}

package enum EffectResult: Sendable {
    case peeked(Result<StoredEntry?, AuthError>)
    case locked(LockResult)
    case saved(Result<Bool, AuthError>)
    case granted(TokenGrant)
    case refused(AuthError)
    case done

    /// What was read from storage.
    var entry: StoredEntry? {
        switch self {
        case .peeked(let answer): try? answer.get()
        case .locked(let answer): answer.entry
        case .saved, .granted, .refused, .done: nil
        }
    }
}

/// The lock's answer together with what was read.
package enum LockResult: Sendable {
    /// `damage` says what happened to an entry that could not be read.
    case got(StoredEntry?, lastGeneration: UInt64, damage: String?)
    case held(by: Int32?, StoredEntry?)
    case broken(String, StoredEntry?)
    /// The storage must not be used as it is; the message says how to mend it.
    case refused(AuthError)

    var entry: StoredEntry? {
        switch self {
        case .got(let entry, _, _), .held(_, let entry), .broken(_, let entry): entry
        case .refused: nil
        }
    }
}

/// One run of the ladder.
package struct Flight: Sendable {
    package enum Goal: Hashable, Sendable {
        case keep
        case renew
        case prove
        case restore
        case persist
        case clear(reason: String?, revoke: Bool)

        var yieldsToken: Bool { [.keep, .renew, .prove].contains(self) }
    }

    package enum Step: Hashable, Sendable {
        case peeking
        case locking
        case waitingForLock(until: BootInstant)
        case recordingIntent
        case renewing
        case rereading
        case buryingSeed
        case obtaining
        case saving
        case resolvingConflict
        case recordingFailure
        case revoking
        case clearing
    }

    let number: UInt64
    package let goal: Goal
    let startedAt: BootInstant
    let deadline: BootInstant
    let incident: String
    package internal(set) var step: Step = .peeking
    var effect: (id: EffectID, effect: Effect, deadline: BootInstant)?
    /// The entry as last read in this flight.
    var entry: StoredEntry?
    /// Whether the lock does not work.
    var isUnlocked = false
    /// Whether storage told what it holds, be it nothing.
    var hasRead = false
    /// The session to renew, and its refresh token or the configured one.
    var base: TokenBundle?
    package internal(set) var spending: RefreshToken?
    /// What was known of notes in storage before that token was sent.
    var unspentBefore: [SpendIntent] = []
    /// Whether others may find that token in storage or in their configuration.
    var isSpendingShared = true
    package internal(set) var isPrivate = false
    /// Why storage cannot be written, if so.
    package internal(set) var unwritable: AuthError?
    var lockPolls = 0
    var rereads = 0
    var challenges = 0
    /// To be revoked once a new session is durable.
    var orphans: [RefreshToken] = []
    var pending: TokenBundle?
    var pendingSource = TokenSource.challenge
    /// Whoever waits gets the pending token until then.
    var pendingEnd: BootInstant?
    /// Why the flight fails although it made a session.
    var failure: AuthError?
    /// The entry that is being written.
    var written: StoredEntry?
    /// Whether an event has told of the failure.
    var isToldOf = false
}

/// How long to wait after a failure.
enum FailurePause: Sendable {
    /// Back off.
    case transient
    /// Only a person can mend it: repeat the error for a while, then look again at a slow pace.
    case terminal
    case until(BootInstant)
}
