// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidAgent

/// A temporary directory with everything the tour writes, and the authority that it starts.
final class Workspace {
    private let directory: URL
    private let passphrase = UUID().uuidString
    private(set) var authority: AuthorityProcess?

    init() throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent(
            "lucid-quickstart-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try write(passphrase, to: "passphrase")
        try write(UUID().uuidString, to: "custody-passphrase")
    }

    func writeKeystore(of key: PrivateKey) throws {
        let keystore = try Keystore.seal(key, passphrase: SecretBytes(copying: Array(passphrase.utf8)))
        try write(keystore.text, to: "wallet.json")
    }

    func startAuthority() throws -> AuthorityProcess {
        let started = try AuthorityProcess(
            database: path("authority.db"), accessTTL: 8, custodyPassphraseFile: path("custody-passphrase"))
        authority = started
        return started
    }

    func register(_ address: Address, at authority: AuthorityProcess) throws -> AuthorityProcess.Agent {
        try authority.createAgent(
            ref: "quickstart", address: address.description, scopes: ["agents.read", "wallet.sign"],
            custodyPassphraseFile: path("custody-passphrase"))
    }

    /// Writes the `.lucid-agent.json` that a person would write.
    func writeConfiguration(for agent: AuthorityProcess.Agent, at authority: AuthorityProcess) throws -> String {
        struct Configuration: Encodable {
            struct Wallet: Encodable {
                let type = "local"
                let keystore: String
                let passphraseFile: String
            }
            struct Storage: Encodable {
                let directory: String
            }
            let apiBaseUrl: String
            let agentRef: String
            let credentialId: String
            let scopes = ["agents.read", "wallet.sign"]
            let wallet: Wallet
            let storage: Storage
        }
        let configuration = Configuration(
            apiBaseUrl: authority.url, agentRef: agent.agentRef, credentialId: agent.credentialId,
            wallet: .init(keystore: path("wallet.json"), passphraseFile: path("passphrase")),
            storage: .init(directory: path("state")))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes]
        try write(String(decoding: try encoder.encode(configuration), as: UTF8.self), to: ".lucid-agent.json")
        return path(".lucid-agent.json")
    }

    func remove() throws {
        try FileManager.default.removeItem(at: directory)
    }

    private func path(_ name: String) -> String { directory.appendingPathComponent(name).path }

    private func write(_ text: String, to name: String) throws {
        let made = FileManager.default.createFile(
            atPath: path(name), contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        guard made else { throw TourError("\(name) could not be written") }
    }
}
