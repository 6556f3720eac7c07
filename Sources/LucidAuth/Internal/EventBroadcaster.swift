// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency

/// Gives every element to every subscriber.
///
/// Each subscriber has its own bounded buffer; a slow one loses its oldest elements and delays nobody.
package final class EventBroadcaster<Element: Sendable>: Sendable {
    private struct State {
        var sequence: UInt64 = 0
        var isFinished = false
        var subscriptions: [WeakSubscription] = []
    }

    private struct WeakSubscription: Sendable {
        weak let subscription: EventSubscription<Element>?
    }

    private let state = Lock(State())

    package init() {}

    /// Makes an element with the next sequence number, from 1, and hands it out in that order.
    /// - Returns: The element; nil after the end.
    @discardableResult
    package func publish(_ make: (UInt64) -> Element) -> Element? {
        let (element, wakes) = state.withLock { state -> (Element?, [EventSubscription<Element>.Wake]) in
            guard !state.isFinished else { return (nil, []) }
            state.sequence += 1
            let element = make(state.sequence)
            state.subscriptions.removeAll { $0.subscription == nil }
            return (element, state.subscriptions.compactMap { $0.subscription?.offer(element) })
        }
        for wake in wakes { wake() }
        return element
    }

    /// Subscribes from now on.
    ///
    /// After the end the sequence is empty.
    package func subscribe(bufferingNewest limit: Int) -> EventSequence<Element> {
        let subscription = EventSubscription<Element>(limit: max(1, limit))
        let isFinished = state.withLock { state in
            if !state.isFinished { state.subscriptions.append(WeakSubscription(subscription: subscription)) }
            return state.isFinished
        }
        if isFinished { subscription.finish() }
        return EventSequence(subscription: subscription)
    }

    /// Ends all sequences once their buffers are read.
    ///
    /// Later elements are dropped.
    package func finish() {
        let subscriptions = state.withLock { state in
            state.isFinished = true
            defer { state.subscriptions = [] }
            return state.subscriptions.compactMap(\.subscription)
        }
        for subscription in subscriptions { subscription.finish() }
    }

    /// How many subscribers there are.
    package var subscriberCount: Int { state.withLock { $0.subscriptions.count { $0.subscription != nil } } }
}

/// One subscriber's view.
///
/// Iterators of one sequence share its buffer: an element goes to one of them.
package struct EventSequence<Element: Sendable>: AsyncSequence, Sendable {
    fileprivate let subscription: EventSubscription<Element>

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(subscription: subscription) }

    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let subscription: EventSubscription<Element>

        /// The next element; nil at the end, or if the task is cancelled.
        package mutating func next() async -> Element? { await subscription.next() }
    }
}

final class EventSubscription<Element: Sendable>: Sendable {
    typealias Wake = @Sendable () -> Void

    private struct State {
        var buffer: [Element] = []
        var isFinished = false
        var waiting: [UInt64: CheckedContinuation<Element?, Never>] = [:]
        var order: [UInt64] = []
        var cancelled: Set<UInt64> = []
        var nextID: UInt64 = 0

        mutating func takeWaiting() -> CheckedContinuation<Element?, Never>? {
            while let id = order.first {
                order.removeFirst()
                if let continuation = waiting.removeValue(forKey: id) { return continuation }
            }
            return nil
        }
    }

    private enum Next { case element(Element), end, wait }

    private let limit: Int
    private let state = Lock(State())

    init(limit: Int) { self.limit = limit }

    /// Takes an element; whoever has to be woken is woken by the caller, outside all locks.
    func offer(_ element: Element) -> Wake? {
        let continuation = state.withLock { state -> CheckedContinuation<Element?, Never>? in
            if let waiting = state.takeWaiting() { return waiting }
            if state.buffer.count >= limit { state.buffer.removeFirst() }
            state.buffer.append(element)
            return nil
        }
        guard let continuation else { return nil }
        return { continuation.resume(returning: element) }
    }

    func finish() {
        let waiting = state.withLock { state in
            state.isFinished = true
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for continuation in waiting { continuation.resume(returning: nil) }
    }

    func next() async -> Element? {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let next = state.withLock { state -> Next in
                    if state.cancelled.remove(id) != nil { return .end }
                    if !state.buffer.isEmpty { return .element(state.buffer.removeFirst()) }
                    if state.isFinished { return .end }
                    state.waiting[id] = continuation
                    state.order.append(id)
                    return .wait
                }
                switch next {
                case .element(let element): continuation.resume(returning: element)
                case .end: continuation.resume(returning: nil)
                case .wait: break
                }
            }
        } onCancel: {
            let continuation = state.withLock { state -> CheckedContinuation<Element?, Never>? in
                if let waiting = state.waiting.removeValue(forKey: id) { return waiting }
                state.cancelled.insert(id)
                return nil
            }
            continuation?.resume(returning: nil)
        }
    }
}
