// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
package import LucidAPI

/// What a server of this contract implements, one method for each operation.
package protocol AgentAPIServer: Sendable {
    /// Asks for a challenge that the agent's wallet must sign.
    ///
    /// The challenge holds for one exchange and for a few minutes. Note that the answer is 201.
    ///
    /// - Remark: HTTP `POST /v1/auth/agents/{agentRef}/challenge`.
    /// - Remark: Generated from `#/paths//v1/auth/agents/{agentRef}/challenge/post(issueAgentChallenge)`.
    func issueAgentChallenge(
        _ input: Operations.IssueAgentChallenge.Input, caller: Caller
    ) async throws -> Operations.IssueAgentChallenge.Output
    /// Exchanges a signed challenge for tokens.
    ///
    /// A challenge is spent by the first exchange that names it, whether the signature holds or not.
    ///
    /// - Remark: HTTP `POST /v1/auth/agents/{agentRef}/exchange`.
    /// - Remark: Generated from `#/paths//v1/auth/agents/{agentRef}/exchange/post(exchangeAgentChallenge)`.
    func exchangeAgentChallenge(
        _ input: Operations.ExchangeAgentChallenge.Input, caller: Caller
    ) async throws -> Operations.ExchangeAgentChallenge.Output
    /// Spends a refresh token for a new pair of tokens.
    ///
    /// Every refresh token is good for one call. Within the grace time that the authority publishes, the direct
    /// predecessor gets the same answer again; any other earlier token revokes the whole family.
    ///
    /// - Remark: HTTP `POST /v1/auth/agents/{agentRef}/refresh`.
    /// - Remark: Generated from `#/paths//v1/auth/agents/{agentRef}/refresh/post(refreshAgentToken)`.
    func refreshAgentToken(
        _ input: Operations.RefreshAgentToken.Input, caller: Caller
    ) async throws -> Operations.RefreshAgentToken.Output
    /// Revokes a refresh token with its family, or an access token (RFC 7009).
    ///
    /// Whoever holds the token may revoke it. The answer is 200 with an empty body, also for a token that the authority
    /// does not know.
    ///
    /// - Remark: HTTP `POST /oauth2/revoke`.
    /// - Remark: Generated from `#/paths//oauth2/revoke/post(revokeToken)`.
    func revokeToken(
        _ input: Operations.RevokeToken.Input, caller: Caller
    ) async throws -> Operations.RevokeToken.Output
    /// Gives a machine client tokens for its secret, or for a refresh token (RFC 6749).
    ///
    /// `grant_type` is `client_credentials` or `refresh_token`. The client proves itself by HTTP Basic, identifier and
    /// secret each form-encoded (RFC 6749 section 2.3.1), or by `client_id` and `client_secret` in the form, never by
    /// both. Both grants give a refresh token, so that a session does not hang on the secret alone; it is good for one
    /// call and for its own client.
    ///
    /// - Remark: HTTP `POST /oauth2/token`.
    /// - Remark: Generated from `#/paths//oauth2/token/post(requestToken)`.
    func requestToken(
        _ input: Operations.RequestToken.Input, caller: Caller
    ) async throws -> Operations.RequestToken.Output
    /// Registers a machine client, and shows its secret once.
    ///
    /// Registration is closed: it takes an operator's bearer. The client gets no more than `capabilities`, and belongs
    /// to the operator's tenant, which no field can change.
    ///
    /// - Remark: HTTP `POST /auth/register`.
    /// - Remark: Generated from `#/paths//auth/register/post(registerClient)`.
    func registerClient(
        _ input: Operations.RegisterClient.Input, caller: Caller
    ) async throws -> Operations.RegisterClient.Output
    /// Gives a machine client tokens for its secret, in the form of gateways.
    ///
    /// The same as `client_credentials` at `/oauth2/token`, in camelCase JSON.
    ///
    /// - Remark: HTTP `POST /auth/token`.
    /// - Remark: Generated from `#/paths//auth/token/post(issueClientToken)`.
    func issueClientToken(
        _ input: Operations.IssueClientToken.Input, caller: Caller
    ) async throws -> Operations.IssueClientToken.Output
    /// Spends a machine client's refresh token for a new pair of tokens.
    ///
    /// Every refresh token is good for one call. Within grace the direct predecessor gets the same tokens again, with
    /// what is left of their life; any other earlier token revokes the whole family.
    ///
    /// - Remark: HTTP `POST /auth/refresh`.
    /// - Remark: Generated from `#/paths//auth/refresh/post(refreshClientToken)`.
    func refreshClientToken(
        _ input: Operations.RefreshClientToken.Input, caller: Caller
    ) async throws -> Operations.RefreshClientToken.Output
    /// Lists the agents that the caller may see, at most 100.
    ///
    /// An agent sees itself; an operator sees the agents of the tenant. There is no paging.
    ///
    /// - Remark: HTTP `GET /v1/agents`.
    /// - Remark: Generated from `#/paths//v1/agents/get(listAgents)`.
    func listAgents(
        _ input: Operations.ListAgents.Input, caller: Caller
    ) async throws -> Operations.ListAgents.Output
    /// Registers an agent.
    ///
    /// - Remark: HTTP `POST /v1/agents`.
    /// - Remark: Generated from `#/paths//v1/agents/post(createAgent)`.
    func createAgent(
        _ input: Operations.CreateAgent.Input, caller: Caller
    ) async throws -> Operations.CreateAgent.Output
    /// Gives one agent.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/get(getAgent)`.
    func getAgent(
        _ input: Operations.GetAgent.Input, caller: Caller
    ) async throws -> Operations.GetAgent.Output
    /// Lists an agent's credentials.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/credentials`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/credentials/get(listAgentCredentials)`.
    func listAgentCredentials(
        _ input: Operations.ListAgentCredentials.Input, caller: Caller
    ) async throws -> Operations.ListAgentCredentials.Output
    /// Adds a credential that is backed by a managed wallet.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/credentials`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/credentials/post(createAgentCredential)`.
    func createAgentCredential(
        _ input: Operations.CreateAgentCredential.Input, caller: Caller
    ) async throws -> Operations.CreateAgentCredential.Output
    /// Revokes a credential and every token that came of it.
    ///
    /// The answer is 200 with the revoked credential, not 204.
    ///
    /// - Remark: HTTP `DELETE /v1/agents/{agentRef}/credentials/{credentialId}`.
    /// - Remark: Generated from
    ///   `#/paths//v1/agents/{agentRef}/credentials/{credentialId}/delete(revokeAgentCredential)`.
    func revokeAgentCredential(
        _ input: Operations.RevokeAgentCredential.Input, caller: Caller
    ) async throws -> Operations.RevokeAgentCredential.Output
    /// Issues a first pair of tokens for an agent whose wallet the authority keeps.
    ///
    /// The refresh token seeds a runtime that holds no key. This body is camelCase.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/runtime-credentials`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/runtime-credentials/post(createRuntimeCredentials)`.
    func createRuntimeCredentials(
        _ input: Operations.CreateRuntimeCredentials.Input, caller: Caller
    ) async throws -> Operations.CreateRuntimeCredentials.Output
    /// Signs a message with the agent's managed wallet (EIP-191).
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/sign-message`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/sign-message/post(signMessage)`.
    func signMessage(
        _ input: Operations.SignMessage.Input, caller: Caller
    ) async throws -> Operations.SignMessage.Output
    /// Signs typed data with the agent's managed wallet (EIP-712).
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/sign-typed-data`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/sign-typed-data/post(signTypedData)`.
    func signTypedData(
        _ input: Operations.SignTypedData.Input, caller: Caller
    ) async throws -> Operations.SignTypedData.Output
    /// Signs a transaction with the agent's managed wallet and gives it back.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/sign-transaction`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/sign-transaction/post(signTransaction)`.
    func signTransaction(
        _ input: Operations.SignTransaction.Input, caller: Caller
    ) async throws -> Operations.SignTransaction.Output
    /// Signs a transaction with the agent's managed wallet and sends it to its chain.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/send-transaction`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/send-transaction/post(sendTransaction)`.
    func sendTransaction(
        _ input: Operations.SendTransaction.Input, caller: Caller
    ) async throws -> Operations.SendTransaction.Output
    /// Gives the public keys that verify access tokens (RFC 7517).
    ///
    /// - Remark: HTTP `GET /.well-known/jwks.json`.
    /// - Remark: Generated from `#/paths//.well-known/jwks.json/get(getJWKS)`.
    func getJWKS(
        _ input: Operations.GetJWKS.Input, caller: Caller
    ) async throws -> Operations.GetJWKS.Output
}
