// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import LucidWallet
import Testing

/// What a hostile authority sends instead of a challenge (M5 and M6 of the fault catalogue).
@Suite struct ChallengeAttackTests {
    static let nonce = "k3vnq0xw9s2jdm5f"
    // 32 bytes that are valid UTF-8 and contain the nonce: the hash of something, found by search.
    static let groundHash = "\(nonce)0123456789abcdef"
    static let hash = [UInt8](repeating: 0xab, count: 32)

    static let payloads: [(String, String)] = [
        ("a hash in hex", Hex.encode(hash, prefix: true)), ("a hash in bare hex", Hex.encode(hash)),
        ("a hash in capitals", Hex.encode(hash).uppercased()), ("a hash in base64", Base64.encode(hash)),
        ("a hash in base64url", Base64URL.encode(hash)),
        ("a hash in base58", "CZ8YUVdk7znjrUmnb5n7kgySk9yRAsQDYmyCxzfSky9t"),
        ("a hash in base32", "VOV2XK5LVOV2XK5LVOV2XK5LVOV2XK5LVOV2XK5LVOV2XK5LVOVQ===="),
        ("a hash that is text and has the nonce", groundHash),
        ("the same with line feeds around", "\n\(groundHash)\n"),
        ("a hash in decimal", "77649876189284921348972340000987654321098765432109876543210987654321012345678"),
        // The unsigned legacy transaction of EIP-155's example.
        (
            "a transaction",
            "0xec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a764000080018080"
        ),
        ("odd hex", "0xabc"), ("no digits at all", "0x"), ("hex with spaces", " 0xab "),
        ("a text without the nonce", "Please sign in."), ("only spaces", "   "),
        ("a request signature", "\"@method\": POST\n\"@authority\": bank.example\nnonce \(nonce)"),
        ("a request signature further down", "hello \(nonce)\n\"@path\": /pay"),
        ("a carriage return", "hello\r\n\(nonce)"), ("a tab", "hello\t\(nonce)"), ("a NUL", "hello\0\(nonce)"),
        ("an escape", "hello \u{1b}[2J\(nonce)"), ("a C1 control", "hello \u{85}\(nonce)"),
        ("a right-to-left override", "hello \u{202e}\(nonce)"), ("a zero-width space", "hello \u{200b}\(nonce)"),
        ("a byte order mark", "\u{feff}hello \(nonce)"), ("a line separator", "hello \u{2028}\(nonce)"),
        ("over a kibibyte", "\(nonce) " + String(repeating: "a", count: 1_024)),
        ("a sign-in for elsewhere", "bank.example wants you to sign in with your Ethereum account:\n\(nonce)"),
        ("the same in other case", "bank.example WANTS you to sign in with your Solana account:\n\(nonce)"),
    ]

    @Test(arguments: payloads) func `a text that may be worth something elsewhere is refused`(
        name: String, payload: String
    ) throws {
        for rule in [ChallengeSigningRule.eip4361, .seed] {
            for content in [
                NormalizedChallenge.Content.message(payload),
                ChallengeNormalizer.content(of: ["message": .string(payload)]),
            ] {
                let error = #expect(throws: WalletError.self) {
                    try ChallengeFixture().signed(rule, content: content)
                }
                #expect(error?.code == .challengeRejected)
            }
        }
    }

    @Test(arguments: [
        "Sign this challenge: k3vnq0xw9s2jdm5f", "line one\nline two k3vnq0xw9s2jdm5f\n",
        #"{"nonce":"k3vnq0xw9s2jdm5f","timestamp":1}"#, "Grüße k3vnq0xw9s2jdm5f",
    ])
    func `an ordinary text is signed by the rule of the original only`(text: String) throws {
        #expect(try ChallengeFixture().signed(.seed, content: .message(text)) == text)
        #expect(throws: WalletError.self) { try ChallengeFixture().signed(content: .message(text)) }
    }

    @Test(arguments: [nil, .null, true, 7, ""] as [JSONValue?])
    func `no payload means no signature, never the payload's hash`(payload: JSONValue?) throws {
        let content = ChallengeNormalizer.content(of: payload)
        #expect(content == .none)
        #expect(throws: WalletError.self) { try ChallengeFixture().signed(.seed, content: content) }
    }

    static func typedData(_ primaryType: String, domain: JSONValue) -> JSONValue {
        [
            "typed_data": [
                "primary_type": .string(primaryType), "domain": domain,
                "types": [
                    "EIP712Domain": [["name": "name", "type": "string"]],
                    .init(stringLiteral: primaryType): [["name": "nonce", "type": "string"]],
                ].asObject, "message": ["nonce": .string(nonce)],
            ]
        ]
    }

    static let listed = ["Login", "Permit", "PermitSingle", "TransferWithAuthorization", "SafeTx", "OrderComponents"]

    @Test(arguments: listed) func `typed data is signed only if listed, and never if it moves value`(
        primaryType: String
    ) throws {
        let fixture = ChallengeFixture()
        let content = ChallengeNormalizer.content(of: Self.typedData(primaryType, domain: ["name": "Lucid"]))
        #expect(throws: WalletError.self) { try fixture.signed(.seed, content: content) }

        var policy = try ChallengeFixture.policy(.seed)
        policy.allowedTypedData = Self.listed.map { AllowedTypedData(domainName: "Lucid", primaryType: $0) }
        var checks = ChallengeGuard(policy: policy)
        let approval = try? checks.approve(fixture.challenge(content), now: fixture.now)
        #expect((approval != nil) == (primaryType == "Login"))
        let elsewhere = ChallengeNormalizer.content(of: Self.typedData(primaryType, domain: ["name": "Bank"]))
        #expect(throws: WalletError.self) { try checks.approve(fixture.challenge(elsewhere), now: fixture.now) }
    }

    @Test func `a hash can hide in no encoding of random bytes`() throws {
        for _ in 0..<500 {
            let bytes = SystemRandom.bytes(32)
            let texts = [
                Hex.encode(bytes), Hex.encode(bytes, prefix: true), Base64.encode(bytes), Base64URL.encode(bytes),
                String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })),
            ]
            for text in texts {
                #expect(throws: WalletError.self) {
                    var fixture = ChallengeFixture()
                    fixture.nonce = String(text.prefix(8))
                    _ = try fixture.signed(.seed, content: .message(text))
                }
            }
        }
    }
}

extension [String: JSONValue] {
    fileprivate var asObject: JSONValue {
        var object = JSONObject()
        for (key, value) in self { object[key] = value }
        return .object(object)
    }
}
