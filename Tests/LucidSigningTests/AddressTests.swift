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
}
