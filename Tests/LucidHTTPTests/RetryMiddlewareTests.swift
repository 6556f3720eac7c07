// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidHTTP
import Testing

struct RetryMiddlewareTests {
    private func run(
        _ request: HTTPRequest, body: HTTPBody? = nil, over transport: FakeTransport, clock: ManualClock = .init(),
        random: Double = 0.5, policy: RetryPolicy = .init()
    ) async throws -> Int {
        let retry = RetryMiddleware(policy: policy, clock: clock) { random }
        return try await HTTPPipeline(transport, middlewares: [retry]).send(request, body: body, options: .init())
            .0.status.code
    }

    private static func failing(_ code: TransportError.Code, _ outcome: TransportError.Outcome) -> FakeTransport {
        FakeTransport([{ _ in throw TransportError.sample(code, outcome) }])
    }

    @Test(arguments: [408, 425, 429, 502, 503, 504])
    func `an answer that may pass is asked for again`(status: Int) async throws {
        let transport = FakeTransport(statuses: [status, status, 200])
        let clock = ManualClock()
        #expect(try await run(.sample(), over: transport, clock: clock) == 200)
        #expect(clock.waits == [0.125, 0.25])
    }

    @Test(arguments: [200, 301, 400, 401, 403, 404, 409, 500, 501])
    func `a final answer is not`(status: Int) async throws {
        let transport = FakeTransport(statuses: [status])
        #expect(try await run(.sample(), over: transport) == status)
        #expect(transport.sent.count == 1)
    }

    @Test(arguments: [HTTPRequest.Method.get, .head, .put, .delete, .options])
    func `an idempotent request is resent though its outcome is unknown`(method: HTTPRequest.Method) async {
        let transport = Self.failing(.connectionLost, .unknown)
        await #expect(throws: TransportError.self) { try await run(.sample(method), over: transport) }
        #expect(transport.sent.count == 4)
    }

    @Test(arguments: [HTTPRequest.Method.post, .patch])
    func `any other request only if it never left`(method: HTTPRequest.Method) async {
        let unknown = Self.failing(.connectionLost, .unknown)
        await #expect(throws: TransportError.self) { try await run(.sample(method), over: unknown) }
        #expect(unknown.sent.count == 1)
        let unsent = Self.failing(.connectFailed, .unsent)
        await #expect(throws: TransportError.self) { try await run(.sample(method), over: unsent) }
        #expect(unsent.sent.count == 4)
    }

    @Test(arguments: [true, false])
    func `a POST that the server knows again is resent as it was, whatever became of it`(hasField: Bool) async throws {
        let key = HTTPField.Name("Idempotency-Key") ?? .ifMatch
        let transport = FakeTransport([
            { _ in throw TransportError.sample(.connectionLost, .unknown) },
            { _ in HTTPResponse(status: .init(code: 503)) }, { _ in HTTPResponse(status: .ok) },
        ])
        var request = HTTPRequest.sample(.post)
        var options = HTTPTransferOptions()
        if hasField { request.headerFields[key] = "k1" } else { options.isRepeatable = true }
        let retry = RetryMiddleware(clock: ManualClock()) { 0.5 }
        let body = HTTPBody(#"{"idempotency_key": "k1"}"#)
        let (response, _) = try await HTTPPipeline(transport, middlewares: [retry])
            .send(request, body: body, options: options)
        #expect(response.status == .ok)
        #expect(transport.sent.count == 3)
        #expect(transport.sent.allSatisfy { $0.request == request && $0.body == body.bytes } == true)
    }

    @Test func `a POST that was answered 503 is not resent`() async throws {
        let transport = FakeTransport(statuses: [503, 200])
        #expect(try await run(.sample(.post), body: HTTPBody("x"), over: transport) == 503)
        #expect(transport.sent.count == 1)
    }

    @Test(arguments: [
        TransportError.Code.tlsFailed, .insecure, .invalidRequest, .invalidResponse, .responseTooLarge, .shutDown,
        .setUpFailed,
    ])
    func `an error that stays is thrown at once`(code: TransportError.Code) async {
        let transport = Self.failing(code, .unsent)
        let error = await #expect(throws: TransportError.self) { try await run(.sample(), over: transport) }
        #expect(error?.code == code)
        #expect(transport.sent.count == 1)
    }

    @Test func `a body that can be read once is not resent`() async {
        let transport = Self.failing(.connectFailed, .unsent)
        let body = HTTPBody { nil }
        await #expect(throws: TransportError.self) { try await run(.sample(.put), body: body, over: transport) }
        #expect(transport.sent.count == 1)
    }

    @Test func `the waits have full jitter, double, and stop growing`() {
        let policy = RetryPolicy()
        #expect((1...9).map { policy.backOff(afterAttempt: $0, random: 0) } == Array(repeating: 0, count: 9))
        #expect(
            (1...9).map { policy.backOff(afterAttempt: $0, random: 1) } == [0.25, 0.5, 1, 2, 4, 8, 10, 10, 10])
        #expect(policy.backOff(afterAttempt: .max, random: 1) == 10)
        #expect(policy.backOff(afterAttempt: .min, random: 1) == 0.25)
    }

