// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes
package import Instrumentation
import ServiceContextModule

/// Carries the trace that a task is in over to the server, so that its spans join ours.
///
/// What is written is the affair of the instrument that the program has installed with swift-distributed-tracing; one
/// that speaks W3C Trace Context writes `traceparent` and `tracestate`. Without an instrument nothing is written. A
/// field that the request already has stays.
public struct TracePropagationMiddleware: HTTPMiddleware {
    private let instrument: (any Instrument)?

    /// Creates the middleware.
    public init() { instrument = nil }

    /// Creates the middleware with an instrument of its own instead of the program's.
    package init(instrument: any Instrument) { self.instrument = instrument }

    /// Sends `request` on with the fields of its trace.
    ///
    /// - Throws: What the rest of the chain throws.
    public func intercept(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions, next: HTTPNext
    ) async throws -> (HTTPResponse, HTTPBody) {
        guard let context = ServiceContext.current else { return try await next(request, body, options) }
        var request = request
        let instrument = instrument ?? InstrumentationSystem.instrument
        instrument.inject(context, into: &request.headerFields, using: FieldInjector())
        return try await next(request, body, options)
    }
}

private struct FieldInjector: Injector {
    func inject(_ value: String, forKey key: String, into fields: inout HTTPFields) {
        guard let name = HTTPField.Name(key), fields[name] == nil else { return }
        fields[name] = value
    }
}
