// SPDX-License-Identifier: Apache-2.0
package import LucidAPI
import LucidAuth
import LucidCrypto
package import LucidSigning
package import LucidWallet

extension LoadedConfiguration {
    /// The configuration of a runtime, if the settings are complete and agree.
    /// - Throws: ``AgentRuntimeError`` with code `configuration`. The message names the setting, every way to give
    ///   it, and, if the file holds it but may not, how to vouch for the file.
    public func configuration() throws(AgentRuntimeError) -> AgentConfiguration {
        try refuseWithheld()
        let resolver = SettingResolver(settings: settings)
        var result = AgentConfiguration(
            apiBaseURL: try resolver.serverURL(try resolver.required(.apiBaseURL), .apiBaseURL),
            agentRef: try resolver.name(.agentRef), credentialID: try resolver.name(.credentialID))
        result.refreshToken = resolver.secret(.refreshToken)
        result.scopes = resolver.list(.scopes)
        result.challengeRule = resolver.text(.challengeRule) == "seed" ? .seed : .eip4361
        result.challengeKeys = try resolver.challengeKeys()
        result.wallet = try resolver.wallet()
        result.authentication = try resolver.authentication()
        result.storage = try resolver.storage()
        result.storageKeys = try resolver.storageKeys()
        result.transport = resolver.transport
        result.refresh = try resolver.refresh()
        result.debug = resolver.flag(.debug)
        return result
    }

    /// The storage in files that the settings name, whatever else they lack; for looking after it.
    /// - Throws: ``AgentRuntimeError`` with code `configuration`: tokens are kept in memory, the directory is unknown,
    ///   a key is none, or the file names them and may not.
    public func fileStorage() throws(AgentRuntimeError) -> FileStorageAdapter {
        try refuseWithheld()
        let resolver = SettingResolver(settings: settings)
        guard case .file(let directory) = try resolver.storage() else {
            throw .configuration("\(resolver.place(.storageType)) is memory: there are no files.")
        }
        return FileStorageAdapter(directory: directory, keys: try resolver.storageKeys())
    }

    /// How the authority is reached, and the agent if one is named, whatever else the settings lack; for calls without
    /// a session.
    /// - Throws: ``AgentRuntimeError`` with code `configuration`: no URL, or the file names it and may not.
    package func connection() throws(AgentRuntimeError) -> (
        server: ServerURL, transport: AgentConfiguration.Transport, agentRef: String?
    ) {
        try refuseWithheld()
        let resolver = SettingResolver(settings: settings)
        return (
            try resolver.serverURL(try resolver.required(.apiBaseURL), .apiBaseURL), resolver.transport,
            resolver.text(.agentRef)
        )
    }

    /// The signing policy and the directory of its records, whatever else the settings lack; nil if none is named.
    /// - Throws: ``AgentRuntimeError`` with code `configuration`: it is missing or has a mistake, or the file names it
    ///   and may not.
    package func signing() throws(AgentRuntimeError) -> (policy: SigningPolicy, ledger: String?)? {
        if withheld.contains(.walletPolicy) { try refuseWithheld() }
        let resolver = SettingResolver(settings: settings)
        guard let policy = try resolver.policy() else { return nil }
        return (policy, resolver.text(.walletLedger))
    }

    /// The wallet's chain and how its nodes are reached, whatever else the settings lack.
    /// - Throws: ``AgentRuntimeError`` with code `configuration`: no node is named, or the file names one and may not.
    package func chainAccess() throws(AgentRuntimeError) -> (
        chain: ChainID, endpoints: [ServerURL], transport: AgentConfiguration.Transport
    ) {
        if withheld.contains(.walletRPC) || withheld.contains(.walletChain) { try refuseWithheld() }
        let resolver = SettingResolver(settings: settings)
        let endpoints = try resolver.endpoints()
        guard !endpoints.isEmpty else {
            throw .configuration("No node of the chain is known. Give --rpc URL, or set wallet.rpc.")
        }
        return (try resolver.chain(), endpoints, resolver.transport)
    }

    private func refuseWithheld() throws(AgentRuntimeError) {
        guard !withheld.isEmpty, let file else { return }
        let names = withheld.map(\.name).joined(separator: ", ")
        let reason =
            file.standing == .changed
            ? "has changed since it was trusted" : "was merely found in the working directory"
        throw .configuration(
            "\(file.path) sets \(names), and \(reason). Such a file gives only agentRef, credentialId, scopes, "
                + "refresh windows and debug. Nothing was sent or signed. If the file is yours, run: "
                + "lucid-agent config trust \(LocalFile.quoted(file.path)), or name it with \(KeyTable.configPathVariable)."
        )
    }
}

