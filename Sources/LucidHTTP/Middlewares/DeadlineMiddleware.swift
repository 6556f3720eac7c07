// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes

/// Bounds the time of a call, repetitions included.
///
/// It stands twice in a list, as its first element and as its last: the first sets ``HTTPTransferOptions/deadline``,
/// the last gives each attempt no more than what is left. A call whose options have a deadline keeps the earlier one.
/// The wait for an access token is not cut short, only the attempt after it.
public struct DeadlineMiddleware: HTTPMiddleware {
    private let seconds: Double
    private let clock: any AgentClock

    /// Creates the middleware.
    ///
    /// - Parameters:
    ///   - seconds: From the beginning of a call to its end.
    ///   - clock: Measures them.
    public init(seconds: Double, clock: any AgentClock = SystemClock()) {
        self.seconds = seconds
        self.clock = clock
    }

    /// Sends `request` on with what is left of its time.
    ///
    /// - Throws: ``TransportError`` with ``TransportError/Code/timedOut`` and ``TransportError/Outcome/unsent`` if
    ///   nothing is left, else what the rest of the chain throws.
    public func intercept(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions, next: HTTPNext
    ) async throws -> (HTTPResponse, HTTPBody) {
        let now = clock.bootNow()
        var options = options
        let deadline = min(options.deadline ?? BootInstant(nanoseconds: .max), now.advanced(bySeconds: seconds))
        options.deadline = deadline
        let left = deadline.seconds(since: now)
        guard left > 0 else {
            throw TransportError(
                .timedOut, outcome: .unsent, message: "the time for this call was over before it could be sent")
        }
        options.connectTimeout = min(options.connectTimeout, left)
        options.attemptTimeout = min(options.attemptTimeout, left)
        return try await next(request, body, options)
    }
}
