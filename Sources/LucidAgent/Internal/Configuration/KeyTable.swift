// SPDX-License-Identifier: Apache-2.0

/// Everything that is known about the settings: names, types, secrecy, and who may give them.
enum KeyTable {
    enum Kind: Sendable {
        case text, path, list, flag, seconds, url
        case choice([String])
    }

    struct Row: Sendable {
        let key: ConfigurationKey
        /// Names in a file, the preferred one first; all in the same group.
        let fileNames: [String]
        /// Environment variables, the preferred one first.
        let variables: [String]
        let kind: Kind
        let isSecret: Bool
        /// Whether a file that was merely found, and that nobody has vouched for, may give it.
        let isOpen: Bool

        init(
            _ key: ConfigurationKey, aliases: [String] = [], _ variables: String..., kind: Kind = .text,
            secret: Bool = false, open: Bool = false
        ) {
            self.key = key
            self.fileNames = [key.name] + aliases
            self.variables = variables
            self.kind = kind
            self.isSecret = secret
            self.isOpen = open
        }
    }

    static let rows: [Row] = [
        Row(.apiBaseURL, aliases: ["baseUrl"], "LUCID_AGENT_BASE_URL", "LUCID_BASE_URL", kind: .url),
        Row(
            .agentRef, aliases: ["agentId"], "LUCID_AGENT_AGENT_REF", "LUCID_AGENT_AGENT_ID", "LUCID_AGENT_REF",
            open: true),
        Row(.credentialID, "LUCID_AGENT_CREDENTIAL_ID", "LUCID_AGENT_CREDENTIAL", open: true),
        Row(.refreshToken, "LUCID_AGENT_REFRESH_TOKEN", secret: true),
        Row(.scopes, "LUCID_AGENT_SCOPES", kind: .list, open: true),
        Row(.challengeRule, "LUCID_AGENT_CHALLENGE_RULE", kind: .choice(["eip4361", "seed"])),
        Row(.challengeKeys, "LUCID_AGENT_CHALLENGE_KEYS", kind: .path),
        Row(.debug, "LUCID_AGENT_DEBUG", kind: .flag, open: true),
        Row(
            .walletType, "LUCID_AGENT_WALLET_TYPE",
            kind: .choice(["local", "remote", "orchestrator", "coinbase", "privy", "turnkey", "none"])),
        Row(.walletPrivateKey, "LUCID_AGENT_WALLET_PRIVATE_KEY", secret: true),
        Row(.walletKeystore, "LUCID_AGENT_WALLET_KEYSTORE", kind: .path),
        Row(.walletPassphrase, "LUCID_AGENT_WALLET_PASSPHRASE", secret: true),
        Row(.walletMnemonic, "LUCID_AGENT_WALLET_MNEMONIC", secret: true),
        Row(.walletPath, "LUCID_AGENT_WALLET_PATH"),
        Row(.walletChain, "LUCID_AGENT_WALLET_CHAIN"),
        Row(.walletAddress, "LUCID_AGENT_WALLET_ADDRESS"),
        Row(.walletContract, "LUCID_AGENT_WALLET_CONTRACT", kind: .flag),
        Row(.walletServerURL, "LUCID_AGENT_WALLET_SERVER_URL", "LUCID_SERVER_URL", kind: .url),
        Row(
            .walletServerAccessToken, "LUCID_AGENT_WALLET_SERVER_ACCESS_TOKEN", "LUCID_SERVER_ACCESS_TOKEN",
            secret: true),
        Row(.walletClientCertificate, "LUCID_AGENT_WALLET_CLIENT_CERTIFICATE", kind: .path),
        Row(.walletClientKey, "LUCID_AGENT_WALLET_CLIENT_KEY", kind: .path),
        Row(.walletProject, "LUCID_AGENT_WALLET_PROJECT"),
        Row(.walletID, "LUCID_AGENT_WALLET_ID"),
        Row(.walletAPISecret, "LUCID_AGENT_WALLET_API_SECRET", secret: true),
        Row(.walletSigningSecret, "LUCID_AGENT_WALLET_SIGNING_SECRET", secret: true),
        Row(.walletPolicy, "LUCID_AGENT_WALLET_POLICY", kind: .path),
        Row(.walletLedger, "LUCID_AGENT_WALLET_LEDGER", kind: .path),
        Row(.walletRPC, "LUCID_AGENT_WALLET_RPC", kind: .list),
        Row(.authenticationPrivateKey, "LUCID_AGENT_AUTHENTICATION_PRIVATE_KEY", secret: true),
        Row(.authenticationKeystore, "LUCID_AGENT_AUTHENTICATION_KEYSTORE", kind: .path),
        Row(.authenticationPassphrase, "LUCID_AGENT_AUTHENTICATION_PASSPHRASE", secret: true),
        Row(.storageType, "LUCID_AGENT_STORAGE_TYPE", kind: .choice(["file", "memory"])),
        Row(.storageDirectory, "LUCID_AGENT_STORAGE_DIRECTORY", kind: .path),
        Row(.storageKey, "LUCID_AGENT_STORAGE_KEY", secret: true),
        Row(.transportCAFile, "LUCID_AGENT_TRANSPORT_CA_FILE", kind: .path),
        Row(.transportProxy, "LUCID_AGENT_TRANSPORT_PROXY", kind: .url),
        Row(.refreshSoftLead, "LUCID_AGENT_REFRESH_SOFT_LEAD", kind: .seconds, open: true),
        Row(.refreshHardLead, "LUCID_AGENT_REFRESH_HARD_LEAD", kind: .seconds, open: true),
    ]

    static let configPathVariable = "LUCID_AGENT_CONFIG_PATH"
    static let groups = Set(rows.compactMap { $0.key.group })

    static func row(for key: ConfigurationKey) -> Row? { rows.first { $0.key == key } }

    /// Every name that a file may use, dotted.
    static let fileNames: [String] = rows.flatMap { row in
        row.isSecret ? row.fileNames.flatMap { [$0, $0 + "File"] } : row.fileNames
    }

    /// Every environment variable that is read.
    static let variables: Set<String> = Set(
        rows.flatMap(\.variables).flatMap { [$0, $0 + "_FILE"] } + [configPathVariable])
}

extension ConfigurationKey {
    /// The part before the dot.
    var group: String? {
        guard let dot = name.firstIndex(of: ".") else { return nil }
        return String(name[..<dot])
    }

    /// The name as path components.
    var components: [String] { name.split(separator: ".").map(String.init) }
}
