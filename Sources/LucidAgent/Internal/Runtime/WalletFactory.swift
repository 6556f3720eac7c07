// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidCrypto
import LucidHTTP
import LucidHTTPCurl
import LucidJSON
import LucidSigning
import LucidWallet

/// Makes the wallets that a configuration asks for.
struct WalletFactory {
    let configuration: AgentConfiguration
    let clients: APIClients
    let api: AgentApiClient
    let clock: any AgentClock

    struct Wallets: Sendable {
        /// What the program signs with.
        let wallet: any WalletConnector
        /// What challenges are signed with; nil if signing would need the token that it is for.
        let challengeWallet: (any WalletConnector)?
    }

    /// The wallets, challenges being signed with the key of its own if there is one.
    func wallets(given: (any WalletConnector)?) throws(AgentRuntimeError) -> Wallets {
        let wallets = try self.wallets(orGiven: given)
        switch configuration.authentication {
        case .privateKey(let key):
            return Wallets(
                wallet: wallets.wallet, challengeWallet: LocalKeyConnector(key: key, chain: configuration.wallet.chain))
        case .keystore(let path, let passphrase):
            let keystore = try keystore(path)
            return Wallets(
                wallet: wallets.wallet,
                challengeWallet: LocalKeyConnector(
                    keystore: keystore, chain: configuration.wallet.chain, passphrase: { passphrase }))
        default: return wallets
        }
    }

    private func wallets(orGiven given: (any WalletConnector)?) throws(AgentRuntimeError) -> Wallets {
        if let given { return Wallets(wallet: given, challengeWallet: given) }
        let settings = configuration.wallet
        switch settings.source {
        case .none:
            return Wallets(wallet: UnconfiguredWallet(), challengeWallet: nil)
        case .privateKey(let key):
            if let address = settings.address, address != key.address {
                throw .configuration("wallet.address is \(address), and the private key is that of \(key.address).")
            }
            let wallet = LocalKeyConnector(key: key, chain: settings.chain)
            return Wallets(wallet: wallet, challengeWallet: wallet)
        case .keystore(let path, let passphrase):
            let wallet = LocalKeyConnector(
                keystore: try keystore(path), address: settings.address, chain: settings.chain,
                passphrase: { passphrase })
            return Wallets(wallet: wallet, challengeWallet: wallet)
        case .orchestrator(let serverURL, let accessToken):
            return try orchestrator(serverURL, accessToken)
        case .coinbase, .privy, .turnkey:
            let wallet: any WalletConnector
            do throws(APIError) {
                wallet = try managed(settings)
            } catch {
                throw .configuration("wallet.serverUrl is no base URL: \(error.message)", underlying: error)
            }
            return Wallets(wallet: wallet, challengeWallet: wallet)
        case .remote(let signer):
            let wallet = RemoteSignerConnector(
                serverURL: signer.serverURL, transport: transport(to: signer), address: settings.address,
                chain: settings.chain, isContract: settings.isContract, clock: clock)
            return Wallets(wallet: wallet, challengeWallet: wallet)
        }
    }

    private func managed(_ settings: AgentConfiguration.Wallet) throws(APIError) -> any WalletConnector {
        let (address, chain) = (settings.address ?? .zero, settings.chain)
        switch settings.source {
        case .coinbase(let credentials, let server):
            return try CoinbaseConnector(
                address: address, credentials: credentials, transport: clients.observed, serverURL: server,
                chain: chain,
                clock: clock)
        case .privy(let credentials, let walletID, let server):
            return try PrivyConnector(
                walletID: walletID, credentials: credentials, transport: clients.observed, address: settings.address,
                serverURL: server, chain: chain, clock: clock)
        case .turnkey(let credentials, let server):
            return try TurnkeyConnector(
                address: address, credentials: credentials, transport: clients.observed, serverURL: server,
                chain: chain,
                clock: clock)
        default: return UnconfiguredWallet()
        }
    }

    /// A transport of its own: it alone proves itself with the certificate, and goes to the socket.
    private func transport(to signer: AgentConfiguration.Wallet.RemoteSigner) -> any HTTPTransport {
        var options = CurlTransport.Configuration()
        options.caFile = configuration.transport.caFile
        options.unixSocket = signer.socket
        options.userAgent = "lucid-agent"
        options.clientCertificate = signer.clientCertificate.map {
            CurlTransport.ClientCertificate(certificateFile: $0, keyFile: signer.clientKey)
        }
        return CurlTransport(configuration: options)
    }

    private func keystore(_ path: String) throws(AgentRuntimeError) -> Keystore {
        let what = "The keystore"
        guard let file = try LocalFile(path: path, limit: 1 << 20, what: what) else {
            throw .configuration(
                "\(what) \(path) does not exist. Correct wallet.keystore, or create one with: lucid-agent wallet new")
        }
        try file.requirePrivate(what: what)
        do {
            return try Keystore(parsing: file.bytes)
        } catch {
            throw .configuration("\(what) \(path) is not a version 3 keystore.", underlying: error)
        }
    }

    /// The wallet server.
    ///
    /// With a bearer of its own it can also sign challenges; with the runtime's token it cannot,
    /// because that token comes from a signed challenge.
    private func orchestrator(_ serverURL: ServerURL?, _ token: SecretBytes?) throws(AgentRuntimeError) -> Wallets {
        let server = serverURL ?? configuration.apiBaseURL
        let settings = configuration.wallet
        if let token {
            let client = clients.bearing(FixedBearer(token), at: server)
            let wallet = ServerOrchestratorConnector(
                api: AgentApiClient(client: client, agentRef: configuration.agentRef), address: settings.address,
                chain: settings.chain, isContract: settings.isContract)
            return Wallets(wallet: wallet, challengeWallet: wallet)
        }
        guard server.origin == configuration.apiBaseURL.origin else {
            throw .configuration(
                "wallet.serverUrl has another origin than apiBaseUrl, and tokens of one are never sent to the other. "
                    + "Set wallet.serverAccessTokenFile.")
        }
        let wallet = ServerOrchestratorConnector(
            api: api, address: settings.address, chain: settings.chain, isContract: settings.isContract)
        return Wallets(wallet: wallet, challengeWallet: nil)
    }
}