    @Test func `Retry-After is honoured`() async throws {
        let transport = FakeTransport([
            { _ in HTTPResponse(status: 503, headerFields: [.retryAfter: "7"]) }, { _ in HTTPResponse(status: 200) },
        ])
        let clock = ManualClock()
        #expect(try await run(.sample(), over: transport, clock: clock, random: 0) == 200)
        #expect(clock.waits == [7])
    }

    @Test(arguments: ["31", "999999999999", "Wed, 31 Dec 9999 23:59:59 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"])
    func `an answer that asks for too long a wait is handed over`(value: String) async throws {
        let transport = FakeTransport([{ _ in HTTPResponse(status: 503, headerFields: [.retryAfter: value]) }])
        let clock = ManualClock()
        let isDate = value.hasSuffix("GMT")
        #expect(try await run(.sample(), over: transport, clock: clock, random: 0) == 503)
        #expect(clock.waits.allSatisfy { $0 < 30 } && (isDate || clock.waits.isEmpty))
    }

    // The manual clock's wall time is Thu, 01 Jan 2026 00:00:00 GMT.
    @Test(
        arguments: [
            ("0", nil, 1), ("1", nil, 1), ("120", nil, 120), ("3600", nil, 3_600), ("3601", nil, 3_600),
            ("1000000000000", nil, 3_600), (String(repeating: "9", count: 400), nil, 3_600),
            ("Thu, 01 Jan 2026 00:02:00 GMT", nil, 120), ("Wed, 31 Dec 2025 00:00:00 GMT", nil, 1),
            ("Fri, 31 Dec 9999 23:59:59 GMT", nil, 3_600),
            ("Thu, 01 Jan 2026 00:02:00 GMT", "Thu, 01 Jan 2026 00:01:30 GMT", 30),
            ("Thu, 01 Jan 2026 00:02:00 GMT", "garbage", 120), ("soon", nil, nil), ("-1", nil, nil), ("1.5", nil, nil),
            ("", nil, nil), ("١٢", nil, nil),
        ] as [(String, String?, Double?)])
    func `Retry-After is clamped to one second to one hour`(value: String, date: String?, expected: Double?) {
        var response = HTTPResponse(status: 429, headerFields: [.retryAfter: value])
        response.headerFields[.date] = date
        #expect(response.retryAfter(wallNow: ManualClock.wallStart) == expected)
    }

    @Test func `no Retry-After is no wish`() {
        #expect(HTTPResponse(status: 429).retryAfter(wallNow: ManualClock.wallStart) == nil)
    }

    @Test func `one attempt means one`() async throws {
        let transport = FakeTransport(statuses: [503, 200])
        #expect(try await run(.sample(), over: transport, policy: .none) == 503)
    }

    @Test func `cancellation ends the waiting`() async throws {
        let transport = FakeTransport(statuses: [503])
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await run(.sample(), over: transport)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(transport.sent.count == 1)
    }
}
