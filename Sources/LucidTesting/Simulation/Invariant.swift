// SPDX-License-Identifier: Apache-2.0

/// What must hold in every step of every run.
public enum Invariant: String, Sendable, CaseIterable {
    /// The generation of a session never goes back, in memory or in storage.
    case generationsGrow
    /// A refresh token is sent once; without a signer and with an unknown outcome, once more.
    case spentOnce
    /// No token is served after its true deadline.
    case neverPastEnd
    /// When the faults are over, a token is available within the longest wait that was in force.
    case recovers
    /// No token reaches a caller with another sharing identity.
    case rightIdentity
    /// No secret shows in an event, an error, the health or a log line.
    case noSecretShown
    /// Nobody destroys a session that is good.
    case sessionKept
    /// Every caller gets one answer.
    case answersOnce
    /// No machine keeps itself busy without doing anything.
    case comesToRest
}

/// An invariant that did not hold.
public struct InvariantViolation: Sendable, CustomStringConvertible {
    /// Which.
    public let invariant: Invariant
    /// Virtual seconds since the beginning of the run.
    public let elapsed: Double
    /// The number of the process, if one was to blame.
    public let process: Int?
    /// What happened, without a secret.
    public let detail: String

    /// One line.
    public var description: String {
        let who = process.map { "process \($0)" } ?? "the world"
        return "\(invariant.rawValue) at \(elapsed) s by \(who): \(detail)"
    }
}
