// SPDX-License-Identifier: Apache-2.0
import LucidSigning
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

private let address = "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"

/// The example in the text of EIP-4361.
private let example = """
    example.com wants you to sign in with your Ethereum account:
    \(address)

    I accept the ExampleOrg Terms of Service: https://example.com/tos

    URI: https://example.com/login
    Version: 1
    Chain ID: 1
    Nonce: 32891756
    Issued At: 2021-09-30T16:25:24Z
    Resources:
    - ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/
    - https://example.com/my-web2-claim.json
    """

private let plain = """
    localhost:8080 wants you to sign in with your Ethereum account:
    \(address)


    URI: urn:x:y
    Version: 1
    Chain ID: 1
    Nonce: abcdefgh
    Issued At: 2026-01-02T03:04:05Z
    """

@Suite struct `Sign-in messages` {
    @Test func `the example of EIP-4361 has its fields`() throws {
        let message = try SignInMessage(parsing: example)
        #expect(message.scheme == nil)
        #expect(message.domain == "example.com")
        #expect(message.address.description == address)
        #expect(message.statement == "I accept the ExampleOrg Terms of Service: https://example.com/tos")
        #expect(message.uri == "https://example.com/login")
        #expect(message.chainID == 1)
        #expect(message.nonce == "32891756")
        #expect(message.issuedAtDate.timeIntervalSince1970 == 1_633_019_124)
        #expect(message.expirationTime == nil && message.notBefore == nil && message.requestID == nil)
        #expect(message.resources.count == 2)
        #expect(Array(message.text.utf8) == Array(example.utf8))
    }

    @Test(arguments: [
        example, plain,
        plain.replacing("localhost:8080", with: "https://example.com"),
        plain.replacing("localhost:8080", with: "user:pass%20word@example.com:443"),
        plain.replacing("localhost:8080", with: "[::1]:8080"),
        plain.replacing("localhost:8080", with: "[2001:db8::192.168.0.1]"),
        plain.replacing("localhost:8080", with: "[v1.fe80:a]"), plain.replacing("localhost:8080", with: "127.0.0.1"),
        plain.replacing("\n\n\n", with: "\n\nwith a statement: ok?\n\n"),
        plain.replacing("\n\n\n", with: "\n\n \n\n"),
        plain.replacing("\n\n\n", with: "\n\nURI: not the line\n\n"),
        plain + "\nExpiration Time: 2026-01-02T03:04:06.123+01:00",
        plain + "\nNot Before: 2026-01-02t03:04:06z", plain + "\nRequest ID: ", plain + "\nRequest ID: a-b_c~1:@!%20",
        plain + "\nResources:", plain + "\nResources:\n- urn:lucid:agent:a%2Fb",
        plain
            + "\nExpiration Time: 2027-01-01T00:00:00Z\nNot Before: 2026-01-01T00:00:00Z\nRequest ID: x\nResources:\n- a:b",
        plain.replacing("Z", with: "+05:30"), plain.replacing("Chain ID: 1", with: "Chain ID: 18446744073709551615"),
        plain.replacing("urn:x:y", with: "did:key:z6Mk#frag?x"),
        plain.replacing("urn:x:y", with: "http://[::]/a?b=c#d"),
    ])
    func `what is parsed is written back byte for byte`(text: String) throws {
        let message = try SignInMessage(parsing: text)
        #expect(Array(message.text.utf8) == Array(text.utf8))
        #expect(try SignInMessage(parsing: message.text) == message)
        #expect(SignInMessage.isClaimed(by: text))
        let rebuilt = try SignInMessage(
            scheme: message.scheme, domain: message.domain, address: message.address, statement: message.statement,
            uri: message.uri, chainID: message.chainID, nonce: message.nonce, issuedAt: message.issuedAt,
            expirationTime: message.expirationTime, notBefore: message.notBefore, requestID: message.requestID,
            resources: message.resources)
        #expect(rebuilt == message || text.hasSuffix("Resources:"))
    }

