// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import Testing

/// What every transport promises, on a server that does whatever a test says.
///
/// N and M number the faults of the lifecycle that they are about.
@Suite(.timeLimit(.minutes(10))) struct TransportContractTests {
    static let kinds = TransportKind.allCases

    // MARK: Exchange

    @Test(arguments: kinds) func `a request arrives as it was given, and nothing is added to it`(kind: TransportKind)
        async throws
    {
        let server = try RawServer(RawServer.obliging)
        let transport = kind.make()
        let answer = try await transport.call(
            .post, "/a%20b?x=1", at: server.authority,
            fields: [.authorization: "Bearer t", .contentType: "text/plain"],
            body: HTTPBody("hello"))
        #expect(answer.status == 200 && answer.text == "1")
        let request = try #require(server.requests.first)
        #expect(request.line == "POST /a%20b?x=1 HTTP/1.1")
        #expect(request.body == Array("hello".utf8))
        #expect(
            Set(request.fields.map { $0.lowercased() }) == [
                "host: \(server.authority)", "authorization: bearer t", "content-type: text/plain", "content-length: 5",
            ])
        await transport.shutdown()
    }

    @Test(arguments: kinds) func `requests without a body say so, and connections are reused`(kind: TransportKind)
        async throws
    {
        let server = try RawServer(RawServer.obliging)
        let transport = kind.make()
        for (number, method) in [HTTPRequest.Method.get, .post, .put, .delete, .options].enumerated() {
            #expect(try await transport.call(method, at: server.authority).text == "\(number + 1)")
            let hasLength = server.requests.last?.fields.contains { $0.lowercased() == "content-length: 0" }
            #expect(hasLength == true || ![.post, .put].contains(method))
            #expect(hasLength == false || method != .get)
        }
        #expect(server.connectionCount == 1)
        await transport.shutdown()
    }

    @Test(arguments: kinds) func `a fresh connection is neither an old one nor kept`(kind: TransportKind) async throws {
        let server = try RawServer(RawServer.obliging)
        let transport = kind.make()
        for options in [HTTPTransferOptions.limits(), .fresh, .fresh, .limits()] {
            _ = try await transport.call(at: server.authority, options: options)
        }
        #expect(server.requests.map(\.connection) == [1, 2, 3, 1])
        await transport.shutdown()
    }

    // M1
    @Test(arguments: kinds, [301, 302, 303, 307, 308]) func `a redirect is an answer`(
        kind: TransportKind, status: Int
    ) async throws {
        let elsewhere = try RawServer(RawServer.obliging)
        let server = try RawServer { connection in
            while connection.readRequest() != nil {
                connection.answer(status, fields: ["Location: http://\(elsewhere.authority)/"])
            }
        }
        let transport = kind.make()
        let answer = try await transport.call(
            .post, at: server.authority, fields: [.authorization: "Bearer t"], body: HTTPBody("x"))
        #expect(answer.status == status)
        #expect(elsewhere.connectionCount == 0)
        await transport.shutdown()
    }

    @Test(arguments: kinds) func `interim answers are passed over, chunks are put together`(kind: TransportKind)
        async throws
    {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
            connection.write("HTTP/1.1 201 Made\r\nTransfer-Encoding: chunked\r\nX-A: 1\r\n\r\n")
            connection.write("3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\nX-T: t\r\n\r\n")
            connection.waitForEnd()
        }
        let transport = kind.make()
        let answer = try await transport.call(.post, at: server.authority, body: HTTPBody("x"))
        #expect(answer.status == 201 && answer.text == "abcdefg")
        #expect(answer.response.headerFields[HTTPField.Name("X-A") ?? .accept] == "1")
        #expect(answer.response.headerFields[HTTPField.Name("Link") ?? .accept] == nil)
        await transport.shutdown()
    }

    @Test(arguments: kinds) func `a server that ends its side after the answer is left for another connection`(
        kind: TransportKind
    ) async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil, connection.answer(body: "whole") else { return }
            connection.endSending()
            connection.waitForEnd()
        }
        let transport = kind.make()
        for _ in 0..<3 {
            let answer = try? await transport.call(at: server.authority)
            #expect(answer == nil || answer?.text == "whole")
        }
        #expect(server.requests.count <= 3)
        await transport.shutdown()
    }

    // MARK: Refusals

    // M3, M10
    @Test(arguments: kinds) func `what must not be sent is not`(kind: TransportKind) async throws {
        let server = try RawServer(RawServer.obliging)
        let transport = kind.make()
        let far = await transportError { try await transport.call(at: "192.0.2.1") }
        #expect(far?.code == .insecure && far?.outcome == .unsent)
        for name in ["Connection", "Transfer-Encoding", "Expect", "Upgrade"] {
            let name = try #require(HTTPField.Name(name))
            let error = await transportError {
                try await transport.call(at: server.authority, fields: [name: "x"])
            }
            #expect(error?.code == .invalidRequest && error?.outcome == .unsent)
        }
        #expect(server.connectionCount == 0)
        await transport.shutdown()
    }

    @Test(arguments: kinds) func `after its end a transport sends nothing`(kind: TransportKind) async throws {
        let server = try RawServer(RawServer.obliging)
        let transport = kind.make()
        _ = try await transport.call(at: server.authority)
        await transport.shutdown()
        await transport.shutdown()
        let error = await transportError { try await transport.call(at: server.authority) }
        #expect(error?.code == .shutDown && error?.outcome == .unsent)
        #expect(server.requests.count == 1)
    }

    // MARK: Bodies that take their time

    @Test(arguments: kinds) func `the head comes before the body, and the body as it is sent`(kind: TransportKind)
        async throws
    {
        let gate = Gate()
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\none")
            gate.wait()
            connection.write("two")
            connection.waitForEnd()
        }
        let transport = kind.make()
        var options = HTTPTransferOptions.limits()
        options.streamsResponse = true
        let request = HTTPRequest(method: .get, scheme: "http", authority: server.authority, path: "/")
        let (response, body) = try await transport.send(request, body: nil, options: options)
        #expect(response.status == .ok && body.length == 6)
        var chunks = body.makeAsyncIterator()
        var text = ""
        while text.count < 3, let chunk = try await chunks.next() { text += String(decoding: chunk, as: UTF8.self) }
        #expect(text == "one")
        gate.open()
        while let chunk = try await chunks.next() { text += String(decoding: chunk, as: UTF8.self) }
        #expect(text == "onetwo")
        await transport.shutdown()
    }

    @Test(arguments: kinds) func `a reader that stops stops the sender`(kind: TransportKind) async throws {
        let stopped = Count()
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
            let block = [UInt8](repeating: 0x61, count: 65_536)
            while connection.isWritable(within: 2_000), connection.write(block) {}
            stopped.increment()
        }
        let transport = kind.make()
        var options = HTTPTransferOptions.limits(bytes: 2_000_000_000)
        options.streamsResponse = true
        let request = HTTPRequest(method: .get, scheme: "http", authority: server.authority, path: "/")
        let (_, body) = try await transport.send(request, body: nil, options: options)
        var chunks = body.makeAsyncIterator()
        #expect(try await chunks.next()?.isEmpty == false)
        await stopped.reaches(1)
        await transport.shutdown()
    }

    @Test(arguments: kinds) func `a body of unknown length is sent as it comes`(kind: TransportKind) async throws {
        let server = try RawServer(RawServer.obliging)
        let transport = kind.make()
        let pieces = Lock(["one", "two", "three"])
        let body = HTTPBody { pieces.withLock { $0.isEmpty ? nil : Array($0.removeFirst().utf8) } }
        #expect(try await transport.call(.post, at: server.authority, body: body).status == 200)
        #expect(server.requests.first?.body == Array("onetwothree".utf8))
        await transport.shutdown()
    }

    @Test(arguments: kinds) func `cancelling frees the connection`(kind: TransportKind) async throws {
        let server = try RawServer { connection in
            if connection.readRequest() != nil { connection.waitForEnd() }
        }
        let transport = kind.make()
        let task = Task { try await transport.call(.post, at: server.authority, body: HTTPBody("x")) }
        await server.requestCount.reaches(1)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        await server.endedConnections.reaches(1)
        await transport.shutdown()
    }
}
