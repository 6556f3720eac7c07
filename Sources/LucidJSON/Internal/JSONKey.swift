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
        a.utf8.count == b.utf8.count && a == b && a.utf8.elementsEqual(b.utf8)
    }
}
