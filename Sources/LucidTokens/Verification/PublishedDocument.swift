// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidHTTP

/// A document that an authority publishes, kept and fetched anew by a ``FetchSchedule``: one attempt at a time, and
/// nobody waits who has something to go on with.
final class PublishedDocument<Value: Sendable>: Sendable {
    private struct State: Sendable {
        var schedule: FetchSchedule
        var value: Value?
    }

    private let what: String
    private let clock: any AgentClock
    private let fetch: @Sendable (Value?) async throws -> (Value, maxAge: Double?)
    private let state: Lock<State>
    private let turns = TurnQueue<Int>()

    /// - Parameters:
    ///   - what: Names the document in errors.
    ///   - fetch: Gets it, given the last one.
    init(
        _ what: String, times: FetchSchedule.Times, clock: any AgentClock,
        fetch: @escaping @Sendable (Value?) async throws -> (Value, maxAge: Double?)
    ) {
        self.what = what
        self.clock = clock
        self.fetch = fetch
        state = Lock(State(schedule: FetchSchedule(times: times)))
    }

    /// The document to use now.
    /// - Parameter isEnough: Whether one has what is looked for.
    /// - Throws: ``TokenError`` with ``TokenError/Code/unavailable``; `CancellationError`.
    func value(where isEnough: @Sendable (Value) -> Bool = { _ in true }) async throws -> Value {
        if case .use(let value) = next(isEnough) { return value }
        return try await turns.withTurn(of: 0) {
            // Whoever had the turn before may have brought what is wanted.
            guard case .fetch(let last) = next(isEnough) else { return try current(isEnough, underlying: nil) }
            let start = clock.bootNow()
            state.withLock { $0.schedule.attempted(now: start) }
            do {
                let (value, maxAge) = try await fetch(last)
                let now = clock.bootNow()
                state.withLock { state in
                    state.value = value
                    state.schedule.fetched(maxAge: maxAge, now: now)
                }
                return value
            } catch let error as CancellationError {
                state.withLock { $0.schedule.abandoned() }
                throw error
            } catch {
                return try current(isEnough, underlying: error)
            }
        }
    }

    private enum Next {
        case use(Value), fetch(last: Value?), refuse
    }

    private func next(_ isEnough: (Value) -> Bool) -> Next {
        let now = clock.bootNow()
        let (value, schedule) = state.withLock { ($0.value, $0.schedule) }
        switch schedule.answer(isEnough: value.map(isEnough) ?? false, now: now) {
        case .use: return value.map(Next.use) ?? .refuse
        case .fetch: return .fetch(last: value)
        case .refuse: return .refuse
        }
    }

    /// What there is, though no newer one could be had.
    private func current(_ isEnough: (Value) -> Bool, underlying: (any Error)?) throws(TokenError) -> Value {
        if case .use(let value) = next(isEnough) { return value }
        throw TokenError(.unavailable, message: "the authority's \(what) cannot be had", underlying: underlying)
    }
}
