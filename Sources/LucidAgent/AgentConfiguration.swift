// SPDX-License-Identifier: Apache-2.0
public import LucidAPI
public import LucidAuth
public import LucidCrypto
public import LucidSigning
public import LucidTokens
public import LucidWallet

/// Everything that a runtime needs to know, checked and typed.
///
/// Secrets in it cannot be printed.
public struct AgentConfiguration: Sendable {
    /// The base URL of the authority.
    ///
    /// Tokens go to its origin and nowhere else.
    public var apiBaseURL: ServerURL
    /// The agent's reference.
    public var agentRef: String
    /// The credential that the wallet proves.
    public var credentialID: String
    /// A refresh token to start from, used once; nil if the wallet proves the credential.
    public var refreshToken: SecretBytes?
    /// The scopes to ask for; what the credential has if empty.
    public var scopes: [String] = []
    /// What is signed for a challenge.
    public var challengeRule: ChallengeSigningRule = .eip4361
    /// Typed data that may be signed for a challenge besides; none by default, and never what can move value.
    public var allowedTypedData: [AllowedTypedData] = []
    /// The keys of the authority of which one must have signed a challenge; nil to take it unsigned.
    public var challengeKeys: JWKSet?
    /// Where signatures come from.
    public var wallet = Wallet()
    /// The key that proves the agent, apart from the wallet's; the wallet proves it if `.none`.
    ///
    /// A key of this process, in the clear or in a keystore.
    public var authentication: Wallet.Source = .none
    /// Where tokens are kept.
    public var storage: Storage = .memory
    /// The keys that seal token files; nil to store in the clear.
    public var storageKeys: StorageKeys?
    /// How the authority is reached.
    public var transport = Transport()
    /// When tokens are renewed.
    public var refresh = Refresh()
    /// Whether to log in detail.
    public var debug = false

    /// Creates a configuration with everything else at its default: no wallet, tokens in memory.
    public init(apiBaseURL: ServerURL, agentRef: String, credentialID: String) {
        self.apiBaseURL = apiBaseURL
        self.agentRef = agentRef
        self.credentialID = credentialID
    }

    /// Where signatures come from.
    public struct Wallet: Sendable {
        /// The kind of wallet, with what that kind needs.
        @nonexhaustive
        public enum Source: Sendable {
            /// No wallet.
            case none
            /// A private key in this process.
            case privateKey(PrivateKey)
            /// A keystore file, opened with the passphrase when a signature is needed.
            case keystore(path: String, passphrase: SecretBytes)
            /// The wallet endpoints of a server; the authority's, with the runtime's own token, if nothing is given.
            case orchestrator(serverURL: ServerURL?, accessToken: SecretBytes?)
            /// A signer in another process or on another host.
            case remote(RemoteSigner)
            /// A server wallet of the Coinbase Developer Platform.
            case coinbase(CoinbaseCredentials, serverURL: ServerURL?)
            /// A server wallet of Privy.
            case privy(PrivyCredentials, walletID: String, serverURL: ServerURL?)
            /// A wallet of Turnkey.
            case turnkey(TurnkeyCredentials, serverURL: ServerURL?)
        }

        /// How a remote signer is reached.
        public struct RemoteSigner: Sendable {
            /// Its base URL; with a socket, any of loopback.
            public var serverURL: ServerURL
            /// The path of its Unix domain socket; nil for TCP.
            public var socket: String?
            /// A file of PEM with the certificate that proves this program.
            public var clientCertificate: String?
            /// A file of PEM with that certificate's key; the certificate's file if nil.
            public var clientKey: String?

            /// Reaches a signer.
            public init(
                serverURL: ServerURL, socket: String? = nil, clientCertificate: String? = nil, clientKey: String? = nil
            ) {
                self.serverURL = serverURL
                self.socket = socket
                self.clientCertificate = clientCertificate
                self.clientKey = clientKey
            }
        }

        /// The kind of wallet.
        public var source: Source
        /// The chain of the wallet.
        ///
        /// A challenge must name it.
        public var chain: ChainID
        /// The address that the wallet must have; nil if any will do.
        public var address: Address?
        /// Whether the wallet of a server or remote signer is a contract (ERC-1271, ERC-6492).
        public var isContract = false
        /// What the wallet may sign; nil for the built-in rules.
        public var policy: SigningPolicy?
        /// The directory of the records of what was spent; nil to keep them in memory.
        public var ledger: String?
        /// The JSON-RPC endpoints of the wallet's chain, the preferred one first.
        public var rpc: [ServerURL] = []

        /// Creates a wallet's configuration.
        public init(_ source: Source = .none, chain: ChainID = .eip155(1), address: Address? = nil) {
            self.source = source
            self.chain = chain
            self.address = address
        }
    }

    /// Where tokens are kept.
    @nonexhaustive
    public enum Storage: Sendable {
        /// In this process only.
        case memory
        /// In files of a directory that belongs to this user alone.
        case file(directory: String)
    }

    /// How the authority is reached.
    public struct Transport: Sendable {
        /// A file of certificates (PEM) to trust instead of the system's.
        public var caFile: String?
        /// The URL of a proxy; it may hold a password.
        public var proxy: SecretBytes?

        /// The system's certificates and no proxy.
        public init(caFile: String? = nil, proxy: SecretBytes? = nil) {
            self.caFile = caFile
            self.proxy = proxy
        }
    }

    /// When tokens are renewed, in seconds before expiry.
    ///
    /// Nil leaves it to the token's life.
    public struct Refresh: Hashable, Sendable {
        /// When renewal behind the reader's back may begin.
        public var softLead: Double?
        /// When a read begins renewal.
        public var hardLead: Double?

        /// Creates the two edges.
        public init(softLead: Double? = nil, hardLead: Double? = nil) {
            self.softLead = softLead
            self.hardLead = hardLead
        }
    }
}
