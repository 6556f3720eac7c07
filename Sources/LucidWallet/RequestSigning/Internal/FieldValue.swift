// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// A bare item of a structured field (RFC 9651), as far as signatures use them.
enum FieldItem: Hashable {
    case integer(Int64)
    /// The text of a decimal as written; nothing here counts with it.
    case decimal(String)
    case string(String)
    case token(String)
    case bytes([UInt8])
    case boolean(Bool)

    /// The canonical text.
    var text: String {
        switch self {
        case .integer(let value): String(value)
        case .decimal(let text), .token(let text): text
        case .string(let value): Self.quoted(value)
        case .bytes(let bytes): ":" + Base64.encode(bytes) + ":"
        case .boolean(let value): value ? "?1" : "?0"
        }
    }

    /// `text` in quotes, with quotes and backslashes escaped.
    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

/// The parameters of an item or a list, in order.
struct FieldParameters: Hashable {
    private(set) var members: [Member] = []

    struct Member: Hashable {
        let key: String
        let value: FieldItem
    }

    /// The value of a parameter.
    subscript(key: String) -> FieldItem? { members.first { $0.key == key }?.value }

    var isEmpty: Bool { members.isEmpty }

    mutating func append(_ key: String, _ value: FieldItem) { members.append(Member(key: key, value: value)) }

    /// The canonical text.
    var text: String {
        members.map { $0.value == .boolean(true) ? ";" + $0.key : ";" + $0.key + "=" + $0.value.text }.joined()
    }
}

/// A member of a dictionary.
enum FieldMember: Hashable {
    case item(FieldItem, FieldParameters)
    case list([(FieldItem, FieldParameters)], FieldParameters)

    static func == (a: FieldMember, b: FieldMember) -> Bool { a.text == b.text }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// The canonical text.
    var text: String {
        switch self {
        case .item(let item, let parameters): item.text + parameters.text
        case .list(let items, let parameters):
            "(" + items.map { $0.0.text + $0.1.text }.joined(separator: " ") + ")" + parameters.text
        }
    }
}
