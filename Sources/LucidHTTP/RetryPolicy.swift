// SPDX-License-Identifier: Apache-2.0

/// How often and how long after a failure a request is sent again.
public struct RetryPolicy: Hashable, Sendable {
    /// Attempts in all, the first one included.
    public var maximumAttempts = 4
    /// Seconds that the first wait is drawn from: uniformly between zero and this, doubled for each further wait.
    public var baseDelay = 0.25
    /// Seconds that the doubling stops at.
    public var maximumDelay = 10.0
    /// Seconds of `Retry-After` that are waited for; an answer that asks for more is handed to the caller.
    public var longestWait = 30.0
    /// Answers that are worth another attempt.
    public var retriedStatuses: Set<Int> = [408, 425, 429, 502, 503, 504]

    /// The default policy.
    public init() {}

    /// One attempt only.
    public static var none: Self {
        var policy = Self()
        policy.maximumAttempts = 1
        return policy
    }

    /// Seconds to wait after failed attempt number `attempt` (from 1): full jitter.
    ///
    /// - Parameter random: Uniform in 0 ..< 1.
    package func backOff(afterAttempt attempt: Int, random: Double) -> Double {
        var ceiling = baseDelay
        for _ in 0..<min(max(attempt, 1) - 1, 64) where ceiling < maximumDelay { ceiling *= 2 }
        return max(0, min(ceiling, maximumDelay) * random)
    }

    func retries(_ error: TransportError, isIdempotent: Bool) -> Bool {
        let passes: [TransportError.Code] = [.connectFailed, .nameNotResolved, .timedOut, .connectionLost]
        return passes.contains(error.code) && (isIdempotent || error.outcome == .unsent)
    }
}
