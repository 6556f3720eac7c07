// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidCrypto
import LucidSigning
import Testing

@testable import LucidWallet

/// The request of RFC 9421, section B.2, and signature bases for it.
private let request = HTTPRequest(
    .post, ("https", "example.com", "/foo?param=Value&Pet=dog"),
    [
        ("Date", "Tue, 20 Apr 2021 02:07:55 GMT"), ("Content-Type", "application/json"),
        (
            "Content-Digest",
            "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:"
        ), ("Content-Length", "18"),
    ])

private func base(_ input: String) throws -> SignatureBase {
    let member = try #require(FieldReader.dictionary("sig=" + input)?.first?.value)
    #expect(member.text == input)
    return try SignatureBase(member)
}

@Suite struct `Signature bases` {
    @Test func `of RFC 9421, B 2 3 cover the whole request`() throws {
        let input =
            "(\"date\" \"@method\" \"@path\" \"@query\" \"@authority\" \"content-type\" \"content-digest\" \"content-length\")"
            + ";created=1618884473;keyid=\"test-key-rsa-pss\""
        let expected = """
            "date": Tue, 20 Apr 2021 02:07:55 GMT
            "@method": POST
            "@path": /foo
            "@query": ?param=Value&Pet=dog
            "@authority": example.com
            "content-type": application/json
            "content-digest": sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:
            "content-length": 18
            "@signature-params": \(input)
            """
        #expect(try base(input).text(for: request) == expected)
    }

    /// The signature and the shared secret are those of the RFC, so the base is right to the last byte.
    @Test func `of RFC 9421, B 2 5 have the signature of its shared secret`() throws {
        let input = "(\"date\" \"@authority\" \"content-type\");created=1618884473;keyid=\"test-shared-secret\""
        let text = try base(input).text(for: request)
        let secret = try #require(
            Base64.decode("uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ=="))
        let code = HMAC.sha256(key: SecretBytes(copying: secret), message: Array(text.utf8))
        #expect(Base64.encode(code) == "pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=")
    }

    /// The first vector of the reference library of ERC-8128, MIT, `conformance-vectors.json` at 1c0151b4: of a later
    /// draft with another key id, so only base, digest and signature are compared.
    @Test func `of the reference library of ERC-8128 have its digest and signer`() throws {
        let request = HTTPRequest(
            .post, ("https", "api.example", "/items?view=full"),
            [
                ("content-digest", "sha-256=:k6I5cakU5erL8KjSUVTNownDwccvu5kU1Hxg88toFYg=:"),
                ("content-type", "application/json"),
            ])
        let input =
            "(\"@scheme\" \"@authority\" \"@method\" \"@path\" \"@query\" \"content-digest\" \"content-type\")"
            + ";created=1700000000;expires=1700000060;nonce=\"EjRWeJCrze8BI0VniavN7w\""
            + ";keyid=\"eip155:1:0x7e5f4552091a69125d5dfcb7b8c2659029395bdf\";tag=\"erc8128\""
        let message = PersonalMessage.text(try base(input).text(for: request))
        #expect(Hex.encode(message.digest) == "a7a6074cd2ab23379c04a8839a3566e98689326367a0ad9cd8ef389a961f96de")
        let bytes = try #require(
            Base64.decode(
                "/BpEToskxkMJ65uRmaNUPiBwbwwg6z3CxEDJJwEYREIx1Hwn85Z1L8XlRpILGx4q80yeiNugYzaUsVPWiPcB0Bs="))
        let signature = try Signature(bytes65: bytes)
        #expect(signature.isValid(for: message, by: try Address("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf")))
        #expect(
            ContentDigest.matches(
                "sha-256=:k6I5cakU5erL8KjSUVTNownDwccvu5kU1Hxg88toFYg=:", Array("{\"hello\":\"world\"}".utf8)))
    }

    /// RFC 9421, sections 2.1 and 2.2.
    @Test(arguments: [
        ("@method", "POST"), ("@authority", "www.example.com"), ("@scheme", "https"), ("@path", "/path"),
        ("@query", "?param=value&foo=bar&baz=bat%2Dman"),
        ("@request-target", "/path?param=value&foo=bar&baz=bat%2Dman"),
        ("@target-uri", "https://www.example.com/path?param=value&foo=bar&baz=bat%2Dman"),
        ("x-ows-header", "Leading and trailing whitespace."), ("cache-control", "max-age=60, must-revalidate"),
        ("example-dict", "a=1,    b=2;x=1;y=2,   c=(a   b   c)"), ("x-empty-header", ""),
    ])
    func `have the values of components`(name: String, value: String) throws {
        let request = HTTPRequest(
            .post, ("HTTPS", "WWW.example.com:443", "/path?param=value&foo=bar&baz=bat%2Dman"),
            [
                ("X-OWS-Header", "   Leading and trailing whitespace.  \t"), ("Cache-Control", "max-age=60"),
                ("Cache-Control", "   must-revalidate"), ("Example-Dict", "  a=1,    b=2;x=1;y=2,   c=(a   b   c)"),
                ("X-Empty-Header", ""),
            ])
        let base = SignatureBase(components: [name], parameters: FieldParameters())
        #expect(
            try base.text(for: request) == "\"\(name)\": \(value)\n\"@signature-params\": (\"\(name)\")")
    }

    @Test(arguments: [("/path", "?"), ("/path?", "?"), ("/path?queryString", "?queryString"), ("/?a?b", "?a?b")])
    func `have a question mark before the query, if there is one or not`(path: String, value: String) throws {
        let base = SignatureBase(components: ["@query"], parameters: FieldParameters())
        let request = HTTPRequest(.get, ("https", "a.b", path), [])
        #expect(try base.text(for: request).hasPrefix("\"@query\": \(value)\n"))
    }

    @Test(arguments: [
        ("http", "a.b:80", "a.b"), ("http", "a.b:443", "a.b:443"), ("https", "a.b:443", "a.b"),
        ("https", "[2001:DB8::1]:8443", "[2001:db8::1]:8443"), (nil, "a.b:443", "a.b"),
    ])
    func `have the authority in lower case without the usual port`(scheme: String?, authority: String, value: String)
        throws
    {
        let base = SignatureBase(components: ["@authority"], parameters: FieldParameters())
        let request = HTTPRequest(.get, (scheme, authority, "/"), [])
        #expect(try base.text(for: request).hasPrefix("\"@authority\": \(value)\n"))
    }

    @Test(arguments: ["date", "Content-Type", "@query-param", "@status", "@other", "", "a b", "x-bad"])
    func `cannot cover what is not there, not known or not ASCII`(name: String) {
        let request = HTTPRequest(
            .get, ("https", "a.b", "/"), [("Content-Type", "x"), ("X-Bad", "caf\u{e9}")])
        let base = SignatureBase(components: [name], parameters: FieldParameters())
        #expect(throws: RequestSignatureError.self) { try base.text(for: request) }
    }

    @Test(arguments: ["(\"a\" \"a\")", "(\"a\";sf)", "(a)", "(1)", "1", "\"a\"", "?1"])
    func `are not made of other lists`(input: String) throws {
        let member = try #require(FieldReader.dictionary("sig=" + input)?.first?.value)
        #expect(throws: RequestSignatureError.self) { try SignatureBase(member) }
    }
}
