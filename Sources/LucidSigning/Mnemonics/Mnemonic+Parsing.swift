// SPDX-License-Identifier: Apache-2.0
public import LucidCrypto

extension Mnemonic {
    /// Reads words in UTF-8, in any normalization form, parted by spaces, ideographic ones too, or line breaks.
    ///
    /// Words are those of the lists in full and in lower case. Without a language, all lists are tried; few mnemonics
    /// are in more than one, mostly Chinese ones. No error repeats a word.
    ///
    /// Throws ``SigningError/Code/invalidValue`` for another number of words than 12, 15, 18, 21 or 24, for a word that
    /// is not in the list, with its place in the path from `words[0]` on, and for a wrong checksum;
    /// ``SigningError/Code/invalidRequest`` with the path `language` if more than one list fits; and
    /// ``SigningError/Code/refused`` for more than ``maximumCount`` bytes.
    public init(parsing text: SecretBytes, language: MnemonicLanguage? = nil) throws(SigningError) {
        guard text.count <= Self.maximumCount else {
            throw SigningError(.refused, "the mnemonic is longer than \(Self.maximumCount) bytes")
        }
        guard let text = CompatibilityDecomposition.apply(text) else {
            throw SigningError(.invalidValue, "the mnemonic is not UTF-8")
        }
        let sentence = try Sentence(text)
        let languages = language.map { [$0] } ?? MnemonicLanguage.allCases
        let fitting = languages.compactMap { language in sentence.indices(language).map { (language, $0) } }
        guard !fitting.isEmpty else { throw sentence.unknownWords(languages) }
        let valid = fitting.compactMap { language, indices in sentence.entropy(indices).map { (language, $0) } }
        guard let (language, entropy) = valid.first else {
            throw SigningError(.invalidValue, "the checksum is wrong: a word is another, or two have changed places")
        }
        guard valid.count == 1 else {
            let names = valid.map(\.0.rawValue).joined(separator: " and ")
            throw SigningError(
                .invalidRequest, path: "language", "the words are in the lists \(names): say which is meant")
        }
        try self.init(entropy: entropy, language: language)
    }

    /// Reads words as ``init(parsing:language:)`` does, from a string, which is the caller's and cannot be wiped.
    public init(parsing text: String, language: MnemonicLanguage? = nil) throws(SigningError) {
        try self.init(parsing: SecretBytes(copying: text.utf8), language: language)
    }
}

/// The words of a mnemonic before it is known whether they are one.
private struct Sentence {
    let length: MnemonicLength

    private let text: SecretBytes
    /// Where each word begins and ends, two bytes each, because lengths tell much about words.
    private let bounds: SecretBytes

    /// Takes NFKD text that was at most ``Mnemonic/maximumCount`` bytes long before.
    init(_ text: SecretBytes) throws(SigningError) {
        var count = 0
        text.withBytes { WordList.forEachWord(in: $0) { _ in count += 1 } }
        guard let length = MnemonicLength(rawValue: count) else {
            throw SigningError(.invalidValue, "a mnemonic has 12, 15, 18, 21 or 24 words, not \(count)")
        }
        self.length = length
        self.text = text
        bounds = SecretBytes(count: count * 4) { buffer in
            let bounds = buffer.bindMemory(to: UInt16.self)
            var end = 0
            text.withBytes { text in
                WordList.forEachWord(in: text) { place in
                    bounds[end] = UInt16(truncatingIfNeeded: place.lowerBound)
                    bounds[end + 1] = UInt16(truncatingIfNeeded: place.upperBound)
                    end += 2
                }
            }
        }
    }

    private func index(_ word: Int, in list: WordList) -> Int? {
        let place = bounds.withBytes { bounds in
            let bounds = bounds.bindMemory(to: UInt16.self)
            return Int(bounds[word * 2])..<Int(bounds[word * 2 + 1])
        }
        return text.withBytes { list.index(of: $0[place]) }
    }

    /// The places of the words in the list, two bytes each, or nil if one is not there.
    func indices(_ language: MnemonicLanguage) -> SecretBytes? {
        let list = WordList.of(language)
        var isKnown = true
        let indices = SecretBytes(count: length.rawValue * 2) { buffer in
            for word in 0..<length.rawValue {
                guard let index = index(word, in: list) else {
                    isKnown = false
                    return
                }
                buffer.storeBytes(of: UInt16(truncatingIfNeeded: index), toByteOffset: word * 2, as: UInt16.self)
            }
        }
        return isKnown ? indices : nil
    }

    /// What the words stand for, or nil if the checksum is wrong.
    func entropy(_ indices: SecretBytes) -> SecretBytes? {
        var rest: UInt32 = 0  // the bits that were not written yet, in the end those of the checksum
        var bits = 0
        let entropy = SecretBytes(count: length.entropyCount) { buffer in
            indices.withBytes { indices in
                var end = 0
                for word in 0..<length.rawValue {
                    rest = rest << 11 | UInt32(indices.load(fromByteOffset: word * 2, as: UInt16.self))
                    bits += 11
                    while bits >= 8, end < buffer.count {
                        bits -= 8
                        buffer[end] = UInt8(truncatingIfNeeded: rest >> UInt32(bits))
                        end += 1
                    }
                }
            }
        }
        let unused = UInt8(8 - length.checksumBits)
        let checksum = UInt8(truncatingIfNeeded: rest) << unused
        let expected = (Mnemonic.checksum(entropy) >> unused) << unused
        return checksum == expected ? entropy : nil
    }

    /// The error for words that no list has all of: by the list that has most of them.
    func unknownWords(_ languages: [MnemonicLanguage]) -> SigningError {
        let unknown = languages.map { language in
            let list = WordList.of(language)
            return (language, (0..<length.rawValue).filter { index($0, in: list) == nil })
        }
        guard let (language, words) = unknown.min(by: { $0.1.count < $1.1.count }), let first = words.first else {
            return SigningError(.internalFailure, "a word was lost")
        }
        let others =
            switch words.count {
            case 1: ""
            case 2: ", nor is another one"
            default: ", nor are \(words.count - 1) others"
            }
        let list = words.count == length.rawValue && languages.count > 1 ? "any list" : "the list \(language)"
        return SigningError(
            .invalidValue, path: "words[\(first)]",
            "word \(first + 1) of \(length.rawValue) is not in \(list)\(others)")
    }
}
