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
    /// `grant_type` is `client_credentials`, `refresh_token`, or the wallet grant, which takes a signed challenge. The
    /// client proves itself by HTTP Basic, identifier and secret each form-encoded (RFC 6749 section 2.3.1), by
    /// `client_id` and `client_secret` in the form, or by a JWT (RFC 7523), never by two of them; the wallet grant and
    /// its refresh tokens need no client. Every grant gives a refresh token, so that a session does not hang on the
    /// secret alone; it is good for one call and for its own client.
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
    /// Changes what is told of an agent.
    ///
    /// What is left out stays.
    ///
    /// - Remark: HTTP `PATCH /v1/agents/{agentRef}`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/patch(updateAgent)`.
    func updateAgent(_ input: Operations.UpdateAgent.Input) async throws -> Operations.UpdateAgent.Output
    /// Removes an agent.
    ///
    /// Its credentials are revoked with everything that came of them, and its reference stays taken. The keys of its
    /// wallets are kept, because they may be worth something.
    ///
    /// - Remark: HTTP `DELETE /v1/agents/{agentRef}`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/delete(deleteAgent)`.
    func deleteAgent(_ input: Operations.DeleteAgent.Input) async throws -> Operations.DeleteAgent.Output
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
    /// Asks the agent itself how it is.
    ///
    /// The text is the agent's own, passed on as it came.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/health`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/health/get(getAgentHealth)`.
    func getAgentHealth(_ input: Operations.GetAgentHealth.Input) async throws -> Operations.GetAgentHealth.Output
    /// Lists what can be called at an agent.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/entrypoints`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/get(listEntrypoints)`.
    func listEntrypoints(_ input: Operations.ListEntrypoints.Input) async throws -> Operations.ListEntrypoints.Output
    /// Asks the agent again what can be called.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/refresh-entrypoints`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/refresh-entrypoints/post(refreshEntrypoints)`.
    func refreshEntrypoints(_ input: Operations.RefreshEntrypoints.Input) async throws
        -> Operations.RefreshEntrypoints.Output
    /// Calls an entrypoint, and waits for its answer.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/entrypoints/{key}/invoke`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/{key}/invoke/post(invokeEntrypoint)`.
    func invokeEntrypoint(_ input: Operations.InvokeEntrypoint.Input) async throws -> Operations.InvokeEntrypoint.Output
    /// Calls an entrypoint, and gives its answer event by event.
    ///
    /// The schema is that of the data of one event.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/entrypoints/{key}/stream`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/{key}/stream/post(streamEntrypoint)`.
    func streamEntrypoint(_ input: Operations.StreamEntrypoint.Input) async throws -> Operations.StreamEntrypoint.Output
    /// Starts a run of an entrypoint.
    ///
    /// Failures of the agent itself are objects under `error`.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/entrypoints/{key}/runs`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/{key}/runs/post(createRun)`.
    func createRun(_ input: Operations.CreateRun.Input) async throws -> Operations.CreateRun.Output
    /// Gives who has called whom.
    ///
    /// Nobody can reach an agent by the reference `graph`, because this path comes first.
    ///
    /// - Remark: HTTP `GET /v1/agents/graph`.
    /// - Remark: Generated from `#/paths//v1/agents/graph/get(getAgentGraph)`.
    func getAgentGraph(_ input: Operations.GetAgentGraph.Input) async throws -> Operations.GetAgentGraph.Output
    /// Lists the tokens that were made by hand for an agent.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/tokens`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/get(listAgentTokens)`.
    func listAgentTokens(_ input: Operations.ListAgentTokens.Input) async throws -> Operations.ListAgentTokens.Output
    /// Makes a token for an agent by hand.
    ///
    /// The secret is shown once.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/tokens`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/post(createAgentToken)`.
    func createAgentToken(_ input: Operations.CreateAgentToken.Input) async throws -> Operations.CreateAgentToken.Output
    /// Revokes a token that was made by hand.
    ///
    /// - Remark: HTTP `DELETE /v1/agents/{agentRef}/tokens/{tokenId}`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/{tokenId}/delete(revokeAgentToken)`.
    func revokeAgentToken(_ input: Operations.RevokeAgentToken.Input) async throws -> Operations.RevokeAgentToken.Output
    /// Lists runs, newest first.
    ///
    /// - Remark: HTTP `GET /v1/runs`.
    /// - Remark: Generated from `#/paths//v1/runs/get(listRuns)`.
    func listRuns(_ input: Operations.ListRuns.Input) async throws -> Operations.ListRuns.Output
    /// Gives one run.
    ///
    /// - Remark: HTTP `GET /v1/runs/{runId}`.
    /// - Remark: Generated from `#/paths//v1/runs/{runId}/get(getRun)`.
    func getRun(_ input: Operations.GetRun.Input) async throws -> Operations.GetRun.Output
    /// Gives what a run has cost.
    ///
    /// - Remark: HTTP `GET /v1/runs/{runId}/ledger`.
    /// - Remark: Generated from `#/paths//v1/runs/{runId}/ledger/get(getRunLedger)`.
    func getRunLedger(_ input: Operations.GetRunLedger.Input) async throws -> Operations.GetRunLedger.Output
    /// Follows a run event by event.
    ///
    /// Events are `open`, `update`, `error` and `end`. The schema is that of the data of one event.
    ///
    /// - Remark: HTTP `GET /v1/runs/{runId}/stream`.
    /// - Remark: Generated from `#/paths//v1/runs/{runId}/stream/get(streamRun)`.
    func streamRun(_ input: Operations.StreamRun.Input) async throws -> Operations.StreamRun.Output
    /// Gives the card by which other agents know this one.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/a2a/card`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/a2a/card/get(getAgentCard)`.
    func getAgentCard(_ input: Operations.GetAgentCard.Input) async throws -> Operations.GetAgentCard.Output
    /// Sends a JSON-RPC request to an agent.
    ///
    /// A failure of the method is `error` in an answer with status 200 (JSON-RPC 2.0, section 5).
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/a2a/rpc`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/a2a/rpc/post(callAgent)`.
    func callAgent(_ input: Operations.CallAgent.Input) async throws -> Operations.CallAgent.Output
    /// Looks for agents of others.
    ///
    /// - Remark: HTTP `GET /v1/a2a/registry`.
    /// - Remark: Generated from `#/paths//v1/a2a/registry/get(searchRegistry)`.
    func searchRegistry(_ input: Operations.SearchRegistry.Input) async throws -> Operations.SearchRegistry.Output
    /// Begins a session of a person with a token of Privy.
    ///
    /// - Remark: HTTP `POST /v1/auth/privy`.
    /// - Remark: Generated from `#/paths//v1/auth/privy/post(signInWithPrivy)`.
    func signInWithPrivy(_ input: Operations.SignInWithPrivy.Input) async throws -> Operations.SignInWithPrivy.Output
    /// Begins a session of a person with a token of Coinbase.
    ///
    /// - Remark: HTTP `POST /v1/auth/coinbase`.
    /// - Remark: Generated from `#/paths//v1/auth/coinbase/post(signInWithCoinbase)`.
    func signInWithCoinbase(_ input: Operations.SignInWithCoinbase.Input) async throws
        -> Operations.SignInWithCoinbase.Output
    /// Ends the session of a person.
    ///
    /// - Remark: HTTP `POST /v1/auth/logout`.
    /// - Remark: Generated from `#/paths//v1/auth/logout/post(signOut)`.
    func signOut(_ input: Operations.SignOut.Input) async throws -> Operations.SignOut.Output
    /// Gives the person whose session this is.
    ///
    /// - Remark: HTTP `GET /v1/users/me`.
    /// - Remark: Generated from `#/paths//v1/users/me/get(getCurrentUser)`.
    func getCurrentUser(_ input: Operations.GetCurrentUser.Input) async throws -> Operations.GetCurrentUser.Output
    /// Makes a wallet for the person whose session this is.
    ///
    /// - Remark: HTTP `POST /v1/users/me/wallets`.
    /// - Remark: Generated from `#/paths//v1/users/me/wallets/post(createUserWallet)`.
    func createUserWallet(_ input: Operations.CreateUserWallet.Input) async throws -> Operations.CreateUserWallet.Output
    /// Gives what the wallets of an account hold.
    ///
    /// - Remark: HTTP `GET /v1/onchain/balances`.
    /// - Remark: Generated from `#/paths//v1/onchain/balances/get(getBalances)`.
    func getBalances(_ input: Operations.GetBalances.Input) async throws -> Operations.GetBalances.Output
    /// Gives the public keys that verify access tokens (RFC 7517).
    ///
    /// - Remark: HTTP `GET /.well-known/jwks.json`.
    /// - Remark: Generated from `#/paths//.well-known/jwks.json/get(getJWKS)`.
    func getJWKS(_ input: Operations.GetJWKS.Input) async throws -> Operations.GetJWKS.Output
    /// Tells whether a token holds now, and what it permits (RFC 7662).
    ///
    /// The caller is a machine client, by HTTP Basic or in the form, or an operator by its bearer in the header. A
    /// client sees its own tokens, and with the scope `token:introspect` all of its tenant. For everything else the
    /// answer is `active: false` and nothing more.
    ///
    /// - Remark: HTTP `POST /oauth2/introspect`.
    /// - Remark: Generated from `#/paths//oauth2/introspect/post(introspectToken)`.
    func introspectToken(_ input: Operations.IntrospectToken.Input) async throws -> Operations.IntrospectToken.Output
    /// Gives the signed list of what was revoked, for verifiers that work offline.
    ///
    /// The text is a JWS of type `lucid-revocations+jwt` by a key of the key set. Its entries name nobody: each is a
    /// digest that only who holds a token can work out. It also names the keys whose tokens hold.
    ///
    /// - Remark: HTTP `GET /oauth2/revocations`.
    /// - Remark: Generated from `#/paths//oauth2/revocations/get(listRevocations)`.
    func listRevocations(_ input: Operations.ListRevocations.Input) async throws -> Operations.ListRevocations.Output
    /// Gives an agent a token with which it acts for a subject.
    ///
    /// The token names the subject as `sub` and the agent as `act`. It lives briefly and cannot be renewed; a new grant
    /// is issued instead, and holds at once even if the one before was revoked. It is good at the services that it is
    /// meant for, never at the authority itself.
    ///
    /// - Remark: HTTP `POST /v1/grants`.
    /// - Remark: Generated from `#/paths//v1/grants/post(issueGrant)`.
    func issueGrant(_ input: Operations.IssueGrant.Input) async throws -> Operations.IssueGrant.Output
    /// Revokes everything of before that meets all of the terms.
    ///
    /// What is issued afterwards holds: a login or grant of the same agent or subject works at once. `token` names an
    /// access token by its `jti`; it and `family` stand alone. To stop new logins, revoke the credential or the client.
    ///
    /// - Remark: HTTP `POST /v1/revocations`.
    /// - Remark: Generated from `#/paths//v1/revocations/post(revokeAccess)`.
    func revokeAccess(_ input: Operations.RevokeAccess.Input) async throws -> Operations.RevokeAccess.Output
    /// Lists the machine clients of the tenant, oldest first; at most 1,000.
    ///
    /// - Remark: HTTP `GET /v1/clients`.
    /// - Remark: Generated from `#/paths//v1/clients/get(listClients)`.
    func listClients(_ input: Operations.ListClients.Input) async throws -> Operations.ListClients.Output
    /// Gives a machine client, without its secret.
    ///
    /// - Remark: HTTP `GET /v1/clients/{clientId}`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/get(getClient)`.
    func getClient(_ input: Operations.GetClient.Input) async throws -> Operations.GetClient.Output
    /// Changes a machine client, or disables it and enables it again.
    ///
    /// What is left out stays. Capabilities and tier count from the next refresh on. A client that is disabled gets no
    /// token, and its sessions end at once; enabled again, it has to show its secret anew.
    ///
    /// - Remark: HTTP `PATCH /v1/clients/{clientId}`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/patch(updateClient)`.
    func updateClient(_ input: Operations.UpdateClient.Input) async throws -> Operations.UpdateClient.Output
    /// Ends a machine client for good, with its sessions.
    ///
    /// - Remark: HTTP `DELETE /v1/clients/{clientId}`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/delete(deleteClient)`.
    func deleteClient(_ input: Operations.DeleteClient.Input) async throws -> Operations.DeleteClient.Output
    /// Gives a machine client a new secret, and shows it once.
    ///
    /// The old secret is taken for the overlap, so that running programs can be changed over.
    ///
    /// - Remark: HTTP `POST /v1/clients/{clientId}/secret`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/secret/post(rotateClientSecret)`.
    func rotateClientSecret(_ input: Operations.RotateClientSecret.Input) async throws
        -> Operations.RotateClientSecret.Output
    /// Says what the authority is and where its endpoints are (RFC 8414).
    ///
    /// - Remark: HTTP `GET /.well-known/oauth-authorization-server`.
    /// - Remark: Generated from `#/paths//.well-known/oauth-authorization-server/get(getAuthorityMetadata)`.
    func getAuthorityMetadata(_ input: Operations.GetAuthorityMetadata.Input) async throws
        -> Operations.GetAuthorityMetadata.Output
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
        path: Operations.ExchangeAgentChallenge.Input.Path,
        headers: Operations.ExchangeAgentChallenge.Input.Headers = .init(),
        body: Operations.ExchangeAgentChallenge.Input.Body
    ) async throws -> Operations.ExchangeAgentChallenge.Output {
        try await exchangeAgentChallenge(
            Operations.ExchangeAgentChallenge.Input(path: path, headers: headers, body: body))
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
    /// `grant_type` is `client_credentials`, `refresh_token`, or the wallet grant, which takes a signed challenge. The
    /// client proves itself by HTTP Basic, identifier and secret each form-encoded (RFC 6749 section 2.3.1), by
    /// `client_id` and `client_secret` in the form, or by a JWT (RFC 7523), never by two of them; the wallet grant and
    /// its refresh tokens need no client. Every grant gives a refresh token, so that a session does not hang on the
    /// secret alone; it is good for one call and for its own client.
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

    /// Changes what is told of an agent.
    ///
    /// What is left out stays.
    ///
    /// - Remark: HTTP `PATCH /v1/agents/{agentRef}`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/patch(updateAgent)`.
    public func updateAgent(
        path: Operations.UpdateAgent.Input.Path, body: Operations.UpdateAgent.Input.Body
    ) async throws -> Operations.UpdateAgent.Output {
        try await updateAgent(Operations.UpdateAgent.Input(path: path, body: body))
    }

    /// Removes an agent.
    ///
    /// Its credentials are revoked with everything that came of them, and its reference stays taken. The keys of its
    /// wallets are kept, because they may be worth something.
    ///
    /// - Remark: HTTP `DELETE /v1/agents/{agentRef}`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/delete(deleteAgent)`.
    public func deleteAgent(
        path: Operations.DeleteAgent.Input.Path
    ) async throws -> Operations.DeleteAgent.Output {
        try await deleteAgent(Operations.DeleteAgent.Input(path: path))
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

    /// Asks the agent itself how it is.
    ///
    /// The text is the agent's own, passed on as it came.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/health`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/health/get(getAgentHealth)`.
    public func getAgentHealth(
        path: Operations.GetAgentHealth.Input.Path
    ) async throws -> Operations.GetAgentHealth.Output {
        try await getAgentHealth(Operations.GetAgentHealth.Input(path: path))
    }

    /// Lists what can be called at an agent.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/entrypoints`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/get(listEntrypoints)`.
    public func listEntrypoints(
        path: Operations.ListEntrypoints.Input.Path, query: Operations.ListEntrypoints.Input.Query = .init()
    ) async throws -> Operations.ListEntrypoints.Output {
        try await listEntrypoints(Operations.ListEntrypoints.Input(path: path, query: query))
    }

    /// Asks the agent again what can be called.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/refresh-entrypoints`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/refresh-entrypoints/post(refreshEntrypoints)`.
    public func refreshEntrypoints(
        path: Operations.RefreshEntrypoints.Input.Path
    ) async throws -> Operations.RefreshEntrypoints.Output {
        try await refreshEntrypoints(Operations.RefreshEntrypoints.Input(path: path))
    }

    /// Calls an entrypoint, and waits for its answer.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/entrypoints/{key}/invoke`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/{key}/invoke/post(invokeEntrypoint)`.
    public func invokeEntrypoint(
        path: Operations.InvokeEntrypoint.Input.Path, body: Operations.InvokeEntrypoint.Input.Body
    ) async throws -> Operations.InvokeEntrypoint.Output {
        try await invokeEntrypoint(Operations.InvokeEntrypoint.Input(path: path, body: body))
    }

    /// Calls an entrypoint, and gives its answer event by event.
    ///
    /// The schema is that of the data of one event.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/entrypoints/{key}/stream`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/{key}/stream/post(streamEntrypoint)`.
    public func streamEntrypoint(
        path: Operations.StreamEntrypoint.Input.Path, body: Operations.StreamEntrypoint.Input.Body
    ) async throws -> Operations.StreamEntrypoint.Output {
        try await streamEntrypoint(Operations.StreamEntrypoint.Input(path: path, body: body))
    }

    /// Starts a run of an entrypoint.
    ///
    /// Failures of the agent itself are objects under `error`.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/entrypoints/{key}/runs`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/{key}/runs/post(createRun)`.
    public func createRun(
        path: Operations.CreateRun.Input.Path, query: Operations.CreateRun.Input.Query = .init(),
        body: Operations.CreateRun.Input.Body
    ) async throws -> Operations.CreateRun.Output {
        try await createRun(Operations.CreateRun.Input(path: path, query: query, body: body))
    }

    /// Gives who has called whom.
    ///
    /// Nobody can reach an agent by the reference `graph`, because this path comes first.
    ///
    /// - Remark: HTTP `GET /v1/agents/graph`.
    /// - Remark: Generated from `#/paths//v1/agents/graph/get(getAgentGraph)`.
    public func getAgentGraph(
        query: Operations.GetAgentGraph.Input.Query = .init()
    ) async throws -> Operations.GetAgentGraph.Output {
        try await getAgentGraph(Operations.GetAgentGraph.Input(query: query))
    }

    /// Lists the tokens that were made by hand for an agent.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/tokens`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/get(listAgentTokens)`.
    public func listAgentTokens(
        path: Operations.ListAgentTokens.Input.Path
    ) async throws -> Operations.ListAgentTokens.Output {
        try await listAgentTokens(Operations.ListAgentTokens.Input(path: path))
    }

    /// Makes a token for an agent by hand.
    ///
    /// The secret is shown once.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/tokens`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/post(createAgentToken)`.
    public func createAgentToken(
        path: Operations.CreateAgentToken.Input.Path, body: Operations.CreateAgentToken.Input.Body
    ) async throws -> Operations.CreateAgentToken.Output {
        try await createAgentToken(Operations.CreateAgentToken.Input(path: path, body: body))
    }

    /// Revokes a token that was made by hand.
    ///
    /// - Remark: HTTP `DELETE /v1/agents/{agentRef}/tokens/{tokenId}`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/{tokenId}/delete(revokeAgentToken)`.
    public func revokeAgentToken(
        path: Operations.RevokeAgentToken.Input.Path
    ) async throws -> Operations.RevokeAgentToken.Output {
        try await revokeAgentToken(Operations.RevokeAgentToken.Input(path: path))
    }

    /// Lists runs, newest first.
    ///
    /// - Remark: HTTP `GET /v1/runs`.
    /// - Remark: Generated from `#/paths//v1/runs/get(listRuns)`.
    public func listRuns(
        query: Operations.ListRuns.Input.Query = .init()
    ) async throws -> Operations.ListRuns.Output {
        try await listRuns(Operations.ListRuns.Input(query: query))
    }

    /// Gives one run.
    ///
    /// - Remark: HTTP `GET /v1/runs/{runId}`.
    /// - Remark: Generated from `#/paths//v1/runs/{runId}/get(getRun)`.
    public func getRun(
        path: Operations.GetRun.Input.Path
    ) async throws -> Operations.GetRun.Output {
        try await getRun(Operations.GetRun.Input(path: path))
    }

    /// Gives what a run has cost.
    ///
    /// - Remark: HTTP `GET /v1/runs/{runId}/ledger`.
    /// - Remark: Generated from `#/paths//v1/runs/{runId}/ledger/get(getRunLedger)`.
    public func getRunLedger(
        path: Operations.GetRunLedger.Input.Path
    ) async throws -> Operations.GetRunLedger.Output {
        try await getRunLedger(Operations.GetRunLedger.Input(path: path))
    }

    /// Follows a run event by event.
    ///
    /// Events are `open`, `update`, `error` and `end`. The schema is that of the data of one event.
    ///
    /// - Remark: HTTP `GET /v1/runs/{runId}/stream`.
    /// - Remark: Generated from `#/paths//v1/runs/{runId}/stream/get(streamRun)`.
    public func streamRun(
        path: Operations.StreamRun.Input.Path
    ) async throws -> Operations.StreamRun.Output {
        try await streamRun(Operations.StreamRun.Input(path: path))
    }

    /// Gives the card by which other agents know this one.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/a2a/card`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/a2a/card/get(getAgentCard)`.
    public func getAgentCard(
        path: Operations.GetAgentCard.Input.Path
    ) async throws -> Operations.GetAgentCard.Output {
        try await getAgentCard(Operations.GetAgentCard.Input(path: path))
    }

    /// Sends a JSON-RPC request to an agent.
    ///
    /// A failure of the method is `error` in an answer with status 200 (JSON-RPC 2.0, section 5).
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/a2a/rpc`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/a2a/rpc/post(callAgent)`.
    public func callAgent(
        path: Operations.CallAgent.Input.Path, body: Operations.CallAgent.Input.Body
    ) async throws -> Operations.CallAgent.Output {
        try await callAgent(Operations.CallAgent.Input(path: path, body: body))
    }

    /// Looks for agents of others.
    ///
    /// - Remark: HTTP `GET /v1/a2a/registry`.
    /// - Remark: Generated from `#/paths//v1/a2a/registry/get(searchRegistry)`.
    public func searchRegistry(
        query: Operations.SearchRegistry.Input.Query = .init()
    ) async throws -> Operations.SearchRegistry.Output {
        try await searchRegistry(Operations.SearchRegistry.Input(query: query))
    }

    /// Begins a session of a person with a token of Privy.
    ///
    /// - Remark: HTTP `POST /v1/auth/privy`.
    /// - Remark: Generated from `#/paths//v1/auth/privy/post(signInWithPrivy)`.
    public func signInWithPrivy(
        body: Operations.SignInWithPrivy.Input.Body
    ) async throws -> Operations.SignInWithPrivy.Output {
        try await signInWithPrivy(Operations.SignInWithPrivy.Input(body: body))
    }

    /// Begins a session of a person with a token of Coinbase.
    ///
    /// - Remark: HTTP `POST /v1/auth/coinbase`.
    /// - Remark: Generated from `#/paths//v1/auth/coinbase/post(signInWithCoinbase)`.
    public func signInWithCoinbase(
        body: Operations.SignInWithCoinbase.Input.Body
    ) async throws -> Operations.SignInWithCoinbase.Output {
        try await signInWithCoinbase(Operations.SignInWithCoinbase.Input(body: body))
    }

    /// Ends the session of a person.
    ///
    /// - Remark: HTTP `POST /v1/auth/logout`.
    /// - Remark: Generated from `#/paths//v1/auth/logout/post(signOut)`.
    public func signOut(

        ) async throws -> Operations.SignOut.Output
    {
        try await signOut(Operations.SignOut.Input())
    }

    /// Gives the person whose session this is.
    ///
    /// - Remark: HTTP `GET /v1/users/me`.
    /// - Remark: Generated from `#/paths//v1/users/me/get(getCurrentUser)`.
    public func getCurrentUser(

        ) async throws -> Operations.GetCurrentUser.Output
    {
        try await getCurrentUser(Operations.GetCurrentUser.Input())
    }

    /// Makes a wallet for the person whose session this is.
    ///
    /// - Remark: HTTP `POST /v1/users/me/wallets`.
    /// - Remark: Generated from `#/paths//v1/users/me/wallets/post(createUserWallet)`.
    public func createUserWallet(
        body: Operations.CreateUserWallet.Input.Body
    ) async throws -> Operations.CreateUserWallet.Output {
        try await createUserWallet(Operations.CreateUserWallet.Input(body: body))
    }

    /// Gives what the wallets of an account hold.
    ///
    /// - Remark: HTTP `GET /v1/onchain/balances`.
    /// - Remark: Generated from `#/paths//v1/onchain/balances/get(getBalances)`.
    public func getBalances(
        query: Operations.GetBalances.Input.Query = .init()
    ) async throws -> Operations.GetBalances.Output {
        try await getBalances(Operations.GetBalances.Input(query: query))
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

    /// Tells whether a token holds now, and what it permits (RFC 7662).
    ///
    /// The caller is a machine client, by HTTP Basic or in the form, or an operator by its bearer in the header. A
    /// client sees its own tokens, and with the scope `token:introspect` all of its tenant. For everything else the
    /// answer is `active: false` and nothing more.
    ///
    /// - Remark: HTTP `POST /oauth2/introspect`.
    /// - Remark: Generated from `#/paths//oauth2/introspect/post(introspectToken)`.
    public func introspectToken(
        body: Operations.IntrospectToken.Input.Body
    ) async throws -> Operations.IntrospectToken.Output {
        try await introspectToken(Operations.IntrospectToken.Input(body: body))
    }

    /// Gives the signed list of what was revoked, for verifiers that work offline.
    ///
    /// The text is a JWS of type `lucid-revocations+jwt` by a key of the key set. Its entries name nobody: each is a
    /// digest that only who holds a token can work out. It also names the keys whose tokens hold.
    ///
    /// - Remark: HTTP `GET /oauth2/revocations`.
    /// - Remark: Generated from `#/paths//oauth2/revocations/get(listRevocations)`.
    public func listRevocations(
        query: Operations.ListRevocations.Input.Query = .init()
    ) async throws -> Operations.ListRevocations.Output {
        try await listRevocations(Operations.ListRevocations.Input(query: query))
    }

    /// Gives an agent a token with which it acts for a subject.
    ///
    /// The token names the subject as `sub` and the agent as `act`. It lives briefly and cannot be renewed; a new grant
    /// is issued instead, and holds at once even if the one before was revoked. It is good at the services that it is
    /// meant for, never at the authority itself.
    ///
    /// - Remark: HTTP `POST /v1/grants`.
    /// - Remark: Generated from `#/paths//v1/grants/post(issueGrant)`.
    public func issueGrant(
        body: Operations.IssueGrant.Input.Body
    ) async throws -> Operations.IssueGrant.Output {
        try await issueGrant(Operations.IssueGrant.Input(body: body))
    }

    /// Revokes everything of before that meets all of the terms.
    ///
    /// What is issued afterwards holds: a login or grant of the same agent or subject works at once. `token` names an
    /// access token by its `jti`; it and `family` stand alone. To stop new logins, revoke the credential or the client.
    ///
    /// - Remark: HTTP `POST /v1/revocations`.
    /// - Remark: Generated from `#/paths//v1/revocations/post(revokeAccess)`.
    public func revokeAccess(
        body: Operations.RevokeAccess.Input.Body
    ) async throws -> Operations.RevokeAccess.Output {
        try await revokeAccess(Operations.RevokeAccess.Input(body: body))
    }

    /// Lists the machine clients of the tenant, oldest first; at most 1,000.
    ///
    /// - Remark: HTTP `GET /v1/clients`.
    /// - Remark: Generated from `#/paths//v1/clients/get(listClients)`.
    public func listClients(
        query: Operations.ListClients.Input.Query = .init()
    ) async throws -> Operations.ListClients.Output {
        try await listClients(Operations.ListClients.Input(query: query))
    }

    /// Gives a machine client, without its secret.
    ///
    /// - Remark: HTTP `GET /v1/clients/{clientId}`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/get(getClient)`.
    public func getClient(
        path: Operations.GetClient.Input.Path
    ) async throws -> Operations.GetClient.Output {
        try await getClient(Operations.GetClient.Input(path: path))
    }

    /// Changes a machine client, or disables it and enables it again.
    ///
    /// What is left out stays. Capabilities and tier count from the next refresh on. A client that is disabled gets no
    /// token, and its sessions end at once; enabled again, it has to show its secret anew.
    ///
    /// - Remark: HTTP `PATCH /v1/clients/{clientId}`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/patch(updateClient)`.
    public func updateClient(
        path: Operations.UpdateClient.Input.Path, body: Operations.UpdateClient.Input.Body
    ) async throws -> Operations.UpdateClient.Output {
        try await updateClient(Operations.UpdateClient.Input(path: path, body: body))
    }

    /// Ends a machine client for good, with its sessions.
    ///
    /// - Remark: HTTP `DELETE /v1/clients/{clientId}`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/delete(deleteClient)`.
    public func deleteClient(
        path: Operations.DeleteClient.Input.Path
    ) async throws -> Operations.DeleteClient.Output {
        try await deleteClient(Operations.DeleteClient.Input(path: path))
    }

    /// Gives a machine client a new secret, and shows it once.
    ///
    /// The old secret is taken for the overlap, so that running programs can be changed over.
    ///
    /// - Remark: HTTP `POST /v1/clients/{clientId}/secret`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/secret/post(rotateClientSecret)`.
    public func rotateClientSecret(
        path: Operations.RotateClientSecret.Input.Path, body: Operations.RotateClientSecret.Input.Body
    ) async throws -> Operations.RotateClientSecret.Output {
        try await rotateClientSecret(Operations.RotateClientSecret.Input(path: path, body: body))
    }

    /// Says what the authority is and where its endpoints are (RFC 8414).
    ///
    /// - Remark: HTTP `GET /.well-known/oauth-authorization-server`.
    /// - Remark: Generated from `#/paths//.well-known/oauth-authorization-server/get(getAuthorityMetadata)`.
    public func getAuthorityMetadata(

        ) async throws -> Operations.GetAuthorityMetadata.Output
    {
        try await getAuthorityMetadata(Operations.GetAuthorityMetadata.Input())
    }
}