    @Test(arguments: [
        ("", "domain"), ("hello", "domain"), (plain + "\n", ""), (plain + "\n\n", ""), ("\n" + plain, "domain"),
        (plain.replacing("\n", with: "\r\n"), "domain"), (plain + " ", "issuedAt"),
        (plain.replacing("localhost:8080", with: ""), "domain"),
        (plain.replacing("localhost:8080", with: "a b"), "domain"),
        (plain.replacing("localhost:8080", with: "a/b"), "domain"),
        (plain.replacing("localhost:8080", with: "a:b"), "domain"),
        (plain.replacing("localhost:8080", with: "a#b"), "domain"),
        (plain.replacing("localhost:8080", with: "[::1"), "domain"),
        (plain.replacing("localhost:8080", with: "[1:2:3]"), "domain"),
        (plain.replacing("localhost:8080", with: "[1::2::3]"), "domain"),
        (plain.replacing("localhost:8080", with: "[::12345]"), "domain"),
        (plain.replacing("localhost:8080", with: "[::1.2.3.256]"), "domain"),
        (plain.replacing("localhost:8080", with: "ex\u{e4}mple.com"), "domain"),
        (plain.replacing("localhost:8080", with: "a%2"), "domain"),
        (plain.replacing("localhost:8080", with: "1x://a.b"), "scheme"),
        (plain.replacing("localhost:8080", with: "://a.b"), "scheme"),
        (plain.replacing("Ethereum", with: "ethereum"), "domain"),
        (plain.replacing(address, with: address.lowercased()), "address"),
        (plain.replacing(address, with: "0x" + address.dropFirst(2).uppercased()), "address"),
        (plain.replacing(address, with: String(address.dropLast())), "address"),
        (plain.replacing("Cc2", with: "cC2"), "address"), (plain.replacing(address, with: ""), "address"),
        (plain.replacing("\n\n\n", with: "\n\n"), "statement"), (plain.replacing("\n\n\n", with: "\n\n\n\n"), "uri"),
        (plain.replacing("\n\n\n", with: "\n\n\n\n\n"), "uri"),
        (plain.replacing("\n\n\n", with: "\n\na\nb\n\n"), "statement"),
        (plain.replacing("\n\n\n", with: "\n\ncaf\u{e9}\n\n"), "statement"),
        (plain.replacing("\n\n\n", with: "\n\n100%\n\n"), "statement"),
        (plain.replacing("\n\n\n", with: "\n\na\tb\n\n"), "statement"),
        (plain.replacing("\n\n\n", with: "\n\n\"quoted\"\n\n"), "statement"),
        (plain.replacing("\n\n\n", with: "\n\na\r\n\n"), "statement"),
        (plain.replacing("urn:x:y", with: "not a uri"), "uri"), (plain.replacing("urn:x:y", with: ""), "uri"),
        (plain.replacing("urn:x:y", with: "/relative"), "uri"), (plain.replacing("urn:x:y", with: "http://a b"), "uri"),
        (plain.replacing("urn:x:y", with: "http://[x]/"), "uri"), (plain.replacing("urn:x:y", with: "a:b#c#d"), "uri"),
        (plain.replacing("urn:x:y", with: "a:%zz"), "uri"), (plain.replacing("URI: ", with: "URI:"), "uri"),
        (plain.replacing("URI: ", with: "Uri: "), "uri"),
        (plain.replacing("Version: 1", with: "Version: 2"), "version"),
        (plain.replacing("Version: 1", with: "Version: 01"), "version"),
        (plain.replacing("Version: 1\n", with: ""), "version"),
        (plain.replacing("Chain ID: 1", with: "Chain ID: 0x1"), "chainId"),
        (plain.replacing("Chain ID: 1", with: "Chain ID: 01"), "chainId"),
        (plain.replacing("Chain ID: 1", with: "Chain ID: "), "chainId"),
        (plain.replacing("Chain ID: 1", with: "Chain ID: -1"), "chainId"),
        (plain.replacing("Chain ID: 1", with: "Chain ID: +1"), "chainId"),
        (plain.replacing("Chain ID: 1", with: "Chain ID: 18446744073709551616"), "chainId"),
        (plain.replacing("Version: 1\nChain ID: 1", with: "Chain ID: 1\nVersion: 1"), "version"),
        (plain.replacing("abcdefgh", with: "abcdefg"), "nonce"),
        (plain.replacing("abcdefgh", with: "abcdefg!"), "nonce"),
        (plain.replacing("abcdefgh", with: "abcdefg\u{661}"), "nonce"),
        (plain.replacing("Nonce: abcdefgh\n", with: ""), "nonce"),
        (plain.replacing("2026-01-02T03:04:05Z", with: "2026-01-02"), "issuedAt"),
        (plain.replacing("2026-01-02T03:04:05Z", with: "2026-13-02T03:04:05Z"), "issuedAt"),
        (plain.replacing("2026-01-02T03:04:05Z", with: "2026-02-29T03:04:05Z"), "issuedAt"),
        (plain.replacing("2026-01-02T03:04:05Z", with: "2026-01-02T03:04:05"), "issuedAt"),
        (plain.replacing("2026-01-02T03:04:05Z", with: "2026-01-02 03:04:05Z"), "issuedAt"),
        (plain.replacing("\nIssued At: 2026-01-02T03:04:05Z", with: ""), "issuedAt"),
        (plain + "\nExpiration Time: tomorrow", "expirationTime"), (plain + "\nNot Before: ", "notBefore"),
        (plain + "\nNot Before: 2026-01-01T00:00:00Z\nExpiration Time: 2027-01-01T00:00:00Z", ""),
        (plain + "\nRequest ID: a b", "requestId"), (plain + "\nRequest ID: a/b", "requestId"),
        (plain + "\nResources: ", ""),
        (plain + "\nResources:\n- nope", "resources[0]"), (plain + "\nResources:\n- a:b\n- ", "resources[1]"),
        (plain + "\nResources:\na:b", ""), (plain + "\nResources:\n-a:b", ""), (plain + "\nResources:\n- a:b\n", ""),
        (plain + "\nResources:\n- a:b\nRequest ID: x", ""), (plain + "\nFoo: bar", ""),
        (plain + "\nRequest ID: x\nRequest ID: y", ""),
    ])
    func `anything else is refused and the field named`(text: String, path: String) {
        let error = #expect(throws: SigningError.self) { try SignInMessage(parsing: text) }
        #expect(error?.path == path, "\(error?.description ?? "")")
    }

