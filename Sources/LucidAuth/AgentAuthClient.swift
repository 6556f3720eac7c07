// SPDX-License-Identifier: Apache-2.0

public import LucidAPI
public import LucidHTTP
import LucidJSON
import Tracing

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The calls that obtain and renew an agent's tokens, with their failures sorted by what to do about them.
///
/// Every call has a connection of its own, carries no bearer, follows no redirect and reads at most 64 KiB.
public struct AgentAuthClient: Sendable {
    /// Where the authority listens.
    public let serverURL: ServerURL
    private let transport: any HTTPTransport
    private let clock: any AgentClock
    private let offset = KnownOffset()

    /// Creates a client.
    public init(serverURL: ServerURL, transport: any HTTPTransport, clock: any AgentClock = SystemClock()) {
        self.serverURL = serverURL
        self.transport = transport
        self.clock = clock
    }

    /// Asks for something to sign.
    ///
    /// - Returns: The challenge, and the authority's time as well as it is known.
    /// - Throws: ``AuthError`` or `CancellationError`.
    public func challenge(
        agentRef: String, credentialID: String?, scopes: [String], context: AttemptContext? = nil
    ) async throws -> (challenge: Components.Schemas.AgentChallenge, now: Date) {
        let (body, recorder) = try await call(.challenge, for: agentRef, context) { client in
            try await client.issueAgentChallenge(
                path: .init(agentRef: agentRef),
                body: .json(.init(credentialId: credentialID, scopes: scopes.isEmpty ? nil : scopes))
            ).created.body.json
        }
        return (body.challenge, serverNow(recorder.note))
    }

    /// Hands in a signed challenge.
    ///
    /// - Throws: ``AuthError`` or `CancellationError`.
    public func exchange(
        agentRef: String, challengeID: String, signature: String, credentialID: String?, context: AttemptContext? = nil
    ) async throws -> TokenGrant {
        let (body, recorder) = try await call(.exchange, for: agentRef, context) { client in
            try await client.exchangeAgentChallenge(
                path: .init(agentRef: agentRef),
                body: .json(.init(challengeId: challengeID, signature: signature, credentialId: credentialID))
            ).ok.body.json
        }
        return try Self.grant(body, recorder.timing)
    }

    /// Spends a refresh token.
    ///
    /// - Throws: ``AuthError``, whose ``AuthError/outcome`` says whether the token can have been spent, or
    ///   `CancellationError`.
    public func refresh(
        agentRef: String, refreshToken: RefreshToken, context: AttemptContext? = nil
    ) async throws -> TokenGrant {
        let deadline = requestDeadline(context)
        let (body, recorder) = try await call(.refresh, for: agentRef, context) { client in
            try await client.refreshAgentToken(
                path: .init(agentRef: agentRef), headers: .init(requestDeadline: deadline),
                body: .json(.init(refreshToken: refreshToken.value))
            ).ok.body.json
        }
        return try Self.grant(body, recorder.timing)
    }

    /// Tells the authority that a refresh token and its session are no longer needed (RFC 7009).
    ///
    /// - Throws: ``AuthError`` or `CancellationError`.
    public func revoke(refreshToken: RefreshToken) async throws {
        _ = try await call(.revoke, for: nil, nil) { client in
            let body = Components.Schemas.RevokeTokenRequest(token: refreshToken.value, tokenTypeHint: .refreshToken)
            return try await client.revokeToken(body: .urlEncodedForm(body)).ok
        }
    }

    // MARK: Calls

    private func call<Value: Sendable>(
        _ operation: AuthOperation, for agentRef: String?, _ context: AttemptContext?,
        _ send: (Client) async throws -> Value
    ) async throws -> (Value, CallRecorder) {
        let recorder = CallRecorder(clock: clock, server: serverURL)
        var options = HTTPTransferOptions.auth
        if let context {
            let left = context.deadline.seconds(since: clock.bootNow())
            options.attemptTimeout = min(options.attemptTimeout, max(0.1, left))
        }
        let client = Client(serverURL: serverURL, transport: transport, middlewares: [recorder], options: options)
        return try await withSpan("agent.auth.\(operation.rawValue)", ofKind: .client) { span in
            if let agentRef { span.attributes["lucid.agent"] = agentRef }
            if let context { span.attributes["lucid.attempt"] = context.attempt }
            defer {
                if let status = recorder.note.status { span.attributes["http.response.status_code"] = status }
            }
            do {
                let value = try await send(client)
                offset.learn(recorder.note)
                return (value, recorder)
            } catch let error as CancellationError {
                throw error
            } catch {
                offset.learn(recorder.note)
                throw failure(error, operation, recorder.note)
            }
        }
    }

