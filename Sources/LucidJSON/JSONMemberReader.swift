// SPDX-License-Identifier: Apache-2.0

/// Reads the members of a document that is one object, in order, and lets its user step over values.
///
/// What is stepped over is not checked: the user compares its bytes with ones that were read before, or reads them
/// by themselves. All else is as strict as ``JSONValue/init(parsing:limits:)-(Span<UInt8>,_)``, except that keys may
/// repeat.
package struct JSONMemberReader {
    private var parser: JSONParser
    private var isAtStart = true

    /// Starts after the opening brace; nil unless the document starts with one and is within `limits`.
    ///
    /// The bytes must outlive the reader.
    package init?(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits = .default) {
        guard bytes.count <= limits.bytes, limits.depth > 0 else { return nil }
        parser = JSONParser(bytes: bytes, limits: limits)
        parser.skipWhitespace()
        guard parser.next == JSONByte.openBrace else { return nil }
        parser.offset += 1
        parser.skipWhitespace()
    }

    /// The next key, after which its value must be read or stepped over; nil at the end of the document.
    package mutating func nextKey() throws(JSONError) -> String? {
        if !isAtStart || parser.next == JSONByte.closeBrace {
            parser.skipWhitespace()
            switch parser.next {
            case JSONByte.comma where !isAtStart:
                parser.offset += 1
                parser.skipWhitespace()
            case JSONByte.closeBrace:
                parser.offset += 1
                parser.skipWhitespace()
                guard parser.next == nil else {
                    throw parser.error(.trailingBytes, "found \(parser.found) after the end of the document")
                }
                return nil
            default:
                throw parser.unexpected("',' or '}' after a member")
            }
        }
        isAtStart = false
        guard parser.next == JSONByte.quote else { throw parser.unexpected("a key in quotes") }
        let key = try parser.string()
        parser.skipWhitespace()
        guard parser.next == JSONByte.colon else { throw parser.unexpected("':' after the key") }
        parser.offset += 1
        parser.skipWhitespace()
        return key
    }

    /// The value of the key that was read last.
    package mutating func value() throws(JSONError) -> JSONValue {
        try parser.value(depth: 1)
    }

    /// Steps over the object that is the value of the key read last, and returns its place in the document.
    ///
    /// Only its brackets and quotes are looked at; nil, and nothing is stepped over, if they do not pair up or the
    /// value is no object.
    package mutating func skipObject() -> Range<Int>? {
        guard parser.next == JSONByte.openBrace else { return nil }
        let bytes = parser.bytes
        let start = parser.offset
        var at = start
        var depth = 0
        while at < bytes.count {
            switch bytes[at] {
            case JSONByte.quote:
                at += 1
                while at < bytes.count, bytes[at] != JSONByte.quote {
                    at += bytes[at] == JSONByte.backslash ? 2 : 1
                }
            case JSONByte.openBrace, JSONByte.openBracket:
                depth += 1
            case JSONByte.closeBrace, JSONByte.closeBracket:
                depth -= 1
                if depth == 0 {
                    parser.offset = at + 1
                    return start..<(at + 1)
                }
            default:
                break
            }
            at += 1
        }
        return nil
    }
}
