// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import LucidHTTPCurl
import Testing

@Suite(.timeLimit(.minutes(10))) struct CurlTransportExchangeTests {
    @Test func `an answer comes back with status, fields in order and body`() async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.answer(201, fields: ["X-One: a", "Set-Cookie: b", "set-cookie:c ", "X-Empty:"], body: "hello")
        }
        let answer = try await CurlTransport().call(at: server.authority)
        #expect(answer.status == 201)
        #expect(answer.text == "hello")
        #expect(answer.response.headerFields[.contentLength] == "5")
        #expect(answer.response.headerFields[values: .setCookie] == ["b", "c"])
        let names = answer.response.headerFields.map(\.name.canonicalName)
        #expect(names == ["content-length", "x-one", "set-cookie", "set-cookie", "x-empty"])
    }

    @Test func `nothing goes out but what the caller gave`() async throws {
        let server = try RawServer(RawServer.obliging)
        let empty = try #require(HTTPField.Name("X-Empty"))
        _ = try await CurlTransport().call(
            .get, "/a%20b/../c?x=1&y=%2F", at: server.authority, fields: [.authorization: "Bearer abc", empty: ""])
        #expect(
            server.requests.map(\.head) == [
                "GET /a%20b/../c?x=1&y=%2F HTTP/1.1\r\nHost: \(server.authority)\r\nAuthorization: Bearer abc\r\n"
                    + "X-Empty:\r\n\r\n"
            ])
    }

    @Test(arguments: [HTTPRequest.Method.post, .put, .patch, .delete, .get, .options])
    func `a body goes out whole with its length`(method: HTTPRequest.Method) async throws {
        let server = try RawServer(RawServer.obliging)
        let body = Array((0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        let answer = try await CurlTransport().call(
            method, at: server.authority, fields: [.contentType: "application/octet-stream"], body: HTTPBody(body))
        #expect(answer.status == 200)
        let request = try #require(server.requests.first)
        #expect(request.line == "\(method.rawValue) / HTTP/1.1")
        #expect(request.body == body)
        #expect(Set(request.fields.dropFirst()) == ["Content-Type: application/octet-stream", "Content-Length: 70000"])
    }

    @Test(arguments: [
        (HTTPRequest.Method.post, ["Content-Length: 0"]), (.put, ["Content-Length: 0"]),
        (.patch, ["Content-Length: 0"]),
        (.get, []), (.delete, []), (.options, []), (.head, []),
    ])
    func `a request without a body says so where that is usual`(
        method: HTTPRequest.Method, fields: [String]
    ) async throws {
        let server = try RawServer(RawServer.obliging)
        _ = try await CurlTransport().call(method, at: server.authority)
        let request = try #require(server.requests.first)
        #expect(request.line == "\(method.rawValue) / HTTP/1.1")
        #expect(Array(request.fields.dropFirst()) == fields)
    }

    @Test func `a body that arrives in pieces is sent`() async throws {
        let server = try RawServer(RawServer.obliging)
        let pieces = Count()
        let body = HTTPBody {
            pieces.increment()
            return pieces.value <= 3 ? Array("abc".utf8) : nil
        }
        _ = try await CurlTransport().call(.post, at: server.authority, body: body)
        #expect(server.requests.first?.body == Array("abcabcabc".utf8))
    }

    @Test func `the answer to HEAD has a length and no body`() async throws {
        let server = try RawServer { connection in
            while connection.readRequest() != nil {
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n")
            }
        }
        let transport = CurlTransport()
        for _ in 0..<2 {
            let answer = try await transport.call(.head, at: server.authority, options: .limits(bytes: 10))
            #expect(answer.response.headerFields[.contentLength] == "10737418240")
            #expect(answer.body.isEmpty)
        }
        #expect(server.connectionCount == 1)
    }

    @Test func `a chunked answer, interim answers, folded lines and trailers are understood`() async throws {
        let server = try RawServer { connection in
            while connection.readRequest() != nil {
                connection.write("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\nX-Interim: 1\r\n\r\n")
                connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Fold: a\r\n  b\r\n\r\n")
                connection.write("3\r\nabc\r\n")
                connection.write("A;ext=1\r\n0123456789\r\n0\r\nX-Trailer: 1\r\n\r\n")
            }
        }
        let transport = CurlTransport()
        for _ in 0..<2 {
            let answer = try await transport.call(at: server.authority)
            #expect(answer.status == 200)
            #expect(answer.text == "abc0123456789")
            #expect(answer.response.headerFields.map(\.name.canonicalName) == ["transfer-encoding", "x-fold"])
            #expect(answer.response.headerFields.last?.value == "a b")
        }
        #expect(server.connectionCount == 1)
    }

    @Test(arguments: [200, 201, 204, 304, 400, 401, 403, 407, 418, 429, 500, 503, 599, 999])
    func `any final status is an answer`(status: Int) async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write("HTTP/1.1 \(status) \r\nContent-Length: 0\r\nWWW-Authenticate: Basic\r\n\r\n")
            connection.waitForEnd()
        }
        #expect(try await CurlTransport().call(at: server.authority).status == status)
        #expect(server.requests.count == 1)
    }

    @Test func `a large answer arrives byte for byte, ended by the connection's end`() async throws {
        let body = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write("HTTP/1.1 200 OK\r\n\r\n")
            connection.write(body)
        }
        let answer = try await CurlTransport().call(at: server.authority)
        #expect(answer.body == body)
    }

    @Test func `an answer as large as allowed passes`() async throws {
        let server = try RawServer { connection in
            while connection.readRequest() != nil { connection.answer(body: String(repeating: "x", count: 65_536)) }
        }
        let transport = CurlTransport()
        #expect(try await transport.call(at: server.authority, options: .limits(bytes: 65_536)).body.count == 65_536)
        let error = await transportError {
            try await transport.call(at: server.authority, options: .limits(bytes: 65_535))
        }
        #expect(error?.code == .responseTooLarge)
    }

    @Test func `the user agent is sent unless the caller has one`() async throws {
        let server = try RawServer(RawServer.obliging)
        var configuration = CurlTransport.Configuration()
        configuration.userAgent = "agent/1.0 (test)"
        let transport = CurlTransport(configuration: configuration)
        _ = try await transport.call(at: server.authority)
        _ = try await transport.call(at: server.authority, fields: [.userAgent: "mine"])
        #expect(server.requests.map { $0.fields.last } == ["User-Agent: agent/1.0 (test)", "User-Agent: mine"])
    }

    @Test(arguments: ["localhost", "LocalHost", "127.0.0.1"])
    func `plain HTTP reaches this machine`(host: String) async throws {
        let server = try RawServer(RawServer.obliging)
        #expect(try await CurlTransport().call(at: "\(host):\(server.port)").status == 200)
    }

    @Test func `localhost is pinned, whatever a lookup would say`() async throws {
        let server = try RawServer(RawServer.obliging)
        var configuration = CurlTransport.Configuration()
        configuration.resolve = ["localhost:\(server.port):192.0.2.1"]
        let transport = CurlTransport(configuration: configuration)
        #expect(try await transport.call(at: "localhost:\(server.port)").status == 200)
    }

    @Test func `cookies are not kept`() async throws {
        let server = try RawServer { connection in
            while connection.readRequest() != nil { connection.answer(fields: ["Set-Cookie: a=b; Path=/"]) }
        }
        let transport = CurlTransport()
        for _ in 0..<2 { _ = try await transport.call(at: server.authority) }
        #expect(server.requests.map(\.fields.count) == [1, 1])
    }

    @Test func `a request shows nothing of the one before it`() async throws {
        let server = try RawServer { connection in
            while let request = connection.readRequest() {
                let fields = request.body.isEmpty ? [] : ["X-Saw: body"]
                guard connection.answer(fields: fields, body: request.method == "HEAD" ? "" : "ok") else { return }
            }
        }
        let transport = CurlTransport()
        for method in [HTTPRequest.Method.post, .get, .put, .delete, .patch] {
            let first = try await transport.call(
                method, "/first?secret=1", at: server.authority,
                fields: [.authorization: "Bearer first", .contentType: "text/plain"], body: HTTPBody("first"))
            #expect(first.response.headerFields.count == 2)
            let second = try await transport.call(method, "/second", at: server.authority, body: HTTPBody("2"))
            #expect(second.text == "ok")
            let third = try await transport.call(method, "/third", at: server.authority)
            #expect(third.response.headerFields.count == 1)
        }
        for number in stride(from: 0, to: server.requests.count, by: 3) {
            let (first, second, third) = (
                server.requests[number], server.requests[number + 1], server.requests[number + 2]
            )
            #expect(first.body == Array("first".utf8) && second.body == Array("2".utf8) && third.body.isEmpty)
            for later in [second, third] {
                #expect(!later.head.contains("first") && !later.head.contains("secret"))
                #expect(!later.head.lowercased().contains("content-type"))
                #expect(later.method == first.method)
            }
        }
        #expect(server.connectionCount == 1)
    }

}
