// SPDX-License-Identifier: Apache-2.0
import Logging
import LucidAPI
import LucidAuth
import LucidHTTP
import LucidHTTPCurl
import LucidSigning
import LucidWallet

/// Everything inside a runtime, put together from a configuration.
struct RuntimeParts: Sendable {
    let configuration: AgentConfiguration
    let api: AgentApiClient
    let wallet: any WalletConnector
    let tokens: TokenManager
    let credential: ManagedCredential
    let closeTransport: @Sendable () -> Void
    /// What sending needs beside the wallet.
    let chain: ChainParts

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

        let wallets = try WalletFactory(
            configuration: configuration, clients: clients, api: api, clock: dependencies.clock
        ).wallets(given: dependencies.wallet)
        let ledger = try await Self.ledger(wallets.wallet, configuration, dependencies)
        chain = ChainParts(
            settings: configuration.wallet, transport: clients.observed, ledger: ledger, clock: dependencies.clock)
        let guarded = { (wallet: any WalletConnector, onDenial: @escaping @Sendable (String) -> Void) in
            GuardedWallet(
                wallet, policy: configuration.wallet.policy, ledger: ledger, clock: dependencies.clock,
                approve: dependencies.approve, onDenial: { verdict, _ in onDenial(verdict.reason) })
        }
        // One that is not configured says so, and has nothing to guard.
        wallet = ObservedWallet(
            wallets.wallet is UnconfiguredWallet ? wallets.wallet : guarded(wallets.wallet) { link.denied($0) })

        // What is refused to a challenge is told by the renewal that failed.
        var identity = configuration.wallet.address
        if let wallet = wallets.challengeWallet {
            switch configuration.authentication {
            case .none: identity = try await Self.known(wallet, configuration, dependencies)
            default: identity = try await wallet.address()
            }
        }
        let signer = Self.signer(wallets.challengeWallet.map { guarded($0) { _ in } }, identity, configuration)
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
        _ wallet: (any WalletConnector)?, _ address: Address?, _ configuration: AgentConfiguration
    ) -> WalletChallengeSigner? {
        wallet.map { WalletChallengeSigner(wallet: ObservedWallet($0), address: address, configuration: configuration) }
    }

    /// The record of what was spent, if the policy limits that.
    private static func ledger(
        _ wallet: any WalletConnector, _ configuration: AgentConfiguration, _ dependencies: AgentRuntime.Dependencies
    ) async throws -> (any SpendLedger)? {
        guard configuration.wallet.policy?.hasWindows == true else { return nil }
        if let ledger = dependencies.ledger { return ledger }
        guard let directory = configuration.wallet.ledger else { return MemorySpendLedger() }
        guard let address = try await known(wallet, configuration, dependencies) else {
            throw AgentRuntimeError.configuration(
                "The signing policy limits what is spent in a time, and the wallet's address is not known before it "
                    + "signs. Set wallet.address.")
        }
        return FileSpendLedger(directory: directory, address: address)
    }

    /// The address of the wallet, as far as it is known without asking anybody.
    private static func known(
        _ wallet: any WalletConnector, _ configuration: AgentConfiguration, _ dependencies: AgentRuntime.Dependencies
    ) async throws -> Address? {
        guard dependencies.wallet == nil else { return try await wallet.address() }
        switch configuration.wallet.source {
        case .remote, .privy: return configuration.wallet.address
        default: return try await wallet.address()
        }
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
