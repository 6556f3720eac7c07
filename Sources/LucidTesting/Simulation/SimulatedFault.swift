// SPDX-License-Identifier: Apache-2.0

/// The kinds of faults that the simulation injects.
public enum SimulatedFault: String, Sendable, CaseIterable {
    /// The connection is refused: the request was not sent.
    case connectionRefused
    /// The request is lost on its way, and nobody can tell.
    case requestLost
    /// The authority acted, and its answer is lost.
    case answerLost
    /// Nothing ever comes back.
    case answerSilent
    /// The answer arrives twice.
    case answerTwice
    /// The authority gets the request twice.
    case deliveredTwice
    /// The answer takes many seconds.
    case slowAnswer
    /// The authority answers 503.
    case unavailable
    /// The authority says when to come again.
    case retryAfter
    /// The answer makes no sense, or not the usual one.
    case oddAnswer
    /// All sessions are revoked.
    case sessionsRevoked
    /// The credential is revoked for a while.
    case credentialRevoked
    /// Somebody refuses a token that the authority takes for good.
    case tokenRefused
    /// The signer fails.
    case signerFailed
    /// The signer takes its time.
    case signerSlow
    /// A save fails before the new file is in place.
    case saveFailed
    /// A save fails after the new file is in place.
    case saveUncertain
    /// The disk does nothing for a while.
    case diskStalled
    /// A file cannot be read.
    case loadFailed
    /// The file is cut, changed, emptied or glued.
    case entryDamaged
    /// The files have the wrong owner or mode.
    case filesRefused
    /// The storage hands out another identity's entry.
    case foreignEntry
    /// A stranger holds the lock.
    case lockHeld
    /// Locks do not work.
    case lockBroken
    /// The lock of a stopped process runs out.
    case leaseLost
    /// A process is killed at a random time.
    case processKilled
    /// A process is killed just before one of its actions.
    case killedAtAction
    /// A process is stopped and later goes on.
    case processStopped
    /// The machine loses power: all processes end, what was not flushed may be gone.
    case powerCut
    /// The machine sleeps.
    case suspended
    /// The wall clock is set.
    case wallStep
    /// The authority's clock is wrong.
    case authorityClockWrong
    /// The authority's `Date` is not its time.
    case dateWrong
    /// The authority sends no `Date`.
    case dateAbsent

    var index: Int { Self.indices[self] ?? 0 }

    private static let indices = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}

/// How often each fault was met.
public struct FaultCounts: Sendable, Hashable {
    private var counts = [Int](repeating: 0, count: SimulatedFault.allCases.count)

    /// Creates counts of zero.
    public init() {}

    /// How often `fault` was met.
    public subscript(_ fault: SimulatedFault) -> Int { counts[fault.index] }

    /// The sum over all faults.
    public var total: Int { counts.reduce(0, +) }

    mutating func add(_ fault: SimulatedFault) { counts[fault.index] += 1 }

    /// Adds all of another run.
    public mutating func add(_ other: Self) {
        for index in counts.indices { counts[index] += other.counts[index] }
    }
}
