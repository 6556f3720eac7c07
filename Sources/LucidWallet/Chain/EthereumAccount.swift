// SPDX-License-Identifier: Apache-2.0
public import LucidHTTP
public import LucidSigning

/// An account of a wallet on one chain: fills in, signs, sends and follows transactions.
///
/// ```swift
/// let sent = try await account.send(TransactionRequest(to: friend, value: amount))
/// let receipt = try await account.receipt(of: sent)
/// ```
public struct EthereumAccount: Sendable {
    /// A transaction that a node took.
    public struct Sent: Hashable, Sendable {
        /// The transaction.
        public let transaction: SignedTransaction
        /// Its hash, 32 bytes.
        public var hash: [UInt8] { transaction.hash }
    }

    /// The address.
    public let address: Address
    /// The nodes.
    public let rpc: EthereumRPC
    private let wallet: any WalletConnector
    private let nonces: NonceManager
    let ledger: (any SpendLedger)?
    let clock: any AgentClock

    /// Opens the account of a wallet.
    /// - Parameters:
    ///   - wallet: What signs; put a policy before it with ``GuardedWallet``.
    ///   - address: Its address.
    ///   - nonces: Shared by everything that sends for the address.
    ///   - ledger: Told what became final, so that it no longer counts as open.
    public init(
        wallet: any WalletConnector, address: Address, rpc: EthereumRPC, nonces: NonceManager = NonceManager(),
        ledger: (any SpendLedger)? = nil, clock: any AgentClock = SystemClock()
    ) {
        self.wallet = wallet
        self.address = address
        self.rpc = rpc
        self.nonces = nonces
        self.ledger = ledger
        self.clock = clock
    }

    /// The balance, in wei.
    /// - Throws: ``EthereumRPCError`` or `CancellationError`.
    public func balance() async throws -> UInt256 { try await rpc.balance(of: address) }

    /// A transaction with gas, prices and nonce, by the node's estimates where the request leaves them open.
    ///
    /// Nothing is allotted: the nonce is the account's next as the node counts.
    /// - Throws: ``EthereumRPCError``, `SigningError` or `CancellationError`.
    public func fill(_ request: TransactionRequest) async throws -> Transaction {
        let nonce = try await {
            if let nonce = request.nonce { return nonce }
            return try await rpc.transactionCount(of: address)
        }()
        let (gas, fees) = try await estimates(for: request)
        return try transaction(request, nonce: nonce, gas: gas, fees: fees)
    }

    /// Fills in and signs, and sends nothing.
    /// - Throws: ``EthereumRPCError``, ``WalletError``, `SigningError` or `CancellationError`.
    public func sign(_ request: TransactionRequest) async throws -> SignedTransaction {
        try await sign(fill(request))
    }

    /// Fills in, signs and sends.
    ///
    /// Gas and prices are found first; then, in the account's turn, it takes the next nonce, is signed and sent. A nonce
    /// whose transaction did not leave is the next one's. If no node answered the sending, the transaction may be on its
    /// way.
    /// - Throws: ``EthereumRPCError``, ``WalletError``, `SigningError` or `CancellationError`.
    public func send(_ request: TransactionRequest) async throws -> Sent {
        if request.nonce != nil { return try await send(try await sign(request)) }
        let (gas, fees) = try await estimates(for: request)
        return try await nonces.withNonce(of: address, on: rpc) { nonce in
            let signed: SignedTransaction
            do {
                signed = try await sign(try transaction(request, nonce: nonce, gas: gas, fees: fees))
            } catch {
                return .free(error)
            }
            do {
                return .taken(try await send(signed))
            } catch let error as EthereumRPCError where [.rejected, .reverted].contains(error.code) {
                return .free(error)
            } catch {
                return .unknown(error)
            }
        }
    }

    /// Sends a signed transaction, or sends it again: the chain takes it once.
    /// - Throws: ``EthereumRPCError`` or `CancellationError`.
    @discardableResult
    public func send(_ transaction: SignedTransaction) async throws -> Sent {
        try await rpc.send(transaction)
        nonces.noteSent(transaction.transaction.nonce, of: address, on: rpc.chain)
        return Sent(transaction: transaction)
    }

    private func sign(_ transaction: Transaction) async throws -> SignedTransaction {
        let signature = try await wallet.sign(
            WalletRequest(.transaction(transaction, chain: rpc.chain), signer: address))
        guard let signed = signature.signedTransaction else {
            throw WalletError(.unsupported, message: "This wallet does not give back the transactions that it signs.")
        }
        return signed
    }

    private func transaction(
        _ request: TransactionRequest, nonce: UInt64, gas: UInt64, fees: FeeEstimate
    ) throws -> Transaction {
        guard let chain = rpc.chain.eip155Reference else {
            throw WalletError(.chainMismatch, message: "\(rpc.chain) is no chain of the eip155 namespace.")
        }
        return try request.transaction(chain: chain, nonce: nonce, gas: gas, fees: fees)
    }

    private func estimates(for request: TransactionRequest) async throws -> (gas: UInt64, fees: FeeEstimate) {
        let gas = try await {
            if let gas = request.gas { return gas }
            let estimate = try await rpc.estimateGas(request.estimation(from: address))
            // A plain transfer takes what it takes; a call may find another state when its turn comes.
            return estimate == 21_000 ? estimate : estimate + estimate / 5
        }()
        let fees = try await {
            if let fees = request.fees { return fees }
            guard !request.isLegacy else {
                let price = try await rpc.gasPrice()
                return FeeEstimate(maxFeePerGas: price, maxPriorityFeePerGas: price)
            }
            return try await rpc.feeEstimate()
        }()
        return (gas, fees)
    }
}
