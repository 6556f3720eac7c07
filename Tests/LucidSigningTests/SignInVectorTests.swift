// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import LucidSigning
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The vectors of the reference library, see `provenance` in `Vectors/siwe.json`.
@Suite struct `Sign-in vectors of siwe` {
    @Test func `are all there`() {
        #expect(TestVector.all("positive", in: "siwe.json").count == 13)
        #expect(TestVector.all("negative", in: "siwe.json").count == 29)
        #expect(TestVector.all("negativeEarlier", in: "siwe.json").count == 6)
    }

    @Test(arguments: TestVector.all("positive", in: "siwe.json"))
    func `that are valid are parsed and written back`(vector: TestVector) throws {
        let text = try vector.text("message")
        let message = try SignInMessage(parsing: text)
        #expect(Array(message.text.utf8) == Array(text.utf8))
        let fields = try #require(vector.json["fields"])
        #expect(message.domain == fields["domain"]?.stringValue)
        #expect(message.address.description == fields["address"]?.stringValue)
        #expect(message.statement == fields["statement"]?.stringValue)
        #expect(message.uri == fields["uri"]?.stringValue)
        #expect(String(message.chainID) == fields["chainId"]?.stringValue)
        #expect(message.nonce == fields["nonce"]?.stringValue)
        #expect(message.issuedAt == fields["issuedAt"]?.stringValue)
        #expect(message.resources == (fields["resources"]?.arrayValue ?? []).compactMap(\.stringValue))
        #expect(try SignInMessage(claimedBy: text) == message)
    }

    @Test(arguments: TestVector.all("negative", in: "siwe.json") + TestVector.all("negativeEarlier", in: "siwe.json"))
    func `that are invalid are refused`(vector: TestVector) throws {
        let text = try vector.text("message")
        #expect(throws: SigningError.self, "\(vector.json)") { try SignInMessage(parsing: text) }
        #expect(throws: SigningError.self) { try SignInMessage(parsingChainAgnostic: text) }
        let error = #expect(throws: SigningError.self) { try SignInMessage(claimedBy: text) }
        #expect(error?.code == .refused)
    }

    @Test(arguments: TestVector.all("validationPositive", in: "siwe.json"))
    func `that are signed are by their account`(vector: TestVector) throws {
        let message = try build(vector)
        let signature = try Signature(hex: vector.text("signature"))
        try message.verify(signature, in: context(for: message))
        #expect(signature.isValid(for: .text(message.text), by: message.address))
        #expect(!signature.isValid(for: .text(message.text + "\n"), by: message.address))
    }

    @Test(arguments: TestVector.all("validationNegative", in: "siwe.json"))
    func `that are signed and wrong are refused`(vector: TestVector) throws {
        #expect(throws: SigningError.self, "\(vector.json)") {
            let message = try build(vector)
            let signature = try Signature(hex: vector.text("signature"))
            try message.verify(signature, in: context(for: message))
        }
    }

    private func build(_ vector: TestVector) throws -> SignInMessage {
        try SignInMessage(
            domain: vector.text("domain"), address: Address(vector.text("address")),
            statement: vector.text("statement"), uri: vector.text("uri"), chainID: 1, nonce: vector.text("nonce"),
            issuedAt: vector.text("issuedAt"), expirationTime: vector.text("expirationTime"))
    }

    /// What the message says, a minute after it was made.
    private func context(for message: SignInMessage) -> SignInContext {
        SignInContext(
            domain: "login.xyz", uri: "https://login.xyz", address: message.address, chainID: 1, nonce: message.nonce,
            now: message.issuedAtDate + 60)
    }
}
