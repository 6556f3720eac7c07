// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Instrumentation
import LucidHTTP
import ServiceContextModule
import Testing

struct TracePropagationMiddlewareTests {
    private let traceparent = HTTPField.Name("traceparent") ?? .ifMatch

    private func sent(_ request: HTTPRequest = .sample(), in context: ServiceContext?) async throws -> HTTPFields {
        let transport = FakeTransport(statuses: [200])
        let pipeline = HTTPPipeline(transport, middlewares: [TracePropagationMiddleware(instrument: TraceContext())])
        try await ServiceContext.$current.withValue(context) {
            _ = try await pipeline.send(request, body: nil, options: .init())
        }
        return transport.sent.first?.request.headerFields ?? [:]
    }

    @Test func `the trace of the task goes with the request`() async throws {
        var context = ServiceContext.topLevel
        // The example of W3C Trace Context, section 3.2.
        context.trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        #expect(try await sent(in: context)[traceparent] == context.trace)
    }

    @Test func `without a trace nothing is added`() async throws {
        #expect(try await sent(in: nil).isEmpty)
        #expect(try await sent(in: .topLevel).isEmpty)
    }

    @Test func `a field that is there already stays`() async throws {
        var context = ServiceContext.topLevel
        context.trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        var request = HTTPRequest.sample()
        request.headerFields[traceparent] = "00-11111111111111111111111111111111-2222222222222222-00"
        #expect(try await sent(request, in: context) == request.headerFields)
    }
}

/// An instrument that speaks W3C Trace Context and knows nothing else.
private struct TraceContext: Instrument {
    func inject<Carrier, Inject: Injector>(
        _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier {
        if let trace = context.trace { injector.inject(trace, forKey: "traceparent", into: &carrier) }
    }

    func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {
        context.trace = extractor.extract(key: "traceparent", from: carrier)
    }
}

extension ServiceContext {
    private enum Key: ServiceContextKey { typealias Value = String }

    fileprivate var trace: String? {
        get { self[Key.self] }
        set { self[Key.self] = newValue }
    }
}
