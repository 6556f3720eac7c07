// SPDX-License-Identifier: Apache-2.0

/// A string that equals another only if the UTF-8 bytes are the same.
struct JSONKey: Hashable {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (a: JSONKey, b: JSONKey) -> Bool {
        equal(a.text, b.text)
    }

    func hash(into hasher: inout Hasher) {
        let done: Void? = text.utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if done == nil { Array(text.utf8).withUnsafeBytes { hasher.combine(bytes: $0) } }
        hasher.combine(text.utf8.count)
    }

    /// Equal bytes imply strings that Swift calls equal, which is quick to refute; the converse needs a look.
    static func equal(_ a: String, _ b: String) -> Bool {
        a.utf8.count == b.utf8.count && a == b && hasSameBytes(a, b)
    }

    private static func hasSameBytes(_ a: String, _ b: String) -> Bool {
        let inPlace = a.utf8.withContiguousStorageIfAvailable { a in
            b.utf8.withContiguousStorageIfAvailable { b in a.elementsEqual(b) }
        }
        return (inPlace ?? nil) ?? a.utf8.elementsEqual(b.utf8)
    }

    /// Whether `a` comes before `b` by UTF-16 code units, the order of RFC 8785, which is not that of Swift's strings.
    static func precedesInUTF16(_ a: String, _ b: String) -> Bool {
        let inPlace = a.utf8.withContiguousStorageIfAvailable { a in
            b.utf8.withContiguousStorageIfAvailable { b in precedesInUTF16(a, b) }
        }
        return (inPlace ?? nil) ?? a.utf16.lexicographicallyPrecedes(b.utf16)
    }

    /// UTF-8 bytes are in the order of the scalars; only the scalars above U+FFFF (lead byte F0 and up) go, as
    /// surrogates, before U+E000 to U+FFFF (lead bytes EE and EF).
    private static func precedesInUTF16(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        for place in 0..<min(a.count, b.count) where a[place] != b[place] {
            let (x, y) = (a[place], b[place])
            return x >= 0xee && y >= 0xee && (x >= 0xf0) != (y >= 0xf0) ? x >= 0xf0 : x < y
        }
        return a.count < b.count
    }
}