    private func failure(_ error: any Error, _ operation: AuthOperation, _ note: CallRecorder.Note) -> AuthError {
        switch error {
        case let error as AuthError: return error
        case let error as TransportError:
            let outcome: AuthError.Outcome = error.outcome == .unsent ? .unspent : .unknown
            return AuthError(
                error.isTransient ? .unavailable : .configuration,
                message: "the authority at \(serverURL.origin) gave no answer: \(error.message)", outcome: outcome,
                underlying: error)
        case let error as APIError where error.code == .unparsableAnswer || error.status == nil:
            // JSON of another form came from the authority, which may have acted; anything else did not.
            return AuthError(
                error.status == nil ? .configuration : .unavailable, message: error.message, status: error.status,
                outcome: note.isJSON ? .unknown : .unspent, underlying: error)
        case let error as APIError:
            let rule = FailureRule.meaning(of: error.status ?? 0, code: error.serviceCode, in: operation)
            return AuthError(
                rule.code, message: "\(operation.rawValue): \(error.message); \(rule.advice)", status: error.status,
                retryAfter: note.retryAfter, outcome: rule.outcome, underlying: error)
        default:
            return AuthError(
                .unavailable, message: "the call to the authority failed; see the underlying error", outcome: .unknown,
                underlying: error)
        }
    }

    private static func grant(
        _ body: Components.Schemas.AgentTokenResponse, _ timing: ExchangeTiming
    ) throws(AuthError) -> TokenGrant {
        guard body.tokenType.rawValue.lowercased() == "bearer" else {
            throw AuthError(
                .configuration, message: "the authority gave a token that is not a bearer token", outcome: .unknown)
        }
        guard let expiresAt = RFC3339.parse(body.expiresAt) else {
            throw AuthError(
                .unavailable, message: "the authority gave a token whose end is not a date and time", outcome: .unknown)
        }
        let refresh: RefreshToken?
        do {
            refresh = body.refreshToken.isEmpty ? nil : try RefreshToken(body.refreshToken)
        } catch {
            throw AuthError(.unavailable, message: "the authority gave an unusable refresh token", outcome: .unknown)
        }
        var grant = try TokenGrant(
            accessToken: body.accessToken, refreshToken: refresh, expiresAt: expiresAt, timing: timing)
        grant.refreshExpiresAt = (body.refreshTokenExpiresAt ?? body.refreshExpiresAt).flatMap(RFC3339.parse)
        grant.scopes = body.credential?.scopes
        grant.credentialID = body.credential?.id
        grant.revocationNonce = body.credential?.revocationNonce
        return grant
    }

    // MARK: The authority's time

    private func serverNow(_ note: CallRecorder.Note) -> Date {
        guard let date = note.serverDate else { return clock.wallNow() }
        return date.addingTimeInterval(0.5 + max(0, clock.bootNow().seconds(since: note.receivedBoot)))
    }

    /// The authority's time, in whole seconds, after which it must not act on a refresh; nil while its clock is unknown.
    private func requestDeadline(_ context: AttemptContext?) -> String? {
        guard let offset = offset.value ?? context?.clockOffset else { return nil }
        let left = context.map { $0.deadline.seconds(since: clock.bootNow()) } ?? .infinity
        let seconds = min(HTTPTransferOptions.auth.attemptTimeout, max(0, left))
        let deadline = clock.wallNow().timeIntervalSince1970 + offset + seconds
        return Int64(exactly: deadline.rounded(.up)).map(String.init)
    }
}
