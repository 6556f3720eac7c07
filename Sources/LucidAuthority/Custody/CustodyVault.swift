// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
package import LucidCrypto
import LucidJSON
package import LucidSigning

/// The keys that the authority holds for agents: sealed keystores in the store, opened on first use.
///
/// Opening a keystore takes about a second of one core by design, so opened keys stay in wiped memory, the most
/// recently used ones only, and one keystore is opened at a time.
package final class CustodyVault: Sendable {
    private struct State: Sendable {
        var keys: [String: PrivateKey] = [:]
        var recent: [String] = []
    }

    private static let capacity = 256
    private let passphrase: SecretBytes
    private let seal: @Sendable (PrivateKey) throws -> String
    private let queue = OffloadQueue(label: "lucid.custody", width: 1)
    private let state = Lock(State())

    /// Opens and seals with `passphrase`; a weak derivation is for tests only.
    package init(passphrase: SecretBytes, kdf: KeyDerivation = .standard, allowingWeak: Bool = false) {
        self.passphrase = passphrase
        seal = { try Keystore.seal($0, passphrase: passphrase, kdf: kdf, allowingWeak: allowingWeak).text }
    }

    /// A new wallet for `agentRef`, its key sealed.
    package func makeWallet(agentRef: String, at now: Date) async throws -> WalletRecord {
        let key = PrivateKey.generate()
        let seal = seal
        let keystore = try await queue.run { try seal(key) }
        let record = WalletRecord(
            id: Identifier.make("wal"), agentRef: agentRef, address: key.address.description, keystore: keystore,
            createdAt: now)
        remember(key, record.id)
        return record
    }

    /// The key of a wallet.
    package func key(of wallet: WalletRecord) async throws -> PrivateKey {
        if let key = known(wallet.id) { return key }
        let passphrase = passphrase
        let key = try await queue.run { [self] in
            if let key = known(wallet.id) { return key }
            do {
                let key = try Keystore(parsing: Array(wallet.keystore.utf8)).open(passphrase: passphrase)
                remember(key, wallet.id)
                return key
            } catch {
                throw AuthorityError(
                    .notAvailable,
                    message: "the wallet cannot be opened; the authority runs with another custody passphrase",
                    underlying: error)
            }
        }
        guard key.address.description == wallet.address else {
            throw AuthorityError(.internalFailure, message: "the keystore holds the key of another address")
        }
        return key
    }

    private func known(_ id: String) -> PrivateKey? {
        state.withLock { state in
            guard let key = state.keys[id] else { return nil }
            state.recent.removeAll { $0 == id }
            state.recent.append(id)
            return key
        }
    }

    private func remember(_ key: PrivateKey, _ id: String) {
        state.withLock { state in
            state.keys[id] = key
            state.recent.removeAll { $0 == id }
            state.recent.append(id)
            if state.recent.count > Self.capacity { state.keys[state.recent.removeFirst()] = nil }
        }
    }
}

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif
