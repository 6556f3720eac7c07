// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import LucidHTTPCurl
import Testing

extension HTTPTransferOptions {
    fileprivate static func streamed(idle: Double = 300, bytes: Int = .max) -> Self {
        var options = Self.limits(bytes: bytes)
        options.streamsResponse = true
        options.idleTimeout = idle
        return options
    }
}

extension CurlTransport {
    fileprivate func open(
        _ method: HTTPRequest.Method = .get, at server: RawServer, body: HTTPBody? = nil,
        options: HTTPTransferOptions = .streamed()
    ) async throws -> (response: HTTPResponse, body: HTTPBody) {
        let request = HTTPRequest(method: method, scheme: "http", authority: server.authority, path: "/")
        let (response, body) = try await send(request, body: body, options: options)
        return (response, body)
    }
}

@Suite(.timeLimit(.minutes(10))) struct CurlTransportStreamingTests {
    @Test func `the head comes before the body, and each piece when it comes`() async throws {
        let (second, third) = (Gate(), Gate())
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\n")
            second.wait()
            connection.write("one")
            third.wait()
            connection.write("twotri")
        }
        let transport = CurlTransport()
        let (response, body) = try await transport.open(at: server)
        #expect(response.status == .ok)
        #expect(body.length == 9)
        var iterator = body.makeAsyncIterator()
        second.open()
        #expect(try await iterator.next() == Array("one".utf8))
        third.open()
        var rest: [UInt8] = []
        while let chunk = try await iterator.next() { rest += chunk }
        #expect(rest == Array("twotri".utf8))
    }

    @Test func `a reader that does not read stops the sender, and loses nothing`() async throws {
        let total = 48 << 20
        let sent = Lock(0)
        let stalled = Count()
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 X\r\nContent-Length: \(total)\r\n\r\n")
            var number = 0
            while number < total {
                let piece = (0..<65_536).map { UInt8(truncatingIfNeeded: (number + $0) &* 31 >> 3) }
                if !connection.isWritable(within: 200) { stalled.increment() }
                guard connection.write(piece) else { return }
                number += piece.count
                sent.withLock { [number] in $0 = number }
            }
        }
        let transport = CurlTransport()
        let (_, body) = try await transport.open(at: server)
        await stalled.reaches(1)
        let before = sent.withLock { $0 }
        #expect(before < total / 2)
        var number = 0
        var isRight = true
        for try await chunk in body {
            for byte in chunk {
                isRight = isRight && byte == UInt8(truncatingIfNeeded: number &* 31 >> 3)
                number += 1
            }
        }
        #expect(number == total)
        #expect(isRight)
    }

    @Test func `a connection is used again after a streamed body`() async throws {
        let server = try RawServer(RawServer.obliging)
        let transport = CurlTransport()
        for _ in 0..<3 {
            let (_, body) = try await transport.open(at: server)
            _ = try await body.collect(upTo: 100)
        }
        #expect(server.connectionCount == 1)
    }

    @Test func `dropped unread, it ends the connection`() async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 X\r\n\r\nbegun")
            connection.waitForEnd()
        }
        let transport = CurlTransport()
        do {
            var iterator = try await transport.open(at: server).body.makeAsyncIterator()
            #expect(try await iterator.next() == Array("begun".utf8))
        }
        await server.endedConnections.reaches(1)
        _ = try await transport.open(at: server).body
        await server.endedConnections.reaches(2)
    }

    @Test(arguments: 0..<20) func `cancelling the reader ends the connection at once`(round: Int) async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 X\r\n\r\n")
            if round.isMultiple(of: 2) { connection.write("x") }
            connection.waitForEnd()
        }
        let transport = CurlTransport()
        let body = try await transport.open(at: server).body
        let reader = Task { for try await _ in body { await Task.yield() } }
        for _ in 0..<(round * 20) { await Task.yield() }
        reader.cancel()
        await #expect(throws: CancellationError.self) { try await reader.value }
        await server.endedConnections.reaches(1)
    }

    @Test func `an end before the promised length is an error after what came`() async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\nhalf")
        }
        let transport = CurlTransport()
        var iterator = try await transport.open(at: server).body.makeAsyncIterator()
        #expect(try await iterator.next() == Array("half".utf8))
        let error = await transportError { try await iterator.next() }
        #expect(error?.code == .connectionLost && error?.outcome == .unknown)
    }

    @Test func `a body that stands still is given up, one that trickles is not`() async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 X\r\n\r\n")
            // Six times as long as the limit on standing still, in pieces that come well within it.
            for _ in 0..<12 where connection.peerCloses(within: 200) { return }
            connection.waitForEnd()
        }
        let transport = CurlTransport()
        let options = HTTPTransferOptions.streamed(idle: 0.3)
        let error = await transportError {
            try await transport.open(at: server, options: options).body.collect(upTo: 9)
        }
        #expect(error?.code == .timedOut)
        #expect(error?.message.contains("0.3 s") == true)
    }

    @Test func `a streamed body is limited, too`() async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 X\r\n\r\n")
            while connection.write([UInt8](repeating: 1, count: 4_096)) {}
        }
        let transport = CurlTransport()
        let error = await transportError {
            try await transport.open(at: server, options: .streamed(bytes: 1 << 20)).body.collect(upTo: .max)
        }
        #expect(error?.code == .responseTooLarge)
    }

    @Test func `shutdown ends a body that is being read`() async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 X\r\n\r\nx")
            connection.waitForEnd()
        }
        let transport = CurlTransport()
        var iterator = try await transport.open(at: server).body.makeAsyncIterator()
        #expect(try await iterator.next() == [0x78])
        transport.shutdown()
        let error = await transportError { try await iterator.next() }
        #expect(error?.code == .shutDown && error?.outcome == .unknown)
    }

    @Test func `the body keeps the transport alive`() async throws {
        let gate = Gate()
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 X\r\nContent-Length: 3\r\n\r\n")
            gate.wait()
            connection.write("end")
        }
        let body = try await CurlTransport().open(at: server).body
        gate.open()
        #expect(try await body.collect(upTo: 9) == Array("end".utf8))
    }
}
