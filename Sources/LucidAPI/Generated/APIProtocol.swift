// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

/// Types generated from the operations of the document.
///
/// - Remark: Generated from `#/paths`.
public enum Operations {}

/// The operations of Lucid Agent API, version 1.0.0.
public protocol APIProtocol: Sendable {
    /// Asks for a challenge that the agent's wallet must sign.
    ///
    /// The challenge holds for one exchange and for a few minutes. Note that the answer is 201.
    ///
    /// - Remark: HTTP `POST /v1/auth/agents/{agentRef}/challenge`.
    /// - Remark: Generated from `#/paths//v1/auth/agents/{agentRef}/challenge/post(issueAgentChallenge)`.
    func issueAgentChallenge(_ input: Operations.IssueAgentChallenge.Input) async throws
        -> Operations.IssueAgentChallenge.Output
    /// Exchanges a signed challenge for tokens.
    ///
    /// A challenge is spent by the first exchange that names it, whether the signature holds or not.
    ///
    /// - Remark: HTTP `POST /v1/auth/agents/{agentRef}/exchange`.
    /// - Remark: Generated from `#/paths//v1/auth/agents/{agentRef}/exchange/post(exchangeAgentChallenge)`.
    func exchangeAgentChallenge(_ input: Operations.ExchangeAgentChallenge.Input) async throws
        -> Operations.ExchangeAgentChallenge.Output
    /// Spends a refresh token for a new pair of tokens.
    ///
    /// Every refresh token is good for one call. Within the grace time that the authority publishes, the direct
    /// predecessor gets the same answer again; any other earlier token revokes the whole family.
    ///
    /// - Remark: HTTP `POST /v1/auth/agents/{agentRef}/refresh`.
    /// - Remark: Generated from `#/paths//v1/auth/agents/{agentRef}/refresh/post(refreshAgentToken)`.
    func refreshAgentToken(_ input: Operations.RefreshAgentToken.Input) async throws
        -> Operations.RefreshAgentToken.Output
    /// Revokes a refresh token with its family, or an access token (RFC 7009).
    ///
    /// Whoever holds the token may revoke it. The answer is 200 with an empty body, also for a token that the authority
    /// does not know.
    ///
    /// - Remark: HTTP `POST /oauth2/revoke`.
    /// - Remark: Generated from `#/paths//oauth2/revoke/post(revokeToken)`.
    func revokeToken(_ input: Operations.RevokeToken.Input) async throws -> Operations.RevokeToken.Output
    /// Gives a machine client tokens for its secret, or for a refresh token (RFC 6749).
    ///
    /// `grant_type` is `client_credentials` or `refresh_token`. The client proves itself by HTTP Basic, identifier and
    /// secret each form-encoded (RFC 6749 section 2.3.1), or by `client_id` and `client_secret` in the form, never by
    /// both. Both grants give a refresh token, so that a session does not hang on the secret alone; it is good for one
    /// call and for its own client.
    ///
    /// - Remark: HTTP `POST /oauth2/token`.
    /// - Remark: Generated from `#/paths//oauth2/token/post(requestToken)`.
    func requestToken(_ input: Operations.RequestToken.Input) async throws -> Operations.RequestToken.Output
    /// Registers a machine client, and shows its secret once.
    ///
    /// Registration is closed: it takes an operator's bearer. The client gets no more than `capabilities`, and belongs
    /// to the operator's tenant, which no field can change.
    ///
    /// - Remark: HTTP `POST /auth/register`.
    /// - Remark: Generated from `#/paths//auth/register/post(registerClient)`.
    func registerClient(_ input: Operations.RegisterClient.Input) async throws -> Operations.RegisterClient.Output
    /// Gives a machine client tokens for its secret, in the form of gateways.
    ///
    /// The same as `client_credentials` at `/oauth2/token`, in camelCase JSON.
    ///
    /// - Remark: HTTP `POST /auth/token`.
    /// - Remark: Generated from `#/paths//auth/token/post(issueClientToken)`.
    func issueClientToken(_ input: Operations.IssueClientToken.Input) async throws -> Operations.IssueClientToken.Output
    /// Spends a machine client's refresh token for a new pair of tokens.
    ///
    /// Every refresh token is good for one call. Within grace the direct predecessor gets the same tokens again, with
    /// what is left of their life; any other earlier token revokes the whole family.
    ///
    /// - Remark: HTTP `POST /auth/refresh`.
    /// - Remark: Generated from `#/paths//auth/refresh/post(refreshClientToken)`.
    func refreshClientToken(_ input: Operations.RefreshClientToken.Input) async throws
        -> Operations.RefreshClientToken.Output
    /// Lists the agents that the caller may see, at most 100.
    ///
    /// An agent sees itself; an operator sees the agents of the tenant. There is no paging.
    ///
    /// - Remark: HTTP `GET /v1/agents`.
    /// - Remark: Generated from `#/paths//v1/agents/get(listAgents)`.
    func listAgents(_ input: Operations.ListAgents.Input) async throws -> Operations.ListAgents.Output
    /// Registers an agent.
    ///
    /// - Remark: HTTP `POST /v1/agents`.
    /// - Remark: Generated from `#/paths//v1/agents/post(createAgent)`.
    func createAgent(_ input: Operations.CreateAgent.Input) async throws -> Operations.CreateAgent.Output
    /// Gives one agent.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/get(getAgent)`.
    func getAgent(_ input: Operations.GetAgent.Input) async throws -> Operations.GetAgent.Output
    /// Lists an agent's credentials.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/credentials`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/credentials/get(listAgentCredentials)`.
    func listAgentCredentials(_ input: Operations.ListAgentCredentials.Input) async throws
        -> Operations.ListAgentCredentials.Output
    /// Adds a credential that is backed by a managed wallet.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/credentials`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/credentials/post(createAgentCredential)`.
    func createAgentCredential(_ input: Operations.CreateAgentCredential.Input) async throws
        -> Operations.CreateAgentCredential.Output
    /// Revokes a credential and every token that came of it.
    ///
    /// The answer is 200 with the revoked credential, not 204.
    ///
    /// - Remark: HTTP `DELETE /v1/agents/{agentRef}/credentials/{credentialId}`.
    /// - Remark: Generated from
    ///   `#/paths//v1/agents/{agentRef}/credentials/{credentialId}/delete(revokeAgentCredential)`.
    func revokeAgentCredential(_ input: Operations.RevokeAgentCredential.Input) async throws
        -> Operations.RevokeAgentCredential.Output
    /// Issues a first pair of tokens for an agent whose wallet the authority keeps.
    ///
    /// The refresh token seeds a runtime that holds no key. This body is camelCase.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/runtime-credentials`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/runtime-credentials/post(createRuntimeCredentials)`.
    func createRuntimeCredentials(_ input: Operations.CreateRuntimeCredentials.Input) async throws
        -> Operations.CreateRuntimeCredentials.Output
    /// Signs a message with the agent's managed wallet (EIP-191).
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/sign-message`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/sign-message/post(signMessage)`.
    func signMessage(_ input: Operations.SignMessage.Input) async throws -> Operations.SignMessage.Output
    /// Signs typed data with the agent's managed wallet (EIP-712).
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/sign-typed-data`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/sign-typed-data/post(signTypedData)`.
    func signTypedData(_ input: Operations.SignTypedData.Input) async throws -> Operations.SignTypedData.Output
    /// Signs a transaction with the agent's managed wallet and gives it back.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/sign-transaction`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/sign-transaction/post(signTransaction)`.
    func signTransaction(_ input: Operations.SignTransaction.Input) async throws -> Operations.SignTransaction.Output
    /// Signs a transaction with the agent's managed wallet and sends it to its chain.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/send-transaction`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/send-transaction/post(sendTransaction)`.
    func sendTransaction(_ input: Operations.SendTransaction.Input) async throws -> Operations.SendTransaction.Output
    /// Gives the public keys that verify access tokens (RFC 7517).
    ///
    /// - Remark: HTTP `GET /.well-known/jwks.json`.
    /// - Remark: Generated from `#/paths//.well-known/jwks.json/get(getJWKS)`.
    func getJWKS(_ input: Operations.GetJWKS.Input) async throws -> Operations.GetJWKS.Output
}

