// SPDX-License-Identifier: Apache-2.0
import LucidSigning

/// Finds the wallet that signs for an agent, and opens it.
struct Custody: Sendable {
    let store: any AuthorityStore
    let vault: CustodyVault?

    /// The agent's oldest wallet that a live credential stands for, with its key.
    func open(_ tenant: TenantID, agentRef: String) async throws -> (WalletRecord, PrivateKey) {
        let live = try await store.credentials(tenant, agentRef: agentRef)
            .filter { $0.revokedAt == nil }.compactMap(\.walletID)
        let wallets = try await store.wallets(tenant, agentRef: agentRef)
        guard let wallet = wallets.first(where: { live.contains($0.id) }) else {
            throw AuthorityError(
                .notAvailable, message: "the agent has no wallet in custody; register it with a custody passphrase")
        }
        guard let vault else {
            throw AuthorityError(
                .notAvailable, message: "the authority runs without a custody passphrase and cannot open wallets")
        }
        return (wallet, try await vault.key(of: wallet))
    }
}
