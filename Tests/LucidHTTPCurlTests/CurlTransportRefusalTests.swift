// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import LucidHTTPCurl
import Testing

@Suite(.timeLimit(.minutes(10))) struct CurlTransportRefusalTests {
    // M10
    @Test(arguments: [
        "example.com", "10.0.0.1", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "localhost.example.com",
        "127.0.0.1.example.com", "128.0.0.1", "0.0.0.0", "[::]", "[::ffff:127.0.0.1]", "[fe80::1]", "localhost.",
        "sub.localhost", "api.example:443",
    ])
    func `plain HTTP beyond this machine is refused`(authority: String) async {
        let error = await transportError {
            try await CurlTransport().call(.post, at: authority, body: HTTPBody("secret"))
        }
        #expect(error?.code == .insecure)
        #expect(error?.outcome == .unsent)
    }

    @Test(arguments: [
        ("http", ""), ("http", "u@127.0.0.1"), ("http", "u:p@127.0.0.1"), ("ftp", "127.0.0.1"), ("", "127.0.0.1"),
        ("file", "127.0.0.1"), ("http", "127.0.0.1:0"), ("http", "127.0.0.1:99999"), ("http", "127.0.0.1/x"),
        ("http", "127.0.0.1?x"), ("http", "127.0.0.1#x"), ("http", "127.0.0.1 x"), ("http", "[::1"),
        ("http", "127.0.0.1\\@x"),
    ])
    func `an unusable scheme or authority is refused`(scheme: String, authority: String) async {
        let error = await transportError { try await CurlTransport().call(at: authority, scheme: scheme) }
        #expect(error?.code == .invalidRequest)
        #expect(error?.outcome == .unsent)
    }

    @Test(arguments: ["", "x", "?x", "*", "/a b", "/a#b", "/é", "/a\u{7F}b"])
    func `an unusable path is refused`(path: String) async throws {
        let server = try RawServer(RawServer.obliging)
        let error = await transportError { try await CurlTransport().call(.get, path, at: server.authority) }
        #expect(error?.code == .invalidRequest)
        #expect(error?.outcome == .unsent)
        #expect(server.connectionCount == 0)
    }

    @Test(arguments: [
        ("Connection", "keep-alive"), ("Transfer-Encoding", "chunked"), ("Upgrade", "h2c"), ("TE", "trailers"),
        ("Expect", "100-continue"), ("Trailer", "X"), ("Keep-Alive", "1"), ("Proxy-Authorization", "Basic x"),
        ("Host", "other.example"), ("Content-Length", "4"), ("Content-Length", "3, 3"), ("Content-Length", ""),
    ])
    func `fields that frame or route a message are the transport's`(name: String, value: String) async throws {
        let server = try RawServer(RawServer.obliging)
        let fields: HTTPFields = [try #require(HTTPField.Name(name)): value]
        let error = await transportError {
            try await CurlTransport().call(.post, at: server.authority, fields: fields, body: HTTPBody("abc"))
        }
        #expect(error?.code == .invalidRequest)
        #expect(server.connectionCount == 0)
    }

    @Test func `Host, Content-Length and Accept-Encoding are dropped when they say nothing new`() async throws {
        let server = try RawServer(RawServer.obliging)
        var fields: HTTPFields = [.contentLength: "3", .acceptEncoding: "gzip, br"]
        fields[try #require(HTTPField.Name("Host"))] = server.authority
        _ = try await CurlTransport().call(.post, at: server.authority, fields: fields, body: HTTPBody("abc"))
        #expect(server.requests.first?.fields == ["Host: \(server.authority)", "Content-Length: 3"])
    }

    // M3
    @Test(arguments: [0x01, 0x08, 0x0B, 0x1B, 0x1F, 0x7F] as [UInt8])
    func `a control character in a field is refused`(byte: UInt8) async throws {
        let server = try RawServer(RawServer.obliging)
        var fields = HTTPFields()
        fields.append(HTTPField(name: .authorization, lenientValue: Array("Bearer a".utf8) + [byte] + Array("b".utf8)))
        let error = await transportError { try await CurlTransport().call(at: server.authority, fields: fields) }
        #expect(error?.code == .invalidRequest)
        #expect(error?.description.contains("Bearer") == false)
        #expect(server.connectionCount == 0)
    }

    // The field type turns them into spaces; the point is that no second line appears.
    @Test(arguments: ["a\r\nX-Evil: 1", "a\nX-Evil: 1", "a\rX-Evil: 1", "a\u{0}X-Evil: 1"])
    func `a line break in a field does not begin a line`(value: String) async throws {
        let server = try RawServer(RawServer.obliging)
        _ = try await CurlTransport().call(at: server.authority, fields: [.from: value])
        #expect(server.requests.first?.fields.count == 2)
        #expect(server.requests.first?.fields.contains { $0.hasPrefix("X-Evil") } == false)
    }

    @Test func `methods that would change the connection are refused`() async throws {
        let server = try RawServer(RawServer.obliging)
        let connect = await transportError { try await CurlTransport().call(.connect, at: server.authority) }
        #expect(connect?.code == .invalidRequest)
        let head = await transportError {
            try await CurlTransport().call(.head, at: server.authority, body: HTTPBody("x"))
        }
        #expect(head?.code == .invalidRequest)
        #expect(server.connectionCount == 0)
    }

    // M1
    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirect is an answer and is not followed`(status: Int) async throws {
        let other = try RawServer(RawServer.obliging)
        let server = try RawServer { connection in
            while connection.readRequest() != nil {
                connection.answer(status, fields: ["Location: http://\(other.authority)/stolen"])
            }
        }
        let answer = try await CurlTransport().call(
            .post, at: server.authority, fields: [.authorization: "Bearer x"], body: HTTPBody("x"))
        #expect(answer.status == status)
        #expect(answer.response.headerFields[.location] == "http://\(other.authority)/stolen")
        #expect(server.requests.count == 1)
        #expect(other.connectionCount == 0)
    }
}