extension APIProtocol {
    /// Asks for a challenge that the agent's wallet must sign.
    ///
    /// The challenge holds for one exchange and for a few minutes. Note that the answer is 201.
    ///
    /// - Remark: HTTP `POST /v1/auth/agents/{agentRef}/challenge`.
    /// - Remark: Generated from `#/paths//v1/auth/agents/{agentRef}/challenge/post(issueAgentChallenge)`.
    public func issueAgentChallenge(
        path: Operations.IssueAgentChallenge.Input.Path, body: Operations.IssueAgentChallenge.Input.Body
    ) async throws -> Operations.IssueAgentChallenge.Output {
        try await issueAgentChallenge(Operations.IssueAgentChallenge.Input(path: path, body: body))
    }

    /// Exchanges a signed challenge for tokens.
    ///
    /// A challenge is spent by the first exchange that names it, whether the signature holds or not.
    ///
    /// - Remark: HTTP `POST /v1/auth/agents/{agentRef}/exchange`.
    /// - Remark: Generated from `#/paths//v1/auth/agents/{agentRef}/exchange/post(exchangeAgentChallenge)`.
    public func exchangeAgentChallenge(
        path: Operations.ExchangeAgentChallenge.Input.Path, body: Operations.ExchangeAgentChallenge.Input.Body
    ) async throws -> Operations.ExchangeAgentChallenge.Output {
        try await exchangeAgentChallenge(Operations.ExchangeAgentChallenge.Input(path: path, body: body))
    }

