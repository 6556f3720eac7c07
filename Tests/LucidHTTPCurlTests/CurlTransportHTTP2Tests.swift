// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import LucidHTTPCurl
import Testing

/// HTTP/2 over TLS, with a server that keeps to it or does not.
@Suite(.timeLimit(.minutes(10))) struct CurlTransportHTTP2Tests {
    private let identity: TLSIdentity
    private let transport: CurlTransport

    init() throws {
        identity = try TLSIdentity(names: "IP:127.0.0.1", speaksHTTP2: true)
        var configuration = CurlTransport.Configuration()
        configuration.caFile = identity.caFile
        transport = CurlTransport(configuration: configuration)
    }

    private func server(_ serve: @escaping @Sendable (RawHTTP2) -> Void) throws -> RawServer {
        try RawServer(identity: identity) { connection in
            if let http2 = RawHTTP2(connection) { serve(http2) }
        }
    }

    private func call(
        _ server: RawServer, _ method: HTTPRequest.Method = .get, body: HTTPBody? = nil,
        options: HTTPTransferOptions = .limits()
    ) async throws -> Answer {
        try await transport.call(method, at: server.authority, scheme: "https", body: body, options: options)
    }

    @Test func `many calls at once share one connection`() async throws {
        let server = try server { http2 in
            // Nothing is answered until all are there, so they are in flight together; the last is answered first.
            _ = http2.readRequest().map { http2.answer($0.stream, body: "first") }
            var waiting: [RawHTTP2.Request] = []
            while waiting.count < 32, let request = http2.readRequest() { waiting.append(request) }
            for request in waiting.reversed() { http2.answer(request.stream, body: "\(request.body.count)") }
            http2.connection.waitForEnd()
        }
        #expect(try await call(server).text == "first")
        let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for size in 1...32 {
                group.addTask {
                    let body = HTTPBody([UInt8](repeating: 1, count: size))
                    return (size, try await call(server, .post, body: body).text)
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(answers == Dictionary(uniqueKeysWithValues: (1...32).map { ($0, "\($0)") }))
        #expect(server.connectionCount == 1)
    }

    @Test func `cancelling one resets its stream and leaves the others and the connection alone`() async throws {
        let came = Count()
        let server = try server { http2 in
            guard let hanging = http2.readRequest() else { return }
            came.increment()
            while !http2.resets.contains(hanging.stream), http2.readFrame() != nil {}
            while let request = http2.readRequest() { http2.answer(request.stream, body: "fine") }
        }
        let hanging = Task { try await call(server) }
        await came.reaches(1)
        hanging.cancel()
        await #expect(throws: CancellationError.self) { try await hanging.value }
        #expect(try await call(server).text == "fine")
        #expect(server.connectionCount == 1)
    }

    @Test func `a streamed body has a connection of its own, so that its reader holds up nobody`() async throws {
        let server = try RawServer(identity: identity) { connection in
            guard connection.speaksHTTP2 else {
                guard connection.readRequest() != nil else { return }
                connection.write("HTTP/1.1 200 X\r\n\r\n")
                while connection.write([UInt8](repeating: 5, count: 65_536)) {}
                return
            }
            guard let http2 = RawHTTP2(connection) else { return }
            while let request = http2.readRequest() { http2.answer(request.stream, body: "small") }
        }
        #expect(try await call(server).text == "small")
        var options = HTTPTransferOptions.limits(bytes: .max)
        options.streamsResponse = true
        let request = HTTPRequest(method: .get, scheme: "https", authority: server.authority, path: "/")
        let (_, body) = try await transport.send(request, body: nil, options: options)
        for _ in 0..<20 { #expect(try await call(server).text == "small") }
        #expect(server.connectionCount == 2)
        var iterator = body.makeAsyncIterator()
        #expect(try await iterator.next()?.first == 5)
    }

    @Test func `a body of unknown length is sent as it comes`() async throws {
        let server = try server { http2 in
            while let request = http2.readRequest() {
                http2.answer(request.stream, body: String(decoding: request.body, as: UTF8.self))
            }
        }
        let left = Lock(["one", "two", "three"][...])
        let body = HTTPBody {
            await Task.yield()
            return left.withLock { $0.popFirst() }.map { Array($0.utf8) }
        }
        #expect(try await call(server, .put, body: body).text == "onetwothree")
    }

    // N14: a stream that is refused, or a connection that goes away, is no reason to send a POST again.
    enum End: CaseIterable { case close, reset, refusedStream, internalError, goAwayBefore, goAwayAfter }

    @Test(arguments: TransportKind.allCases, End.allCases)
    func `a request on a reused connection that dies is sent exactly once`(
        kind: TransportKind, end: End
    ) async throws {
        let transport = kind.make(trusting: identity)
        let posts = Count()
        let server = try server { http2 in
            while let request = http2.readRequest() {
                guard request.isPost else {
                    http2.answer(request.stream, body: "ok")
                    continue
                }
                posts.increment()
                switch end {
                case .close: return
                case .reset: return http2.connection.resetOnClose()
                case .refusedStream: http2.reset(request.stream, code: 7)
                case .internalError: http2.reset(request.stream, code: 2)
                case .goAwayBefore: return http2.goAway(last: request.stream - 2)
                case .goAwayAfter: return http2.goAway(last: request.stream)
                }
            }
        }
        for round in 1...(end == .close || end == .reset ? 1_000 : 100) {
            // A connection that the server has just closed may still be taken for a good one.
            var tries = 0
            while (try? await transport.call(at: server.authority, scheme: "https")) == nil, tries < 10 { tries += 1 }
            #expect(tries == 0 || (kind != .curl && tries < 10))
            let error = await transportError {
                try await transport.call(.post, at: server.authority, scheme: "https", body: HTTPBody("spend"))
            }
            #expect(error?.code == .connectionLost)
            #expect(error?.outcome == .unknown)
            #expect(posts.value == round)
        }
        if end == .internalError, kind == .curl { #expect(server.connectionCount == 1) }
        await transport.shutdown()
    }

    @Test func `a server that goes away after the answer is left for another connection`() async throws {
        let server = try server { http2 in
            guard let request = http2.readRequest() else { return }
            http2.answer(request.stream, body: "last")
            http2.goAway(last: request.stream)
            http2.connection.waitForEnd()
        }
        for _ in 0..<5 { #expect(try await call(server).text == "last") }
        #expect(server.connectionCount == 5)
    }

    enum Nonsense: CaseIterable { case garbage, dataBeforeHead, hugeFrame, unknownStream, badCompression, silence }

    @Test(arguments: Nonsense.allCases) func `nonsense is a typed error, and the connection is not used again`(
        nonsense: Nonsense
    ) async throws {
        let server = try server { http2 in
            guard let request = http2.readRequest() else { return }
            switch nonsense {
            case .garbage: http2.connection.write([UInt8](repeating: 0x41, count: 64))
            case .dataBeforeHead: http2.send(.data, flags: 1, stream: request.stream, [1])
            case .hugeFrame: http2.send(.data, stream: request.stream, [UInt8](repeating: 1, count: 1 << 20))
            case .unknownStream: http2.sendHead(request.stream + 2, isEnd: true)
            case .badCompression:
                http2.send(.headers, flags: 5, stream: request.stream, [0xFF, 0xFF, 0xFF, 0xFF, 0x7F])
            case .silence: break
            }
            http2.connection.waitForEnd()
        }
        let limits = HTTPTransferOptions.limits(attempt: nonsense == .silence ? 0.2 : 300)
        for round in 1...3 {
            let error = await transportError { try await call(server, .post, body: HTTPBody("x"), options: limits) }
            #expect([.connectionLost, .invalidResponse, .timedOut].contains(error?.code))
            #expect(error?.outcome == .unknown)
            if nonsense != .silence, nonsense != .dataBeforeHead { await server.endedConnections.reaches(round) }
        }
    }

    @Test func `a head without end is cut`() async throws {
        let server = try server { http2 in
            guard let request = http2.readRequest() else { return }
            // Literal fields of 4 KiB each, without indexing.
            let field = [0x00, 0x01, 0x78, 0x7F, 0x81, 0x1F] + [UInt8](repeating: 0x79, count: 4_096)
            http2.send(.headers, stream: request.stream, [0x88] + field)
            for _ in 0..<100 where !http2.send(.continuation, stream: request.stream, field) { return }
            http2.send(.continuation, flags: 4, stream: request.stream, [])
            http2.connection.waitForEnd()
        }
        let error = await transportError { try await call(server) }
        #expect([.responseTooLarge, .connectionLost].contains(error?.code))
    }
}
