// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Logging
import LucidAgent

/// What a command that works with the agent's session is told.
struct SessionOptions: ParsableArguments {
    @OptionGroup(title: "Configuration") var config: ConfigOptions
    @OptionGroup(title: "Key") var key: KeyOptions

    /// The configuration, complete and checked.
    func configuration(ignoringAgentRef: Bool = false) throws -> AgentConfiguration {
        var overrides = config.overrides
        if ignoringAgentRef { overrides[.agentRef] = nil }
        try key.override(&overrides)
        let loaded = try config.load(overrides)
        for warning in loaded.warnings { CommandContext.current.say("warning: \(warning)") }
        return try loaded.configuration()
    }

    /// Makes a runtime, lends it to `body`, and shuts it down.
    ///
    /// Nothing is sent until `body` asks for it.
    ///
    /// - Parameter ignoringAgentRef: Whether `--agent-ref` names whom a call is about, and not who calls.
    func withRuntime<Value>(
        ignoringAgentRef: Bool = false, _ body: (AgentRuntime) async throws -> Value
    ) async throws -> Value {
        let configuration = try configuration(ignoringAgentRef: ignoringAgentRef)
        var dependencies = AgentRuntime.Dependencies()
        if configuration.debug {
            dependencies.logger = Logger(label: "lucid-agent") { StreamLogHandler.standardError(label: $0) }
        }
        dependencies.transport = CommandContext.current.transport
        let runtime = try await AgentRuntime.fromConfig(configuration, dependencies: dependencies)
        let result: Result<Value, any Error>
        do { result = .success(try await body(runtime)) } catch { result = .failure(error) }
        await runtime.shutdown()
        return try result.get()
    }

    /// A token that is good now, and why its session is not on disk although it should be.
    ///
    /// Whatever stands in the way, other than configuration, wallet and network, means that the agent is not
    /// authenticated. The runtime is shut down, because only then no event is still to come.
    func token(
        of runtime: AgentRuntime, _ obtain: () async throws -> AccessToken
    ) async throws -> (AccessToken, health: CredentialHealth, unsaved: String?) {
        let events = runtime.events()
        let token: AccessToken
        do {
            token = try await obtain()
        } catch let error as AgentRuntimeError where error.code == .rejected {
            throw CommandError(.notAuthenticated, error.message, underlying: error)
        }
        let health = await runtime.health
        await runtime.shutdown()
        var unsaved: String?
        for await event in events {
            switch event.kind {
            case .persistenceFailed(let error): unsaved = error.message
            case .clockSkewDetected(let seconds):
                CommandContext.current.say("warning: " + ClockWords.difference(secondsAhead: -seconds))
            default: break
            }
        }
        return (token, health, health.isPersisted == true ? nil : unsaved)
    }
}

extension KeyOptions {
    /// Gives the key of the command line to the settings.
    func override(_ overrides: inout ConfigOverrides) throws(CommandError) {
        guard keystore != nil || privateKeyFile != nil else { return }
        overrides[.walletType] = "local"
        overrides[.walletKeystore] = keystore.map(PathText.absolute)
        if let path = passphraseFile { try Self.override(&overrides, .walletPassphrase, path, "the passphrase file") }
        if let path = privateKeyFile { try Self.override(&overrides, .walletPrivateKey, path, "the private key file") }
    }

    private static func override(
        _ overrides: inout ConfigOverrides, _ key: ConfigurationKey, _ path: String, _ what: String
    ) throws(CommandError) {
        if path == "-" {
            let secret = try InputFile.readSecret(path, what: what)
            overrides[key] = secret.withBytes { String(decoding: $0, as: UTF8.self) }
        } else {
            overrides.set(key, fromFile: PathText.absolute(path))
        }
    }
}
