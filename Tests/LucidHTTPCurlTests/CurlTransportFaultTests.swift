// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import LucidHTTPCurl
import Testing

@Suite(.timeLimit(.minutes(10))) struct CurlTransportFaultTests {
    private func fault(
        _ serve: @escaping @Sendable (RawConnection) -> Void, scheme: String = "http",
        options: HTTPTransferOptions = .limits()
    ) async throws -> TransportError? {
        let server = try RawServer(serve)
        return await transportError {
            try await CurlTransport().call(
                .post, "/secret?q=secret", at: server.authority, scheme: scheme,
                fields: [.authorization: "Bearer secret"],
                body: HTTPBody("secret"), options: options)
        }
    }

    // N1
    @Test func `a refused connection is told with host, port and cause`() async throws {
        let port = try RawServer.closedPort()
        let error = await transportError { try await CurlTransport().call(.post, at: "127.0.0.1:\(port)") }
        #expect(error?.code == .connectFailed)
        #expect(error?.outcome == .unsent)
        #expect(error?.message.contains("127.0.0.1:\(port) (Connection refused)") == true)
    }

    // N2. A label of more than 63 characters fails before a lookup leaves the machine.
    @Test func `a name without an address is told`() async {
        let host = String(repeating: "a", count: 64) + ".invalid"
        let error = await transportError { try await CurlTransport().call(at: host, scheme: "https") }
        #expect(error?.code == .nameNotResolved)
        #expect(error?.outcome == .unsent)
        #expect(error?.message.contains(host) == true)
    }

    // N3, in the handshake of TLS
    @Test func `a connection that is not completed runs into the connect limit`() async throws {
        let error = try await fault(
            { $0.waitForEnd() }, scheme: "https", options: .limits(connect: 0.1))
        #expect(error?.code == .timedOut)
        #expect(error?.outcome == .unsent)
        #expect(error?.message.contains("no connection to 127.0.0.1") == true)
        #expect(error?.message.contains("within 0.1 s") == true)
    }

    // N4
    @Test func `an answer that never comes runs into the attempt limit`() async throws {
        let error = try await fault(
            { connection in
                _ = connection.readRequest()
                connection.waitForEnd()
            }, options: .limits(attempt: 1))
        #expect(error?.code == .timedOut)
        #expect(error?.outcome == .unknown)
        #expect(error?.message.contains("no complete answer") == true)
    }

    // N5
    @Test func `an answer that stalls runs into the attempt limit`() async throws {
        let error = try await fault(
            { connection in
                _ = connection.readRequest()
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"half\":")
                connection.waitForEnd()
            }, options: .limits(attempt: 1))
        #expect(error?.code == .timedOut)
        #expect(error?.outcome == .unknown)
    }

    // N6
    @Test(arguments: [false, true]) func `an end after the request is an unknown outcome`(isReset: Bool) async throws {
        let error = try await fault { connection in
            _ = connection.readRequest()
            if isReset { connection.resetOnClose() }
        }
        #expect(error?.code == .connectionLost)
        #expect(error?.outcome == .unknown)
    }

    // N7, seen where it can be proved: before the handshake of TLS is over
    @Test(arguments: [false, true]) func `an end before the request is safe to retry`(isReset: Bool) async throws {
        let error = try await fault(
            { connection in
                _ = connection.readSome()
                if isReset { connection.resetOnClose() }
            }, scheme: "https")
        #expect(error?.code == .connectFailed)
        #expect(error?.outcome == .unsent)
        #expect(error?.isTransient == true)
    }

    // N8
    @Test func `a drip does not stretch the attempt limit`() async throws {
        let error = try await fault(
            { connection in
                _ = connection.readRequest()
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
                while !connection.peerCloses(within: 10), connection.write("x") {}
            }, options: .limits(attempt: 1))
        #expect(error?.code == .timedOut)
        #expect(error?.outcome == .unknown)
    }

    // N13
    @Test func `TLS is not given up for plaintext`() async throws {
        let holder = Holder()
        let error = try await fault(
            { connection in
                while let bytes = connection.readSome() {
                    holder.append(bytes)
                    guard connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n") else { return }
                }
            }, scheme: "https")
        #expect(error?.code == .tlsFailed)
        #expect(error?.outcome == .unsent)
        #expect(error?.isTransient == false)
        #expect(holder.bytes.first == 0x16)
        #expect(!String(decoding: holder.bytes, as: UTF8.self).contains("secret"))
    }

    @Test func `a CA file that is not there is named as the cause`() async throws {
        let server = try RawServer { $0.waitForEnd() }
        var configuration = CurlTransport.Configuration()
        configuration.caFile = "/nonexistent/ca.pem"
        let transport = CurlTransport(configuration: configuration)
        let error = await transportError { try await transport.call(at: server.authority, scheme: "https") }
        #expect(error?.code == .tlsFailed)
        #expect(error?.outcome == .unsent)
        #expect(error?.message.contains("caFile") == true)
    }

    @Test(arguments: [
        "SSH-2.0-OpenSSH_9.2\r\n", "<html>portal</html>", "HTTP/1.1\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n",
        "\u{0}\u{0}\u{0}\u{0}",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc", "HTTP/1.1 200 OK\r\nX: y", "HTTP/3 200\r\n\r\n", "",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
    ])
    func `a broken answer is an error with an unknown outcome`(answer: String) async throws {
        let error = try await fault { connection in
            _ = connection.readRequest()
            connection.write(answer)
        }
        #expect(
            error.map { [.invalidResponse, .connectionLost].contains($0.code) } == true, "\(String(describing: error))")
        #expect(error?.outcome == .unknown)
        #expect(error?.description.contains("secret") == false)
    }

    // M2
    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n280000000\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n",
    ])
    func `an answer of ten gigabytes is cut at the limit`(head: String) async throws {
        let blocks = Count()
        let ended = Count()
        let error = try await fault(
            { connection in
                _ = connection.readRequest()
                connection.write(head)
                let block = [UInt8](repeating: 0x20, count: 1 << 20)
                while blocks.value < 10_240, connection.write(block) { blocks.increment() }
                ended.increment()
            }, options: .limits(bytes: 64 << 10))
        await ended.reaches(1)
        #expect(error?.code == .responseTooLarge)
        #expect(error?.outcome == .unknown)
        #expect(error?.message.contains("65536 bytes") == true)
        #expect(blocks.value < 64)
    }

    @Test(arguments: [
        "X-Flood: \(String(repeating: "x", count: 1_000))\r\n",
        "HTTP/1.1 103 Early Hints\r\nA: \(String(repeating: "x", count: 500))\r\n\r\n",
    ])
    func `a header without end is cut`(piece: String) async throws {
        let error = try await fault { connection in
            _ = connection.readRequest()
            if piece.hasPrefix("X") { connection.write("HTTP/1.1 200 OK\r\n") }
            var count = 0
            while count < 100_000, connection.write(piece) { count += 1 }
        }
        #expect(error?.code == .responseTooLarge)
        #expect(error?.outcome == .unknown)
    }

    @Test func `an error tells neither path nor query, header or body`() async throws {
        for error in [
            try await fault { _ = $0.readRequest() },
            try await fault({ $0.waitForEnd() }, options: .limits(attempt: 0.05)),
            try await fault({ $0.waitForEnd() }, scheme: "https", options: .limits(connect: 0.05)),
        ] {
            var dumped = ""
            dump(error, to: &dumped)
            #expect(!dumped.contains("secret"))
            #expect(error?.message.contains("127.0.0.1:") == true)
        }
    }

    @Test(arguments: [Double.nan, -1, 0, -Double.infinity, 1e-9]) func `a limit of nothing is the shortest one`(
        seconds: Double
    ) async throws {
        let error = try await fault(
            { connection in
                _ = connection.readRequest()
                connection.waitForEnd()
            }, options: .limits(attempt: seconds))
        #expect(error?.code == .timedOut)
    }

    @Test(arguments: [Double.infinity, 1e300]) func `a limit without end is a long one`(seconds: Double) async throws {
        let server = try RawServer(RawServer.obliging)
        let options = HTTPTransferOptions.limits(connect: seconds, attempt: seconds, bytes: .max)
        #expect(try await CurlTransport().call(at: server.authority, options: options).status == 200)
    }
}

private final class Holder: Sendable {
    private let seen = Lock<[UInt8]>([])
    var bytes: [UInt8] { seen.withLock { $0 } }
    func append(_ bytes: [UInt8]) { seen.withLock { $0 += bytes } }
}
