// SPDX-License-Identifier: Apache-2.0
import Configuration

/// What one source says about the settings, with words for where each value was said.
struct SettingLayer: Sendable {
    struct Entry: Sendable {
        let content: ConfigContent
        let source: ConfigurationSource
    }

    /// The name of the provider; unique within one load.
    let name: String
    var entries: [ConfigurationKey: Entry] = [:]

    /// The layer as swift-configuration sees it.
    ///
    /// Secrets are marked, so that its access logs hide them.
    var provider: InMemoryProvider {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for (key, entry) in entries {
            values[AbsoluteConfigKey(key.components)] = ConfigValue(
                entry.content, isSecret: key.isSecret || key == .transportProxy)
        }
        return InMemoryProvider(name: name, values: values)
    }
}

/// Turns the text of a value into its type, naming the place of the value if it is wrong.
enum SettingParser {
    /// - Returns: nil if the text counts as not set.
    static func content(
        of text: String, for row: KeyTable.Row, at place: String
    ) throws(AgentRuntimeError) -> ConfigContent? {
        switch row.kind {
        case .text, .path, .url:
            guard !text.contains("\0") else { throw .configuration("\(place) holds a NUL character. Remove it.") }
            return text.isEmpty ? nil : .string(text)
        case .list:
            let items = try list(text, at: place)
            return items.isEmpty ? nil : .stringArray(items)
        case .flag:
            return .bool(try flag(text, at: place))
        case .seconds:
            guard let seconds = Double(text) else {
                throw .configuration("\(place) must be a number of seconds, such as 30.")
            }
            return .double(try self.seconds(seconds, at: place))
        case .choice(let choices):
            guard choices.contains(text) else {
                throw .configuration("\(place) must be one of: \(choices.joined(separator: ", ")).")
            }
            return .string(text)
        }
    }

    static func seconds(_ value: Double, at place: String) throws(AgentRuntimeError) -> Double {
        guard value.isFinite, value >= 0, value <= 86_400 else {
            throw .configuration("\(place) must be between 0 and 86400 seconds.")
        }
        return value
    }

    static func flag(_ text: String, at place: String) throws(AgentRuntimeError) -> Bool {
        switch text.lowercased() {
        case "1", "true", "yes", "on": return true
        case "0", "false", "no", "off": return false
        default: throw .configuration("\(place) must be 1 or 0 (or true, false, yes, no, on, off).")
        }
    }
}
