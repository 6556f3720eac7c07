// SPDX-License-Identifier: Apache-2.0
#if Authority
    import HTTPTypes
    import LucidAuthority
    import LucidHTTP
    import LucidJSON
    import Metrics

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// Counts requests and decisions, and writes the access log.
    ///
    /// Neither ever has a query, a header or a parameter of the path in it: the path is the contract's, with its
    /// parameters in braces.
    struct RequestRecorder: Sendable {
        /// Whether each request is a line of JSON on standard output.
        let isLogging: Bool

        /// Notes an answer.
        func callAsFunction(
            _ request: HTTPRequest, _ answer: AuthorityRequestHandler.Handled, seconds: Double, at time: Date
        ) {
            let path = answer.path ?? "none"
            // A method that no contract knows is anybody's text.
            let method = answer.path == nil ? "none" : request.method.rawValue
            let status = answer.response.status.code
            Counter(
                label: "lucid_authority_requests_total",
                dimensions: [("method", method), ("path", path), ("status", String(status))]
            ).increment()
            Metrics.Timer(label: "lucid_authority_request_seconds", dimensions: [("path", path)])
                .recordNanoseconds(Int64(seconds * 1e9))
            guard isLogging else { return }
            let id = HTTPField.Name("X-Request-Id").flatMap { answer.response.headerFields[$0] }
            Answer.line([
                "time": .string(RFC3339.format(time)), "method": .string(method), "path": .string(path),
                "status": .integer(status), "milliseconds": .integer(Int((seconds * 1000).rounded())),
                "bytes": .integer(answer.body.count), "request": .string(id ?? ""),
            ])
        }

        /// Notes a decision.
        static func note(_ event: AuthorityEvent) {
            var dimensions = [("event", event.name)]
            if case .denied(let code, _) = event.kind {
                dimensions.append(("code", code.description.replacing(" ", with: "_")))
            }
            Counter(label: "lucid_authority_events_total", dimensions: dimensions).increment()
        }
    }
#endif
