// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidCrypto
import LucidSigning
import LucidWallet

extension SettingResolver {
    func wallet() throws(AgentRuntimeError) -> AgentConfiguration.Wallet {
        var wallet = AgentConfiguration.Wallet(try walletSource(), chain: try chain(), address: try address())
        wallet.isContract = flag(.walletContract)
        wallet.policy = try policy()
        wallet.ledger = text(.walletLedger)
        wallet.rpc = try endpoints()
        return wallet
    }

    /// The signing policy that is named.
    ///
    /// One that is missing or has a mistake is an error, never no policy.
    func policy() throws(AgentRuntimeError) -> SigningPolicy? {
        guard let path = text(.walletPolicy) else { return nil }
        guard let file = try LocalFile(path: path, limit: 1 << 20, what: "The signing policy") else {
            throw .configuration(
                "\(place(.walletPolicy)) names \(path), which does not exist. Nothing is signed without it.")
        }
        do throws(SigningPolicyError) {
            return try SigningPolicy(parsing: file.bytes)
        } catch {
            throw .configuration(
                "The signing policy \(path) has a mistake, and nothing is signed with it: \(error). "
                    + "Check it with: lucid-agent policy check \(LocalFile.quoted(path))", underlying: error)
        }
    }

    private func remote() throws(AgentRuntimeError) -> AgentConfiguration.Wallet.RemoteSigner {
        let text = try required(.walletServerURL)
        let socket = text.hasPrefix("unix:") ? String(text.dropFirst(5)) : nil
        if let socket, !socket.hasPrefix("/") || socket.utf8.count > 100 {
            throw .configuration(
                "\(place(.walletServerURL)) is unix: and the absolute path of a socket, at most 100 bytes.")
        }
        return AgentConfiguration.Wallet.RemoteSigner(
            serverURL: try serverURL(socket == nil ? text : "http://localhost", .walletServerURL), socket: socket,
            clientCertificate: self.text(.walletClientCertificate), clientKey: self.text(.walletClientKey))
    }

    private func walletSource() throws(AgentRuntimeError) -> AgentConfiguration.Wallet.Source {
        let isLocal = [.walletPrivateKey, .walletKeystore, .walletMnemonic].contains { settings[$0] != nil }
        switch text(.walletType) {
        case "orchestrator":
            return .orchestrator(
                serverURL: try text(.walletServerURL).map { text throws(AgentRuntimeError) in
                    try serverURL(text, .walletServerURL)
                }, accessToken: secret(.walletServerAccessToken))
        case "remote": return .remote(try remote())
        case "coinbase", "privy", "turnkey": return try managedSource(text(.walletType) ?? "")
        case "local": return try localSource()
        case nil where isLocal: return try localSource()
        default: return .none
        }
    }

    /// The key, the keystore or the mnemonic; if several are given, the one from the source that weighs most.
    private func localSource() throws(AgentRuntimeError) -> AgentConfiguration.Wallet.Source {
        let given = [ConfigurationKey.walletPrivateKey, .walletKeystore, .walletMnemonic].compactMap { key in
            settings[key].map { (key: key, rank: $0.source.rank) }
        }
        guard let best = given.max(by: { $0.rank < $1.rank }) else {
            throw .configuration(
                "\(place(.walletType)) is local, and there is no key. Set wallet.keystore and wallet.passphraseFile, "
                    + "or LUCID_AGENT_WALLET_PRIVATE_KEY_FILE.")
        }
        let equal = given.filter { $0.rank == best.rank }
        guard equal.count == 1 else {
            throw .configuration(
                "\(equal.map { place($0.key) }.joined(separator: " and ")) are both set. Remove one of them.")
        }
        switch best.key {
        case .walletPrivateKey: return .privateKey(try privateKey(.walletPrivateKey))
        case .walletMnemonic: return .privateKey(try derivedKey())
        default: break
        }
        guard let path = text(.walletKeystore), let passphrase = secret(.walletPassphrase) else {
            throw .configuration(
                "\(place(.walletKeystore)) needs a passphrase. Set wallet.passphraseFile, or "
                    + "LUCID_AGENT_WALLET_PASSPHRASE_FILE.")
        }
        return .keystore(path: path, passphrase: passphrase)
    }

    /// The key under the mnemonic, at the path.
    private func derivedKey() throws(AgentRuntimeError) -> PrivateKey {
        let path: DerivationPath
        do {
            path =
                try text(.walletPath).map { text throws(SigningError) in try DerivationPath(parsing: text) }
                ?? .standard
        } catch {
            throw .configuration("\(place(.walletPath)) is not a path such as m/44'/60'/0'/0/0.", underlying: error)
        }
        // The cause is left out: what is wrong about the words is part of the words.
        guard let words = secret(.walletMnemonic), let mnemonic = try? Mnemonic(parsing: words),
            let key = try? PrivateKey(mnemonic: mnemonic, passphrase: secret(.walletPassphrase), path: path)
        else {
            throw .configuration(
                "\(place(.walletMnemonic)) is not a BIP-39 mnemonic: 12, 15, 18, 21 or 24 words of one list, with a "
                    + "right checksum.")
        }
        return key
    }

    func privateKey(_ key: ConfigurationKey) throws(AgentRuntimeError) -> PrivateKey {
        let text = secret(key)?.withBytes { String(decoding: $0, as: UTF8.self) } ?? ""
        // The cause is left out: what is wrong about a key is part of the key.
        guard let result = try? PrivateKey(hex: text) else {
            throw .configuration("\(place(key)) is not a private key: 64 hex digits, with or without 0x.")
        }
        return result
    }

    func endpoints() throws(AgentRuntimeError) -> [ServerURL] {
        try list(.walletRPC).map { text throws(AgentRuntimeError) in try serverURL(text, .walletRPC) }
    }

    func chain() throws(AgentRuntimeError) -> ChainID {
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
