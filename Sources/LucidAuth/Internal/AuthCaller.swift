// SPDX-License-Identifier: Apache-2.0

import LucidAPI
import LucidHTTP
import Tracing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Sends one call to an authority on a connection of its own, and sorts what goes wrong by what to do about it.
struct AuthCaller: Sendable {
    let serverURL: ServerURL
    private let transport: any HTTPTransport
    private let clock: any AgentClock
    private let offset = KnownOffset()
    /// Seconds by which two looks at the authority's clock may differ: dates have no fractions, and travel.
    private static let deadBand = 2.0

    init(serverURL: ServerURL, transport: any HTTPTransport, clock: any AgentClock) {
        self.serverURL = serverURL
        self.transport = transport
        self.clock = clock
    }

    /// - Parameter middlewares: What each request goes through behind the recorder.
    func call<Value: Sendable>(
        _ operation: AuthOperation, for agentRef: String?, _ context: AttemptContext?,
        through middlewares: [any HTTPMiddleware] = [], _ send: (Client) async throws -> Value
    ) async throws -> (Value, CallRecorder) {
        let recorder = CallRecorder(clock: clock, server: serverURL)
        var options = HTTPTransferOptions.auth
        if let context {
            let left = context.deadline.seconds(since: clock.bootNow())
            options.attemptTimeout = min(options.attemptTimeout, max(0.1, left))
        }
        let client = Client(
            serverURL: serverURL, transport: transport,
            middlewares: [recorder] + middlewares + [TracePropagationMiddleware()],
            options: options)
        return try await withSpan("agent.auth.\(operation.spanName)", ofKind: .client) { span in
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

    /// The same with a deadline by the authority's clock.
    ///
    /// If the authority says that the deadline has passed, and its date shows that the offset was wrong, the call is
    /// made once more with the right one: such a refusal had no effect. Otherwise a clock that was set back would keep a
    /// session from ever being renewed.
    /// - Parameter other: The offset to use before this process has seen an answer.
    func call<Value: Sendable>(
        _ operation: AuthOperation, for agentRef: String?, _ context: AttemptContext?, orOffset other: Double? = nil,
        through middlewares: [any HTTPMiddleware] = [], withDeadline send: (Client, String?) async throws -> Value
    ) async throws -> (Value, CallRecorder) {
        let believed = offset.value ?? other
        do {
            let deadline = requestDeadline(context, offset: believed)
            return try await call(operation, for: agentRef, context, through: middlewares) {
                try await send($0, deadline)
            }
        } catch let error as AuthError where error.status == 408 && error.outcome == .unspent {
            guard let believed, let told = offset.value, abs(told - believed) > Self.deadBand else { throw error }
            let deadline = requestDeadline(context, offset: told)
            return try await call(operation, for: agentRef, context, through: middlewares) {
                try await send($0, deadline)
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
                rule.code, message: "\(operation.spanName): \(error.message); \(rule.advice)", status: error.status,
                retryAfter: note.retryAfter, outcome: rule.outcome, underlying: error)
        default:
            return AuthError(
                .unavailable, message: "the call to the authority failed; see the underlying error", outcome: .unknown,
                underlying: error)
        }
    }

    /// The authority's time, as well as its last answer tells.
    func serverNow(_ note: CallRecorder.Note) -> Date {
        guard let date = note.serverDate else { return clock.wallNow() }
        return date.addingTimeInterval(0.5 + max(0, clock.bootNow().seconds(since: note.receivedBoot)))
    }

    /// The authority's time, in whole seconds, after which it must not act on a refresh; nil while its clock is unknown.
    private func requestDeadline(_ context: AttemptContext?, offset: Double?) -> String? {
        guard let offset else { return nil }
        let left = context.map { $0.deadline.seconds(since: clock.bootNow()) } ?? .infinity
        let seconds = min(HTTPTransferOptions.auth.attemptTimeout, max(0, left))
        let deadline = clock.wallNow().timeIntervalSince1970 + offset + seconds
        return Int64(exactly: deadline.rounded(.up)).map(String.init)
    }
}
