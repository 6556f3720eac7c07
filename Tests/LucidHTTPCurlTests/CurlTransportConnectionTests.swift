// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import LucidHTTPCurl
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite(.timeLimit(.minutes(10))) struct CurlTransportConnectionTests {
    @Test func `one connection serves requests that follow each other`() async throws {
        let server = try RawServer(RawServer.obliging)
        let transport = CurlTransport()
        for number in 1...20 {
            #expect(try await transport.call(at: server.authority).text == "\(number)")
        }
        #expect(server.connectionCount == 1)
    }

    @Test func `a fresh connection is neither an old one nor kept`() async throws {
        let server = try RawServer(RawServer.obliging)
        let transport = CurlTransport()
        for options in [HTTPTransferOptions.limits(), .fresh, .fresh, .limits(), .limits()] {
            _ = try await transport.call(.post, at: server.authority, body: HTTPBody("x"), options: options)
        }
        #expect(server.requests.map(\.connection) == [1, 2, 3, 1, 1])
        await server.endedConnections.reaches(2)
    }

    @Test func `sixty-four requests at once each get their own answer`() async throws {
        let server = try RawServer { connection in
            while let request = connection.readRequest() {
                guard connection.answer(body: String(request.line)) else { return }
            }
        }
        let transport = CurlTransport()
        try await withThrowingTaskGroup { group in
            for lane in 0..<64 {
                group.addTask {
                    for round in 0..<10 {
                        let answer = try await transport.call(.get, "/\(lane)/\(round)", at: server.authority)
                        #expect(answer.text == "GET /\(lane)/\(round) HTTP/1.1")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(server.requests.count == 640)
        #expect(Set(server.requests.map(\.line)).count == 640)
        #expect(server.connectionCount <= 64)
    }

    @Test func `no more connections than configured, and everybody gets a turn`() async throws {
        let server = try RawServer(RawServer.obliging)
        var configuration = CurlTransport.Configuration()
        configuration.maxConnections = 4
        let transport = CurlTransport(configuration: configuration)
        try await withThrowingTaskGroup { group in
            for _ in 0..<40 {
                group.addTask {
                    let answer = try await transport.call(at: server.authority)
                    #expect(answer.status == 200)
                }
            }
            try await group.waitForAll()
        }
        #expect(server.requests.count == 40)
        #expect((1...4).contains(server.connectionCount))
    }

    @Test func `who waits in vain for a connection is told so`() async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.waitForEnd()
        }
        var configuration = CurlTransport.Configuration()
        configuration.maxConnections = 1
        let transport = CurlTransport(configuration: configuration)
        let first = Task { try await transport.call(at: server.authority) }
        await server.requestCount.reaches(1)
        let error = await transportError {
            try await transport.call(at: server.authority, options: .limits(attempt: 0.1))
        }
        #expect(error?.code == .timedOut)
        #expect(error?.outcome == .unsent)
        #expect(error?.message.contains("no free connection") == true)
        first.cancel()
        _ = await first.result
        #expect(server.requests.count == 1)
    }

    // N11: the server ends an idle connection; nothing was sent on it, so nobody notices.
    @Test func `an idle connection that the server closed is replaced`() async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.answer()
        }
        let transport = CurlTransport()
        for round in 1...20 {
            _ = try await transport.call(.post, at: server.authority, body: HTTPBody("x"))
            await server.endedConnections.reaches(round)
        }
        #expect(server.requests.count == 20)
        #expect(server.connectionCount == 20)
    }

    // libcurl 7.88 does not see the reset before it reuses the connection; the call may fail, but not happen twice.
    @Test func `a call on an idle connection that was reset happens at most once`() async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil, connection.answer() else { return }
            connection.resetOnClose()
        }
        let transport = CurlTransport()
        for round in 1...20 {
            do {
                _ = try await transport.call(.post, "/\(round)", at: server.authority, body: HTTPBody("x"))
                await server.endedConnections.reaches(server.requests.count)
            } catch let error as TransportError {
                #expect(error.code == .connectionLost)
                #expect(error.outcome == .unknown)
            }
        }
        let lines = server.requests.map(\.line)
        #expect((10...20).contains(lines.count))
        #expect(Set(lines).count == lines.count)
    }

    @Test func `bytes after an answer are not the next answer`() async throws {
        let server = try RawServer { connection in
            let answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"
            while connection.readRequest() != nil { connection.write(answer + "right" + answer + "WRONG") }
        }
        let transport = CurlTransport()
        for round in 1...10 {
            #expect(try await transport.call(at: server.authority).text == "right")
            #expect(server.connectionCount == round)
        }
    }

    @Test func `an answer that closes is honoured`() async throws {
        let server = try RawServer { connection in
            while connection.readRequest() != nil { connection.answer(fields: ["Connection: close"]) }
        }
        let transport = CurlTransport()
        for _ in 0..<3 { _ = try await transport.call(at: server.authority) }
        #expect(server.connectionCount == 3)
    }

    @Test func `a connection is not inherited by programs that are started`() async throws {
        let server = try RawServer(RawServer.obliging)
        let transport = CurlTransport()
        _ = try await transport.call(at: server.authority)
        let flags = RawServer.descriptorFlags(ofSocketsConnectedTo: server.port)
        #expect(flags == [FD_CLOEXEC])
        transport.shutdown()
        #expect(RawServer.descriptorFlags(ofSocketsConnectedTo: server.port).isEmpty)
    }
}
