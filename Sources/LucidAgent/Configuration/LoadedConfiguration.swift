// SPDX-License-Identifier: Apache-2.0
import Configuration
import LucidConcurrency
import LucidCrypto

/// The settings as they were found, each with its source, before anything is demanded of them.
public struct LoadedConfiguration: Sendable, CustomStringConvertible, CustomReflectable {
    /// The settings that have a value, in the order of ``ConfigurationKey/all``.
    public let entries: [ConfigurationEntry]
    /// The file that was read, if there was one.
    public let file: ConfigurationFile?
    /// What the file says but may not, because it was merely found; without what another source gives.
    public let withheld: [ConfigurationKey]
    /// Sentences about what looks wrong and does no harm.
    public let warnings: [String]

    let settings: Settings

    init(layers: [SettingLayer], file: ConfigurationFile?, withheld: [ConfigurationKey], warnings: [String]) {
        settings = Settings(layers: layers)
        let settings = settings
        entries = KeyTable.rows.compactMap { row in
            settings[row.key].map { ConfigurationEntry(key: row.key, source: $0.source, value: $0.shown) }
        }
        self.file = file
        self.withheld = withheld.filter {
            settings[$0].map { $0.source.rank <= ConfigurationSource.builtIn.rank } ?? true
        }
        self.warnings = warnings
    }

    /// Where the value of a setting came from; nil if it has none.
    public func source(of key: ConfigurationKey) -> ConfigurationSource? { settings[key]?.source }

    /// The file and the names of the settings.
    public var description: String {
        let lines = entries.map { "\($0.key.name) = \($0.value ?? "<redacted>") (\($0.source))" }
        return lines.joined(separator: "\n")
    }

    /// The entries, in which secrets have no value.
    public var customMirror: Mirror { Mirror(self, children: ["entries": entries]) }
}

/// The configuration file of a load.
public struct ConfigurationFile: Hashable, Sendable {
    /// Why the file counts, or does not.
    @nonexhaustive
    public enum Standing: Hashable, Sendable {
        /// The program or `LUCID_AGENT_CONFIG_PATH` named it.
        case named
        /// It was found in the working directory, and somebody has vouched for it as it is.
        case trusted
        /// It was found, and nobody has vouched for it.
        case found
        /// It was found, and has changed since somebody vouched for it.
        case changed

        /// Whether everything in the file counts.
        public var isTrusted: Bool { self == .named || self == .trusted }
    }

    /// The absolute path.
    public let path: String
    /// Why the file counts, or does not.
    public let standing: Standing
}

/// One typed value and its source.
struct Setting: Sendable {
    enum Content: Sendable {
        case text(String), list([String]), flag(Bool), seconds(Double), secret(SecretBytes)
    }

    let content: Content
    let source: ConfigurationSource

    /// The value for people; nil if it is secret.
    var shown: String? {
        switch content {
        case .text(let text): text
        case .list(let items): items.joined(separator: " ")
        case .flag(let flag): flag ? "true" : "false"
        case .seconds(let seconds): seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
        case .secret: nil
        }
    }
}

/// The values that won, read once through one `ConfigReader`.
struct Settings: Sendable {
    private var values: [ConfigurationKey: Setting] = [:]

    subscript(key: ConfigurationKey) -> Setting? { values[key] }

    init(layers: [SettingLayer]) {
        let recorder = SourceRecorder()
        let reader = ConfigReader(providers: layers.map(\.provider), accessReporter: recorder)
        for row in KeyTable.rows {
            let key = ConfigKey(row.key.components)
            guard let content = Self.read(row, key, reader) else { continue }
            let provider = recorder.provider(of: row.key.components)
            guard let layer = layers.first(where: { $0.provider.providerName == provider }),
                let source = layer.entries[row.key]?.source
            else { continue }
            values[row.key] = Setting(content: content, source: source)
        }
    }

    private static func read(_ row: KeyTable.Row, _ key: ConfigKey, _ reader: ConfigReader) -> Setting.Content? {
        switch row.kind {
        case .text, .path, .url, .choice:
            guard let text = reader.string(forKey: key, isSecret: row.isSecret) else { return nil }
            let hidden = row.isSecret || row.key == .transportProxy && text.contains("@")
            return hidden ? .secret(SecretBytes(copying: Array(text.utf8))) : .text(text)
        case .list: return reader.stringArray(forKey: key).map { .list($0) }
        case .flag: return reader.bool(forKey: key).map { .flag($0) }
        case .seconds: return reader.double(forKey: key).map { .seconds($0) }
        }
    }
}

/// Remembers which provider answered for each key.
private final class SourceRecorder: AccessReporter {
    private let providers = Lock<[[String]: String]>([:])

    func report(_ event: AccessEvent) {
        for answer in event.providerResults {
            guard case .success(let result) = answer.result, result.value != nil else { continue }
            providers.withLock { $0[event.metadata.key.components] = answer.providerName }
            return
        }
    }

    func provider(of key: [String]) -> String? { providers.withLock { $0[key] } }
}
