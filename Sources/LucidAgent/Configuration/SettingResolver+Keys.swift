// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidCrypto
import LucidSigning
import LucidTokens
import LucidWallet

/// The key that proves the agent, and the wallets that others keep.
extension SettingResolver {
    func challengeKeys() throws(AgentRuntimeError) -> JWKSet? {
        guard let path = text(.challengeKeys) else { return nil }
        let what = "The authority's keys"
        guard let file = try LocalFile(path: path, limit: 1 << 20, what: what) else {
            throw .configuration("\(place(.challengeKeys)) names \(path), which does not exist.")
        }
        do {
            return try JWKSet(parsing: file.bytes)
        } catch {
            throw .configuration(
                "\(place(.challengeKeys)) names \(path), which is no JWK set: get it from the authority's "
                    + "/.well-known/jwks.json.", underlying: error)
        }
    }

    func authentication() throws(AgentRuntimeError) -> AgentConfiguration.Wallet.Source {
        let hasKey = settings[.authenticationPrivateKey] != nil
        guard let path = text(.authenticationKeystore) else {
            return hasKey ? .privateKey(try privateKey(.authenticationPrivateKey)) : .none
        }
        guard !hasKey else {
            throw .configuration(
                "\(place(.authenticationPrivateKey)) and \(place(.authenticationKeystore)) are both set. Remove one.")
        }
        guard let passphrase = secret(.authenticationPassphrase) else {
            throw .configuration(
                "\(place(.authenticationKeystore)) needs a passphrase. Set authentication.passphraseFile.")
        }
        return .keystore(path: path, passphrase: passphrase)
    }

    func managedSource(_ type: String) throws(AgentRuntimeError) -> AgentConfiguration.Wallet.Source {
        let project = try required(.walletProject)
        guard let secret = secret(.walletAPISecret) else {
            throw .configuration("wallet.type is \(type), which needs wallet.apiSecretFile.")
        }
        let server = try text(.walletServerURL).map { text throws(AgentRuntimeError) in
            try serverURL(text, .walletServerURL)
        }
        if type != "privy" { _ = try required(.walletAddress) }
        do throws(CryptoError) {
            switch type {
            case "coinbase":
                return .coinbase(
                    try CoinbaseCredentials(
                        keyID: project, keySecret: secret,
                        walletSecret: self.secret(.walletSigningSecret) ?? SecretBytes(copying: [UInt8]())),
                    serverURL: server)
            case "turnkey":
                return .turnkey(
                    try TurnkeyCredentials(organizationID: project, apiKey: secret), serverURL: server)
            default: break
            }
        } catch {
            throw unusable(type)
        }
        let walletID = try required(.walletID)
        do throws(CryptoError) {
            return .privy(
                try PrivyCredentials(appID: project, secret: secret, authorizationKeys: words(.walletSigningSecret)),
                walletID: walletID, serverURL: server)
        } catch {
            throw unusable(type)
        }
    }

    /// The cause is left out: what is wrong about a secret is part of the secret.
    private func unusable(_ type: String) -> AgentRuntimeError {
        .configuration(
            "wallet.apiSecret or wallet.signingSecret is not what \(type) hands out. Copy them anew from the provider.")
    }

    private func words(_ key: ConfigurationKey) -> [SecretBytes] {
        (secret(key)?.withBytes { Array($0) } ?? []).split { [0x20, 0x09, 0x0a, 0x0d].contains($0) }
            .map { SecretBytes(copying: Array($0)) }
    }
}
