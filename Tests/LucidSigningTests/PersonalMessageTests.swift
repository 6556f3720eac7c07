// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidSigning
import Testing

private struct Known: Sendable, CustomTestStringConvertible {
    let text: String
    let key: String
    let address: String
    let digest: String
    let signature: String

    var testDescription: String { text.count < 20 ? text.debugDescription : "\(text.count) characters" }
}

/// Made by eth-account 0.14.0 (`encode_defunct`, `sign_message`), keys from Python's generator with seed 1.
private let known: [Known] = [
    Known(
        text: "",
        key: "0x0f17f5c4414c343c1027c4d1c386bbc4cd613e30d8f16adf91b7584a2265b1f5",
        address: "0x661968Ce4104E50F960aE041eFc170f2E76B8DC5",
        digest: "5f35dce98ba4fba25530a026ed80b2cecdaa31091ba4958b99b52ea1d068adad",
        signature: "0x11b030ce8ffcaa9478e8e9ba8d77a77f948b2b6cfdaf0d88cec2de7e6e45dbfc"
            + "57ed8bd9d0f967736206dd6e09631e6b13d14a1d1f241c31e1e0bd9634522a3a1b"),
    Known(
        text: "hello",
        key: "0x1adfcc96c9e9c616612e7696a6cecc1b78e510617311d8a3c2ce6f447ed4d57b",
        address: "0x0bB706c8676d645284546B8E0B38e1Cd816d339C",
        digest: "50b2c43fd39106bafbba0da34fc430e1f91e3c96ea2acee2bc34119f92b37750",
        signature: "0x1bd653a427ec1e4d7619725e6b0c889211dcc976c72330895c616a7fd814a306"
            + "72cb7db68bebbb2bc56e0b768a4d9caed3b15a8efcd0a2a5ba37d691cec179241c"),
    Known(
        text: "Hello World",
        key: "0x4dc0873b6ec9d28663ca828dd5f4b3b2e4b06ce60741c7a87ce42c8218072e8c",
        address: "0x2b39e3112DaE324D42fb4c5d7CcbBf4b081f1DD5",
        digest: "a1de988600a42c4b4ab089b619297c17d53cffae5d5120d82d8a92d0bb3b78f2",
        signature: "0xd288046744aad6c262c9b42bdb9dffd0af8bf5ca76f8ce4db9a09f98e6e5f529"
            + "19dbe0b9d11575d829a40a5e835e6ac58de583076d63c5a176d69fb66e6a97111b"),
    Known(
        text: "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}",
        key: "0x66a23f1ab8b6d8fe442e3d437204e52db2221a58008a05a6c4647159c324c985",
        address: "0xA95a2fAf65faECA6A37eb5014226658Ce345bc1A",
        digest: "eff437da5703c32d4d9eb08bfab5918b8e9b5c7f85b6e5fbe6e007931c94cb02",
        signature: "0xfe92176f3e5b276dcfc9b33f474c89756a98c97a69dbf3e0b6e26322801562dc"
            + "537a43d29ee20ccfb13eeb54f8c28ef42b049573248d9ad26e57fd4667b6be311c"),
    Known(
        text: "e\u{301}",
        key: "0x02db737107d4bedc51431193e6c3f3391a2b8f1ff1fd42a29755d4c13a902931",
        address: "0x79f452f12ba00dbE5dCeB3D6c061968856adB990",
        digest: "f31caa9327bd7fceccd2379acf6396d7d7b4dbed03c8452baeebefaf2371379e",
        signature: "0x6d25b2ff27652dfd6a8218fbf587abcc8737d3fb1225c6903394385d7585db4e"
            + "02b4ecf15deb2990319b9d9e55ca9048eded6262988a05d2d1498efa24b8a2421b"),
    Known(
        text: "\u{e9}",
        key: "0x57deb3fc619699cfe1988ad9f06c144a025b413f8a9a021ea648a7dd06839eb9",
        address: "0x3Aa51E111B142f3C34b441Da897546d0A5E8c758",
        digest: "ba8cc708d7c0ceccba0ed21ddc61b53a0db963cffb45659d761ff24f520f0a99",
        signature: "0xe6422f1b96a6ec4083f2f837bfd9d85e6543dbe020245f839143aedd9a09bbcb"
            + "107ee847baff7ef6bb91ff71c6c3c9a8d14ccec97603f8ef1b080972a9c543491b"),
    Known(
        text: "a\r\nb",
        key: "0x61c0f44738c0c8fd8712b8bc076f3787b9d179e06c0fd4f5f8130c4237730edf",
        address: "0x98230ab6388B948cB47758d2B77Cb01662575594",
        digest: "714a04086ef023c388dc19b4a31568abff0f662bf246cb32d60bf0e9df6b5b7e",
        signature: "0x092d39799dea6c9c9718a24b3ec3b22434f130564545e861fadf8999422cc176"
            + "1f5a7d07a221819f7fcb1f89be4d233877090fe11ab0fece2e9dee1a6f8ce14b1c"),
    Known(
        text: "0xdeadbeef",
        key: "0x56a2f91e3b1a11df587fd2803bab6c398d88348a7eed8d14f06d3fef701966a0",
        address: "0xb4D42914EF6803D142D800B70a97B1f14AC1CecC",
        digest: "efedd0a9a0294228c3977d7fbb68c7d40279f8b408cf3e24ef1823b179709e58",
        signature: "0x962d097547c8cc09f77e62c51025aa707afad0b9dd43888f47074b9d218b4bd8"
            + "416298dd3cea436ab64b7c98482390487af780fcd0207342afe3d1144feace591b"),
    Known(
        text: String(repeating: "x", count: 1000),
        key: "0x3545625d05805975ed2f89d94a2f20aaf3c64af775a89294c2cd789a380208a9",
        address: "0x3D47f241a11488D0C32c5fDAC8D409261448695e",
        digest: "6a37e0b91509decb144d44cf932ba38dd926594952faf4817922845f01fa2908",
        signature: "0xa458c7b9dd13f1f3f1566f6f293572a80e0de959374ce5485a726a9d8ba455be"
            + "313cac2acfce9f39255e6495f72435c2a5d265324e17f2441c69725be9c596b61b"),
]

