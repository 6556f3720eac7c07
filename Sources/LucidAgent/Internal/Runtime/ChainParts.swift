// SPDX-License-Identifier: Apache-2.0
import LucidHTTP
import LucidWallet

/// What a runtime sends transactions with, beside its wallet.
struct ChainParts: Sendable {
    let settings: AgentConfiguration.Wallet
    let transport: any HTTPTransport
    let ledger: (any SpendLedger)?
    let clock: any AgentClock
    /// One for all accounts of the runtime, so that no two of them take the same nonce.
    let nonces = NonceManager()
}
