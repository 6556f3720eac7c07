// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import LucidHTTPCurl
import Testing

@Suite(.timeLimit(.minutes(10))) struct CurlTransportUploadTests {
    private struct Broken: Error {}

    /// A body of `chunks`, and then its end or a failure.
    private static func body(
        _ chunks: [String], length: Int64? = nil, thenFails: Bool = false, given: Count = Count()
    ) -> HTTPBody {
        let left = Lock(chunks[...])
        return HTTPBody(length: length) {
            await Task.yield()
            let next = left.withLock { $0.popFirst() }
            if next == nil, thenFails { throw Broken() }
            given.increment()
            return next.map { Array($0.utf8) }
        }
    }

    @Test func `a body of unknown length goes in chunks`() async throws {
        let server = try RawServer(RawServer.obliging)
        let answer = try await CurlTransport().call(
            .put, at: server.authority, body: Self.body(["one", "", "two"]))
        #expect(answer.status == 200)
        let request = try #require(server.requests.first)
        #expect(request.line == "PUT / HTTP/1.1")
        #expect(request.fields.contains("Transfer-Encoding: chunked"))
        #expect(request.body == Array("onetwo".utf8))
    }

    @Test func `a body of known length goes as it is`() async throws {
        let server = try RawServer(RawServer.obliging)
        let answer = try await CurlTransport().call(
            .post, at: server.authority, body: Self.body(["one", "two"], length: 6))
        #expect(answer.status == 200)
        #expect(server.requests.first?.body == Array("onetwo".utf8))
        #expect(server.requests.first?.fields.contains("Content-Length: 6") == true)
    }

    @Test(arguments: [5, 7]) func `a body of another length than it said breaks the request off`(length: Int64)
        async throws
    {
        let server = try RawServer { connection in connection.waitForEnd() }
        let transport = CurlTransport()
        let error = await transportError {
            try await transport.call(.post, at: server.authority, body: Self.body(["one", "two"], length: length))
        }
        #expect(error?.code == .invalidRequest)
        await server.endedConnections.reaches(1)
    }

    @Test func `a body that fails breaks the request off, and the reason is told`() async throws {
        let server = try RawServer { connection in connection.waitForEnd() }
        let transport = CurlTransport()
        let error = await transportError {
            try await transport.call(.post, at: server.authority, body: Self.body(["one"], thenFails: true))
        }
        #expect(error?.code == .invalidRequest && error?.outcome == .unknown)
        #expect(error?.underlying is Broken)
        await server.endedConnections.reaches(1)
    }

    @Test func `a server that does not read stops the producer`() async throws {
        let given = Count()
        let gate = Gate()
        let server = try RawServer { connection in
            gate.wait()
            connection.waitForEnd()
        }
        let transport = CurlTransport()
        let piece = String(repeating: "x", count: 1 << 20)
        let task = Task {
            try await transport.call(
                .post, at: server.authority, body: Self.body(.init(repeating: piece, count: 512), given: given))
        }
        await given.reaches(1)
        // It goes on only while buffers of the system take it: far fewer than all pieces.
        for _ in 0..<2_000 { await Task.yield() }
        #expect(given.value < 256)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        gate.open()
        await server.endedConnections.reaches(1)
    }

    @Test func `an answer before the end of the body ends the body`() async throws {
        let given = Count()
        let server = try RawServer { connection in
            _ = connection.readSome()
            connection.answer(413, fields: ["Connection: close"], body: "too much")
        }
        let transport = CurlTransport()
        let source = HTTPBody {
            given.increment()
            // Endless: only the end of the exchange stops it.
            await Task.yield()
            return [UInt8](repeating: 1, count: 1_024)
        }
        let answer = try? await transport.call(.post, at: server.authority, body: source)
        #expect(answer == nil || answer?.status == 413)
        await server.endedConnections.reaches(1)
    }

    @Test func `a streamed body is never sent a second time`() async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.answer(body: "first")
            _ = connection.readRequest()
        }
        let transport = CurlTransport()
        _ = try await transport.call(at: server.authority)
        let given = Count()
        let error = await transportError {
            try await transport.call(
                .post, at: server.authority, body: Self.body(["once"], length: 4, given: given))
        }
        #expect(error?.code == .connectionLost && error?.outcome == .unknown)
        #expect(server.requests.filter { $0.method == "POST" }.count == 1)
    }
}
