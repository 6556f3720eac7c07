// SPDX-License-Identifier: Apache-2.0
import Configuration
import LucidJSON

extension SettingParser {
    /// A JSON array of text, or words with commas or spaces between them.
    ///
    /// Empty words vanish.
    static func list(_ text: String, at place: String) throws(AgentRuntimeError) -> [String] {
        let trimmed = text.drop(while: \.isWhitespace)
        guard trimmed.hasPrefix("[") else {
            return text.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(String.init)
        }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: Array(text.utf8))
        } catch {
            throw .configuration(
                "\(place) begins like a JSON array and is none (line \(error.line), column \(error.column)): "
                    + "write [\"a\", \"b\"], or a, b.")
        }
        return try list(value, at: place)
    }

    /// A JSON array of text, or text as above.
    static func list(_ value: JSONValue, at place: String) throws(AgentRuntimeError) -> [String] {
        if let text = value.stringValue { return try list(text, at: place) }
        guard let items = value.arrayValue else {
            throw .configuration("\(place) must be an array of text.")
        }
        var result: [String] = []
        for item in items {
            guard let text = item.stringValue else {
                throw .configuration("\(place) must hold text only.")
            }
            let word = text.split(whereSeparator: \.isWhitespace)
            guard word.count <= 1 else {
                throw .configuration("\(place) holds an item with a space in it: make it two items.")
            }
            if let first = word.first { result.append(String(first)) }
        }
        return result
    }

    /// A value of a file in its type; nil if it counts as not set.
    static func content(
        of value: JSONValue, for row: KeyTable.Row, at place: String
    ) throws(AgentRuntimeError) -> ConfigContent? {
        switch (value, row.kind) {
        case (.null, _):
            return nil
        case (.string(let text), _):
            return text.isEmpty ? nil : try content(of: text, for: row, at: place)
        case (_, .list):
            let items = try list(value, at: place)
            return items.isEmpty ? nil : .stringArray(items)
        case (.bool(let flag), .flag):
            return .bool(flag)
        case (.number(let number), .seconds):
            guard let seconds = number.double else {
                throw .configuration("\(place) must be a number of seconds, such as 30.")
            }
            return .double(try self.seconds(seconds, at: place))
        default:
            throw .configuration("\(place) must be \(expected(row.kind)).")
        }
    }

    private static func expected(_ kind: KeyTable.Kind) -> String {
        switch kind {
        case .text, .path, .url, .choice: "text"
        case .list: "an array of text"
        case .flag: "true or false"
        case .seconds: "a number of seconds"
        }
    }
}
