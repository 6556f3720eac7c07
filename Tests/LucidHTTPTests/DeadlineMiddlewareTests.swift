// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidHTTP
import Testing

struct DeadlineMiddlewareTests {
    private let clock = ManualClock()

    private func send(
        _ request: HTTPRequest = .sample(), seconds: Double, over transport: FakeTransport,
        options: HTTPTransferOptions = .init(), between: [any HTTPMiddleware] = []
    ) async throws -> Int {
        let deadline = DeadlineMiddleware(seconds: seconds, clock: clock)
        return try await HTTPPipeline(transport, middlewares: [deadline] + between + [deadline])
            .send(request, body: nil, options: options).0.status.code
    }

    private var retry: RetryMiddleware { RetryMiddleware(clock: clock) { 0.5 } }

    @Test func `an attempt gets no more than what is left`() async throws {
        let transport = FakeTransport(statuses: [200])
        _ = try await send(seconds: 2, over: transport)
        #expect(transport.sent.first?.options.attemptTimeout == 2)
        #expect(transport.sent.first?.options.connectTimeout == 2)
        _ = try await send(seconds: 100, over: transport)
        #expect(transport.sent.last?.options.attemptTimeout == 10)
        #expect(transport.sent.last?.options.connectTimeout == 3)
    }

    @Test func `later attempts get less, and none begins after the end`() async throws {
        let transport = FakeTransport(statuses: [503])
        #expect(try await send(seconds: 0.6, over: transport, between: [retry]) == 503)
        // 0.125 and 0.25 s are waited; another 0.5 s would go beyond the end.
        #expect(clock.waits == [0.125, 0.25])
        let limits = transport.sent.map { ($0.options.attemptTimeout * 1e6).rounded() / 1e6 }
        #expect(limits == [0.6, 0.475, 0.225])
    }

    @Test func `a failure whose repetition would come too late is the result`() async throws {
        let transport = FakeTransport([{ _ in throw TransportError.sample(.connectFailed, .unsent) }])
        let error = await #expect(throws: TransportError.self) {
            try await send(seconds: 0.1, over: transport, between: [retry])
        }
        #expect(error?.code == .connectFailed)
        #expect(transport.sent.count == 1)
    }

    @Test func `a Retry-After beyond the end is handed to the caller`() async throws {
        let transport = FakeTransport([
            { _ in HTTPResponse(status: .init(code: 503), headerFields: [.retryAfter: "5"]) }
        ])
        #expect(try await send(seconds: 4, over: transport, between: [retry]) == 503)
        #expect(clock.waits.isEmpty)
    }

    @Test func `nothing is sent when the time is over`() async throws {
        let transport = FakeTransport(statuses: [200])
        let slow = Slow(clock: clock, seconds: 5)
        let error = await #expect(throws: TransportError.self) {
            try await send(seconds: 4, over: transport, between: [slow])
        }
        #expect(error?.code == .timedOut)
        #expect(error?.outcome == .unsent)
        #expect(transport.sent.isEmpty)
    }

    @Test func `the earlier of two deadlines counts`() async throws {
        let transport = FakeTransport(statuses: [200])
        var options = HTTPTransferOptions()
        options.deadline = clock.bootNow().advanced(bySeconds: 1)
        _ = try await send(seconds: 3, over: transport, options: options)
        #expect(transport.sent.last?.options.attemptTimeout == 1)
        _ = try await send(seconds: 0.5, over: transport, options: options)
        #expect(transport.sent.last?.options.attemptTimeout == 0.5)
    }
}

/// A step that takes its time.
private struct Slow: HTTPMiddleware {
    let clock: ManualClock
    let seconds: Double

    func intercept(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions, next: HTTPNext
    ) async throws -> (HTTPResponse, HTTPBody) {
        clock.advance(bySeconds: seconds)
        return try await next(request, body, options)
    }
}
