// SPDX-License-Identifier: Apache-2.0
public import LucidAPI
public import LucidAuth
public import LucidWallet

/// An agent's identity at work: it proves its key, keeps its tokens fresh, and signs what it should.
///
/// Make one with ``load(path:overrides:dependencies:)``, or let ``withAgentRuntime(path:overrides:dependencies:_:)``
/// make, run and end it. Its methods throw ``AgentRuntimeError`` or `CancellationError`, nothing else.
public actor AgentRuntime {
    /// The authority's API with this agent's token attached.
    ///
    /// Every call first makes sure of a token, and is sent once more after a 401 if there is a newer one by then.
    public nonisolated let api: AgentApiClient
    /// The agent's wallet; without one in the configuration, one that says so.
    public nonisolated let wallet: any WalletConnector
    /// What the runtime was made from.
    public nonisolated let configuration: AgentConfiguration

    /// All credentials of the runtime over its one storage: its own, and those that a program adds.
    ///
    /// They start, are kept fresh, and end with the runtime.
    public nonisolated let tokens: TokenManager
    /// The agent's own.
    nonisolated let credential: ManagedCredential
    nonisolated let chain: ChainParts
    private nonisolated let closeTransport: @Sendable () -> Void

    init(_ parts: RuntimeParts) {
        configuration = parts.configuration
        api = parts.api
        wallet = parts.wallet
        tokens = parts.tokens
        credential = parts.credential
        chain = parts.chain
        closeTransport = parts.closeTransport
    }

    // MARK: Session

    /// Makes sure that there is a session, and tells about it.
    /// - Parameter fresh: Whether it must come from a new challenge, whatever is in memory or in storage.
    /// - Throws: ``AgentRuntimeError`` or `CancellationError`.
    @discardableResult
    public nonisolated func authenticate(fresh: Bool = false) async throws -> AccessToken {
        do { return try await credential.authenticate(fresh: fresh) } catch { throw ErrorMapping.publicError(error) }
    }

    /// A token that is good now: from memory, from storage, renewed, or obtained.
    ///
    /// Does not suspend while the token in memory is fresh.
    /// - Throws: ``AgentRuntimeError`` or `CancellationError`.
    public nonisolated func ensureAccessToken() async throws -> AccessToken {
        do { return try await credential.ensureAccessToken() } catch { throw ErrorMapping.publicError(error) }
    }

    /// The token in memory, if it may be used now.
    ///
    /// Does not suspend and does not renew.
    public final nonisolated var cachedAccessToken: AccessToken? { credential.cachedAccessToken }

    /// Renews the session now, or joins the renewal under way.
    /// - Throws: ``AgentRuntimeError`` or `CancellationError`.
    @discardableResult
    public nonisolated func refresh() async throws -> AccessToken {
        do { return try await credential.refresh() } catch { throw ErrorMapping.publicError(error) }
    }

    /// Takes up the stored session, if there is a good one, without a request to the authority.
    /// - Returns: Its token; nil if there is none.
    /// - Throws: ``AgentRuntimeError`` or `CancellationError`.
    @discardableResult
    public nonisolated func restore() async throws -> AccessToken? {
        do { return try await credential.restore() } catch { throw ErrorMapping.publicError(error) }
    }

    /// Tells that a server refused `token`.
    ///
    /// It is no longer served, and the next caller gets a newer one. Nothing that is stored is deleted.
    public nonisolated func invalidate(_ token: AccessToken) async { await credential.invalidate(token) }

    /// Drops the session from memory and storage.
    /// - Parameters:
    ///   - reason: Words for the event.
    ///   - revoke: Whether the authority is told first, so that nobody can use the tokens any more.
    /// - Throws: ``AgentRuntimeError`` or `CancellationError`.
    public nonisolated func clearTokens(reason: String? = nil, revoke: Bool = false) async throws {
        do {
            try await credential.clearTokens(reason: reason, revoke: revoke)
        } catch {
            throw ErrorMapping.publicError(error)
        }
    }

    /// The state of the credential now.
    public nonisolated var health: CredentialHealth {
        get async { await credential.health }
    }

    // MARK: Events

    /// The events from now on.
    /// - Parameter limit: How many are kept for a subscriber that does not read; then the oldest are lost.
    public nonisolated func events(bufferingNewest limit: Int = 64) -> AgentEvents {
        AgentEvents(base: credential.events(bufferingNewest: limit))
    }

    /// Calls a handler for events from now on, one at a time and in order.
    ///
    /// A slow handler delays nothing but itself. It stays until it is taken off or the runtime is shut down.
    /// - Parameters:
    ///   - names: The events that count; all if none is given.
    ///   - handler: What to do.
    /// - Returns: The way to take the handler off.
    @discardableResult
    public nonisolated func on(
        _ names: AgentEvent.Name..., perform handler: @escaping @Sendable (AgentEvent) async -> Void
    ) -> AgentEventRegistration {
        let events = events()
        let wanted = Set(names)
        return AgentEventRegistration(
            task: Task {
                for await event in events where wanted.isEmpty || wanted.contains(event.name) {
                    if Task.isCancelled { return }
                    await handler(event)
                }
            })
    }

    // MARK: Life

    /// Begins to renew the session in the background, until ``shutdown()``.
    ///
    /// For programs without a service group and without ``withAgentRuntime(path:overrides:dependencies:_:)``. Called
    /// again, it does nothing.
    public func start() async { await tokens.start() }

    /// Ends everything: waiting callers get an error, a renewal in flight is stored, connections are closed.
    ///
    /// What is stored stays. Called again, it waits for the same end.
    public func shutdown() async {
        await tokens.shutdown()
        closeTransport()
    }
}
