// SPDX-License-Identifier: Apache-2.0

extension JSONParser {
    /// An error at `offset`, or here.
    ///
    /// The position is worked out only now.
    func error(_ code: JSONError.Code, _ message: String, at position: Int? = nil) -> JSONError {
        let position = min(position ?? offset, bytes.count)
        var line = 1
        var lineStart = 0
        for place in 0..<position where bytes[place] == JSONByte.lineFeed {
            line += 1
            lineStart = place + 1
        }
        return JSONError(code, message: message, line: line, column: position - lineStart + 1, offset: position)
    }

    /// An error about the byte here.
    func unexpected(_ expected: String) -> JSONError {
        error(offset < bytes.count ? .invalidSyntax : .unexpectedEnd, "found \(found), expected \(expected)")
    }

    /// The byte here, in words.
    var found: String {
        switch next {
        case nil: "the end of the text"
        case JSONByte.lineFeed?, JSONByte.carriageReturn?: "a line break"
        case JSONByte.tab?: "a tab"
        case let byte? where byte >= 0x20 && byte < 0x7f: "'\(Character(Unicode.Scalar(byte)))'"
        case let byte?: "the byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }

    /// A key as it may appear in a message: in quotes, escaped, and cut to a length one can read.
    func shown(_ key: String) -> String {
        let short = String(key.unicodeScalars.prefix(40))
        return JSONValue.string(short.utf8.count < key.utf8.count ? short + "…" : short).text
    }
}