    @Test func `a text that claims to be one is told from others`() {
        #expect(SignInMessage.isClaimed(by: "x wants you to sign in with your Ethereum account"))
        #expect(SignInMessage.isClaimed(by: "\u{301}wants you to sign in with your Ethereum account:\r\n"))
        #expect(SignInMessage.isClaimed(by: "WANTS you to sign in with your ethereum account"))
        #expect(SignInMessage.isClaimed(by: "a.b wants you to sign in with your Base account:"))
        #expect(!SignInMessage.isClaimed(by: "wants you to sign in with you"))
        #expect(!SignInMessage.isClaimed(by: ""))
    }

    @Test func `a message that no text has cannot be built`() throws {
        let account = try Address(address)
        func build(
            domain: String = "a.b", statement: String? = nil, uri: String = "a:b", nonce: String = "abcdefgh",
            issuedAt: String = "2026-01-02T03:04:05Z", requestID: String? = nil, resources: [String] = []
        ) throws(SigningError) -> SignInMessage {
            try SignInMessage(
                domain: domain, address: account, statement: statement, uri: uri, chainID: 1, nonce: nonce,
                issuedAt: issuedAt, requestID: requestID, resources: resources)
        }
        _ = try build()
        #expect(throws: SigningError.self) { try build(domain: "a\nb") }
        #expect(throws: SigningError.self) { try build(statement: "") }
        #expect(throws: SigningError.self) { try build(statement: "a\nURI: c:d") }
        #expect(throws: SigningError.self) { try build(uri: "a:b\nVersion: 1") }
        #expect(throws: SigningError.self) { try build(nonce: "a") }
        #expect(throws: SigningError.self) { try build(issuedAt: "2026-01-02T03:04:05Z\nRequest ID: x") }
        #expect(throws: SigningError.self) { try build(requestID: "\n") }
        #expect(throws: SigningError.self) { try build(resources: ["a:b\n- c:d"]) }
    }
}
