// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `Vectors/mnemonics.json`, which `generate_mnemonics.py` made.
enum MnemonicVectors {
    private static let json: JSONValue? = {
        let path = String(#filePath.dropLast("MnemonicVectors.swift".count)) + "Vectors/mnemonics.json"
        return FileManager.default.contents(atPath: path).flatMap { try? JSONValue(parsing: Array($0)) }
    }()

    /// The cases under a key.
    static func all(_ key: String) -> [TestVector] {
        cases(json?[key])
    }

    /// The official cases of a language: entropy, words, seed and master key.
    static func official(_ language: MnemonicLanguage) -> [TestVector] {
        cases(json?["official"]?[language.rawValue])
    }

    /// The passphrase of bip32JP's cases.
    static var salt: String { json?["salt"]?.stringValue ?? "" }

    private static func cases(_ list: JSONValue?) -> [TestVector] {
        (list?.arrayValue ?? []).enumerated().map { TestVector(index: $0.offset, json: $0.element) }
    }
}

extension TestVector {
    /// The four texts of a case that is a list.
    var fields: [String] { json.arrayValue?.compactMap(\.stringValue) ?? [] }
}

extension SecretBytes {
    /// The UTF-8 bytes of a text.
    init(utf8 text: String) { self.init(copying: text.utf8) }

    /// The bytes in hexadecimal.
    var hex: String { withBytes { Hex.encode($0) } }

    /// The bytes as text.
    var utf8Text: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}
