// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes

/// Sends a request again where that can do no harm: idempotent methods (RFC 9110, section 9.2.2), a request that the
/// server knows again (``HTTPTransferOptions/isRepeatable``, or an `Idempotency-Key` field), or one that never left
/// this machine.
///
/// The request stays as it is, its idempotency key included. A body that can be read only once is never sent again.
/// Waits have full jitter; `Retry-After` is honoured; none goes beyond ``HTTPTransferOptions/deadline``.
public struct RetryMiddleware: HTTPMiddleware {
    private let policy: RetryPolicy
    private let clock: any AgentClock
    private let random: @Sendable () -> Double

    /// Creates the middleware.
    ///
    /// - Parameters:
    ///   - policy: How often and how long.
    ///   - clock: Measures the waits.
    ///   - random: Uniform in 0 ..< 1.
    public init(
        policy: RetryPolicy = RetryPolicy(), clock: any AgentClock = SystemClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.policy = policy
        self.clock = clock
        self.random = random
    }

    /// Sends `request` until it is answered, fails for good, or the attempts are used up.
    ///
    /// - Throws: What the last attempt threw, or `CancellationError`.
    public func intercept(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions, next: HTTPNext
    ) async throws -> (HTTPResponse, HTTPBody) {
        let isIdempotent =
            Self.idempotentMethods.contains(request.method) || options.isRepeatable
            || request.headerFields[Self.idempotencyKey] != nil
        let isReplayable = body == nil || body?.bytes != nil
        var attempt = 1
        while true {
            let wait: Double
            AttemptCounter.current?.increment()
            do {
                let answer = try await next(request, body, options)
                guard isIdempotent, isReplayable, attempt < policy.maximumAttempts,
                    policy.retriedStatuses.contains(answer.0.status.code)
                else { return answer }
                let jittered = policy.backOff(afterAttempt: attempt, random: random())
                if let asked = answer.0.retryAfter(wallNow: clock.wallNow()) {
                    guard asked <= policy.longestWait else { return answer }
                    wait = asked + min(jittered, 1)
                } else {
                    wait = jittered
                }
                guard hasTime(for: wait, options) else { return answer }
            } catch let error as TransportError {
                guard isReplayable, attempt < policy.maximumAttempts,
                    policy.retries(error, isIdempotent: isIdempotent)
                else { throw error }
                wait = policy.backOff(afterAttempt: attempt, random: random())
                guard hasTime(for: wait, options) else { throw error }
            }
            try await clock.sleep(until: clock.bootNow().advanced(bySeconds: wait))
            attempt += 1
        }
    }

    private func hasTime(for wait: Double, _ options: HTTPTransferOptions) -> Bool {
        guard let deadline = options.deadline else { return true }
        return clock.bootNow().advanced(bySeconds: wait) < deadline
    }

    private static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .ifMatch
    private static let idempotentMethods: [HTTPRequest.Method] = [.get, .head, .put, .delete, .options, .trace]
}