@Suite struct `Personal messages` {
    @Test(arguments: known)
    private func `digest, signature and signer are those of eth-account`(known: Known) throws {
        let message = PersonalMessage.text(known.text)
        #expect(Hex.encode(message.digest) == known.digest)
        let key = try PrivateKey(hex: known.key)
        let signature = try key.sign(message: message)
        #expect(signature.hex == known.signature)
        #expect(key.address.description == known.address)
        #expect(try PublicKey.recover(message: message, signature: signature).address == key.address)
    }

    @Test func `the length is counted in bytes, not characters`() {
        let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"
        #expect(family.count == 1)
        let prefixed = Array("\u{19}Ethereum Signed Message:\n18".utf8) + Array(family.utf8)
        #expect(PersonalMessage.text(family).digest == Keccak256.hash(prefixed))
    }

    @Test(arguments: [0, 1, 9, 10, 99, 100, 999, 1000, 12345])
    func `the length is in plain decimal`(count: Int) {
        let bytes = [UInt8](repeating: 65, count: count)
        let prefixed = Array("\u{19}Ethereum Signed Message:\n\(count)".utf8) + bytes
        #expect(PersonalMessage.bytes(bytes).digest == Keccak256.hash(prefixed))
    }

    @Test func `text is never normalised`() {
        let composed = PersonalMessage.text("\u{e9}")
        let decomposed = PersonalMessage.text("e\u{301}")
        #expect("\u{e9}" == "e\u{301}")
        #expect(composed.digest != decomposed.digest)
        #expect(composed != decomposed)
    }

    @Test func `text that looks like hexadecimal is text`() throws {
        let text = PersonalMessage.text("0xdeadbeef")
        let bytes = try PersonalMessage(hex: "0xdeadbeef")
        #expect(text.payload == Array("0xdeadbeef".utf8))
        #expect(bytes.payload == [0xde, 0xad, 0xbe, 0xef])
        #expect(text.digest != bytes.digest)
        #expect(PersonalMessage.text("0x").payload.count == 2)
        #expect(try PersonalMessage(hex: "0x") == .bytes([]))
        #expect(PersonalMessage.bytes([]).digest == PersonalMessage.text("").digest)
    }

    @Test(arguments: ["", "deadbeef", "0xabc", "0xzz", " 0xab", "0xab ", "0Xab", "0x ab", "0xa\u{301}b"])
    func `hexadecimal is 0x and an even number of digits`(text: String) {
        #expect(throws: SigningError.self) { try PersonalMessage(hex: text) }
    }
}
