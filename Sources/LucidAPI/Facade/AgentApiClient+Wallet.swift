// SPDX-License-Identifier: Apache-2.0
public import LucidJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension AgentApiClient {
    /// The wallet that the authority keeps for the agent.
    public var wallet: Wallet { Wallet(client: client, agentRef: agentRef) }

    /// Calls that sign with the wallet that the authority keeps.
    ///
    /// Each has an idempotency key: the same key and content again give the same answer, so a call whose answer was
    /// lost is repeated, and is still one signature and one transaction. Without a key of the caller's own, each call
    /// makes one (a UUID of version 4, RFC 9562).
    public struct Wallet: Sendable {
        let client: any APIProtocol
        let agentRef: String

        /// Signs a message (EIP-191).
        ///
        /// - Parameters:
        ///   - message: The text, or 0x hex if `encoding` is `.hex`.
        ///   - encoding: How `message` is written; text if nil.
        ///   - idempotencyKey: Names this call; a new name if nil.
        ///   - authorizationContext: Why this is signed, for the server's policy and audit.
        public func signMessage(
            _ message: String, encoding: Components.Schemas.MessageEncoding? = nil, idempotencyKey: String? = nil,
            authorizationContext: JSONObject? = nil
        ) async throws -> Components.Schemas.WalletSignatureResponse {
            let request = Components.Schemas.SignMessageRequest(
                message: message, encoding: encoding, idempotencyKey: idempotencyKey ?? Self.newKey(),
                authorizationContext: authorizationContext)
            return try await counting {
                try await client.signMessage(path: .init(agentRef: agentRef), body: .json(request)).ok.body.json
            }
        }

        /// Signs typed data (EIP-712).
        ///
        /// - Parameters:
        ///   - typedData: What is signed.
        ///   - idempotencyKey: Names this call; a new name if nil.
        ///   - authorizationContext: Why this is signed, for the server's policy and audit.
        public func signTypedData(
            _ typedData: Components.Schemas.TypedData, idempotencyKey: String? = nil,
            authorizationContext: JSONObject? = nil
        ) async throws -> Components.Schemas.WalletSignatureResponse {
            let request = Components.Schemas.SignTypedDataRequest(
                typedData: typedData, idempotencyKey: idempotencyKey ?? Self.newKey(),
                authorizationContext: authorizationContext)
            return try await counting {
                try await client.signTypedData(path: .init(agentRef: agentRef), body: .json(request)).ok.body.json
            }
        }

        /// Signs a transaction and gives it back.
        ///
        /// - Parameters:
        ///   - transaction: The fields, as `sign transaction` takes them.
        ///   - caip2: The chain (CAIP-2), `eip155:1` for instance.
        ///   - idempotencyKey: Names this call; a new name if nil.
        ///   - authorizationContext: Why this is signed, for the server's policy and audit.
        public func signTransaction(
            _ transaction: JSONObject, caip2: String, idempotencyKey: String? = nil,
            authorizationContext: JSONObject? = nil
        ) async throws -> Components.Schemas.WalletSignatureResponse {
            let request = Self.request(transaction, caip2, idempotencyKey, authorizationContext)
            return try await counting {
                try await client.signTransaction(path: .init(agentRef: agentRef), body: .json(request)).ok.body.json
            }
        }

        /// Signs a transaction and sends it to its chain.
        ///
        /// - Parameters: As for ``signTransaction(_:caip2:idempotencyKey:authorizationContext:)``.
        public func sendTransaction(
            _ transaction: JSONObject, caip2: String, idempotencyKey: String? = nil,
            authorizationContext: JSONObject? = nil
        ) async throws -> Components.Schemas.WalletTransactionResponse {
            let request = Self.request(transaction, caip2, idempotencyKey, authorizationContext)
            return try await counting {
                try await client.sendTransaction(path: .init(agentRef: agentRef), body: .json(request)).ok.body.json
            }
        }

        private static func request(
            _ transaction: JSONObject, _ caip2: String, _ key: String?, _ context: JSONObject?
        ) -> Components.Schemas.TransactionRequest {
            Components.Schemas.TransactionRequest(
                caip2: caip2, params: .init(transaction: transaction), idempotencyKey: key ?? newKey(),
                authorizationContext: context)
        }

        private static func newKey() -> String { UUID().uuidString.lowercased() }
    }
}
