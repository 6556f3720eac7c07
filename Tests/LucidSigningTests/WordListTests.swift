// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidSigning
import Testing

@Suite struct `Word lists` {
    private func words(_ language: MnemonicLanguage) -> [[UInt8]] {
        (0..<WordList.count).map { Array(WordList.of(language)[$0]) }
    }

    /// The digests of the files of bip-0039, the same in python-mnemonic 0.21, eth-account 0.14.0 and bip-utils 2.12.3.
    @Test(
        arguments: [
            (.english, "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"),
            (.japanese, "2eed0aef492291e061633d7ad8117f1a2b03eb80a29d0e4e3117ac2528d05ffd"),
            (.korean, "9e95f86c167de88f450f0aaf89e87f6624a57f973c67b516e338e8e8b8897f60"),
            (.spanish, "46846a5a0139d1e3cb77293e521c2865f7bcdb82c44e8d0a06a2cd0ecba48c0b"),
            (.chineseSimplified, "5c5942792bd8340cb8b27cd592f1015edf56a8c5b26276ee18a482428e7c5726"),
            (.chineseTraditional, "417b26b3d8500a4ae3d59717d7011952db6fc2fb84b807f3f94ac734e89c1b5f"),
            (.french, "ebc3959ab7801a1df6bac4fa7d970652f1df76b683cd2f4003c941c63d517e59"),
            (.italian, "d392c49fdb700a24cd1fceb237c1f65dcc128f6b34a8aacb58b59384b5c648c2"),
            (.czech, "7e80e161c3e93d9554c2efb78d4e3cebf8fc727e9c52e03b83b94406bdcc95fc"),
            (.portuguese, "2685e9c194c82ae67e10ba59d9ea5345a23dc093e92276fc5361f6667d79cd3f"),
        ] as [(MnemonicLanguage, String)])
    func `are those of the standard, byte for byte`(language: MnemonicLanguage, digest: String) {
        let file = words(language).reduce(into: [UInt8]()) { $0 += $1 + [0x0a] }
        #expect(Hex.encode(SHA256.hash(file)) == digest)
    }

    @Test(arguments: MnemonicLanguage.allCases)
    func `have 2048 words that are found where they stand`(language: MnemonicLanguage) throws {
        let words = words(language)
        #expect(Set(words).count == 2048)
        for (index, word) in words.enumerated() {
            let found = word.withUnsafeBytes { WordList.of(language).index(of: $0[...]) }
            #expect(found == index)
            #expect(CompatibilityDecomposition.apply(SecretBytes(copying: word))?.withBytes { Array($0) } == word)
        }
        for other in ["", "a", "zzzz", "あ", "\u{10ffff}", "abandonn"] {
            var other = other
            #expect(other.withUTF8 { WordList.of(language).index(of: UnsafeRawBufferPointer($0)[...]) } == nil)
        }
    }

    @Test func `share the words that are known to be in two lists`() {
        var shared: [String: Int] = [:]
        for (index, language) in MnemonicLanguage.allCases.enumerated() {
            for other in MnemonicLanguage.allCases.dropFirst(index + 1) {
                let count = Set(words(language)).intersection(words(other)).count
                if count > 0 { shared["\(language) \(other)"] = count }
            }
        }
        #expect(shared == ["english french": 100, "chinese_simplified chinese_traditional": 1275])
    }
}
