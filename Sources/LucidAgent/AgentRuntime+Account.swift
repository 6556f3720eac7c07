// SPDX-License-Identifier: Apache-2.0
public import LucidHTTP
public import LucidSigning
public import LucidWallet

extension AgentRuntime {
    /// The wallet's account on a chain: fills in, signs, sends and follows transactions, within the signing policy.
    ///
    /// The nodes are those of `wallet.rpc`; all accounts of a runtime share their nonces.
    /// - Parameter chain: The chain; that of the configuration if nil.
    /// - Throws: ``AgentRuntimeError`` with code `configuration` if no node is configured, or with code `wallet` if the
    ///   wallet's address is not known before it signs.
    public nonisolated func account(chain: ChainID? = nil) async throws -> EthereumAccount {
        let parts = self.chain
        guard !parts.settings.rpc.isEmpty else {
            throw AgentRuntimeError.configuration("No node of the chain is known. Set wallet.rpc.")
        }
        let rpc = EthereumRPC(
            endpoints: parts.settings.rpc, chain: chain ?? parts.settings.chain, transport: parts.transport)
        guard let address = try await wallet.address() else {
            throw AgentRuntimeError(
                .wallet, message: "The wallet's address is not known before it signs. Set wallet.address.")
        }
        return EthereumAccount(
            wallet: wallet, address: address, rpc: rpc, nonces: parts.nonces, ledger: parts.ledger, clock: parts.clock)
    }

    /// A transport that pays for answers with the wallet (x402), within the rules and the signing policy.
    ///
    /// Use one for all requests that may be paid: what it has paid for and not got is in its memory.
    /// - Parameter onReceipt: Told of each payment that was shown to a server.
    public nonisolated func payingTransport(
        _ rules: PaymentRules, onReceipt: @escaping @Sendable (PaymentReceipt) -> Void = { _ in }
    ) -> any HTTPTransport {
        HTTPPipeline(
            chain.transport,
            middlewares: [
                PaymentMiddleware(wallet: wallet, rules: rules, clock: chain.clock, onReceipt: onReceipt)
            ])
    }
}
