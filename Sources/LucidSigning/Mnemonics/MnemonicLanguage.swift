// SPDX-License-Identifier: Apache-2.0

/// A word list of BIP-39; the raw value is the name of its file there.
@nonexhaustive
public enum MnemonicLanguage: String, CaseIterable, Sendable, CustomStringConvertible {
    /// The list that every wallet knows.
    case english
    /// Hiragana, joined by ideographic spaces.
    case japanese
    /// Hangul.
    case korean
    /// Spanish, with accents.
    case spanish
    /// One simplified character a word.
    case chineseSimplified = "chinese_simplified"
    /// One traditional character a word; 1275 of them are also in the simplified list, at the same places.
    case chineseTraditional = "chinese_traditional"
    /// French, with accents; 100 of its words are also English ones, at other places.
    case french
    /// Italian.
    case italian
    /// Czech, without accents.
    case czech
    /// Portuguese, without accents.
    case portuguese

    /// The name of the file, for example `chinese_simplified`.
    public var description: String { rawValue }
}
