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
            serverURL: serverURL, transport: transport, middlewares: [recorder] + middlewares, options: options)
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
    ///
    /// - Parameter other: The offset to use before this process has seen an answer.
    func requestDeadline(_ context: AttemptContext?, orOffset other: Double? = nil) -> String? {
        guard let offset = offset.value ?? other else { return nil }
        let left = context.map { $0.deadline.seconds(since: clock.bootNow()) } ?? .infinity
        let seconds = min(HTTPTransferOptions.auth.attemptTimeout, max(0, left))
        let deadline = clock.wallNow().timeIntervalSince1970 + offset + seconds
        return Int64(exactly: deadline.rounded(.up)).map(String.init)
    }
}