    /// Spends a refresh token for a new pair of tokens.
    ///
    /// Every refresh token is good for one call. Within the grace time that the authority publishes, the direct
    /// predecessor gets the same answer again; any other earlier token revokes the whole family.
    ///
    /// - Remark: HTTP `POST /v1/auth/agents/{agentRef}/refresh`.
    /// - Remark: Generated from `#/paths//v1/auth/agents/{agentRef}/refresh/post(refreshAgentToken)`.
    public func refreshAgentToken(
        path: Operations.RefreshAgentToken.Input.Path, headers: Operations.RefreshAgentToken.Input.Headers = .init(),
        body: Operations.RefreshAgentToken.Input.Body
    ) async throws -> Operations.RefreshAgentToken.Output {
        try await refreshAgentToken(Operations.RefreshAgentToken.Input(path: path, headers: headers, body: body))
    }

    /// Revokes a refresh token with its family, or an access token (RFC 7009).
    ///
    /// Whoever holds the token may revoke it. The answer is 200 with an empty body, also for a token that the authority
    /// does not know.
    ///
    /// - Remark: HTTP `POST /oauth2/revoke`.
    /// - Remark: Generated from `#/paths//oauth2/revoke/post(revokeToken)`.
    public func revokeToken(
        body: Operations.RevokeToken.Input.Body
    ) async throws -> Operations.RevokeToken.Output {
        try await revokeToken(Operations.RevokeToken.Input(body: body))
    }

    /// Gives a machine client tokens for its secret, or for a refresh token (RFC 6749).
    ///
    /// `grant_type` is `client_credentials` or `refresh_token`. The client proves itself by HTTP Basic, identifier and
    /// secret each form-encoded (RFC 6749 section 2.3.1), or by `client_id` and `client_secret` in the form, never by
    /// both. Both grants give a refresh token, so that a session does not hang on the secret alone; it is good for one
    /// call and for its own client.
    ///
    /// - Remark: HTTP `POST /oauth2/token`.
    /// - Remark: Generated from `#/paths//oauth2/token/post(requestToken)`.
    public func requestToken(
        headers: Operations.RequestToken.Input.Headers = .init(), body: Operations.RequestToken.Input.Body
    ) async throws -> Operations.RequestToken.Output {
        try await requestToken(Operations.RequestToken.Input(headers: headers, body: body))
    }

    /// Registers a machine client, and shows its secret once.
    ///
    /// Registration is closed: it takes an operator's bearer. The client gets no more than `capabilities`, and belongs
    /// to the operator's tenant, which no field can change.
    ///
    /// - Remark: HTTP `POST /auth/register`.
    /// - Remark: Generated from `#/paths//auth/register/post(registerClient)`.
    public func registerClient(
        body: Operations.RegisterClient.Input.Body
    ) async throws -> Operations.RegisterClient.Output {
        try await registerClient(Operations.RegisterClient.Input(body: body))
    }

    /// Gives a machine client tokens for its secret, in the form of gateways.
    ///
    /// The same as `client_credentials` at `/oauth2/token`, in camelCase JSON.
    ///
    /// - Remark: HTTP `POST /auth/token`.
    /// - Remark: Generated from `#/paths//auth/token/post(issueClientToken)`.
    public func issueClientToken(
        body: Operations.IssueClientToken.Input.Body
    ) async throws -> Operations.IssueClientToken.Output {
        try await issueClientToken(Operations.IssueClientToken.Input(body: body))
    }

    /// Spends a machine client's refresh token for a new pair of tokens.
    ///
    /// Every refresh token is good for one call. Within grace the direct predecessor gets the same tokens again, with
    /// what is left of their life; any other earlier token revokes the whole family.
    ///
    /// - Remark: HTTP `POST /auth/refresh`.
    /// - Remark: Generated from `#/paths//auth/refresh/post(refreshClientToken)`.
    public func refreshClientToken(
        headers: Operations.RefreshClientToken.Input.Headers = .init(), body: Operations.RefreshClientToken.Input.Body
    ) async throws -> Operations.RefreshClientToken.Output {
        try await refreshClientToken(Operations.RefreshClientToken.Input(headers: headers, body: body))
    }

    /// Lists the agents that the caller may see, at most 100.
    ///
    /// An agent sees itself; an operator sees the agents of the tenant. There is no paging.
    ///
    /// - Remark: HTTP `GET /v1/agents`.
    /// - Remark: Generated from `#/paths//v1/agents/get(listAgents)`.
    public func listAgents(

        ) async throws -> Operations.ListAgents.Output
    {
        try await listAgents(Operations.ListAgents.Input())
    }

