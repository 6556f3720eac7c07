// SPDX-License-Identifier: Apache-2.0
import Logging
import LucidAPI
import LucidHTTP

/// The API clients of a runtime: one transport, the same steps around it, different bearers.
struct APIClients: Sendable {
    private let configuration: AgentConfiguration
    private let clock: any AgentClock
    /// Seconds for one call, repetitions included.
    private static let longestCall = 60.0
    /// The transport with log lines, spans and counts around it.
    let observed: any HTTPTransport

    init(_ configuration: AgentConfiguration, transport: any HTTPTransport, clock: any AgentClock, logger: Logger?) {
        self.configuration = configuration
        self.clock = clock
        var steps: [any HTTPMiddleware] = []
        if let logger { steps.append(LoggingMiddleware(logger: logger, clock: clock)) }
        observed = steps.isEmpty ? transport : HTTPPipeline(transport, middlewares: steps)
    }

    /// A client of the authority that sends the bearers of `source`.
    func bearing(_ source: any BearerSource) -> any APIProtocol { bearing(source, at: configuration.apiBaseURL) }

    /// A client of `server` that sends the bearers of `source` to that origin only.
    func bearing(_ source: any BearerSource, at server: ServerURL) -> any APIProtocol {
        let deadline = DeadlineMiddleware(seconds: Self.longestCall, clock: clock)
        return Client(
            serverURL: server, transport: observed,
            middlewares: [
                deadline, ObservingMiddleware(clock: clock), RetryMiddleware(clock: clock),
                BearerMiddleware(source: source, origin: server.origin), deadline, TracePropagationMiddleware(),
            ])
    }
}
