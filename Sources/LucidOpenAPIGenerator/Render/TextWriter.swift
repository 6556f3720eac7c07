// SPDX-License-Identifier: Apache-2.0

/// Indented text, line by line.
package struct TextWriter {
    private(set) var lines: [String] = []
    private var depth = 0

    /// Columns per line.
    static let width = 120

    var text: String { lines.joined(separator: "\n") + "\n" }

    mutating func line(_ text: String = "") {
        lines.append(text.isEmpty ? "" : String(repeating: " ", count: depth * 4) + text)
    }

    /// `header {`, the body one step further in, and `}`.
    mutating func block(_ header: String, _ body: (inout Self) -> Void) {
        line(header + " {")
        indented(body)
        line("}")
    }

    mutating func indented(_ body: (inout Self) -> Void) {
        depth += 1
        body(&self)
        depth -= 1
    }

    /// A documentation comment: the first sentence by itself, then the rest, then the remarks.
    mutating func doc(_ text: String, remarks: [String] = []) {
        let paragraphs = text.split(separator: "\n\n").map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        var parts: [String] = []
        if let first = paragraphs.first {
            let (summary, rest) = Self.firstSentence(first)
            parts = [summary] + (rest.isEmpty ? [] : [rest]) + paragraphs.dropFirst()
        }
        for (index, part) in parts.enumerated() {
            if index > 0 { line("///") }
            wrapped(part, first: "/// ", next: "/// ")
        }
        if !remarks.isEmpty, !parts.isEmpty { line("///") }
        for remark in remarks { wrapped("- Remark: \(remark)", first: "/// ", next: "///   ") }
    }

    /// A sentence ends at a full stop before a blank and a capital or backtick.
    package static func firstSentence(_ text: String) -> (String, String) {
        var index = text.startIndex
        while let stop = text[index...].firstRange(of: ". ") {
            if let next = text[stop.upperBound...].first, next.isUppercase || next == "`" {
                return (String(text[..<stop.lowerBound]) + ".", String(text[stop.upperBound...]))
            }
            index = stop.upperBound
        }
        return (text.hasSuffix(".") ? text : text + ".", "")
    }

    private mutating func wrapped(_ text: String, first: String, next: String) {
        var current = first
        var isEmpty = true
        for word in text.split(separator: " ") {
            if !isEmpty, depth * 4 + current.count + 1 + word.count > Self.width {
                line(current)
                current = next
                isEmpty = true
            }
            current += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        line(current)
    }
}
