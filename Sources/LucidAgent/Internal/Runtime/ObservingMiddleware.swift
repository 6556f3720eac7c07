// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidHTTP
import Metrics
import Tracing

/// A span and counters around each call of the API.
///
/// The span is named `agent.api.` and the operation.
struct ObservingMiddleware: HTTPMiddleware {
    let clock: any AgentClock

    func intercept(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions, next: HTTPNext
    ) async throws -> (HTTPResponse, HTTPBody) {
        let operation = options.operationID ?? "unknown"
        return try await withSpan("agent.api.\(operation)", ofKind: .client) { span in
            let begun = clock.bootNow()
            span.attributes["http.request.method"] = request.method.rawValue
            do {
                let answer = try await next(request, body, options)
                span.attributes["http.response.status_code"] = answer.0.status.code
                if answer.0.status.code >= 400 { span.setStatus(SpanStatus(code: .error)) }
                record(operation, outcome: "\(answer.0.status.code)", since: begun)
                return answer
            } catch {
                // An error may quote what a server said; the span gets its kind only.
                let kind = Self.kind(of: error)
                span.attributes["error.type"] = kind
                span.setStatus(SpanStatus(code: .error))
                record(operation, outcome: kind, since: begun)
                throw error
            }
        }
    }

    private func record(_ operation: String, outcome: String, since begun: BootInstant) {
        Counter(label: "lucid.api.requests", dimensions: [("operation", operation), ("outcome", outcome)]).increment()
        Timer(label: "lucid.api.duration", dimensions: [("operation", operation)])
            .recordNanoseconds(max(0, clock.bootNow().nanoseconds - begun.nanoseconds))
    }

    private static func kind(of error: any Error) -> String {
        switch error {
        case is CancellationError: "cancelled"
        case let error as TransportError: error.code.description
        case let error as AgentRuntimeError: error.code.description
        default: "other"
        }
    }
}
