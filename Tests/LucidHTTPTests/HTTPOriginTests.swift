// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidHTTP
import Testing

struct HTTPOriginTests {
    @Test(arguments: [
        ("https://api.example", "https://api.example", "api.example:443"),
        ("HTTPS://API.Example:443", "https://api.example", "api.example:443"),
        ("http://127.0.0.1:80", "http://127.0.0.1", "127.0.0.1:80"),
        ("https://host:80", "https://host:80", "host:80"), ("http://[::1]", "http://[::1]", "[::1]:80"),
        ("https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443", "[2001:db8::1]:8443"),
        ("https://a_b-c.d1:65535", "https://a_b-c.d1:65535", "a_b-c.d1:65535"),
    ])
    func `an origin has one written form`(text: String, written: String, endpoint: String) throws {
        let origin = try #require(HTTPOrigin(text))
        #expect(origin.description == written)
        #expect(origin.endpoint == endpoint)
        #expect(HTTPOrigin(origin.description) == origin)
    }

    @Test(arguments: [
        "", "https", "https:", "https:/", "https://", "https:///", "://host", "ftp://host", "https://host/",
        "https://host:", "https://host:0", "https://host:65536", "https://host:+1", "https://host:1x",
        "https://host:123456",
        "https://user@host", "https://user:pw@host", "https://host?x", "https://host#x", "https://ho st",
        "https://höst",
        "https://[::1", "https://[]", "https://[::1]x", "https://[::1%25eth0]", "https://[127.0.0.1]", "https://::1",
        "https://host\\x", "https://host%2e", "https://host\u{0}", "https://host\r\n", "https://a:b:c",
    ])
    func `anything else is refused`(text: String) {
        #expect(HTTPOrigin(text) == nil)
    }

    @Test(arguments: ["localhost", "LOCALHOST", "127.0.0.1", "127.255.255.254", "[::1]", "[0:0:0:0:0:0:0:1]"])
    func `this machine is loopback`(host: String) throws {
        #expect(try #require(HTTPOrigin("http://\(host):1")).isLoopback)
    }

    @Test(arguments: [
        "example.com", "localhost.example.com", "127.0.0.1.example.com", "127.1", "2130706433", "0x7f.0.0.1",
        "0177.0.0.1",
        "128.0.0.1", "10.0.0.1", "0.0.0.0", "[::]", "[::ffff:127.0.0.1]", "[::2]", "[fe80::1]", "localhost.",
        "sub.localhost",
    ])
    func `anything else is not`(host: String) throws {
        #expect(!(try #require(HTTPOrigin("http://\(host):1")).isLoopback))
    }
}

struct RequestTargetTests {
    @Test(
        arguments: [
            ("/", "/", nil), ("/a/b%20c", "/a/b%20c", nil), ("/a?", "/a", ""), ("/a?b=c?d", "/a", "b=c?d"),
            ("//a", "//a", nil),
        ] as [(String, String, String?)])
    func `path and query are told apart`(text: String, path: String, query: String?) throws {
        let target = try RequestTarget(of: .sample(path: text))
        #expect(target.path == path)
        #expect(target.query == query)
        #expect(target.text == text)
    }

    @Test(arguments: [
        "", "a", "*", "?x", "/a b", "/a#b", "/ä", "/a\tb", "http://evil/", "/" + String(repeating: "a", count: 16_384),
    ])
    func `what cannot go into a request line is refused`(path: String) {
        let error = #expect(throws: TransportError.self) { try RequestTarget(of: .sample(path: path)) }
        #expect(error?.code == .invalidRequest)
    }

    @Test(arguments: [
        ("agent_1-a.b~c", "agent_1-a.b~c"), ("a/b", "a%2Fb"), (".", "%2E"), ("..", "%2E%2E"), ("...", "..."),
        ("é", "%C3%A9"), ("a b?c#d&e=f%", "a%20b%3Fc%23d%26e%3Df%25"), ("", ""), ("\u{0}\r\n", "%00%0D%0A"),
    ])
    func `a segment is percent-encoded`(text: String, encoded: String) {
        #expect(RequestTarget.encoded(text) == encoded)
    }

    @Test func `of a query only the names are told`() throws {
        #expect(try RequestTarget(of: .sample(path: "/?a=1&b&=c&d==")).queryNames == ["a", "b", "", "d"])
        #expect(try RequestTarget(of: .sample(path: "/")).queryNames.isEmpty)
    }
}
