// SPDX-License-Identifier: Apache-2.0
import HTTPTypes

/// Status and fields of an answer, gathered from the lines that libcurl hands over one by one.
///
/// The lines are only kept while they come; whoever wants the fields reads them, on a thread that nobody waits for.
struct ResponseHead: Sendable {
    static let maximumBytes = 128 << 10

    private(set) var status = 0
    /// Whether the blank line after the fields of a final answer (not a 1xx) was seen.
    private(set) var isComplete = false
    /// Whether the lines, those of interim answers and trailers included, are more than ``maximumBytes``.
    private(set) var isTooLarge = false
    private var received = 0
    /// The lines after the status line, each with its end.
    private var lines: [UInt8] = []

    /// Takes one line, with its end.
    mutating func receive(_ line: UnsafeRawBufferPointer) {
        received += line.count
        guard received <= Self.maximumBytes else { return isTooLarge = true }
        guard !isComplete else { return }  // trailers
        if line.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) {
            isComplete = status >= 200
        } else if line.starts(with: "HTTP/".utf8) {
            lines.removeAll(keepingCapacity: true)
            status = Self.statusCode(of: line)
        } else {
            if lines.isEmpty { lines.reserveCapacity(512) }
            lines.append(contentsOf: line)
            // libcurl gives a line's end with it; without one two lines would become one.
            if line.last != 0x0A { lines.append(0x0A) }
        }
    }

    /// The fields of the final answer, in order.
    ///
    /// Lines that are no fields are passed over; a folded line is part of the one before.
    var fields: HTTPFields {
        var fields: HTTPFields = [:]
        fields.reserveCapacity(16)
        lines.withUnsafeBytes { text in
            var start = text.startIndex
            while start < text.endIndex {
                var end = Self.lineEnd(text, from: start)
                let line = UnsafeRawBufferPointer(rebasing: text[start..<end])
                start = end + 1
                guard let colon = line.firstIndex(of: UInt8(ascii: ":")), line[0] != 0x20, line[0] != 0x09,
                    let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
                else { continue }
                let value = Self.trimmed(line[(colon + 1)...])
                guard start < text.endIndex, text[start] == 0x20 || text[start] == 0x09 else {
                    fields.append(HTTPField(name: name, lenientValue: UnsafeRawBufferPointer(rebasing: value)))
                    continue
                }
                var folded = Array(value)
                while start < text.endIndex, text[start] == 0x20 || text[start] == 0x09 {
                    end = Self.lineEnd(text, from: start)
                    folded.append(0x20)
                    folded.append(contentsOf: Self.trimmed(text[start..<end]))
                    start = end + 1
                }
                fields.append(HTTPField(name: name, lenientValue: folded))
            }
        }
        return fields
    }

    private static func lineEnd(_ text: UnsafeRawBufferPointer, from start: Int) -> Int {
        text[start...].firstIndex(of: 0x0A) ?? text.endIndex
    }

    private static func trimmed(_ text: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
        let start = text.drop(while: isBlank)
        guard let end = start.lastIndex(where: { !isBlank($0) }) else { return start.prefix(0) }
        return start[...end]
    }

    private static func statusCode(of line: UnsafeRawBufferPointer) -> Int {
        guard let space = line.firstIndex(of: 0x20) else { return 0 }
        let code = line[space...].drop { $0 == 0x20 }.prefix { $0 != 0x20 && $0 != 0x0D && $0 != 0x0A }
        guard code.count == 3, code.allSatisfy({ (0x30...0x39).contains($0) }) else { return 0 }
        return code.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
