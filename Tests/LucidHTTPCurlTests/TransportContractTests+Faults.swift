// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import Testing

extension TransportContractTests {
    // N1
    @Test(arguments: kinds) func `a refused connection is unsent`(kind: TransportKind) async throws {
        let port = try RawServer.closedPort()
        let transport = kind.make()
        let error = await transportError { try await transport.call(.post, at: "127.0.0.1:\(port)") }
        #expect(error?.code == .connectFailed && error?.outcome == .unsent && error?.isTransient == true)
        await transport.shutdown()
    }

    // N2. A label of more than 63 characters fails before a lookup leaves the machine.
    @Test(arguments: kinds) func `a name without an address is unsent`(kind: TransportKind) async throws {
        let transport = kind.make()
        let name = String(repeating: "a", count: 64) + ".invalid"
        let error = await transportError { try await transport.call(.post, at: name, scheme: "https") }
        #expect(error?.code == .nameNotResolved && error?.outcome == .unsent)
        await transport.shutdown()
    }

    // N3, in the handshake of TLS
    @Test(arguments: kinds) func `a connection that is not completed is unsent`(kind: TransportKind) async throws {
        let server = try RawServer { $0.waitForEnd() }
        let transport = kind.make(connectTimeout: 0.2)
        let error = await transportError {
            try await transport.call(.post, at: server.authority, scheme: "https", options: .limits(connect: 0.2))
        }
        #expect(error?.code == .timedOut && error?.outcome == .unsent)
        await transport.shutdown()
    }

    // N4, N5, N8
    @Test(
        arguments: kinds,
        ["", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{\"half\":"])
    func `an answer that stalls or drips ends at the attempt limit`(kind: TransportKind, start: String) async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil, connection.write(start) || start.isEmpty else { return }
            // Slow enough that the end does not come in time, quick enough that it never stands still.
            while !connection.peerCloses(within: 20) { if !start.isEmpty, !connection.write("x") { return } }
        }
        let transport = kind.make()
        let error = await transportError {
            try await transport.call(.post, at: server.authority, body: HTTPBody("x"), options: .limits(attempt: 1))
        }
        #expect(error?.code == .timedOut && error?.outcome == .unknown)
        await server.endedConnections.reaches(1)
        #expect(server.requests.count == 1)
        await transport.shutdown()
    }

    // N6
    @Test(arguments: kinds, [false, true]) func `an end after the request is an unknown outcome`(
        kind: TransportKind, isReset: Bool
    ) async throws {
        let server = try RawServer { connection in
            if connection.readRequest() != nil, isReset { connection.resetOnClose() }
        }
        let transport = kind.make()
        let error = await transportError {
            try await transport.call(.post, at: server.authority, body: HTTPBody("x"))
        }
        #expect(error?.code == .connectionLost && error?.outcome == .unknown)
        #expect(server.requests.count == 1)
        await transport.shutdown()
    }

    // N13
    @Test(arguments: kinds) func `a certificate that nobody vouches for, or for another name, is refused`(
        kind: TransportKind
    ) async throws {
        let stranger = try TLSIdentity(names: "IP:127.0.0.1")
        for (names, isTrusted) in [("IP:127.0.0.1", false), ("DNS:other.example", true)] {
            let identity = try TLSIdentity(names: names)
            let server = try RawServer(identity: identity, RawServer.obliging)
            let transport = kind.make(trusting: isTrusted ? identity : stranger)
            let error = await transportError {
                try await transport.call(.post, at: server.authority, scheme: "https", body: HTTPBody("secret"))
            }
            #expect(error?.code == .tlsFailed && error?.outcome == .unsent && error?.isTransient == false)
            #expect(server.requests.isEmpty)
            await transport.shutdown()
        }
    }

    @Test(arguments: kinds) func `a host is reached over TLS under its own name`(kind: TransportKind) async throws {
        let identity = try TLSIdentity(names: "DNS:api.example")
        let server = try RawServer(identity: identity, RawServer.obliging)
        let transport = kind.make(trusting: identity, resolve: ["api.example"], port: server.port)
        let answer = try await transport.call(at: "api.example:\(server.port)", scheme: "https")
        #expect(answer.status == 200)
        #expect(server.requests.first?.fields.contains("Host: api.example:\(server.port)") == true)
        await transport.shutdown()
    }

    // M2
    @Test(arguments: kinds, ["Content-Length: 1000000000", "Transfer-Encoding: chunked", "X-Until: the end"])
    func `an answer that is too large is cut`(kind: TransportKind, field: String) async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write("HTTP/1.1 200 OK\r\n\(field)\r\n\r\n")
            let block = String(repeating: "a", count: 4_096)
            let chunk = field.contains("chunked") ? "1000\r\n\(block)\r\n" : block
            while connection.write(chunk) {}
        }
        let transport = kind.make()
        let error = await transportError {
            try await transport.call(at: server.authority, options: .limits(bytes: 65_536))
        }
        #expect(error?.code == .responseTooLarge && error?.outcome == .unknown)
        await server.endedConnections.reaches(1)
        await transport.shutdown()
    }

    @Test(
        arguments: kinds,
        [
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
            "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", "\0\u{1}\u{2}garbage\r\n\r\n", "HTTP/1.1 200 OK\r\nX: y",
        ])
    func `a broken answer is an error with an unknown outcome`(kind: TransportKind, answer: String) async throws {
        let server = try RawServer { connection in
            if connection.readRequest() != nil { connection.write(answer) }
        }
        let transport = kind.make()
        let error = await transportError { try await transport.call(.post, at: server.authority, body: HTTPBody("x")) }
        #expect([.connectionLost, .invalidResponse].contains(error?.code))
        #expect(error?.outcome == .unknown)
        #expect(server.requests.count == 1)
        await transport.shutdown()
    }

    // N14
    @Test(arguments: kinds, [false, true]) func `a POST on a reused connection that dies is sent exactly once`(
        kind: TransportKind, isReset: Bool
    ) async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil, connection.answer() else { return }
            if connection.readRequest() != nil, isReset { connection.resetOnClose() }
        }
        let transport = kind.make()
        for round in 1...1_000 {
            _ = try await transport.call(at: server.authority)
            let error = await transportError {
                try await transport.call(.post, "/\(round)", at: server.authority, body: HTTPBody("spend"))
            }
            guard error?.code == .connectionLost, error?.outcome == .unknown else {
                Issue.record("round \(round): \(String(describing: error))")
                return
            }
        }
        let spends = server.requests.filter { $0.method == "POST" }
        #expect(spends.count == 1_000)
        #expect(Set(spends.map(\.line)).count == 1_000)
        await transport.shutdown()
    }
}
