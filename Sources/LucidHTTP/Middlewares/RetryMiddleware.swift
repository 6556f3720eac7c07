// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes

/// Sends a request again where that can do no harm: idempotent methods, or a request that never left this machine.
///
/// A body that can be read only once is never sent again. Waits have full jitter; `Retry-After` is honoured.
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
        let isIdempotent = Self.idempotentMethods.contains(request.method)
        let isReplayable = body == nil || body?.bytes != nil
        var attempt = 1
        while true {
            let wait: Double
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
            } catch let error as TransportError {
                guard isReplayable, attempt < policy.maximumAttempts,
                    policy.retries(error, isIdempotent: isIdempotent)
                else { throw error }
                wait = policy.backOff(afterAttempt: attempt, random: random())
            }
            try await clock.sleep(until: clock.bootNow().advanced(bySeconds: wait))
            attempt += 1
        }
    }

    private static let idempotentMethods: [HTTPRequest.Method] = [.get, .head, .put, .delete, .options, .trace]
}
