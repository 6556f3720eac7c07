// SPDX-License-Identifier: Apache-2.0
import Logging
import LucidAPI
import LucidAuth
import LucidHTTP
import LucidHTTPCurl
import LucidWallet

/// Everything inside a runtime, put together from a configuration.
struct RuntimeParts: Sendable {
    let configuration: AgentConfiguration
    let api: AgentApiClient
    let wallet: any WalletConnector
    let tokens: TokenManager
    let credential: ManagedCredential
    let closeTransport: @Sendable () -> Void

    init(_ configuration: AgentConfiguration, _ dependencies: AgentRuntime.Dependencies) async throws {
        self.configuration = configuration
        let logger = Self.logger(configuration, dependencies)
        let (transport, close) = Self.transport(configuration, dependencies)
        closeTransport = close

        // The wallet of the orchestrator needs a token, which is got by signing: the client that both use asks
        // for its bearer when it sends, so it is made first and tied to the credential afterwards.
        let link = TokenLink()
        let clients = APIClients(configuration, transport: transport, clock: dependencies.clock, logger: logger)
        api = AgentApiClient(client: clients.bearing(link), agentRef: configuration.agentRef)

        let wallets = try WalletFactory(configuration: configuration, clients: clients, api: api)
            .wallets(given: dependencies.wallet)
        wallet = ObservedWallet(wallets.wallet)

        let signer = try await Self.signer(wallets.challengeWallet, configuration)
        let source = try WalletChallengeSource(
            client: AgentAuthClient(
                serverURL: configuration.apiBaseURL, transport: clients.observed, clock: dependencies.clock),
            signer: signer, agentRef: configuration.agentRef, credentialId: configuration.credentialID,
            scopes: configuration.scopes, seedRefreshToken: try Self.seed(configuration))
        tokens = TokenManager(
            storage: dependencies.storage ?? Self.storage(configuration),
            configuration: TokenManagerConfiguration(
                softLead: configuration.refresh.softLead, hardLead: configuration.refresh.hardLead),
            clock: dependencies.clock, logger: logger)
        credential = try tokens.credential(for: source)
        link.connect(credential)
    }

    private static func logger(
        _ configuration: AgentConfiguration, _ dependencies: AgentRuntime.Dependencies
    ) -> Logger? {
        guard var logger = dependencies.logger else { return nil }
        logger[metadataKey: "agent"] = "\(configuration.agentRef)"
        if configuration.debug, logger.logLevel > .debug { logger.logLevel = .debug }
        return logger
    }

    private static func transport(
        _ configuration: AgentConfiguration, _ dependencies: AgentRuntime.Dependencies
    ) -> (any HTTPTransport, @Sendable () -> Void) {
        if let transport = dependencies.transport { return (transport, {}) }
        var options = CurlTransport.Configuration()
        options.caFile = configuration.transport.caFile
        options.proxy = configuration.transport.proxy
        options.userAgent = "lucid-agent"
        let transport = CurlTransport(configuration: options)
        return (transport, { transport.shutdown() })
    }

    private static func signer(
        _ wallet: (any WalletConnector)?, _ configuration: AgentConfiguration
    ) async throws -> WalletChallengeSigner? {
        guard let wallet else { return nil }
        return WalletChallengeSigner(
            wallet: ObservedWallet(wallet), address: try await wallet.address(), configuration: configuration)
    }

    private static func seed(_ configuration: AgentConfiguration) throws -> RefreshToken? {
        try configuration.refreshToken.map { secret in
            try RefreshToken(secret.withBytes { String(decoding: $0, as: UTF8.self) })
        }
    }

    private static func storage(_ configuration: AgentConfiguration) -> any StorageAdapter {
        switch configuration.storage {
        case .memory: MemoryStorageAdapter()
        case .file(let directory): FileStorageAdapter(directory: directory, keys: configuration.storageKeys)
        }
    }
}
