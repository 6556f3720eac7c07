// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAgent
import LucidHTTPCurl

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a doctor looks at once the settings are complete.
struct Examination {
    private let configuration: AgentConfiguration
    private let clock = SystemClock()

    init(_ configuration: AgentConfiguration) { self.configuration = configuration }

    func findings() async -> [Finding] {
        var dependencies = AgentRuntime.Dependencies()
        dependencies.transport = CommandContext.current.transport
        let runtime: AgentRuntime
        do {
            runtime = try await AgentRuntime.fromConfig(configuration, dependencies: dependencies)
        } catch {
            return [Finding("wallet", failed: error)] + (await authority())
        }
        var findings = [await wallet(runtime), await memory(runtime), await storage(runtime)]
        if let identity = await identity(runtime) { findings.append(identity) }
        await runtime.shutdown()
        return findings + (await authority())
    }

    private func wallet(_ runtime: AgentRuntime) async -> Finding {
        if case .none = configuration.wallet.source {
            guard configuration.refreshToken == nil else { return Finding("wallet", "none; a refresh token is set") }
            if case .none = configuration.authentication {
            } else {
                return Finding("wallet", "none; the agent proves itself with its authentication key")
            }
            return Finding(
                "wallet",
                failed: CommandError(
                    .configuration,
                    "no key: set wallet.keystore and wallet.passphraseFile, or LUCID_AGENT_WALLET_PRIVATE_KEY_FILE"))
        }
        do {
            let address = try await runtime.wallet.address()
            return Finding("wallet", address.map { "address \($0)" } ?? "the address is known when it first signs")
        } catch {
            return Finding("wallet", failed: error)
        }
    }

    /// Whether the key that proves the agent owns anything: whoever asks it for a signature is asking that key.
    ///
    /// A warning, and nothing that stands in the way.
    private func identity(_ runtime: AgentRuntime) async -> Finding? {
        guard !configuration.wallet.rpc.isEmpty, let address = await Self.identity(configuration, runtime) else {
            return nil
        }
        do {
            let rpc = try await runtime.account().rpc
            let (balance, count) = (try await rpc.balance(of: address), try await rpc.transactionCount(of: address))
            guard balance == .zero && count == 0 else {
                return Finding(
                    "identity",
                    "warning: \(address), which proves the agent, has \(AmountText.ether(balance)) ether and sent \(count) "
                        + "transactions on \(rpc.chain); use a key of its own: lucid-agent init --new-key")
            }
            return Finding("identity", "\(address) owns no ether on \(rpc.chain)")
        } catch {
            return Finding("identity", failed: error)
        }
    }

    private static func identity(_ configuration: AgentConfiguration, _ runtime: AgentRuntime) async -> Address? {
        switch configuration.authentication {
        case .privateKey(let key): key.address
        case .keystore(let path, _): try? KeystoreFile.read(path).address
        default: try? await runtime.wallet.address()
        }
    }

    /// Never wrong: secrets are wiped all the same, and everything works.
    private func memory(_ runtime: AgentRuntime) async -> Finding {
        let health = await runtime.health.secretMemory
        guard let reason = health.reason else {
            return Finding("memory", "secrets are never swapped out, and left out of core dumps")
        }
        return Finding("memory", "secrets may be \(health.isLocked ? "in core dumps" : "swapped out"): \(reason)")
    }

    private func storage(_ runtime: AgentRuntime) async -> Finding {
        do {
            guard let token = try await runtime.restore() else {
                return Finding("session", "none yet; log in with: lucid-agent login")
            }
            return Finding("session", "generation \(token.generation), until \(RFC3339.format(token.expiresAt))")
        } catch {
            return Finding("session", failed: error)
        }
    }

    private func authority() async -> [Finding] {
        let url = configuration.apiBaseURL
        let request = HTTPRequest(
            method: .get, scheme: url.scheme, authority: url.authority, path: url.pathPrefix + "/.well-known/jwks.json")
        let (transport, close) = transport()
        defer { close() }
        do {
            let sent = clock.bootNow()
            let (response, body) = try await transport.send(request, body: nil, options: .auth)
            let seconds = clock.bootNow().seconds(since: sent)
            _ = try await body.collect(upTo: 1 << 20)
            let milliseconds = Int((seconds * 1_000).rounded())
            guard response.status == .ok else {
                return [
                    Finding(
                        "authority",
                        failed: CommandError(
                            .network,
                            "\(url.origin) answers \(response.status.code) for its keys; check apiBaseUrl"))
                ]
            }
            return [Finding("authority", "\(url.origin) answers in \(milliseconds) ms"), clockFinding(response)]
        } catch {
            return [Finding("authority", failed: error)]
        }
    }

    private func clockFinding(_ response: HTTPResponse) -> Finding {
        guard let text = response.headerFields[.date], let date = HTTPDate.parse(text) else {
            return Finding("clock", "the authority does not tell its time")
        }
        let ahead = clock.wallNow().timeIntervalSince(date)
        guard abs(ahead) > 60 else { return Finding("clock", "agrees with the authority") }
        return Finding("clock", failed: CommandError(.configuration, ClockWords.difference(secondsAhead: ahead)))
    }

    private func transport() -> (any HTTPTransport, @Sendable () -> Void) {
        let connection = Connection(
            server: configuration.apiBaseURL, agentRef: nil, transport: configuration.transport)
        return (connection.transport, connection.close)
    }
}
