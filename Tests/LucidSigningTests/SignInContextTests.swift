// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import LucidSigning
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

private let text = """
    https://u@[2001:db8::1]:8443 wants you to sign in with your Ethereum account:
    0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2


    URI: https://[2001:db8::1]:8443/login
    Version: 1
    Chain ID: 8453
    Nonce: abcdefgh
    Issued At: 2026-01-02T03:04:05Z
    Expiration Time: 2026-01-02T03:09:05Z
    Not Before: 2026-01-02T03:05:05Z
    Request ID: r1
    """

private func time(_ text: String) -> Date { RFC3339.parse(text) ?? .distantPast }

@Suite struct `A sign-in message in its context` {
    private let message: SignInMessage
    private let context: SignInContext

    init() throws {
        message = try SignInMessage(parsing: text)
        context = SignInContext(
            domain: "u@[2001:db8::1]:8443", uri: "https://[2001:db8::1]:8443/login",
            address: try Address("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"), chainID: 8453, nonce: "abcdefgh",
            requestID: "r1", now: time("2026-01-02T03:06:00Z"))
    }

    private func path(_ change: (inout SignInContext) -> Void) -> String? {
        var context = context
        change(&context)
        do {
            try message.validate(in: context)
            return nil
        } catch {
            #expect(error.code == .refused)
            return error.path
        }
    }

    @Test func `is valid if every field is as expected`() throws {
        #expect(path { _ in } == nil)
        #expect(path { $0.address = nil } == nil)
        #expect(path { $0.requestID = nil } == nil)
    }

    @Test func `is refused for the first field that is not`() throws {
        #expect(path { $0.domain = "[2001:db8::1]:8443" } == "domain")
        #expect(path { $0.domain = "u@[2001:db8::1]" } == "domain")
        #expect(path { $0.domain = "u@[2001:DB8::1]:8443" } == "domain")
        #expect(path { $0.scheme = "http" } == "scheme")
        #expect(path { $0.scheme = nil } == "scheme")
        #expect(path { $0.uri = "https://[2001:db8::1]:8443/login/" } == "uri")
        #expect(path { $0.address = .zero } == "address")
        #expect(path { $0.chainID = 1 } == "chainId")
        #expect(path { $0.nonce = "abcdefgH" } == "nonce")
        #expect(path { $0.requestID = "r2" } == "requestId")
    }

    @Test(arguments: [
        ("2026-01-02T03:03:34Z", "issuedAt"), ("2026-01-02T03:03:35Z", "notBefore"),
        ("2026-01-02T03:04:34Z", "notBefore"), ("2026-01-02T03:04:35Z", nil), ("2026-01-02T03:09:04.999Z", nil),
        ("2026-01-02T03:09:05Z", "expirationTime"), ("2030-01-01T00:00:00Z", "expirationTime"),
    ])
    func `is valid from its start, less the skew, to just before its end`(now: String, expected: String?) {
        #expect(path { $0.now = time(now) } == expected)
    }

    @Test func `can be too old before it expires`() {
        #expect(path { $0.maximumAge = 115 } == nil)
        #expect(path { $0.maximumAge = 114 } == "issuedAt")
    }

    @Test func `takes the scheme that is expected from the URI`() {
        #expect(context.scheme == "https")
        #expect(
            SignInContext(domain: "a", uri: "urn:x", scheme: "https", chainID: 1, nonce: "", now: .distantPast).scheme
                == "https")
        #expect(SignInContext(domain: "a", uri: "none", chainID: 1, nonce: "", now: .distantPast).scheme == nil)
    }

    @Test func `is verified with the signature of its account only`() throws {
        let key = try PrivateKey(hex: String(repeating: "7", count: 64))
        let other = try PrivateKey(hex: String(repeating: "8", count: 64))
        let message = try SignInMessage(
            domain: "a.b", address: key.address, uri: "https://a.b", chainID: 1, nonce: "abcdefgh",
            issuedAt: "2026-01-02T03:04:05Z")
        let context = SignInContext(
            domain: "a.b", uri: "https://a.b", chainID: 1, nonce: "abcdefgh", now: message.issuedAtDate)
        try message.verify(key.sign(message: .text(message.text)), in: context)
        let wrong = try other.sign(message: .text(message.text))
        let error = #expect(throws: SigningError.self) { try message.verify(wrong, in: context) }
        #expect(error?.path == "signature" && error?.code == .refused)
    }

    @Test func `is known by its phrase, and a text with the phrase that does not conform is refused`() throws {
        #expect(try SignInMessage(claimedBy: "hello") == nil)
        #expect(try SignInMessage(claimedBy: text) == message)
        for bad in [text + "\n", " " + text, text.replacing("Version: 1", with: "Version: 2"), text.lowercased()] {
            let error = #expect(throws: SigningError.self) { try SignInMessage(claimedBy: bad) }
            #expect(error?.code == .refused)
        }
    }
}
