// SPDX-License-Identifier: Apache-2.0

/// The events of one credential, or of all that a manager has, for one subscriber.
///
/// It holds what happened since it was made, at most the newest elements that it was asked to buffer; a gap in
/// ``AuthEvent/sequence`` shows what was lost. It ends after ``AuthEvent/Kind/shutDown``, or when the task is cancelled.
public struct AuthEvents: AsyncSequence, Sendable {
    /// What the sequence gives.
    public typealias Element = AuthEvent
    /// Iteration does not fail.
    public typealias Failure = Never

    let events: EventSequence<AuthEvent>

    /// Iterates over the events.
    ///
    /// Iterators of one sequence share its buffer.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(iterator: events.makeAsyncIterator()) }

    /// The iterator over events.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var iterator: EventSequence<AuthEvent>.AsyncIterator

        /// The next event; nil at the end, or if the task is cancelled.
        public mutating func next() async -> AuthEvent? { await iterator.next() }
    }
}
