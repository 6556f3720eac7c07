// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency

/// The 2048 words of a language, found by place and by spelling.
///
/// Words are UTF-8 in compatibility decomposition (NFKD), as BIP-39 publishes them.
package struct WordList: Sendable {
    /// How many words a list has.
    package static let count = 1 << 11

    private static let made = Lock<[MnemonicLanguage: WordList]>([:])

    private let text: StaticString
    private let places: [Range<Int>]
    /// The places in the order of the bytes of their words.
    private let order: [Int]

    /// The list of a language, made when it is first asked for.
    package static func of(_ language: MnemonicLanguage) -> WordList {
        made.withLock { lists in
            if let list = lists[language] { return list }
            let list = WordList(WordListText.of(language))
            lists[language] = list
            return list
        }
    }

    private init(_ text: StaticString) {
        let bytes = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        var places: [Range<Int>] = []
        Self.forEachWord(in: bytes) { places.append($0) }
        self.text = text
        self.places = places
        order = places.indices.sorted { Self.order(bytes[places[$0]], bytes[places[$1]]) < 0 }
    }

    /// The word at a place from 0 to 2047.
    package subscript(index: Int) -> Slice<UnsafeRawBufferPointer> {
        UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)[places[index]]
    }

    /// The place of a word, or nil if the list does not have exactly this one.
    package func index(of word: Slice<UnsafeRawBufferPointer>) -> Int? {
        var range = order.startIndex..<order.endIndex
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let sign = Self.order(self[order[middle]], word)
            if sign == 0 { return order[middle] }
            range = sign < 0 ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }

    /// Says where the words of `bytes` are, which spaces, tabs and line breaks part.
    static func forEachWord(in bytes: UnsafeRawBufferPointer, _ body: (Range<Int>) -> Void) {
        var start: Int?
        for (index, byte) in bytes.enumerated() {
            if byte == 0x20 || (9...13).contains(byte) {
                if let begun = start { body(begun..<index) }
                start = nil
            } else if start == nil {
                start = index
            }
        }
        if let start { body(start..<bytes.count) }
    }

    /// Below, at or above 0 as `a` stands before, with or after `b`.
    private static func order(_ a: Slice<UnsafeRawBufferPointer>, _ b: Slice<UnsafeRawBufferPointer>) -> Int {
        for (x, y) in zip(a, b) where x != y { return Int(x) - Int(y) }
        return a.count - b.count
    }
}
