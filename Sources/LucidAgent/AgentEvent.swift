// SPDX-License-Identifier: Apache-2.0

public import LucidAuth

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Something that happened in a runtime.
///
/// It holds no token; ``AgentRuntime/cachedAccessToken`` gives the one that is current.
public struct AgentEvent: Sendable {
    /// Counts the events of one runtime from 1; a gap means that this subscriber was too slow and lost some.
    public let sequence: UInt64
    /// When it happened, by the wall clock.
    public let date: Date
    /// What happened.
    public let kind: Kind

    /// What can happen.
    @nonexhaustive
    public enum Kind: Sendable {
        /// A challenge was signed and there is a new session.
        case authenticated(SessionSummary)
        /// A stored session was taken up at the start.
        case restored(SessionSummary)
        /// The session was renewed, by this process or by another one that shares the storage.
        case tokenRefreshed(SessionSummary)
        /// An attempt to renew or to authenticate failed; valid tokens are still served.
        case refreshFailed(AgentRuntimeError)
        /// The authority does not know the credential or has revoked it.
        case credentialRevoked(AgentRuntimeError)
        /// Nothing that the program can do renews the session.
        case reauthenticationRequired(AgentRuntimeError)
        /// The session was dropped on request.
        case tokensCleared(reason: String?)
        /// The session could not be stored; it goes on in memory.
        case persistenceFailed(AgentRuntimeError)
        /// The authority's clock is this many seconds ahead of this machine's.
        case clockSkewDetected(seconds: Double)
        /// A signature was refused by a rule, such as one that the authority's challenge asked for.
        case policyDenied(reason: String)
        /// The last event: the runtime was shut down.
        case shutDown
    }

    /// The kinds without what they carry, to choose by.
    @nonexhaustive
    public enum Name: String, Sendable, CaseIterable {
        /// A challenge was signed and there is a new session.
        case authenticated
        /// A stored session was taken up at the start.
        case restored
        /// The session was renewed.
        case tokenRefreshed
        /// An attempt to renew or to authenticate failed.
        case refreshFailed
        /// The authority does not know the credential or has revoked it.
        case credentialRevoked
        /// Nothing that the program can do renews the session.
        case reauthenticationRequired
        /// The session was dropped on request.
        case tokensCleared
        /// The session could not be stored.
        case persistenceFailed
        /// The authority's clock and this machine's differ.
        case clockSkewDetected
        /// A signature was refused by a rule.
        case policyDenied
        /// The runtime was shut down.
        case shutDown
    }

    /// The kind's name.
    public var name: Name {
        switch kind {
        case .authenticated: .authenticated
        case .restored: .restored
        case .tokenRefreshed: .tokenRefreshed
        case .refreshFailed: .refreshFailed
        case .credentialRevoked: .credentialRevoked
        case .reauthenticationRequired: .reauthenticationRequired
        case .tokensCleared: .tokensCleared
        case .persistenceFailed: .persistenceFailed
        case .clockSkewDetected: .clockSkewDetected
        case .policyDenied: .policyDenied
        case .shutDown: .shutDown
        }
    }

    /// The session that the event is about, if it is about one.
    public var session: SessionSummary? {
        switch kind {
        case .authenticated(let session), .restored(let session), .tokenRefreshed(let session): session
        default: nil
        }
    }

    /// The failure that the event is about, if it is about one.
    public var error: AgentRuntimeError? {
        switch kind {
        case .refreshFailed(let error), .credentialRevoked(let error), .reauthenticationRequired(let error),
            .persistenceFailed(let error):
            error
        default: nil
        }
    }

    init(_ event: AuthEvent) {
        sequence = event.sequence
        date = event.date
        kind =
            switch event.kind {
            case .authenticated(let session): .authenticated(session)
            case .restored(let session): .restored(session)
            case .tokenRefreshed(let session): .tokenRefreshed(session)
            case .refreshFailed(let error) where error.code == .challengeRejected:
                .policyDenied(reason: error.message)
            case .refreshFailed(let error): .refreshFailed(ErrorMapping.runtimeError(error))
            case .credentialRevoked(let error): .credentialRevoked(ErrorMapping.runtimeError(error))
            case .reauthenticationRequired(let error): .reauthenticationRequired(ErrorMapping.runtimeError(error))
            case .tokensCleared(let reason): .tokensCleared(reason: reason)
            case .persistenceFailed(let error): .persistenceFailed(ErrorMapping.runtimeError(error))
            case .clockSkewDetected(let seconds): .clockSkewDetected(seconds: seconds)
            case .policyDenied(let reason): .policyDenied(reason: reason)
            case .shutDown: .shutDown
            }
    }
}

/// The events of one runtime, for one subscriber.
///
/// It holds what happened since it was made, at most the newest elements that it was asked to buffer; a gap in
/// ``AgentEvent/sequence`` shows what was lost. It ends after ``AgentEvent/Kind/shutDown``.
public struct AgentEvents: AsyncSequence, Sendable {
    /// What the sequence gives.
    public typealias Element = AgentEvent
    /// Iteration does not fail.
    public typealias Failure = Never

    let base: AuthEvents

    /// Iterates over the events.
    ///
    /// Iterators of one sequence share its buffer.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base: base.makeAsyncIterator()) }

    /// The iterator over events.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var base: AuthEvents.AsyncIterator

        /// The next event; nil at the end, or if the task is cancelled.
        public mutating func next() async -> AgentEvent? { await base.next().map(AgentEvent.init) }
    }
}

/// A handler that was put on a runtime's events.
public struct AgentEventRegistration: Sendable {
    let task: Task<Void, Never>

    /// Takes the handler off.
    ///
    /// A call under way goes on; there is none after it. May be called inside the handler.
    public func cancel() { task.cancel() }
}
