// SPDX-License-Identifier: Apache-2.0
public import Logging
import LucidConcurrency
import LucidCrypto
public import LucidHTTP

/// The credentials of a program: one for each identity, over one storage, with one life.
///
/// Whoever asks for an identity gets the same ``ManagedCredential``, so that nothing is obtained, renewed or kept
/// twice. Credentials do not depend on each other: one that fails or is slow delays no other.
public final class TokenManager: Sendable {
    private struct State {
        var credentials: [SharingIdentity: ManagedCredential] = [:]
        /// In the order they came.
        var order: [SharingIdentity] = []
        var isRunning = false
        var isShutDown = false

        /// Forgets a credential; false if it is not, or no longer, the one of its identity.
        mutating func forget(_ credential: ManagedCredential) -> Bool {
            guard credentials[credential.identity] === credential else { return false }
            credentials[credential.identity] = nil
            order.removeAll { $0 == credential.identity }
            return true
        }
    }

    private let storage: any StorageAdapter
    private let configuration: TokenManagerConfiguration
    private let clock: any AgentClock
    private let logger: Logger?
    private let broadcaster = EventBroadcaster<AuthEvent>()
    private let state = Lock(State())

    /// Creates a manager without credentials.
    public init(
        storage: any StorageAdapter, configuration: TokenManagerConfiguration = TokenManagerConfiguration(),
        clock: any AgentClock = SystemClock(), logger: Logger? = nil
    ) {
        self.storage = storage
        self.configuration = configuration
        self.clock = clock
        self.logger = logger
    }

    // MARK: Credentials

    /// The credential of an identity.
    ///
    /// Made from `source` if there is none yet; then nothing happens until it is asked for a token, unless the manager
    /// runs. If there is one, it keeps the source that it has.
    /// - Throws: ``AuthError/Code/shutDown`` after ``shutdown()``.
    public func credential(for source: any CredentialSource) throws(AuthError) -> ManagedCredential {
        let identity = source.identity
        let found = state.withLock { state -> (credential: ManagedCredential, hasToStart: Bool)? in
            if state.isShutDown { return nil }
            if let there = state.credentials[identity] { return (there, false) }
            let made = ManagedCredential(
                source: source, storage: storage, configuration: configuration, clock: clock, logger: logger,
                relay: { [weak self] in self?.happened($1, to: $0) }, draw: SystemRandom.uint64)
            state.credentials[identity] = made
            state.order.append(identity)
            return (made, state.isRunning)
        }
        guard let found else { throw .shutDown }
        if found.hasToStart { Task { await found.credential.start() } }
        return found.credential
    }

    /// All credentials, in the order they came.
    public var credentials: [ManagedCredential] {
        state.withLock { state in state.order.compactMap { state.credentials[$0] } }
    }

    /// Shuts a credential down and forgets it; what is stored stays.
    ///
    /// The next ``credential(for:)`` of its identity makes another one.
    public func remove(_ credential: ManagedCredential) async {
        if state.withLock({ $0.forget(credential) }) { await credential.shutdown() }
    }

    /// Tells the subscribers; a credential that was shut down by itself makes room for another one.
    private func happened(_ event: AuthEvent, to credential: ManagedCredential) {
        if case .shutDown = event.kind { _ = state.withLock { $0.forget(credential) } }
        broadcaster.publish { _ in event }
    }

    /// The state of each credential now, in the order they came.
    public var health: [CredentialHealth] {
        get async {
            var all: [CredentialHealth] = []
            for credential in credentials { all.append(await credential.health) }
            return all
        }
    }

    /// The events of all credentials from now on; each tells its ``AuthEvent/identity``.
    ///
    /// Ends after ``shutdown()``.
    /// - Parameter limit: How many events are kept for a subscriber that does not read; then the oldest are lost.
    public func events(bufferingNewest limit: Int = 64) -> AuthEvents {
        AuthEvents(events: broadcaster.subscribe(bufferingNewest: limit))
    }

    // MARK: Life

    /// Begins to keep all credentials fresh, those that come later too, until ``shutdown()``.
    public func start() async {
        state.withLock { $0.isRunning = true }
        for credential in credentials { await credential.start() }
    }

    /// Keeps all credentials fresh until ``shutdown()`` or until the task is cancelled, which shuts down, too.
    public func run() async throws {
        await start()
        var end = broadcaster.subscribe(bufferingNewest: 1).makeAsyncIterator()
        while await end.next() != nil {}
        await shutdown()
    }

    /// Ends all credentials at once, as ``ManagedCredential/shutdown()`` does, and then the event sequences.
    ///
    /// Later calls wait for the same end.
    public func shutdown() async {
        state.withLock { $0.isShutDown = true }
        await withTaskGroup(of: Void.self) { group in
            for credential in credentials { group.addTask { await credential.shutdown() } }
        }
        broadcaster.finish()
    }
}
