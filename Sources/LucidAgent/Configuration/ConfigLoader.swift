// SPDX-License-Identifier: Apache-2.0
import Configuration
import LucidCrypto

/// Reads an agent's settings: what the program gives, then the environment, then one file, then defaults.
///
/// The file is `.lucid-agent.json` in the working directory, or the one that `LUCID_AGENT_CONFIG_PATH` or the
/// program names. A file that was merely found gives only `agentRef`, `credentialId`, `scopes`, `refresh.*` and
/// `debug`, until somebody vouches for it with ``TrustStore/trust(_:)``: a cloned repository may hold one.
///
/// Every variable `X` may be given as `X_FILE`, the path of a file with the value. An empty variable is not set.
public struct ConfigLoader: Sendable {
    /// The name that is looked for in the working directory.
    public static let defaultFileName = ".lucid-agent.json"

    private let environment: [String: String]
    private let paths: PathRules

    /// Creates a loader.
    /// - Parameters:
    ///   - environment: The environment variables; those of the process by default.
    ///   - workingDirectory: An absolute path; that of the process by default.
    public init(environment: [String: String]? = nil, workingDirectory: String? = nil) {
        let environment = environment ?? ProcessEnvironment.variables
        self.environment = environment
        paths = PathRules(
            workingDirectory: workingDirectory ?? PathRules.currentDirectory(), environment: environment)
    }

    /// Where tokens, locks and the list of trusted files live: `$XDG_STATE_HOME/lucid-agent`, else
    /// `~/.local/state/lucid-agent`; nil if neither variable is set.
    public var stateDirectory: String? { paths.stateDirectory }

    /// The list of files that somebody has vouched for.
    /// - Throws: ``AgentRuntimeError`` with code `configuration` if there is no state directory.
    public func trustStore() throws(AgentRuntimeError) -> TrustStore {
        guard let directory = stateDirectory else {
            throw .configuration("There is no place for state: set HOME or XDG_STATE_HOME to an absolute path.")
        }
        return TrustStore(stateDirectory: directory)
    }

    /// Reads and checks all sources.
    ///
    /// Nothing is missing yet: ``LoadedConfiguration/configuration()`` says that.
    /// - Parameters:
    ///   - path: The file to read. If nil, `LUCID_AGENT_CONFIG_PATH` or the default name. A named file must exist.
    ///   - overrides: Values that win over everything.
    /// - Throws: ``AgentRuntimeError`` with code `configuration`; the message names the variable, key, or line.
    public func load(
        path: String? = nil, overrides: ConfigOverrides = [:]
    ) throws(AgentRuntimeError) -> LoadedConfiguration {
        var layers = [
            try SettingLayer.overrides(overrides, paths: paths),
            try SettingLayer.environment(environment, paths: paths),
        ]
        var found: ConfigurationFile?
        var withheld: [ConfigurationKey] = []
        if let (file, standing) = try openFile(path) {
            let contents = try FileLayer(file, isTrusted: standing.isTrusted, paths: paths)
            layers.append(contents.layer)
            withheld = contents.withheld
            found = ConfigurationFile(path: file.path, standing: standing)
        }
        layers.append(defaults())
        return LoadedConfiguration(
            layers: layers, file: found, withheld: withheld, warnings: SettingLayer.strangers(in: environment))
    }

    private func openFile(
        _ path: String?
    ) throws(AgentRuntimeError) -> (LocalFile, ConfigurationFile.Standing)? {
        let variable = KeyTable.configPathVariable
        let named = path ?? environment[variable].flatMap { $0.isEmpty ? nil : $0 }
        guard path?.isEmpty != true else { throw .configuration("The path of the configuration file is empty.") }
        let what = "The configuration file"
        let absolute = paths.absolute(named ?? Self.defaultFileName, against: paths.workingDirectory)
        guard let file = try LocalFile(path: absolute, limit: 1 << 20, what: what) else {
            guard named != nil else { return nil }
            let origin = path == nil ? " (named by \(variable))" : ""
            throw .configuration("\(what) \(absolute)\(origin) does not exist. Create it with: lucid-agent init")
        }
        if named != nil { return (file, .named) }
        guard let directory = stateDirectory else { return (file, .found) }
        return (file, try TrustStore(stateDirectory: directory).standing(of: file))
    }

    private func defaults() -> SettingLayer {
        var layer = SettingLayer(name: "default")
        var values: [(ConfigurationKey, ConfigContent)] = [
            (.challengeRule, .string("eip4361")), (.debug, .bool(false)), (.storageType, .string("file")),
            (.walletChain, .string("eip155:1")),
        ]
        if let directory = stateDirectory {
            values += [(.storageDirectory, .string(directory)), (.walletLedger, .string(directory + "/spending"))]
        }
        for (key, content) in values { layer.entries[key] = SettingLayer.Entry(content: content, source: .builtIn) }
        return layer
    }
}
