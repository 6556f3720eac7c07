// SPDX-License-Identifier: Apache-2.0

/// One pass over UTF-8 bytes, with one frame on the stack for each open array or object up to the limit.
struct JSONParser {
    let bytes: UnsafeBufferPointer<UInt8>
    let limits: JSONLimits
    var offset = 0
    /// Where strings with escapes are put together.
    var scratch: [UInt8] = []

    static func result(of bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) -> Result<JSONValue, JSONError> {
        var parser = JSONParser(bytes: bytes, limits: limits)
        return Result { () throws(JSONError) in try parser.document() }
    }

    init(bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    private mutating func document() throws(JSONError) -> JSONValue {
        guard bytes.count <= limits.bytes else {
            throw error(.tooLarge, "the text has \(bytes.count) bytes, more than the limit of \(limits.bytes)")
        }
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) {
            throw error(.invalidSyntax, "found a byte order mark, expected a JSON value; save the text without it")
        }
        skipWhitespace()
        let value = try value(depth: 0)
        skipWhitespace()
        guard offset == bytes.count else {
            throw error(.trailingBytes, "found \(found) after the end of the document, expected nothing more")
        }
        return value
    }

    /// The value that starts here; whitespace before it was skipped.
    mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        switch next {
        case JSONByte.quote: return .string(try string())
        case JSONByte.openBrace: return .object(try object(depth: depth + 1))
        case JSONByte.openBracket: return .array(try array(depth: depth + 1))
        case JSONByte.minus?: return .number(try number())
        case let byte? where JSONByte.isDigit(byte): return .number(try number())
        case UInt8(ascii: "t"):
            try keyword("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try keyword("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try keyword("null")
            return .null
        default:
            throw unexpected("a JSON value")
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
        try enter(depth)
        var object = JSONObject()
        if next == JSONByte.closeBrace {
            offset += 1
            return object
        }
        while true {
            guard next == JSONByte.quote else {
                throw unexpected(object.isEmpty ? "a key in quotes or '}'" : "a key in quotes after ','")
            }
            let start = offset
            let key = try string()
            skipWhitespace()
            guard next == JSONByte.colon else { throw unexpected("':' after the key") }
            offset += 1
            skipWhitespace()
            let value = try value(depth: depth)
            guard object.append(key: key, value: value) else {
                throw error(
                    .duplicateKey, "found the key \(shown(key)) twice in one object, expected it once", at: start)
            }
            skipWhitespace()
            switch next {
            case JSONByte.comma:
                offset += 1
                skipWhitespace()
            case JSONByte.closeBrace:
                offset += 1
                return object
            default:
                throw unexpected("',' or '}' after a member")
            }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        try enter(depth)
        var elements: [JSONValue] = []
        if next == JSONByte.closeBracket {
            offset += 1
            return elements
        }
        while true {
            elements.append(try value(depth: depth))
            skipWhitespace()
            switch next {
            case JSONByte.comma:
                offset += 1
                skipWhitespace()
            case JSONByte.closeBracket:
                offset += 1
                return elements
            default:
                throw unexpected("',' or ']' after an element")
            }
        }
    }

    /// Steps over an opening bracket.
    private mutating func enter(_ depth: Int) throws(JSONError) {
        guard depth <= limits.depth else {
            throw error(.tooDeep, "found more than \(limits.depth) levels of arrays and objects, expected no more")
        }
        offset += 1
        skipWhitespace()
    }

    private mutating func keyword(_ word: StaticString) throws(JSONError) {
        let start = offset
        let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        for byte in wanted {
            guard next == byte else {
                if offset == bytes.count { throw unexpected("the rest of '\(word)'") }
                throw error(.invalidSyntax, "found a word that is not '\(word)', expected a JSON value", at: start)
            }
            offset += 1
        }
    }

    private mutating func number() throws(JSONError) -> JSONNumber {
        let start = offset
        if next == JSONByte.minus { offset += 1 }
        let whole = offset
        try digits("a digit")
        if bytes[whole] == JSONByte.zero && offset > whole + 1 {
            throw error(.invalidSyntax, "found a number that starts with 0, expected no leading zero", at: whole)
        }
        if next == JSONByte.point {
            offset += 1
            try digits("a digit after the decimal point")
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            offset += 1
            if next == JSONByte.plus || next == JSONByte.minus { offset += 1 }
            try digits("a digit in the exponent")
        }
        return JSONNumber(validated: String(decoding: bytes[start..<offset], as: UTF8.self))
    }

    private mutating func digits(_ expected: StaticString) throws(JSONError) {
        let start = offset
        while let byte = next, JSONByte.isDigit(byte) { offset += 1 }
        if offset == start { throw unexpected("\(expected)") }
    }

    mutating func skipWhitespace() {
        while let byte = next, JSONByte.isWhitespace(byte) { offset += 1 }
    }

    /// The byte here, or nil at the end.
    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }
}
