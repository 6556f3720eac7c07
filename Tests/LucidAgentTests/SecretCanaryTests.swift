// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidConcurrency
import LucidTesting
import Testing

/// Plants secrets everywhere and looks for them in everything that a program could print.
@Suite(.timeLimit(.minutes(10))) struct SecretCanaryTests {
    static let keyText = "c0ffee" + String(repeating: "46", count: 29)
    static let seed = "canary-seed-4d1e"
    static let proxyPassword = "canary-proxy-88aa"
    static let storageKey = String(repeating: "5c", count: 32)

    @Test func `no secret shows in events, errors, logs, descriptions or dumps`() async throws {
        let clock = ManualClock()
        let key = try PrivateKey(hex: Self.keyText)
        let authority = ScriptedAuthority(address: key.address.description, clock: clock)
        let logs = CapturedLogs()
        var configuration = AgentConfiguration(
            apiBaseURL: try ServerURL("https://auth.example"), agentRef: "scout", credentialID: "cred1")
        configuration.wallet = .init(.privateKey(key))
        configuration.refreshToken = SecretBytes(copying: Array(Self.seed.utf8))
        configuration.transport.proxy = SecretBytes(copying: Array("http://u:\(Self.proxyPassword)@p".utf8))
        configuration.storageKeys = StorageKeys(try StorageKey(text: Self.storageKey))
        configuration.debug = true
        let runtime = try await AgentRuntime.fromConfig(
            configuration,
            dependencies: .init(
                transport: authority.transport, storage: MemoryStorageAdapter(), clock: clock, logger: logs.logger()))

        let events = runtime.events()
        let first = try await runtime.authenticate()
        clock.advance(bySeconds: 60)
        let second = try await runtime.refresh()
        clock.advance(bySeconds: 60)
        authority.revokeFamilies()
        _ = try await runtime.api.listAgents()
        clock.advance(bySeconds: 60)
        authority.change { $0.isDown = true }
        var errors: [any Error] = []
        do { try await runtime.refresh() } catch { errors.append(error) }
        authority.change { $0.isDown = false }
        do { _ = try await runtime.api.getAgent("none") } catch { errors.append(error) }
        authority.change {
            $0.payload = { _ in .string("0x" + String(repeating: "ab", count: 32)) }
            $0.live = [:]
        }
        clock.advance(bySeconds: 3_600)
        do { try await runtime.authenticate(fresh: true) } catch { errors.append(error) }
        let health = await runtime.health
        await runtime.shutdown()
        do { try await runtime.authenticate() } catch { errors.append(error) }
        #expect(errors.count >= 3)
        #expect(logs.lines.count > 5)

        // Every token of the authority is "canary-access-N-7f3a" or "canary-refresh-N-9b2c".
        let scanner = SecretScanner(secrets: [
            "canary-access", "canary-refresh", "canary-seed", Self.proxyPassword, Self.keyText, Self.storageKey,
            first.value, second.value,
        ])
        for await event in events { #expect(scanner.hits(in: event) == 0) }
        for error in errors { #expect(scanner.hits(in: error) == 0) }
        for line in logs.lines { #expect(scanner.hits(in: line) == 0) }
        for value in [runtime, configuration, first, second, health, runtime.wallet, runtime.api] as [Any] {
            #expect(scanner.hits(in: value) == 0)
        }
        #expect(scanner.hits(in: first.value) > 0)
    }
}
