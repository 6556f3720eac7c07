// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidHTTP
import Testing

struct HTTPPipelineTests {
    private struct Mark: HTTPMiddleware {
        let name: String

        func intercept(
            _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions, next: HTTPNext
        ) async throws -> (HTTPResponse, HTTPBody) {
            var request = request
            request.headerFields[.from] = (request.headerFields[.from] ?? "") + name
            var answer = try await next(request, body, options)
            answer.0.headerFields[.from] = (answer.0.headerFields[.from] ?? "") + name
            return answer
        }
    }

    @Test func `the first middleware sees a request first and an answer last`() async throws {
        let transport = FakeTransport(statuses: [200])
        let pipeline = HTTPPipeline(transport, middlewares: [Mark(name: "a"), Mark(name: "b"), Mark(name: "c")])
        let answer = try await pipeline.send(.sample(), body: nil, options: .init())
        #expect(transport.sent.map { $0.request.headerFields[.from] } == ["abc"])
        #expect(answer.0.headerFields[.from] == "cba")
    }

    @Test func `header defaults fill gaps only`() async throws {
        let transport = FakeTransport(statuses: [200])
        let pipeline = HTTPPipeline(
            transport,
            middlewares: [HeaderDefaultsMiddleware([.accept: "application/json"]), .userAgent("agent/1")])
        var request = HTTPRequest.sample()
        request.headerFields[.accept] = "text/plain"
        _ = try await pipeline.send(request, body: nil, options: .init())
        #expect(transport.sent.map { $0.request.headerFields } == [[.accept: "text/plain", .userAgent: "agent/1"]])
    }

    @Test func `a body is gathered up to its limit`() async throws {
        func stream(_ chunks: [[UInt8]]) -> HTTPBody {
            let parts = PartList(chunks)
            return HTTPBody { await parts.next() }
        }
        #expect(try await stream([[1, 2], [3]]).collect(upTo: 3) == [1, 2, 3])
        let error = await #expect(throws: TransportError.self) {
            try await stream([[1, 2], [3]]).collect(upTo: 2)
        }
        #expect(error?.code == .responseTooLarge)
        await #expect(throws: TransportError.self) { try await HTTPBody("abc").collect(upTo: 2) }
        #expect(try await HTTPBody("abc").collect(upTo: 3) == Array("abc".utf8))
    }

    private actor PartList {
        private var parts: [[UInt8]]
        init(_ parts: [[UInt8]]) { self.parts = parts }
        func next() -> [UInt8]? { parts.isEmpty ? nil : parts.removeFirst() }
    }

    @Test(arguments: [
        (Double.infinity, Int64(9_000_000_000_000_000_000)), (1e300, 9_000_000_000_000_000_000), (.nan, 0),
        (1.5, 1_500_000_000),
        (-2, -2_000_000_000),
    ])
    func `an instant moves by seconds and never traps`(seconds: Double, nanoseconds: Int64) {
        let moved = BootInstant(nanoseconds: 0).advanced(bySeconds: seconds).nanoseconds
        #expect(moved == nanoseconds || (moved == .max && seconds > 1e9))
        #expect(BootInstant(nanoseconds: .max).advanced(bySeconds: 1).nanoseconds == .max)
        #expect(BootInstant(nanoseconds: .min).advanced(bySeconds: -1).nanoseconds == .min)
    }
}
