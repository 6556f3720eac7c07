// SPDX-License-Identifier: Apache-2.0
public import LucidJSON

/// The calls that an agent makes with its access token, in few words.
///
/// Every call throws ``APIError`` for an answer other than success, and what the transport throws, or
/// `CancellationError`.
public struct AgentApiClient: Sendable {
    let client: any APIProtocol
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

    /// Signs a message with the wallet that the authority keeps (EIP-191).
    ///
    /// - Parameters:
    ///   - message: The text, or 0x hex if `encoding` is `.hex`.
    ///   - encoding: How `message` is written; text if nil.
    ///   - idempotencyKey: The same key and message again give the same answer.
    ///   - authorizationContext: Why this is signed, for the server's policy and audit.
    public func signMessage(
        _ message: String, encoding: Components.Schemas.MessageEncoding? = nil, idempotencyKey: String? = nil,
        authorizationContext: JSONObject? = nil
    ) async throws -> Components.Schemas.WalletSignatureResponse {
        let request = Components.Schemas.SignMessageRequest(
            message: message, encoding: encoding, idempotencyKey: idempotencyKey,
            authorizationContext: authorizationContext)
        return try await client.signMessage(path: .init(agentRef: agentRef), body: .json(request)).ok.body.json
    }

    /// Signs typed data with the wallet that the authority keeps (EIP-712).
    public func signTypedData(
        _ typedData: Components.Schemas.TypedData, idempotencyKey: String? = nil,
        authorizationContext: JSONObject? = nil
    ) async throws -> Components.Schemas.WalletSignatureResponse {
        let request = Components.Schemas.SignTypedDataRequest(
            typedData: typedData, idempotencyKey: idempotencyKey, authorizationContext: authorizationContext)
        return try await client.signTypedData(path: .init(agentRef: agentRef), body: .json(request)).ok.body.json
    }

    /// Signs a transaction with the wallet that the authority keeps.
    ///
    /// - Parameters:
    ///   - transaction: The fields, as `sign transaction` takes them.
    ///   - caip2: The chain (CAIP-2), `eip155:1` for instance.
    ///   - idempotencyKey: The same key and transaction again give the same answer.
    ///   - authorizationContext: Why this is signed, for the server's policy and audit.
    public func signTransaction(
        _ transaction: JSONObject, caip2: String, idempotencyKey: String? = nil,
        authorizationContext: JSONObject? = nil
    ) async throws -> Components.Schemas.WalletSignatureResponse {
        let request = Components.Schemas.TransactionRequest(
            caip2: caip2, params: .init(transaction: transaction), idempotencyKey: idempotencyKey,
            authorizationContext: authorizationContext)
        return try await client.signTransaction(path: .init(agentRef: agentRef), body: .json(request)).ok.body.json
    }

    /// Signs a transaction with the wallet that the authority keeps, and sends it to its chain.
    public func sendTransaction(
        _ transaction: JSONObject, caip2: String, idempotencyKey: String? = nil,
        authorizationContext: JSONObject? = nil
    ) async throws -> Components.Schemas.WalletTransactionResponse {
        let request = Components.Schemas.TransactionRequest(
            caip2: caip2, params: .init(transaction: transaction), idempotencyKey: idempotencyKey,
            authorizationContext: authorizationContext)
        return try await client.sendTransaction(path: .init(agentRef: agentRef), body: .json(request)).ok.body.json
    }
}
