// SPDX-License-Identifier: Apache-2.0

/// Where the value of a setting was said.
@nonexhaustive
public enum ConfigurationSource: Hashable, Sendable, CustomStringConvertible {
    /// By the program, such as an option of a command.
    case override
    /// By an environment variable; if it named a file, this is the variable that ends in `_FILE`.
    case environment(variable: String)
    /// By a configuration file.
    case file(path: String)
    /// By nobody: it is the default.
    case builtIn

    /// A short text for a person.
    public var description: String {
        switch self {
        case .override: "option"
        case .environment(let variable): "environment \(variable)"
        case .file(let path): "file \(path)"
        case .builtIn: "default"
        }
    }

    /// How much it weighs: more wins.
    var rank: Int {
        switch self {
        case .override: 3
        case .environment: 2
        case .file: 1
        case .builtIn: 0
        }
    }
}

/// One setting that has a value, and where the value came from.
public struct ConfigurationEntry: Sendable {
    /// The setting.
    public let key: ConfigurationKey
    /// Who gave the value.
    public let source: ConfigurationSource
    /// The value as text; nil if it is secret.
    public let value: String?
}

/// Values that the program gives, which win over environment and file.
public struct ConfigOverrides: Sendable, ExpressibleByDictionaryLiteral, CustomStringConvertible, CustomReflectable {
    var values: [ConfigurationKey: String] = [:]
    var files: [ConfigurationKey: String] = [:]

    /// No override.
    public init() {}

    /// Overrides from a literal, such as `[.agentRef: "scout"]`.
    public init(dictionaryLiteral elements: (ConfigurationKey, String)...) {
        for (key, value) in elements { values[key] = value }
    }

    /// The text that overrides a setting, in the form that its environment variable would have.
    public subscript(key: ConfigurationKey) -> String? {
        get { values[key] }
        set { values[key] = newValue }
    }

    /// Takes the value of a setting from a file, without its last line break.
    public mutating func set(_ key: ConfigurationKey, fromFile path: String) { files[key] = path }

    /// The names of what is overridden.
    public var description: String {
        "overrides of " + (values.keys.map(\.name) + files.keys.map(\.name)).sorted().joined(separator: ", ")
    }

    /// No children, because a value may be secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
