// SPDX-License-Identifier: Apache-2.0
import LucidOpenAPIGenerator
import Testing

@Suite struct NameTests {
    @Test(arguments: [
        ("access_token", "accessToken"), ("baseUrl", "baseUrl"), ("X-Request-Id", "xRequestId"),
        ("WWW-Authenticate", "wwwAuthenticate"), ("JSONWebKey", "jsonWebKey"), ("utf-8", "utf8"),
        ("wallet.sign", "walletSign"), ("shut-down", "shutDown"), ("urn:mood:hungry", "urnMoodHungry"),
        ("3d", "_3d"), ("default", "`default`"), ("self", "self_"), ("init", "init_"), ("a-ä-b", "aB"),
        ("--", "_empty"),
    ])
    func `a wire name becomes a Swift member`(_ wire: String, _ name: String) {
        #expect(SwiftName.member(wire) == name)
    }

    @Test(arguments: [
        ("getJWKS", "GetJWKS"), ("patch-animal", "PatchAnimal"), ("issueAgentChallenge", "IssueAgentChallenge"),
    ])
    func `an operation's name becomes a Swift type`(_ wire: String, _ name: String) {
        #expect(SwiftName.type(wire) == name)
        #expect(SwiftName.isType(name))
        #expect(!SwiftName.isType(wire))
    }

    @Test(arguments: [
        ("One. Two.", "One.", "Two."), ("Only one", "Only one.", ""),
        ("RFC 6749, e.g. this. `That` too.", "RFC 6749, e.g. this.", "`That` too."),
    ])
    func `the first sentence of a description stands alone`(_ text: String, _ first: String, _ rest: String) {
        let parts = TextWriter.firstSentence(text)
        #expect(parts.0 == first)
        #expect(parts.1 == rest)
    }
}
