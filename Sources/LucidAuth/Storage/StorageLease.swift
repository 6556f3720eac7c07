// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
public import LucidHTTP

/// The right to renew an entry, until it is released, goes out of use, or, if it has a lifetime, is not renewed.
public final class StorageLease: Sendable {
    /// Seconds that a lease must last at least if it can end by time: the ladder has 45 seconds, and a third of the lease
    /// may be gone before it is renewed.
    public static let shortestLifetime = 60.0

    /// The greatest generation that the storage remembers, even if the entry was cleared or damaged.
    public let lastGeneration: UInt64
    /// What the store compares at a save; 0 if leases of this storage cannot be lost.
    public let fence: UInt64
    /// Seconds by the store's clock after which the lease ends if it is not renewed; nil if it does not end by itself.
    public let lifetime: Double?

    private struct State {
        var isReleased = false
        var isLost = false
        var renewal: Task<Void, Never>?
    }

    private let clock: any AgentClock
    private let onRenew: @Sendable () async throws -> Bool
    private let onRelease: @Sendable () -> Void
    private let state = Lock(State())

    /// Creates a lease that ends when it is released.
    /// - Parameters:
    ///   - lastGeneration: The greatest generation ever stored; 0 if unknown.
    ///   - fence: What the store compares at a save; 0 if the lease cannot be lost.
    ///   - onRelease: Frees the lock. Called exactly once.
    public convenience init(
        lastGeneration: UInt64 = 0, fence: UInt64 = 0, onRelease: @escaping @Sendable () -> Void = {}
    ) {
        self.init(
            lastGeneration: lastGeneration, fence: fence, lifetime: nil, clock: SystemClock(), onRenew: { true },
            onRelease: onRelease)
    }

    /// Creates a lease that ends by the store's clock.
    /// - Parameters:
    ///   - lastGeneration: The greatest generation ever stored; 0 if unknown.
    ///   - fence: Greater than that of every lease before.
    ///   - lifetime: Seconds, at least ``shortestLifetime``.
    ///   - clock: What a third of the lifetime is measured with.
    ///   - onRenew: Asks the store for another lifetime from now; false if another lease is in force, or was.
    ///   - onRelease: Ends the lease at the store if it is still in force. Called exactly once, and must not block.
    public convenience init(
        lastGeneration: UInt64, fence: UInt64, lifetime: Double, clock: any AgentClock = SystemClock(),
        onRenew: @escaping @Sendable () async throws -> Bool, onRelease: @escaping @Sendable () -> Void
    ) {
        self.init(
            lastGeneration: lastGeneration, fence: fence, lifetime: Optional(lifetime), clock: clock, onRenew: onRenew,
            onRelease: onRelease)
    }

    private init(
        lastGeneration: UInt64, fence: UInt64, lifetime: Double?, clock: any AgentClock,
        onRenew: @escaping @Sendable () async throws -> Bool, onRelease: @escaping @Sendable () -> Void
    ) {
        self.lastGeneration = lastGeneration
        self.fence = fence
        self.lifetime = lifetime
        self.clock = clock
        self.onRenew = onRenew
        self.onRelease = onRelease
    }

    /// Whether the store is known to have given the entry to somebody else.
    public var isLost: Bool { state.withLock { $0.isLost } }

    /// Notes that another lease is in force: this one is not renewed any more, and saves under it are refused.
    public func markLost() {
        let renewal = state.withLock { state in
            state.isLost = true
            return state.renewal
        }
        renewal?.cancel()
    }

    /// Asks the store for another lifetime.
    /// - Returns: Whether the lease is still in force.
    /// - Throws: What the store throws; the lease may still be in force then.
    @discardableResult
    public func renew() async throws -> Bool {
        guard state.withLock({ !$0.isLost && !$0.isReleased }) else { return false }
        if try await onRenew() { return true }
        markLost()
        return false
    }

    /// Renews the lease at every third of its lifetime until it ends; nothing if it does not end by time.
    ///
    /// Called by whoever holds it; the task does not keep the lease alive.
    func keep() {
        guard let lifetime, lifetime > 0 else { return }
        let task = Task.detached { [weak self, clock] in
            var pause = lifetime / 3
            while !Task.isCancelled {
                do { try await clock.sleep(until: clock.bootNow().advanced(bySeconds: pause)) } catch { return }
                guard let self else { return }
                do {
                    guard try await self.renew() else { return }
                    pause = lifetime / 3
                } catch {
                    // The store did not answer. It is asked again soon: two thirds are left.
                    pause = lifetime / 12
                }
            }
        }
        let isOver = state.withLock { state in
            if state.isReleased || state.isLost || state.renewal != nil { return true }
            state.renewal = task
            return false
        }
        if isOver { task.cancel() }
    }

    /// Frees the lock; again does nothing.
    public func release() {
        let (isFirst, renewal) = state.withLock { state in
            defer { state.isReleased = true }
            return (!state.isReleased, state.renewal)
        }
        renewal?.cancel()
        if isFirst { onRelease() }
    }

    deinit { release() }
}
