// SPDX-License-Identifier: Apache-2.0
import HTTPTypes

/// Status and fields of an answer, put together from the lines that libcurl hands over one by one.
struct ResponseHead {
    static let maximumBytes = 128 << 10

    private(set) var status = 0
    private(set) var fields: HTTPFields = [:]
    /// Whether the blank line after the fields of a final answer (not a 1xx) was seen.
    private(set) var isComplete = false
    /// Whether the lines, those of interim answers and trailers included, are more than ``maximumBytes``.
    private(set) var isTooLarge = false
    private var received = 0
    private var pending: (name: HTTPField.Name, value: [UInt8])?

    /// Takes one line, with its end.
    mutating func receive(_ line: some Collection<UInt8>) {
        received += line.count
        guard received <= Self.maximumBytes else { return isTooLarge = true }
        guard !isComplete else { return }  // trailers
        var text = Array(line)
        while let last = text.last, last == 0x0D || last == 0x0A { text.removeLast() }

        if text.isEmpty {
            flush()
            isComplete = status >= 200
        } else if text.starts(with: "HTTP/".utf8) {
            pending = nil
            fields = [:]
            status = Self.statusCode(of: text)
        } else if text[0] == 0x20 || text[0] == 0x09 {
            let folded = Self.trimmed(text[...])
            pending?.value.append(0x20)
            pending?.value.append(contentsOf: folded)
        } else {
            flush()
            guard let colon = text.firstIndex(of: UInt8(ascii: ":")),
                let name = HTTPField.Name(String(decoding: text[..<colon], as: UTF8.self))
            else { return }
            pending = (name, Array(Self.trimmed(text[(colon + 1)...])))
        }
    }

    private mutating func flush() {
        guard let field = pending else { return }
        fields.append(HTTPField(name: field.name, lenientValue: field.value))
        pending = nil
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = text.drop { $0 == 0x20 || $0 == 0x09 }
        guard let end = start.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return start.prefix(0) }
        return start[...end]
    }

    private static func statusCode(of line: [UInt8]) -> Int {
        let words = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: true)
        guard words.count >= 2, words[1].count == 3, words[1].allSatisfy({ (0x30...0x39).contains($0) }),
            let code = Int(String(decoding: words[1], as: UTF8.self))
        else { return 0 }
        return code
    }
}
