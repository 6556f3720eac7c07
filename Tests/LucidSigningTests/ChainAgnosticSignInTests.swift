// SPDX-License-Identifier: Apache-2.0
import LucidSigning
import Testing

private let address = "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"

/// The lines of the eip155 profile of CAIP-122.
private let profile = """
    service.org wants you to sign in with your Ethereum account:
    \(address)

    I accept the ServiceOrg Terms of Service: https://service.org/tos

    URI: https://service.org/login
    Version: 1
    Chain ID: eip155:8453
    Nonce: 32891756
    Issued At: 2021-09-30T16:25:24Z
    Expiration Time: 2021-10-30T16:25:24Z
    Request ID: r
    Resources:
    - https://example.com/my-web2-claim.json
    """

/// The order of the general template of CAIP-122.
private let template =
    profile
    .replacing("Chain ID: eip155:8453\n", with: "")
    .replacing("Request ID: r\n", with: "Request ID: r\nChain ID: eip155:8453\n")

@Suite struct `Sign-in messages by CAIP-122` {
    @Test(arguments: [
        profile, template, profile.replacing("Ethereum", with: "Base"),
        profile.replacing("Ethereum", with: "OP Mainnet 2.0-x"), template.replacing("Request ID: r\n", with: ""),
        template.replacing("Ethereum", with: "a"),
    ])
    func `are parsed and written back byte for byte, and are not EIP-4361's`(text: String) throws {
        let message = try SignInMessage(parsingChainAgnostic: text)
        #expect(Array(message.text.utf8) == Array(text.utf8))
        #expect(message.chainID == 8453)
        #expect(message.address.description == address)
        #expect(throws: SigningError.self) { try SignInMessage(parsing: text) }
        #expect(try SignInMessage(claimedBy: text) == message)
        let rebuilt = try SignInMessage(
            form: message.form, domain: message.domain, address: message.address, statement: message.statement,
            uri: message.uri, chainID: message.chainID, nonce: message.nonce, issuedAt: message.issuedAt,
            expirationTime: message.expirationTime, requestID: message.requestID, resources: message.resources)
        #expect(rebuilt == message)
    }

    @Test(arguments: [
        (profile.replacing("eip155:8453", with: "8453"), "chainId"),
        (profile.replacing("eip155:8453", with: "eip155:08453"), "chainId"),
        (profile.replacing("eip155:8453", with: "EIP155:8453"), "chainId"),
        (profile.replacing("Chain ID: eip155:8453\n", with: ""), "chainId"),
        (template.replacing("Request ID: r\n", with: "Request ID: r\nChain ID: eip155:1\n"), ""),
        (profile.replacing("Request ID: r\n", with: "Chain ID: eip155:8453\nRequest ID: r\n"), ""),
        (profile.replacing("Ethereum ", with: ""), "domain"), (profile.replacing("Ethereum", with: ""), "blockchain"),
        (profile.replacing("Ethereum", with: " Base"), "blockchain"),
        (profile.replacing("Ethereum", with: "Base "), "blockchain"),
        (profile.replacing("Ethereum", with: "B\u{e4}se"), "blockchain"),
        (profile.replacing("Ethereum", with: String(repeating: "a", count: 65)), "blockchain"),
        (profile.replacing("Ethereum", with: "a\tb"), "blockchain"),
        (profile.replacing(address, with: address.lowercased()), "address"),
        (profile.replacing(address, with: "GwAF45zjfyGzUbd3i3hXxzGeuchzEZXwpRYHZM5912F1"), "address"),
        (profile.replacing("\n", with: "\r\n"), "domain"), (profile + "\n", ""),
    ])
    func `of another form are refused and the field named`(text: String, path: String) {
        let error = #expect(throws: SigningError.self) { try SignInMessage(parsingChainAgnostic: text) }
        #expect(error?.path == path, "\(error?.description ?? "")")
    }

    @Test func `on other chains are not handled here`() {
        let text =
            profile.replacing("eip155:8453", with: "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp")
            .replacing(address, with: "GwAF45zjfyGzUbd3i3hXxzGeuchzEZXwpRYHZM5912F1")
            .replacing("Ethereum", with: "Solana")
        let error = #expect(throws: SigningError.self) { try SignInMessage(parsingChainAgnostic: text) }
        #expect(error?.code == .unsupported && error?.path == "chainId")
    }

    @Test func `are validated as those of EIP-4361 are`() throws {
        let message = try SignInMessage(parsingChainAgnostic: template)
        var context = SignInContext(
            domain: "service.org", uri: "https://service.org/login", chainID: 8453, nonce: "32891756",
            now: message.issuedAtDate)
        try message.validate(in: context)
        context.chainID = 1
        #expect(throws: SigningError.self) { try message.validate(in: context) }
    }

    @Test func `of EIP-4361 are another message`() throws {
        let text = profile.replacing("eip155:8453", with: "8453")
        let one = try SignInMessage(parsing: text)
        let other = try SignInMessage(parsingChainAgnostic: profile)
        #expect(one != other)
        #expect(throws: SigningError.self) { try SignInMessage(parsingChainAgnostic: text) }
    }
}
