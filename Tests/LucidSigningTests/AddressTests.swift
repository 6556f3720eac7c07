// SPDX-License-Identifier: Apache-2.0
import LucidSigning
import Testing

/// The test cases in the text of EIP-55.
private let checksummed = [
    "0x52908400098527886E0F7030069857D2E4169EE7", "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
    "0xde709f2102306220921060314715629080e2fb77", "0x27b1fdb04752bbc536007a920d24acb045561c26",
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
    "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
]

/// The test cases in the text of EIP-1191 (CC0): chains 1, 30 and 31.
private let byChain: [UInt64: [String]] = [
    1: [
        "0x27b1fdb04752bbc536007a920d24acb045561c26", "0x3599689E6292b81B2d85451025146515070129Bb",
        "0x42712D45473476b98452f434e72461577D686318", "0x52908400098527886E0F7030069857D2E4169EE7",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x6549f4939460DE12611948b3f82b88C3C8975323",
        "0x66f9664f97F2b50F62D13eA064982f936dE76657", "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
        "0x88021160C5C792225E4E5452585947470010289D", "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "0xde709f2102306220921060314715629080e2fb77",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
    ],
    30: [
        "0x27b1FdB04752BBc536007A920D24ACB045561c26", "0x3599689E6292B81B2D85451025146515070129Bb",
        "0x42712D45473476B98452f434E72461577d686318", "0x52908400098527886E0F7030069857D2E4169ee7",
        "0x5aaEB6053f3e94c9b9a09f33669435E7ef1bEAeD", "0x6549F4939460DE12611948B3F82B88C3C8975323",
        "0x66F9664f97f2B50F62d13EA064982F936de76657", "0x8617E340b3D01Fa5f11f306f4090fd50E238070D",
        "0x88021160c5C792225E4E5452585947470010289d", "0xD1220A0Cf47c7B9BE7a2e6ba89F429762E7B9adB",
        "0xDBF03B407c01E7CD3cBea99509D93F8Dddc8C6FB", "0xDe709F2102306220921060314715629080e2FB77",
        "0xFb6916095cA1Df60bb79ce92cE3EA74c37c5d359",
    ],
    31: [
        "0x27B1FdB04752BbC536007a920D24acB045561C26", "0x3599689e6292b81b2D85451025146515070129Bb",
        "0x42712D45473476B98452F434E72461577D686318", "0x52908400098527886E0F7030069857D2e4169EE7",
        "0x5aAeb6053F3e94c9b9A09F33669435E7EF1BEaEd", "0x6549f4939460dE12611948b3f82b88C3c8975323",
        "0x66f9664F97F2b50f62d13eA064982F936DE76657", "0x8617e340b3D01fa5F11f306F4090Fd50e238070d",
        "0x88021160c5C792225E4E5452585947470010289d", "0xd1220a0CF47c7B9Be7A2E6Ba89f429762E7b9adB",
        "0xdbF03B407C01E7cd3cbEa99509D93f8dDDc8C6fB", "0xDE709F2102306220921060314715629080e2Fb77",
        "0xFb6916095CA1dF60bb79CE92ce3Ea74C37c5D359",
    ],
]

@Suite struct Addresses {
    @Test(arguments: checksummed)
    func `print with the EIP-55 checksum`(text: String) throws {
        let address = try Address(text)
        #expect(address.description == text)
        #expect(try Address(text.lowercased()) == address)
        #expect(try Address("0x" + text.dropFirst(2).uppercased()) == address)
        #expect(try Address(bytes: address.bytes) == address)
        #expect(address.bytes.count == 20)
    }

    @Test(arguments: checksummed)
    func `mixed case with one wrong letter is refused`(text: String) {
        for index in text.indices.dropFirst(2) where text[index].isLetter {
            var wrong = text
            let letter = text[index]
            let swapped = letter.isUppercase ? letter.lowercased() : letter.uppercased()
            wrong.replaceSubrange(index...index, with: swapped)
            let digits = wrong.dropFirst(2)
            guard digits != digits.lowercased(), digits != digits.uppercased() else { continue }
            #expect(throws: SigningError.self) { try Address(wrong) }
        }
    }

    @Test(arguments: [
        "", "0x", "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0X52908400098527886E0F7030069857D2E4169EE7",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAedd",
        " 0x52908400098527886E0F7030069857D2E4169EE7", "0x52908400098527886E0F7030069857D2E4169EE7\n",
        "0x52908400098527886E0F7030069857D2E4169EEg", "XE7338O073KYGTWWZN0F2WZ0R8PX5ZPPZS",
        // EIP-1191 for chain 30: not EIP-55.
        "0x5aaEB6053f3e94c9b9a09f33669435E7ef1bEAeD",
    ])
    func `anything else is refused`(text: String) {
        let error = #expect(throws: SigningError.self) { try Address(text) }
        #expect(error?.code == .invalidValue)
    }

    @Test(arguments: [0, 19, 21, 32])
    func `another number of bytes is refused`(count: Int) {
        #expect(throws: SigningError.self) { try Address(bytes: [UInt8](repeating: 1, count: count)) }
    }

    @Test func `the zero address is zero`() throws {
        #expect(try Address("0x0000000000000000000000000000000000000000") == .zero)
        #expect(Address.zero.bytes == [UInt8](repeating: 0, count: 20))
    }

    @Test(arguments: byChain.flatMap { entry in entry.value.map { (entry.key, $0) } })
    func `print with the EIP-1191 checksum on the chains that use it`(chain: UInt64, text: String) throws {
        let address = try Address(text, onChain: chain)
        #expect(address.checksummed(onChain: chain) == text)
        #expect(try Address(text.lowercased(), onChain: chain) == address)
        #expect(try Address("0x" + text.dropFirst(2).uppercased(), onChain: chain) == address)
        #expect(try Address(bytes: address.bytes).checksummed(onChain: chain) == text)
        // Other chains use EIP-55, and only text that happens to be right there as well, or of one case, is taken.
        let digits = text.dropFirst(2)
        let isOfOneCase = digits == digits.lowercased() || digits == digits.uppercased()
        #expect(address.checksummed(onChain: 32) == address.description)
        for other in [UInt64(1), 3, 29, 30, 31, 32, 300, UInt64.max] {
            let isRight = isOfOneCase || address.checksummed(onChain: other) == text
            #expect(((try? Address(text, onChain: other)) == address) == isRight)
        }
        #expect(((try? Address(text)) == address) == (isOfOneCase || address.description == text))
    }

    @Test func `the error of a chain names its checksum`() {
        let text = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
        let error = #expect(throws: SigningError.self) { try Address(text, onChain: 30) }
        #expect(error?.code == .invalidValue)
        #expect(error?.detail.contains("EIP-1191") == true)
    }
}
