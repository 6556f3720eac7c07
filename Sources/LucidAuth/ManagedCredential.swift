// SPDX-License-Identifier: Apache-2.0

public import Logging
import LucidConcurrency
import LucidCrypto
public import LucidHTTP

/// Keeps one credential: obtains it once for all callers, renews it before it ends, stores it before it is seen, and
/// recovers when renewal fails.
///
/// Every call shares the one attempt under way. The attempt belongs to the credential: a caller who is cancelled returns
/// at once and changes nothing for others, and a rotated token is stored even if nobody waits for it any more.
/// Without ``run()`` renewal happens when somebody asks; with it, in the background. A program with several credentials
/// gets them from one ``TokenManager``.
public actor ManagedCredential {
    private nonisolated let snapshot = Lock<TokenSnapshot?>(nil)
    private nonisolated let registry = WaiterRegistry()
    private nonisolated let broadcaster = EventBroadcaster<AuthEvent>()
    private nonisolated let runner: EffectRunner
    private nonisolated let clock: any AgentClock
    private nonisolated let telemetry: AuthTelemetry
    /// Tells the manager's subscribers, if there is a manager.
    private nonisolated let relay: (@Sendable (ManagedCredential, AuthEvent) -> Void)?
    private nonisolated let drawSeed: (@Sendable () -> UInt64)
    private nonisolated let scheduler: WakeScheduler

    private var machine: LifecycleStateMachine
    private var lease: StorageLease?
    private var tasks: [EffectID: Task<Void, Never>] = [:]
    private var alarm: (id: WakeScheduler.ID, deadline: BootInstant?)?
    private var hasEnded = false
    private var endWaiters: [CheckedContinuation<Void, Never>] = []

    /// Who the credential belongs to.
    public nonisolated let identity: SharingIdentity

    /// Creates a credential.
    ///
    /// Nothing happens until it is asked for a token, or run.
    public init(
        source: any CredentialSource, storage: any StorageAdapter,
        configuration: TokenManagerConfiguration = TokenManagerConfiguration(), clock: any AgentClock = SystemClock(),
        logger: Logger? = nil
    ) {
        self.init(
            source: source, storage: storage, configuration: configuration, clock: clock, logger: logger,
            draw: SystemRandom.uint64)
    }

    package init(
        source: any CredentialSource, storage: any StorageAdapter, configuration: TokenManagerConfiguration,
        clock: any AgentClock, logger: Logger?, scheduler: WakeScheduler? = nil,
        relay: (@Sendable (ManagedCredential, AuthEvent) -> Void)? = nil, draw: @escaping @Sendable () -> UInt64
    ) {
        let identity = source.identity
        self.scheduler = scheduler ?? .following(clock)
        self.identity = identity
        self.clock = clock
        self.relay = relay
        drawSeed = draw
        telemetry = AuthTelemetry(logger: logger)
        runner = EffectRunner(source: source, storage: storage, identity: identity)
        let traits = SourceTraits(
            canObtain: source.canObtain, seed: source.seedRefreshToken, credentialID: identity.credential,
            scopes: identity.scopes, binding: StoredEntry.Binding(identity))
        machine = LifecycleStateMachine(
            policy: configuration.policy, source: traits, host: configuration.host,
            instanceSeed: configuration.instanceSeed)
    }

    deinit { if let alarm { scheduler.remove(alarm.id) } }

    // MARK: Tokens

    /// The token in memory, if it may be used now.
    ///
    /// Does not suspend and does not renew.
    public final nonisolated var cachedAccessToken: AccessToken? {
        guard let snapshot = snapshot.withLock({ $0 }), clock.bootNow() < snapshot.end else { return nil }
        return snapshot.token
    }

    /// A token that is good now: from memory, from storage, renewed, or obtained.
    ///
    /// Does not suspend while the token in memory is fresh. One that ages is returned and renewed behind the caller's
    /// back; the caller waits only when it is about to end.
    /// - Throws: ``AuthError`` or `CancellationError`.
    public nonisolated func ensureAccessToken() async throws -> AccessToken {
        if let snapshot = snapshot.withLock({ $0 }), clock.bootNow() < snapshot.refreshAt { return snapshot.token }
        return try await token(.usable)
    }

    /// Makes sure that there is a session.
    /// - Parameter fresh: Whether it has to be made by a new challenge, whatever is in memory or in storage.
    /// - Throws: ``AuthError`` or `CancellationError`.
    @discardableResult
    public func authenticate(fresh: Bool = false) async throws -> AccessToken {
        try await token(fresh ? .proven : .usable)
    }

    /// Renews the session now, or joins the renewal under way.
    /// - Throws: ``AuthError`` or `CancellationError`.
    @discardableResult
    public func refresh() async throws -> AccessToken { try await token(.renewed(after: machine.session?.id)) }

    /// Takes up the stored session, if there is a good one, without a request to the authority.
    /// - Throws: ``AuthError`` with ``AuthError/Code/storage`` or ``AuthError/Code/shutDown``, or `CancellationError`.
    @discardableResult
    public func restore() async throws -> AccessToken? {
        _ = try await wait(for: .restored)
        return cachedAccessToken
    }

    /// Tells that a server refused `token`.
    ///
    /// It is no longer served, and the next caller gets a newer one. Nothing happens if another token is current
    /// already, and nothing stored is deleted.
    public func invalidate(_ token: AccessToken) { apply(.invalidate(token.id)) }

    /// Drops the session from memory and storage.
    ///
    /// A newer session that another process has stored meanwhile is dropped too, because that is what was asked for.
    /// - Parameters:
    ///   - reason: Goes into the event.
    ///   - revoke: Whether the authority is told first, so that nobody can use the tokens.
    /// - Throws: ``AuthError`` if storage, or the authority, could not be told; or `CancellationError`.
    public func clearTokens(reason: String? = nil, revoke: Bool = false) async throws {
        _ = try await wait(for: .cleared(reason: reason, revoke: revoke))
    }

    private func token(_ want: Want) async throws -> AccessToken {
        guard let token = try await wait(for: want) else {
            preconditionFailure("a caller who wanted a token was answered without one")
        }
        return token
    }

    private func wait(for want: Want) async throws -> AccessToken? {
        let id = registry.newID()
        defer { registry.forget(id) }
        do {
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    if registry.add(id, continuation) { apply(.demand(id, want)) }
                }
            } onCancel: {
                registry.cancel(id)
            }
        } catch let error as CancellationError {
            apply(.leave(id))
            throw error
        }
    }

    // MARK: Life

    /// Keeps the credential fresh until ``shutdown()`` or until the task is cancelled, which shuts down, too.
    public func run() async throws {
        start()
        await withTaskCancellationHandler {
            await waitForEnd()
        } onCancel: {
            Task { await self.shutdown() }
        }
    }

    /// Begins to keep the credential fresh, until ``shutdown()``; costs no task while nothing is to be done.
    public func start() { apply(.runStarted) }

    /// Ends everything: callers get ``AuthError/Code/shutDown``, a renewal in flight has 2 seconds to be stored, the lock is given back, the event sequences end.
    ///
    /// Later calls wait for the same end.
    public func shutdown() async {
        apply(.shutDown)
        await waitForEnd()
    }

    private func waitForEnd() async {
        if hasEnded { return }
        await withCheckedContinuation { endWaiters.append($0) }
    }

    /// The state of the credential now.
    public var health: CredentialHealth {
        machine.health(identity: identity, secretMemory: SecretMemory.health, at: moment())
    }

    /// The events from now on.
    /// - Parameter limit: How many events are kept for a subscriber that does not read; then the oldest are lost.
    public nonisolated func events(bufferingNewest limit: Int = 64) -> AuthEvents {
        AuthEvents(events: broadcaster.subscribe(bufferingNewest: limit))
    }

    // MARK: The shell

    /// Tells subscribers that a signing policy refused a signature.
    package nonisolated func policyDenied(reason: String) {
        telemetry.happened(.policyDenied(reason: reason))
        let date = clock.wallNow()
        let event = broadcaster.publish {
            AuthEvent(sequence: $0, identity: identity, date: date, kind: .policyDenied(reason: reason))
        }
        if let event { relay?(self, event) }
    }

    private func moment() -> Moment {
        Moment(boot: clock.bootNow(), wall: clock.wallNow(), draw: RandomDraw(drawSeed(), salt: drawSeed()))
    }

    private func apply(_ input: LifecycleInput) {
        for action in machine.handle(input, at: moment()) { perform(action) }
        arm()
    }

    private func perform(_ action: LifecycleAction) {
        switch action {
        case .run(let id, let effect): start(id, effect)
        case .cancel(let id): tasks.removeValue(forKey: id)?.cancel()
        case .publish(let new): snapshot.withLock { $0 = new }
        case .emit(let kind):
            telemetry.happened(kind)
            let date = clock.wallNow()
            let event = broadcaster.publish { AuthEvent(sequence: $0, identity: identity, date: date, kind: kind) }
            if let event { relay?(self, event) }
        case .resume(let ids, let token): registry.answer(ids, with: .success(token))
        case .fail(let ids, let error): registry.answer(ids, with: .failure(error))
        case .unlock:
            lease?.release()
            lease = nil
        case .end: end()
        }
    }

    /// Detached: an attempt inherits nothing from the caller who happened to come first.
    private func start(_ id: EffectID, _ effect: Effect) {
        let held = lease
        tasks[id] = Task.detached { [runner, clock, telemetry] in
            let begun = clock.bootNow()
            let outcome = await runner.run(effect, held: held)
            telemetry.attempted(effect, outcome.result, seconds: clock.bootNow().seconds(since: begun))
            await self.finished(id, outcome)
        }
    }

    private func finished(_ id: EffectID, _ outcome: EffectRunner.Outcome) {
        tasks[id] = nil
        if let new = outcome.lease {
            if machine.awaits(id) { lease = new } else { new.release() }
        }
        apply(.finished(id, outcome.result))
    }

    /// Tells the scheduler when time alone will have something to do here.
    private func arm() {
        let wake = machine.nextWake(at: clock.bootNow())
        guard wake != alarm?.deadline else { return }
        let id = alarm?.id ?? scheduler.register { [weak self] in Task { await self?.woke() } }
        alarm = (id, wake)
        scheduler.set(id, to: wake)
    }

    /// Time has come, or had: the machine decides by its own clock, so a wake that is out of date does no harm.
    private func woke() {
        alarm?.deadline = nil
        apply(.tick)
    }

    private func end() {
        hasEnded = true
        for task in tasks.values { task.cancel() }
        tasks = [:]
        if let alarm { scheduler.remove(alarm.id) }
        alarm = nil
        broadcaster.finish()
        for waiter in endWaiters { waiter.resume() }
        endWaiters = []
    }
}
