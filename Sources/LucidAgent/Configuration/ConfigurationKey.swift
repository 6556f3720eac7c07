// SPDX-License-Identifier: Apache-2.0

/// The name of one setting, as it is written in `.lucid-agent.json`, with a dot between group and name.
public struct ConfigurationKey: Hashable, Sendable, CustomStringConvertible {
    /// The name, such as `wallet.keystore`.
    public let name: String

    init(_ name: String) { self.name = name }

    /// The base URL of the authority, `apiBaseUrl`.
    ///
    /// There is no default.
    public static let apiBaseURL = Self("apiBaseUrl")
    /// The agent's reference, `agentRef`.
    public static let agentRef = Self("agentRef")
    /// The credential that the wallet proves, `credentialId`.
    public static let credentialID = Self("credentialId")
    /// A refresh token to start from, `refreshToken`.
    ///
    /// Secret.
    public static let refreshToken = Self("refreshToken")
    /// The scopes to ask for, `scopes`: a list, or text with commas or spaces, or a JSON array in text.
    public static let scopes = Self("scopes")
    /// What is signed for a challenge, `challengeRule`: `eip4361` (default) or `seed`.
    public static let challengeRule = Self("challengeRule")
    /// The path of a file with the authority's keys (a JWK set), `challengeKeys`; then only challenges that one of them
    /// signed are answered.
    public static let challengeKeys = Self("challengeKeys")
    /// Whether to log in detail, `debug`.
    public static let debug = Self("debug")
    /// Where signatures come from, `wallet.type`: `local`, `remote`, `orchestrator`, `coinbase`, `privy`,
    /// `turnkey` or `none`.
    public static let walletType = Self("wallet.type")
    /// A private key in hex, `wallet.privateKey`.
    ///
    /// Secret.
    public static let walletPrivateKey = Self("wallet.privateKey")
    /// The path of an encrypted keystore, `wallet.keystore`.
    public static let walletKeystore = Self("wallet.keystore")
    /// The keystore's passphrase, `wallet.passphrase`.
    ///
    /// Secret.
    public static let walletPassphrase = Self("wallet.passphrase")
    /// The words of a BIP-39 mnemonic, `wallet.mnemonic`.
    ///
    /// Secret. A passphrase beside it is `wallet.passphrase`.
    public static let walletMnemonic = Self("wallet.mnemonic")
    /// The BIP-32 path of the key under the mnemonic, `wallet.path`; `m/44'/60'/0'/0/0` if not set.
    public static let walletPath = Self("wallet.path")
    /// The CAIP-2 chain of the wallet, `wallet.chain`; `eip155:1` if not set.
    public static let walletChain = Self("wallet.chain")
    /// The address that the wallet must have, `wallet.address`.
    public static let walletAddress = Self("wallet.address")
    /// Whether the wallet of a server or remote signer is a contract, `wallet.contract`; its signatures are then handed on
    /// unchecked.
    public static let walletContract = Self("wallet.contract")
    /// The base URL of the wallet server or remote signer, `wallet.serverUrl`; the authority's if not set.
    ///
    /// A remote signer may also be `unix:` and the path of its socket.
    public static let walletServerURL = Self("wallet.serverUrl")
    /// A bearer for the wallet server, `wallet.serverAccessToken`.
    ///
    /// Secret.
    public static let walletServerAccessToken = Self("wallet.serverAccessToken")
    /// A file of PEM with the certificate that proves this program to a remote signer, `wallet.clientCertificate`.
    public static let walletClientCertificate = Self("wallet.clientCertificate")
    /// A file of PEM with that certificate's key, `wallet.clientKey`; the certificate's file if not set.
    public static let walletClientKey = Self("wallet.clientKey")
    /// Whose account at a managed wallet's provider, `wallet.project`: the API key's name (`coinbase`), the app (`privy`),
    /// the organization (`turnkey`).
    public static let walletProject = Self("wallet.project")
    /// The provider's name for the wallet, `wallet.id`; for `privy`.
    public static let walletID = Self("wallet.id")
    /// The secret of that account, `wallet.apiSecret`.
    ///
    /// Secret.
    public static let walletAPISecret = Self("wallet.apiSecret")
    /// What proves that a signature is wanted, `wallet.signingSecret`: the wallet secret (`coinbase`), the owners' keys
    /// apart by white space (`privy`).
    ///
    /// Secret.
    public static let walletSigningSecret = Self("wallet.signingSecret")
    /// The path of the signing policy, `wallet.policy`.
    ///
    /// A policy that is named and missing or invalid means that nothing is signed.
    public static let walletPolicy = Self("wallet.policy")
    /// The directory of the records of what was spent, `wallet.ledger`; below the state directory if not set.
    public static let walletLedger = Self("wallet.ledger")
    /// The JSON-RPC endpoints of the wallet's chain, `wallet.rpc`, the preferred one first.
    public static let walletRPC = Self("wallet.rpc")
    /// A private key in hex that proves the agent and signs nothing else, `authentication.privateKey`.
    ///
    /// Secret.
    public static let authenticationPrivateKey = Self("authentication.privateKey")
    /// The path of a keystore with such a key, `authentication.keystore`.
    public static let authenticationKeystore = Self("authentication.keystore")
    /// That keystore's passphrase, `authentication.passphrase`.
    ///
    /// Secret.
    public static let authenticationPassphrase = Self("authentication.passphrase")
    /// Where tokens are kept, `storage.type`: `file` (default) or `memory`.
    public static let storageType = Self("storage.type")
    /// The directory of the token files, `storage.directory`; the state directory if not set.
    public static let storageDirectory = Self("storage.directory")
    /// The keys that seal the token files, `storage.key`: each 64 hex digits or 32 bytes in base 64, apart by white space
    /// or commas.
    ///
    /// The first seals, all of them open. Secret.
    public static let storageKey = Self("storage.key")
    /// A file of certificates to trust instead of the system's, `transport.caFile`.
    public static let transportCAFile = Self("transport.caFile")
    /// The URL of a proxy, `transport.proxy`.
    public static let transportProxy = Self("transport.proxy")
    /// Seconds before expiry at which background renewal may begin, `refresh.softLead`.
    public static let refreshSoftLead = Self("refresh.softLead")
    /// Seconds before expiry at which a read starts renewal, `refresh.hardLead`.
    public static let refreshHardLead = Self("refresh.hardLead")

    /// All settings, in the order in which they are printed.
    public static let all: [ConfigurationKey] = KeyTable.rows.map(\.key)

    /// Whether the value is a secret, which is never printed and may be given as a file by the name with `File`.
    public var isSecret: Bool { KeyTable.row(for: self)?.isSecret ?? false }

    /// The setting with this name in a file, aliases included; nil if there is none.
    public init?(named name: String) {
        guard let row = KeyTable.rows.first(where: { $0.fileNames.contains(name) }) else { return nil }
        self = row.key
    }

    /// The name.
    public var description: String { name }
}
