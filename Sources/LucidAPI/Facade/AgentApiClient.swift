// SPDX-License-Identifier: Apache-2.0
public import LucidJSON

/// The calls of the API in few words: those of an agent, and by namespace the rest.
///
/// Every call throws ``APIError`` for an answer other than success, and what the transport throws, or
/// `CancellationError`.
public struct AgentApiClient: Sendable {
    /// The generated client beneath, with every operation and every status.
    public let client: any APIProtocol
    /// The agent that wallet calls are made for.
    public let agentRef: String

    /// Creates a façade over `client`, which must attach the bearer itself.
    public init(client: any APIProtocol, agentRef: String) {
        self.client = client
        self.agentRef = agentRef
    }

    /// The agents that the token may see: its own.
    public func listAgents() async throws -> [Components.Schemas.Agent] {
        try await agents.list()
    }

    /// One agent; the runtime's own unless another reference is given.
    public func getAgent(_ ref: String? = nil) async throws -> Components.Schemas.Agent {
        try await agents.get(ref)
    }

    /// Signs a message with the wallet that the authority keeps (EIP-191): ``Wallet/signMessage(_:encoding:idempotencyKey:authorizationContext:)``.
    public func signMessage(
        _ message: String, encoding: Components.Schemas.MessageEncoding? = nil, idempotencyKey: String? = nil,
        authorizationContext: JSONObject? = nil
    ) async throws -> Components.Schemas.WalletSignatureResponse {
        try await wallet.signMessage(
            message, encoding: encoding, idempotencyKey: idempotencyKey, authorizationContext: authorizationContext)
    }

    /// Signs typed data with the wallet that the authority keeps (EIP-712): ``Wallet/signTypedData(_:idempotencyKey:authorizationContext:)``.
    public func signTypedData(
        _ typedData: Components.Schemas.TypedData, idempotencyKey: String? = nil,
        authorizationContext: JSONObject? = nil
    ) async throws -> Components.Schemas.WalletSignatureResponse {
        try await wallet.signTypedData(
            typedData, idempotencyKey: idempotencyKey, authorizationContext: authorizationContext)
    }

    /// Signs a transaction with the wallet that the authority keeps: ``Wallet/signTransaction(_:caip2:idempotencyKey:authorizationContext:)``.
    public func signTransaction(
        _ transaction: JSONObject, caip2: String, idempotencyKey: String? = nil,
        authorizationContext: JSONObject? = nil
    ) async throws -> Components.Schemas.WalletSignatureResponse {
        try await wallet.signTransaction(
            transaction, caip2: caip2, idempotencyKey: idempotencyKey, authorizationContext: authorizationContext)
    }

    /// Signs a transaction with the wallet that the authority keeps, and sends it to its chain: ``Wallet/sendTransaction(_:caip2:idempotencyKey:authorizationContext:)``.
    public func sendTransaction(
        _ transaction: JSONObject, caip2: String, idempotencyKey: String? = nil,
        authorizationContext: JSONObject? = nil
    ) async throws -> Components.Schemas.WalletTransactionResponse {
        try await wallet.sendTransaction(
            transaction, caip2: caip2, idempotencyKey: idempotencyKey, authorizationContext: authorizationContext)
    }
}
