// SPDX-License-Identifier: Apache-2.0

/// Writes values as they are.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private let pretty: Bool
    private var depth = 0

    init(pretty: Bool) {
        self.pretty = pretty
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let value): bytes.append(contentsOf: value.text.utf8)
        case .string(let value): write(value)
        case .array(let elements):
            write(JSONByte.openBracket, JSONByte.closeBracket, elements) { $0.write($1) }
        case .object(let object):
            write(JSONByte.openBrace, JSONByte.closeBrace, object) { writer, member in
                writer.write(member.key)
                writer.bytes.append(JSONByte.colon)
                if writer.pretty { writer.bytes.append(JSONByte.space) }
                writer.write(member.value)
            }
        }
    }

    private mutating func write<Items: Collection>(
        _ open: UInt8, _ close: UInt8, _ items: Items, item: (inout JSONWriter, Items.Element) -> Void
    ) {
        bytes.append(open)
        depth += 1
        var isFirst = true
        for element in items {
            if !isFirst { bytes.append(JSONByte.comma) }
            isFirst = false
            breakLine()
            item(&self, element)
        }
        depth -= 1
        if !isFirst { breakLine() }
        bytes.append(close)
    }

    private mutating func breakLine() {
        guard pretty else { return }
        bytes.append(JSONByte.lineFeed)
        bytes.append(contentsOf: repeatElement(JSONByte.space, count: depth * 2))
    }

    /// Text that is JSON already.
    mutating func write(raw text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// A string in quotes, escaping what must be and nothing else, which is also what RFC 8785 asks for.
    mutating func write(_ text: String) {
        bytes.append(JSONByte.quote)
        let done: Void? = text.utf8.withContiguousStorageIfAvailable { escape($0) }
        if done == nil { Array(text.utf8).withUnsafeBufferPointer { escape($0) } }
        bytes.append(JSONByte.quote)
    }

    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for place in text.indices {
            let byte = text[place]
            guard byte < 0x20 || byte == JSONByte.quote || byte == JSONByte.backslash else { continue }
            bytes.append(contentsOf: text[start..<place])
            start = place + 1
            bytes.append(JSONByte.backslash)
            switch byte {
            case JSONByte.quote, JSONByte.backslash: bytes.append(byte)
            case 0x08: bytes.append(UInt8(ascii: "b"))
            case JSONByte.tab: bytes.append(UInt8(ascii: "t"))
            case JSONByte.lineFeed: bytes.append(UInt8(ascii: "n"))
            case 0x0c: bytes.append(UInt8(ascii: "f"))
            case JSONByte.carriageReturn: bytes.append(UInt8(ascii: "r"))
            default:
                bytes.append(contentsOf: (byte < 0x10 ? "u000" : "u00").utf8)
                bytes.append(contentsOf: String(byte, radix: 16).utf8)
            }
        }
        bytes.append(contentsOf: text[start...])
    }
}
