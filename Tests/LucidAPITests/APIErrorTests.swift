// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidHTTP
import Testing

@Suite struct APIErrorTests {
    @Test(arguments: [
        (400, APIError.Code.badRequest, false), (401, .unauthorized, false), (403, .forbidden, false),
        (404, .notFound, false), (408, .timedOut, true), (409, .conflict, false), (410, .rejected, false),
        (429, .tooManyRequests, true), (500, .serverFailed, true), (503, .serverFailed, true),
        (599, .serverFailed, true),
        (304, .unexpectedStatus, false),
    ])
    func `a status becomes the code that says what to do`(
        _ status: Int, _ code: APIError.Code, _ isTransient: Bool
    ) async throws {
        let client = try Client.test(FakeTransport(status, #"{"error":"oops","message":"try this"}"#))
        let error = await #expect(throws: APIError.self) { try await client.listAgents().ok }
        #expect(error?.code == code)
        #expect(error?.status == status)
        #expect(error?.isTransient == isTransient)
        #expect(error?.serviceCode == "oops")
        #expect(error?.message == "the server answered \(status): oops: try this")
    }

    @Test func `an error tells what the answer's headers say`() async throws {
        let fields: HTTPFields = [
            .contentType: "application/json", .retryAfter: "Mon, 05 Jan 2026 10:00:00 GMT",
            .date: "Mon, 05 Jan 2026 09:59:00 GMT", .requestID: "req-7",
        ]
        for body in [#"{"error":"rate_limited"}"#, "slow down"] {
            let client = try Client.test(FakeTransport(429, body, fields))
            let error = try await client.listAgents().failure
            #expect(error.retryAfter == "Mon, 05 Jan 2026 10:00:00 GMT")
            #expect(error.serverDate == "Mon, 05 Jan 2026 09:59:00 GMT")
            #expect(error.requestID == "req-7")
            #expect("\(error)".hasPrefix("listAgents: the server answered 429"))
        }
    }

    @Test(arguments: [
        ("token eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.c2ln is spent", "token … is spent"),
        ("key 0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318", "key …"),
        ("for 0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf", "for 0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf"),
        ("line\u{1B}[31m one\nline two\u{202E}", "line [31m one line two "),
        (String(repeating: "word ", count: 200), String(repeating: "word ", count: 60)),
    ])
    func `a server's words cannot carry a secret or an escape into a message`(_ said: String, _ kept: String)
        async throws
    {
        let body = Components.Schemas.ServiceError(code: "x", message: said)
        let output = Operations.ListAgents.Output.badRequest(.init(body: .json(body)))
        #expect(output.failure.message == "the server answered 400: x: \(kept)")
    }

    @Test(arguments: [
        ("https://Authority.Example.COM", "https://authority.example.com", ""),
        ("https://a.example:443/", "https://a.example", ""), ("http://localhost:80", "http://localhost", ""),
        ("http://127.0.0.1:8090/x/y/", "http://127.0.0.1:8090", "/x/y"), ("https://[::1]:9", "https://[::1]:9", ""),
        ("HTTPS://a.example/p%20q", "https://a.example", "/p%20q"),
    ])
    func `a server URL has one spelling`(_ text: String, _ origin: String, _ prefix: String) throws {
        let url = try ServerURL(text)
        #expect(url.origin == origin)
        #expect(url.pathPrefix == prefix)
        #expect("\(url)" == origin + prefix)
        #expect(url.origin == "\(url.scheme)://\(url.authority)")
        #expect(try ServerURL("\(url)") == url)
    }

    @Test(arguments: [
        ("http://localhost", true), ("http://127.9.9.9:1", true), ("http://[::1]", true), ("https://10.0.0.1", false),
        ("https://localhost.example.com", false), ("https://127.example.com", false),
    ])
    func `loopback is recognised`(_ text: String, _ isLoopback: Bool) throws {
        #expect(try ServerURL(text).isLoopback == isLoopback)
    }

    @Test(arguments: [
        "", "a.example", "//a.example", "ftp://a.example", "https://", "https:///x", "https://user@a.example",
        "https://user:secret@a.example", "https://a.example?x=1", "https://a.example/#f", "https://a.example:0",
        "https://a.example:65536", "https://a.example:", "https://a b.example", "https://bücher.example",
        "https://a.example/../b", "https://a.example/%2e%2e/b", "https://a.example//b", "https://a.example/%zz",
        " https://a.example", "https://a.example\n", "https://[::1", "https://[nope]",
    ])
    func `what is not a server URL is refused without repeating it`(_ text: String) {
        let error = #expect(throws: APIError.self) { try ServerURL(text) }
        #expect(error?.code == .invalidServerURL)
        #expect(error?.message.contains("secret") == false)
    }
}
