// SPDX-License-Identifier: Apache-2.0

extension JSONParser {
    /// The string whose opening quote is here.
    mutating func string() throws(JSONError) -> String {
        offset += 1
        var start = offset
        // Most strings are ASCII without escapes.
        var end = start
        while end < bytes.count, JSONByte.isPlain(bytes[end]) { end += 1 }
        if end < bytes.count, bytes[end] == JSONByte.quote {
            offset = end + 1
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        }
        offset = end
        scratch.removeAll(keepingCapacity: true)
        while let byte = next {
            switch byte {
            case JSONByte.quote:
                let run = bytes[start..<offset]
                offset += 1
                if scratch.isEmpty { return String(decoding: run, as: UTF8.self) }
                scratch.append(contentsOf: run)
                return String(decoding: scratch, as: UTF8.self)
            case JSONByte.backslash:
                scratch.append(contentsOf: bytes[start..<offset])
                try escape()
                start = offset
            case 0..<0x20:
                throw error(
                    .invalidSyntax, "found the control character \(found) in a string, expected it escaped")
            case 0..<0x80:
                offset += 1
            default:
                try sequence(lead: byte)
            }
        }
        throw unexpected("'\"' at the end of the string")
    }

    /// Reads the escape whose backslash is here into the scratch bytes.
    private mutating func escape() throws(JSONError) {
        let start = offset
        offset += 1
        guard let letter = next else { throw unexpected("the rest of an escape") }
        switch letter {
        case JSONByte.quote, JSONByte.backslash, UInt8(ascii: "/"): scratch.append(letter)
        case UInt8(ascii: "b"): scratch.append(0x08)
        case UInt8(ascii: "f"): scratch.append(0x0c)
        case UInt8(ascii: "n"): scratch.append(JSONByte.lineFeed)
        case UInt8(ascii: "r"): scratch.append(JSONByte.carriageReturn)
        case UInt8(ascii: "t"): scratch.append(JSONByte.tab)
        case UInt8(ascii: "u"):
            offset += 1
            append(try scalar(escapedAt: start))
            return
        default: throw unexpected("one of \" \\ / b f n r t u after a backslash")
        }
        offset += 1
    }

    /// The scalar of one escape, or of two that are a surrogate pair; `\u` of the first was read.
    private mutating func scalar(escapedAt start: Int) throws(JSONError) -> UInt32 {
        let first = try hexDigits()
        switch first {
        case 0xd800...0xdbff:
            guard next == JSONByte.backslash, offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "u") else {
                throw error(.invalidText, "found half of a surrogate pair, expected the other half after it", at: start)
            }
            offset += 2
            let second = try hexDigits()
            guard (0xdc00...0xdfff).contains(second) else {
                throw error(.invalidText, "found half of a surrogate pair, expected the other half after it", at: start)
            }
            return 0x10000 + (first - 0xd800) << 10 + (second - 0xdc00)
        case 0xdc00...0xdfff:
            throw error(
                .invalidText, "found the second half of a surrogate pair, expected the first half before it", at: start)
        default:
            return first
        }
    }

    private mutating func hexDigits() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            switch next {
            case let byte? where JSONByte.isDigit(byte): value = value << 4 | UInt32(byte - JSONByte.zero)
            case let byte? where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20):
                value = value << 4 | UInt32((byte | 0x20) - UInt8(ascii: "a") + 10)
            default: throw unexpected("four hexadecimal digits after \\u")
            }
            offset += 1
        }
        return value
    }

    private mutating func append(_ scalar: UInt32) {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | scalar >> shift & 0x3f) }
        func lead(_ mark: UInt32, _ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: mark | scalar >> shift) }
        switch scalar {
        case 0..<0x80: scratch.append(lead(0, 0))
        case 0..<0x800: scratch.append(contentsOf: [lead(0xc0, 6), tail(0)])
        case 0..<0x10000: scratch.append(contentsOf: [lead(0xe0, 12), tail(6), tail(0)])
        default: scratch.append(contentsOf: [lead(0xf0, 18), tail(12), tail(6), tail(0)])
        }
    }

    /// Steps over a UTF-8 sequence of two to four bytes, by table 3-7 of the Unicode standard.
    private mutating func sequence(lead: UInt8) throws(JSONError) {
        let count: Int
        var second: ClosedRange<UInt8> = 0x80...0xbf
        switch lead {
        case 0xc2...0xdf: count = 2
        case 0xe0: (count, second) = (3, 0xa0...0xbf)
        case 0xed: (count, second) = (3, 0x80...0x9f)
        case 0xe1...0xef: count = 3
        case 0xf0: (count, second) = (4, 0x90...0xbf)
        case 0xf1...0xf3: count = 4
        case 0xf4: (count, second) = (4, 0x80...0x8f)
        default: throw invalidUTF8()
        }
        guard bytes.count - offset >= count, second.contains(bytes[offset + 1]) else { throw invalidUTF8() }
        for place in 2..<max(count, 2) where bytes[offset + place] & 0xc0 != 0x80 { throw invalidUTF8() }
        offset += count
    }

    private func invalidUTF8() -> JSONError {
        error(.invalidText, "found a byte that is not UTF-8 in a string, expected UTF-8")
    }
}