/// Turns single settings into the parts of a configuration.
struct SettingResolver {
    let settings: Settings

    var transport: AgentConfiguration.Transport {
        AgentConfiguration.Transport(caFile: text(.transportCAFile), proxy: anyText(.transportProxy))
    }

    func text(_ key: ConfigurationKey) -> String? {
        if case .text(let text)? = settings[key]?.content { text } else { nil }
    }

    func secret(_ key: ConfigurationKey) -> SecretBytes? {
        if case .secret(let bytes)? = settings[key]?.content { bytes } else { nil }
    }

    func anyText(_ key: ConfigurationKey) -> SecretBytes? {
        secret(key) ?? text(key).map { SecretBytes(copying: Array($0.utf8)) }
    }

    func list(_ key: ConfigurationKey) -> [String] {
        if case .list(let items)? = settings[key]?.content { items } else { [] }
    }

    func flag(_ key: ConfigurationKey) -> Bool {
        if case .flag(let flag)? = settings[key]?.content { flag } else { false }
    }

    func seconds(_ key: ConfigurationKey) -> Double? {
        if case .seconds(let seconds)? = settings[key]?.content { seconds } else { nil }
    }

    /// The name of a setting and where its value was said.
    func place(_ key: ConfigurationKey) -> String {
        settings[key].map { "\(key.name) (\($0.source))" } ?? key.name
    }

    func required(_ key: ConfigurationKey) throws(AgentRuntimeError) -> String {
        if let text = text(key) { return text }
        let variable = KeyTable.row(for: key)?.variables.first ?? ""
        throw .configuration(
            "\(key.name) is not set. Put it into \(ConfigLoader.defaultFileName), or set \(variable).")
    }

    /// A reference that goes into paths and resource names.
    func name(_ key: ConfigurationKey) throws(AgentRuntimeError) -> String {
        let text = try required(key)
        let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != " " }
        guard text.utf8.count <= 256, isPlain else {
            throw .configuration("\(place(key)) must have at most 256 bytes, no spaces and no control characters.")
        }
        return text
    }

    func serverURL(_ text: String, _ key: ConfigurationKey) throws(AgentRuntimeError) -> ServerURL {
        do {
            let url = try ServerURL(text)
            guard url.scheme == "https" || url.isLoopback else {
                throw AgentRuntimeError.configuration(
                    "\(place(key)) must begin with https://; plain http is only for this machine (127.0.0.1).")
            }
            return url
        } catch let error as AgentRuntimeError {
            throw error
        } catch {
            throw .configuration("\(place(key)) is not a base URL: \(error)", underlying: error)
        }
    }

    func refresh() throws(AgentRuntimeError) -> AgentConfiguration.Refresh {
        let result = AgentConfiguration.Refresh(
            softLead: seconds(.refreshSoftLead), hardLead: seconds(.refreshHardLead))
        if let soft = result.softLead, let hard = result.hardLead, soft < hard {
            throw .configuration(
                "\(place(.refreshSoftLead)) is smaller than \(place(.refreshHardLead)). The soft lead is the longer one."
            )
        }
        return result
    }

    func storage() throws(AgentRuntimeError) -> AgentConfiguration.Storage {
        guard text(.storageType) != "memory" else { return .memory }
        guard let directory = text(.storageDirectory) else {
            throw .configuration(
                "There is no place for tokens: set HOME or XDG_STATE_HOME, or storage.directory, or storage.type to memory."
            )
        }
        return .file(directory: directory)
    }

    func storageKeys() throws(AgentRuntimeError) -> StorageKeys? {
        guard let secret = secret(.storageKey) else { return nil }
        // The cause is left out: what is wrong about a key is part of the key.
        guard let keys = try? StorageKey.list(secret.withBytes({ String(decoding: $0, as: UTF8.self) })) else {
            throw .configuration(
                "\(place(.storageKey)) is not a list of keys, each 64 hex digits or 32 bytes in base 64. "
                    + "Make one with: openssl rand -hex 32")
        }
        return StorageKeys(keys)
    }
}