    /// Registers an agent.
    ///
    /// - Remark: HTTP `POST /v1/agents`.
    /// - Remark: Generated from `#/paths//v1/agents/post(createAgent)`.
    public func createAgent(
        body: Operations.CreateAgent.Input.Body
    ) async throws -> Operations.CreateAgent.Output {
        try await createAgent(Operations.CreateAgent.Input(body: body))
    }

    /// Gives one agent.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/get(getAgent)`.
    public func getAgent(
        path: Operations.GetAgent.Input.Path
    ) async throws -> Operations.GetAgent.Output {
        try await getAgent(Operations.GetAgent.Input(path: path))
    }

    /// Lists an agent's credentials.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/credentials`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/credentials/get(listAgentCredentials)`.
    public func listAgentCredentials(
        path: Operations.ListAgentCredentials.Input.Path, query: Operations.ListAgentCredentials.Input.Query = .init()
    ) async throws -> Operations.ListAgentCredentials.Output {
        try await listAgentCredentials(Operations.ListAgentCredentials.Input(path: path, query: query))
    }

    /// Adds a credential that is backed by a managed wallet.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/credentials`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/credentials/post(createAgentCredential)`.
    public func createAgentCredential(
        path: Operations.CreateAgentCredential.Input.Path, body: Operations.CreateAgentCredential.Input.Body
    ) async throws -> Operations.CreateAgentCredential.Output {
        try await createAgentCredential(Operations.CreateAgentCredential.Input(path: path, body: body))
    }

    /// Revokes a credential and every token that came of it.
    ///
    /// The answer is 200 with the revoked credential, not 204.
    ///
    /// - Remark: HTTP `DELETE /v1/agents/{agentRef}/credentials/{credentialId}`.
    /// - Remark: Generated from
    ///   `#/paths//v1/agents/{agentRef}/credentials/{credentialId}/delete(revokeAgentCredential)`.
    public func revokeAgentCredential(
        path: Operations.RevokeAgentCredential.Input.Path
    ) async throws -> Operations.RevokeAgentCredential.Output {
        try await revokeAgentCredential(Operations.RevokeAgentCredential.Input(path: path))
    }

    /// Issues a first pair of tokens for an agent whose wallet the authority keeps.
    ///
    /// The refresh token seeds a runtime that holds no key. This body is camelCase.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/runtime-credentials`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/runtime-credentials/post(createRuntimeCredentials)`.
    public func createRuntimeCredentials(
        path: Operations.CreateRuntimeCredentials.Input.Path, body: Operations.CreateRuntimeCredentials.Input.Body
    ) async throws -> Operations.CreateRuntimeCredentials.Output {
        try await createRuntimeCredentials(Operations.CreateRuntimeCredentials.Input(path: path, body: body))
    }

    /// Signs a message with the agent's managed wallet (EIP-191).
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/sign-message`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/sign-message/post(signMessage)`.
    public func signMessage(
        path: Operations.SignMessage.Input.Path, body: Operations.SignMessage.Input.Body
    ) async throws -> Operations.SignMessage.Output {
        try await signMessage(Operations.SignMessage.Input(path: path, body: body))
    }

    /// Signs typed data with the agent's managed wallet (EIP-712).
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/sign-typed-data`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/sign-typed-data/post(signTypedData)`.
    public func signTypedData(
        path: Operations.SignTypedData.Input.Path, body: Operations.SignTypedData.Input.Body
    ) async throws -> Operations.SignTypedData.Output {
        try await signTypedData(Operations.SignTypedData.Input(path: path, body: body))
    }

    /// Signs a transaction with the agent's managed wallet and gives it back.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/sign-transaction`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/sign-transaction/post(signTransaction)`.
    public func signTransaction(
        path: Operations.SignTransaction.Input.Path, body: Operations.SignTransaction.Input.Body
    ) async throws -> Operations.SignTransaction.Output {
        try await signTransaction(Operations.SignTransaction.Input(path: path, body: body))
    }

    /// Signs a transaction with the agent's managed wallet and sends it to its chain.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/send-transaction`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/send-transaction/post(sendTransaction)`.
    public func sendTransaction(
        path: Operations.SendTransaction.Input.Path, body: Operations.SendTransaction.Input.Body
    ) async throws -> Operations.SendTransaction.Output {
        try await sendTransaction(Operations.SendTransaction.Input(path: path, body: body))
    }

    /// Gives the public keys that verify access tokens (RFC 7517).
    ///
    /// - Remark: HTTP `GET /.well-known/jwks.json`.
    /// - Remark: Generated from `#/paths//.well-known/jwks.json/get(getJWKS)`.
    public func getJWKS(

        ) async throws -> Operations.GetJWKS.Output
    {
        try await getJWKS(Operations.GetJWKS.Input())
    }
}
