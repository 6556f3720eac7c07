// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidAgent

/// The settings that a command line may give; they win over environment and file.
struct ConfigOptions: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: ArgumentHelp(
            "The configuration file; without it LUCID_AGENT_CONFIG_PATH, or .lucid-agent.json here.",
            valueName: "file"))
    var path: String?

    @Option(name: .customLong("base-url"), help: ArgumentHelp("The authority's base URL.", valueName: "url"))
    var baseURL: String?

    @Option(help: ArgumentHelp("The agent's reference.", valueName: "ref"))
    var agentRef: String?

    @Option(help: ArgumentHelp("The credential that the wallet proves.", valueName: "id"))
    var credentialId: String?

    /// Reads all sources.
    func load(_ overrides: ConfigOverrides? = nil) throws(CommandError) -> LoadedConfiguration {
        do throws(AgentRuntimeError) {
            return try Self.loader.load(path: path, overrides: overrides ?? self.overrides)
        } catch {
            throw CommandError(error)
        }
    }

    /// What the command line gives.
    var overrides: ConfigOverrides {
        var overrides = ConfigOverrides()
        overrides[.apiBaseURL] = baseURL
        overrides[.agentRef] = agentRef
        overrides[.credentialID] = credentialId
        return overrides
    }

    static var loader: ConfigLoader {
        let context = CommandContext.current
        return ConfigLoader(environment: context.environment, workingDirectory: context.workingDirectory)
    }
}
