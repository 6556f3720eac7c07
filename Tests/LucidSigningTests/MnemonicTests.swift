// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidSigning
import Testing

private let abandon = String(repeating: "abandon ", count: 11) + "about"

@Suite struct Mnemonics {
    @Test(arguments: MnemonicLanguage.allCases)
    func `agree with the official vectors`(language: MnemonicLanguage) throws {
        let vectors = MnemonicVectors.official(language)
        #expect(vectors.count == (language == .english ? 24 : 8))
        for vector in vectors {
            try check(vector, language: language, passphrase: "TREZOR")
        }
    }

    @Test func `agree with the Japanese vectors`() throws {
        let vectors = MnemonicVectors.all("japanese")
        #expect(vectors.count == 24)
        for vector in vectors {
            try check(vector, language: .japanese, passphrase: MnemonicVectors.salt)
        }
    }

    private func check(_ vector: TestVector, language: MnemonicLanguage, passphrase: String) throws {
        let fields = vector.fields
        try #require(fields.count == 4)
        let made = try Mnemonic(
            entropy: SecretBytes(copying: #require(Hex.decode(fields[0]))), language: language)
        #expect(made.sentence.utf8Text == fields[1], "\(vector)")
        let parsed = try Mnemonic(parsing: fields[1], language: language)
        #expect(parsed.entropy.hex == fields[0])
        #expect(parsed.sentence.constantTimeEquals(made.sentence))
        #expect(try parsed.seed(passphrase: SecretBytes(utf8: passphrase)).hex == fields[2])
        let key = try ExtendedPrivateKey(mnemonic: made, passphrase: SecretBytes(utf8: passphrase))
        #expect(key.export().utf8Text == fields[3])
    }

    @Test(arguments: MnemonicVectors.all("random"))
    func `agree with eth-account and python-mnemonic`(vector: TestVector) throws {
        let language = try #require(MnemonicLanguage(rawValue: vector.text("language")))
        let mnemonic = try Mnemonic(parsing: vector.text("words"), language: language)
        #expect(try mnemonic.entropy.hex == vector.text("entropy"))
        let passphrase = SecretBytes(utf8: try vector.text("passphrase"))
        #expect(try mnemonic.seed(passphrase: passphrase).hex == vector.text("seed"))
        let path = try DerivationPath(parsing: vector.text("path"))
        let key = try PrivateKey(mnemonic: mnemonic, passphrase: passphrase, path: path)
        #expect(try key.address.description == vector.text("address"))
        #expect(try key.withBytes { Hex.encode($0) } == vector.text("key"))
        let guessed = try? Mnemonic(parsing: vector.text("words"))
        #expect(guessed == nil || guessed?.language == language)
        #expect(guessed != nil || language == .chineseSimplified || language == .chineseTraditional)
    }

    @Test func `the key of the test mnemonic of many tools is the known one`() throws {
        let words = "test test test test test test test test test test test junk"
        let key = try PrivateKey(mnemonic: Mnemonic(parsing: words))
        #expect(key.address.description == "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266")
        let second = try PrivateKey(mnemonic: Mnemonic(parsing: words), path: .ethereum(index: 1))
        #expect(second.address.description == "0x70997970C51812dc3A010C7d01b50e0d17dc79C8")
    }

    @Test(arguments: MnemonicLength.allCases, MnemonicLanguage.allCases)
    func `that are generated have the length asked for and are read back`(
        length: MnemonicLength, language: MnemonicLanguage
    ) throws {
        let made = Mnemonic.generate(length, language: language)
        #expect(made.length == length && made.language == language)
        #expect(made.entropy.count == length.rawValue * 4 / 3)
        let read = try Mnemonic(parsing: made.sentence, language: language)
        #expect(read.entropy.constantTimeEquals(made.entropy))
        #expect(!made.entropy.constantTimeEquals(Mnemonic.generate(length).entropy))
    }

    @Test(arguments: [
        " \t\(abandon)\n", abandon.replacing(" ", with: "\u{3000}"), abandon.replacing(" ", with: "\r\n"),
        abandon.replacing(" ", with: " \u{a0} "),
    ])
    func `are the same however their words are parted`(text: String) throws {
        let mnemonic = try Mnemonic(parsing: text)
        #expect(mnemonic.sentence.utf8Text == abandon)
        #expect(mnemonic.language == .english)
    }

    @Test func `without a passphrase are those with an empty one`() throws {
        let mnemonic = try Mnemonic(parsing: abandon)
        let seed = try mnemonic.seed()
        #expect(seed.hex.hasPrefix("5eb00bbddcf069084889a8ab9155568165f5c453"))
        #expect(try mnemonic.seed(passphrase: SecretBytes(copying: [])).constantTimeEquals(seed))
        #expect(try !mnemonic.seed(passphrase: SecretBytes(utf8: " ")).constantTimeEquals(seed))
    }

    @Test func `show no word and no entropy when printed or dumped`() throws {
        let mnemonic = try Mnemonic(
            parsing: "legal winner thank year wave sausage worth useful legal winner thank yellow")
        var dumped = ""
        dump(mnemonic, to: &dumped)
        dump([Optional(mnemonic)], to: &dumped)
        let texts = [
            "\(mnemonic)", String(reflecting: mnemonic), dumped, "\([mnemonic])",
            "\(Mirror(reflecting: mnemonic).children)",
        ]
        for text in texts {
            for word in ["legal", "winner", "sausage", "127", "7f7f"] { #expect(!text.contains(word), "\(text)") }
        }
        #expect("\(mnemonic)" == "Mnemonic(12 words, english)")
        #expect(!(mnemonic as Any is any Encodable) && !(mnemonic as Any is any Equatable))
    }
}

@Suite struct `Mnemonic errors` {
    @Test(arguments: [0, 1, 11, 13, 14, 16, 23, 25, 48])
    func `a wrong number of words is named`(count: Int) throws {
        let text = [String](repeating: "abandon", count: count).joined(separator: " ")
        let error = #expect(throws: SigningError.self) { try Mnemonic(parsing: text) }
        #expect(error?.code == .invalidValue && error?.path == "")
        #expect(error?.detail == "a mnemonic has 12, 15, 18, 21 or 24 words, not \(count)")
    }

    @Test(arguments: [0, 5, 11], [nil, MnemonicLanguage.english])
    func `an unknown word is named by its place and not repeated`(place: Int, language: MnemonicLanguage?) throws {
        var words = abandon.split(separator: " ").map(String.init)
        words[place] = "hunter2"
        let text = words.joined(separator: " ")
        let error = #expect(throws: SigningError.self) { try Mnemonic(parsing: text, language: language) }
        #expect(error?.code == .invalidValue && error?.path == "words[\(place)]")
        #expect(error?.detail == "word \(place + 1) of 12 is not in the list english")
        #expect(error?.description.contains("hunter2") == false)
    }

    @Test func `of several unknown words the first is named and the others are counted`() throws {
        let error = #expect(throws: SigningError.self) {
            try Mnemonic(
                parsing: abandon.replacing("about", with: "Abandon abandom abandone")
                    .split(separator: " ").suffix(12).joined(separator: " "))
        }
        #expect(error?.message == "words[9]: word 10 of 12 is not in the list english, nor are 2 others")
        let none = #expect(throws: SigningError.self) {
            try Mnemonic(parsing: [String](repeating: "x", count: 12).joined(separator: " "))
        }
        #expect(none?.message == "words[0]: word 1 of 12 is not in any list, nor are 11 others")
    }

    @Test func `a mnemonic of another language is not in the list that was named`() throws {
        let text = try Mnemonic(entropy: SecretBytes(copying: [UInt8](repeating: 7, count: 16)), language: .czech)
        let error = #expect(throws: SigningError.self) { try Mnemonic(parsing: text.sentence, language: .italian) }
        #expect(error?.path == "words[0]")
    }

    @Test(arguments: [
        String(repeating: "abandon ", count: 12), String(repeating: "abandon ", count: 24),
        String(repeating: "about ", count: 12), "about " + String(repeating: "abandon ", count: 11),
    ])
    func `a wrong checksum is named`(text: String) throws {
        for language in [nil, MnemonicLanguage.english] {
            let error = #expect(throws: SigningError.self) { try Mnemonic(parsing: text, language: language) }
            #expect(error?.code == .invalidValue && error?.path == "")
            #expect(error?.detail.hasPrefix("the checksum is wrong") == true)
        }
    }

    @Test func `words of both Chinese lists need the language, and give the same seed in either`() throws {
        // The character 的 is the first of both lists, and so are those that the checksum makes of it.
        let simplified = try Mnemonic(
            entropy: SecretBytes(copying: [UInt8](repeating: 0, count: 16)), language: .chineseSimplified)
        let error = #expect(throws: SigningError.self) { try Mnemonic(parsing: simplified.sentence) }
        #expect(error?.code == .invalidRequest && error?.path == "language")
        #expect(error?.detail.contains("chinese_simplified and chinese_traditional") == true)
        let traditional = try Mnemonic(parsing: simplified.sentence, language: .chineseTraditional)
        #expect(try traditional.seed().constantTimeEquals(simplified.seed()))
    }

    @Test func `words that are English and French are told apart by the checksum`() throws {
        // The 100 words of both lists stand at other places, so one checksum in 16 fits by chance.
        let english = Set((0..<WordList.count).map { String(decoding: WordList.of(.english)[$0], as: UTF8.self) })
        let shared = (0..<WordList.count).map { String(decoding: WordList.of(.french)[$0], as: UTF8.self) }
            .filter(english.contains)
        var random = SeededGenerator(seed: 39)
        var found: [MnemonicLanguage: Int] = [:]
        var ambiguous = 0
        for _ in 0..<600 {
            let text = (0..<12).map { _ in shared[Int(random.next() % 100)] }.joined(separator: " ")
            let valid = [MnemonicLanguage.english, .french].filter {
                (try? Mnemonic(parsing: text, language: $0)) != nil
            }
            switch Result(catching: { try Mnemonic(parsing: text) }) {
            case .success(let mnemonic):
                #expect(valid == [mnemonic.language])
                found[mnemonic.language, default: 0] += 1
            case .failure(let error):
                if valid.count == 2 { ambiguous += 1 }
                #expect((error as? SigningError)?.path == (valid.isEmpty ? "" : "language"))
                #expect(valid.count != 1)
            }
        }
        #expect(found[.english] ?? 0 > 0 && found[.french] ?? 0 > 0 && ambiguous > 0, "\(found) \(ambiguous)")
    }

    @Test(arguments: [0, 1, 15, 17, 18, 31, 33, 36, 64])
    func `entropy of another length is refused`(count: Int) {
        let entropy = SecretBytes(copying: [UInt8](repeating: 0, count: count))
        let error = #expect(throws: SigningError.self) { try Mnemonic(entropy: entropy) }
        #expect(error?.path == "entropy")
    }

    @Test func `text that is too long or not UTF-8 is refused`() throws {
        let long = SecretBytes(copying: [UInt8](repeating: 0x20, count: 4097))
        #expect(#expect(throws: SigningError.self) { try Mnemonic(parsing: long) }?.code == .refused)
        let broken = SecretBytes(copying: [0xff])
        #expect(#expect(throws: SigningError.self) { try Mnemonic(parsing: broken) }?.code == .invalidValue)
        let mnemonic = try Mnemonic(parsing: abandon)
        let tooLong = #expect(throws: SigningError.self) { try mnemonic.seed(passphrase: long) }
        #expect(tooLong?.code == .refused && tooLong?.path == "passphrase")
        let notText = #expect(throws: SigningError.self) { try PrivateKey(mnemonic: mnemonic, passphrase: broken) }
        #expect(notText?.code == .invalidValue && notText?.path == "passphrase")
    }

    @Test(arguments: UInt64(1)...20)
    func `random input ends in an error or in a mnemonic`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let language = MnemonicLanguage.allCases[Int(random.next() % 10)]
            var bytes = Mnemonic.generate(language: language).sentence.withBytes { Array($0) }
            switch random.next() % 4 {
            case 0: bytes = random.bytes(Int(random.next() % 200))
            case 1: bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            case 2: bytes.removeLast(Int(random.next() % UInt64(bytes.count)))
            default: bytes += bytes
            }
            guard let read = try? Mnemonic(parsing: SecretBytes(copying: bytes)) else { continue }
            #expect(
                try Mnemonic(parsing: read.sentence, language: read.language).entropy.constantTimeEquals(read.entropy))
        }
    }
}
