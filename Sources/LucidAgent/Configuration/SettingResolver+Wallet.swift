// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidCrypto
import LucidSigning
import LucidWallet

extension SettingResolver {
    func wallet() throws(AgentRuntimeError) -> AgentConfiguration.Wallet {
        AgentConfiguration.Wallet(try walletSource(), chain: try chain(), address: try address())
    }

    private func walletSource() throws(AgentRuntimeError) -> AgentConfiguration.Wallet.Source {
        let isLocal = settings[.walletPrivateKey] != nil || settings[.walletKeystore] != nil
        switch text(.walletType) {
        case "orchestrator":
            return .orchestrator(
                serverURL: try text(.walletServerURL).map { text throws(AgentRuntimeError) in
                    try serverURL(text, .walletServerURL)
                }, accessToken: secret(.walletServerAccessToken))
        case "local": return try localSource()
        case nil where isLocal: return try localSource()
        default: return .none
        }
    }

    /// The key or the keystore; if both are given, the one from the source that weighs more.
    private func localSource() throws(AgentRuntimeError) -> AgentConfiguration.Wallet.Source {
        let keyRank = settings[.walletPrivateKey]?.source.rank ?? -1
        let keystoreRank = settings[.walletKeystore]?.source.rank ?? -1
        guard keyRank >= 0 || keystoreRank >= 0 else {
            throw .configuration(
                "\(place(.walletType)) is local, and there is no key. Set wallet.keystore and wallet.passphraseFile, "
                    + "or LUCID_AGENT_WALLET_PRIVATE_KEY_FILE.")
        }
        guard keyRank != keystoreRank else {
            throw .configuration(
                "\(place(.walletPrivateKey)) and \(place(.walletKeystore)) are both set. Remove one of them.")
        }
        if keyRank > keystoreRank { return .privateKey(try privateKey()) }
        guard let path = text(.walletKeystore), let passphrase = secret(.walletPassphrase) else {
            throw .configuration(
                "\(place(.walletKeystore)) needs a passphrase. Set wallet.passphraseFile, or "
                    + "LUCID_AGENT_WALLET_PASSPHRASE_FILE.")
        }
        return .keystore(path: path, passphrase: passphrase)
    }

    private func privateKey() throws(AgentRuntimeError) -> PrivateKey {
        let text = secret(.walletPrivateKey)?.withBytes { String(decoding: $0, as: UTF8.self) } ?? ""
        // The cause is left out: what is wrong about a key is part of the key.
        guard let key = try? PrivateKey(hex: text) else {
            throw .configuration("\(place(.walletPrivateKey)) is not a private key: 64 hex digits, with or without 0x.")
        }
        return key
    }

    private func chain() throws(AgentRuntimeError) -> ChainID {
        guard let text = text(.walletChain) else { return .eip155(1) }
        do {
            return try ChainID(text)
        } catch {
            throw .configuration("\(place(.walletChain)) is not a CAIP-2 chain such as eip155:1.", underlying: error)
        }
    }

    private func address() throws(AgentRuntimeError) -> Address? {
        guard let text = text(.walletAddress) else { return nil }
        do {
            return try Address(text)
        } catch {
            throw .configuration("\(place(.walletAddress)) is not an address: 0x and 40 hex digits.", underlying: error)
        }
    }
}
