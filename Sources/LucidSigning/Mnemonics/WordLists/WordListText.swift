// SPDX-License-Identifier: Apache-2.0

/// The texts of the word lists, 2048 words each, between spaces and line breaks.
enum WordListText {
    static func of(_ language: MnemonicLanguage) -> StaticString {
        switch language {
        case .english: english
        case .japanese: japanese
        case .korean: korean
        case .spanish: spanish
        case .chineseSimplified: chineseSimplified
        case .chineseTraditional: chineseTraditional
        case .french: french
        case .italian: italian
        case .czech: czech
        case .portuguese: portuguese
        }
    }
}
