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
    /// `grant_type` is `client_credentials`, `refresh_token`, or the wallet grant, which takes a signed challenge. The
    /// client proves itself by HTTP Basic, identifier and secret each form-encoded (RFC 6749 section 2.3.1), by
    /// `client_id` and `client_secret` in the form, or by a JWT (RFC 7523), never by two of them; the wallet grant and
    /// its refresh tokens need no client. Every grant gives a refresh token, so that a session does not hang on the
    /// secret alone; it is good for one call and for its own client.
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
    /// Changes what is told of an agent.
    ///
    /// What is left out stays.
    ///
    /// - Remark: HTTP `PATCH /v1/agents/{agentRef}`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/patch(updateAgent)`.
    func updateAgent(
        _ input: Operations.UpdateAgent.Input, caller: Caller
    ) async throws -> Operations.UpdateAgent.Output
    /// Removes an agent.
    ///
    /// Its credentials are revoked with everything that came of them, and its reference stays taken. The keys of its
    /// wallets are kept, because they may be worth something.
    ///
    /// - Remark: HTTP `DELETE /v1/agents/{agentRef}`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/delete(deleteAgent)`.
    func deleteAgent(
        _ input: Operations.DeleteAgent.Input, caller: Caller
    ) async throws -> Operations.DeleteAgent.Output
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
    /// Asks the agent itself how it is.
    ///
    /// The text is the agent's own, passed on as it came.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/health`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/health/get(getAgentHealth)`.
    func getAgentHealth(
        _ input: Operations.GetAgentHealth.Input, caller: Caller
    ) async throws -> Operations.GetAgentHealth.Output
    /// Lists what can be called at an agent.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/entrypoints`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/get(listEntrypoints)`.
    func listEntrypoints(
        _ input: Operations.ListEntrypoints.Input, caller: Caller
    ) async throws -> Operations.ListEntrypoints.Output
    /// Asks the agent again what can be called.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/refresh-entrypoints`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/refresh-entrypoints/post(refreshEntrypoints)`.
    func refreshEntrypoints(
        _ input: Operations.RefreshEntrypoints.Input, caller: Caller
    ) async throws -> Operations.RefreshEntrypoints.Output
    /// Calls an entrypoint, and waits for its answer.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/entrypoints/{key}/invoke`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/{key}/invoke/post(invokeEntrypoint)`.
    func invokeEntrypoint(
        _ input: Operations.InvokeEntrypoint.Input, caller: Caller
    ) async throws -> Operations.InvokeEntrypoint.Output
    /// Calls an entrypoint, and gives its answer event by event.
    ///
    /// The schema is that of the data of one event.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/entrypoints/{key}/stream`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/{key}/stream/post(streamEntrypoint)`.
    func streamEntrypoint(
        _ input: Operations.StreamEntrypoint.Input, caller: Caller
    ) async throws -> Operations.StreamEntrypoint.Output
    /// Starts a run of an entrypoint.
    ///
    /// Failures of the agent itself are objects under `error`.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/entrypoints/{key}/runs`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/{key}/runs/post(createRun)`.
    func createRun(
        _ input: Operations.CreateRun.Input, caller: Caller
    ) async throws -> Operations.CreateRun.Output
    /// Gives who has called whom.
    ///
    /// Nobody can reach an agent by the reference `graph`, because this path comes first.
    ///
    /// - Remark: HTTP `GET /v1/agents/graph`.
    /// - Remark: Generated from `#/paths//v1/agents/graph/get(getAgentGraph)`.
    func getAgentGraph(
        _ input: Operations.GetAgentGraph.Input, caller: Caller
    ) async throws -> Operations.GetAgentGraph.Output
    /// Lists the tokens that were made by hand for an agent.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/tokens`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/get(listAgentTokens)`.
    func listAgentTokens(
        _ input: Operations.ListAgentTokens.Input, caller: Caller
    ) async throws -> Operations.ListAgentTokens.Output
    /// Makes a token for an agent by hand.
    ///
    /// The secret is shown once.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/tokens`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/post(createAgentToken)`.
    func createAgentToken(
        _ input: Operations.CreateAgentToken.Input, caller: Caller
    ) async throws -> Operations.CreateAgentToken.Output
    /// Revokes a token that was made by hand.
    ///
    /// - Remark: HTTP `DELETE /v1/agents/{agentRef}/tokens/{tokenId}`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/{tokenId}/delete(revokeAgentToken)`.
    func revokeAgentToken(
        _ input: Operations.RevokeAgentToken.Input, caller: Caller
    ) async throws -> Operations.RevokeAgentToken.Output
    /// Lists runs, newest first.
    ///
    /// - Remark: HTTP `GET /v1/runs`.
    /// - Remark: Generated from `#/paths//v1/runs/get(listRuns)`.
    func listRuns(
        _ input: Operations.ListRuns.Input, caller: Caller
    ) async throws -> Operations.ListRuns.Output
    /// Gives one run.
    ///
    /// - Remark: HTTP `GET /v1/runs/{runId}`.
    /// - Remark: Generated from `#/paths//v1/runs/{runId}/get(getRun)`.
    func getRun(
        _ input: Operations.GetRun.Input, caller: Caller
    ) async throws -> Operations.GetRun.Output
    /// Gives what a run has cost.
    ///
    /// - Remark: HTTP `GET /v1/runs/{runId}/ledger`.
    /// - Remark: Generated from `#/paths//v1/runs/{runId}/ledger/get(getRunLedger)`.
    func getRunLedger(
        _ input: Operations.GetRunLedger.Input, caller: Caller
    ) async throws -> Operations.GetRunLedger.Output
    /// Follows a run event by event.
    ///
    /// Events are `open`, `update`, `error` and `end`. The schema is that of the data of one event.
    ///
    /// - Remark: HTTP `GET /v1/runs/{runId}/stream`.
    /// - Remark: Generated from `#/paths//v1/runs/{runId}/stream/get(streamRun)`.
    func streamRun(
        _ input: Operations.StreamRun.Input, caller: Caller
    ) async throws -> Operations.StreamRun.Output
    /// Gives the card by which other agents know this one.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/a2a/card`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/a2a/card/get(getAgentCard)`.
    func getAgentCard(
        _ input: Operations.GetAgentCard.Input, caller: Caller
    ) async throws -> Operations.GetAgentCard.Output
    /// Sends a JSON-RPC request to an agent.
    ///
    /// A failure of the method is `error` in an answer with status 200 (JSON-RPC 2.0, section 5).
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/a2a/rpc`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/a2a/rpc/post(callAgent)`.
    func callAgent(
        _ input: Operations.CallAgent.Input, caller: Caller
    ) async throws -> Operations.CallAgent.Output
    /// Looks for agents of others.
    ///
    /// - Remark: HTTP `GET /v1/a2a/registry`.
    /// - Remark: Generated from `#/paths//v1/a2a/registry/get(searchRegistry)`.
    func searchRegistry(
        _ input: Operations.SearchRegistry.Input, caller: Caller
    ) async throws -> Operations.SearchRegistry.Output
    /// Begins a session of a person with a token of Privy.
    ///
    /// - Remark: HTTP `POST /v1/auth/privy`.
    /// - Remark: Generated from `#/paths//v1/auth/privy/post(signInWithPrivy)`.
    func signInWithPrivy(
        _ input: Operations.SignInWithPrivy.Input, caller: Caller
    ) async throws -> Operations.SignInWithPrivy.Output
    /// Begins a session of a person with a token of Coinbase.
    ///
    /// - Remark: HTTP `POST /v1/auth/coinbase`.
    /// - Remark: Generated from `#/paths//v1/auth/coinbase/post(signInWithCoinbase)`.
    func signInWithCoinbase(
        _ input: Operations.SignInWithCoinbase.Input, caller: Caller
    ) async throws -> Operations.SignInWithCoinbase.Output
    /// Ends the session of a person.
    ///
    /// - Remark: HTTP `POST /v1/auth/logout`.
    /// - Remark: Generated from `#/paths//v1/auth/logout/post(signOut)`.
    func signOut(
        _ input: Operations.SignOut.Input, caller: Caller
    ) async throws -> Operations.SignOut.Output
    /// Gives the person whose session this is.
    ///
    /// - Remark: HTTP `GET /v1/users/me`.
    /// - Remark: Generated from `#/paths//v1/users/me/get(getCurrentUser)`.
    func getCurrentUser(
        _ input: Operations.GetCurrentUser.Input, caller: Caller
    ) async throws -> Operations.GetCurrentUser.Output
    /// Makes a wallet for the person whose session this is.
    ///
    /// - Remark: HTTP `POST /v1/users/me/wallets`.
    /// - Remark: Generated from `#/paths//v1/users/me/wallets/post(createUserWallet)`.
    func createUserWallet(
        _ input: Operations.CreateUserWallet.Input, caller: Caller
    ) async throws -> Operations.CreateUserWallet.Output
    /// Gives what the wallets of an account hold.
    ///
    /// - Remark: HTTP `GET /v1/onchain/balances`.
    /// - Remark: Generated from `#/paths//v1/onchain/balances/get(getBalances)`.
    func getBalances(
        _ input: Operations.GetBalances.Input, caller: Caller
    ) async throws -> Operations.GetBalances.Output
    /// Gives the public keys that verify access tokens (RFC 7517).
    ///
    /// - Remark: HTTP `GET /.well-known/jwks.json`.
    /// - Remark: Generated from `#/paths//.well-known/jwks.json/get(getJWKS)`.
    func getJWKS(
        _ input: Operations.GetJWKS.Input, caller: Caller
    ) async throws -> Operations.GetJWKS.Output
    /// Tells whether a token holds now, and what it permits (RFC 7662).
    ///
    /// The caller is a machine client, by HTTP Basic or in the form, or an operator by its bearer in the header. A
    /// client sees its own tokens, and with the scope `token:introspect` all of its tenant. For everything else the
    /// answer is `active: false` and nothing more.
    ///
    /// - Remark: HTTP `POST /oauth2/introspect`.
    /// - Remark: Generated from `#/paths//oauth2/introspect/post(introspectToken)`.
    func introspectToken(
        _ input: Operations.IntrospectToken.Input, caller: Caller
    ) async throws -> Operations.IntrospectToken.Output
    /// Gives the signed list of what was revoked, for verifiers that work offline.
    ///
    /// The text is a JWS of type `lucid-revocations+jwt` by a key of the key set. Its entries name nobody: each is a
    /// digest that only who holds a token can work out. It also names the keys whose tokens hold.
    ///
    /// - Remark: HTTP `GET /oauth2/revocations`.
    /// - Remark: Generated from `#/paths//oauth2/revocations/get(listRevocations)`.
    func listRevocations(
        _ input: Operations.ListRevocations.Input, caller: Caller
    ) async throws -> Operations.ListRevocations.Output
    /// Gives an agent a token with which it acts for a subject.
    ///
    /// The token names the subject as `sub` and the agent as `act`. It lives briefly and cannot be renewed; a new grant
    /// is issued instead, and holds at once even if the one before was revoked. It is good at the services that it is
    /// meant for, never at the authority itself.
    ///
    /// - Remark: HTTP `POST /v1/grants`.
    /// - Remark: Generated from `#/paths//v1/grants/post(issueGrant)`.
    func issueGrant(
        _ input: Operations.IssueGrant.Input, caller: Caller
    ) async throws -> Operations.IssueGrant.Output
    /// Revokes everything of before that meets all of the terms.
    ///
    /// What is issued afterwards holds: a login or grant of the same agent or subject works at once. `token` names an
    /// access token by its `jti`; it and `family` stand alone. To stop new logins, revoke the credential or the client.
    ///
    /// - Remark: HTTP `POST /v1/revocations`.
    /// - Remark: Generated from `#/paths//v1/revocations/post(revokeAccess)`.
    func revokeAccess(
        _ input: Operations.RevokeAccess.Input, caller: Caller
    ) async throws -> Operations.RevokeAccess.Output
    /// Lists the machine clients of the tenant, oldest first; at most 1,000.
    ///
    /// - Remark: HTTP `GET /v1/clients`.
    /// - Remark: Generated from `#/paths//v1/clients/get(listClients)`.
    func listClients(
        _ input: Operations.ListClients.Input, caller: Caller
    ) async throws -> Operations.ListClients.Output
    /// Gives a machine client, without its secret.
    ///
    /// - Remark: HTTP `GET /v1/clients/{clientId}`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/get(getClient)`.
    func getClient(
        _ input: Operations.GetClient.Input, caller: Caller
    ) async throws -> Operations.GetClient.Output
    /// Changes a machine client, or disables it and enables it again.
    ///
    /// What is left out stays. Capabilities and tier count from the next refresh on. A client that is disabled gets no
    /// token, and its sessions end at once; enabled again, it has to show its secret anew.
    ///
    /// - Remark: HTTP `PATCH /v1/clients/{clientId}`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/patch(updateClient)`.
    func updateClient(
        _ input: Operations.UpdateClient.Input, caller: Caller
    ) async throws -> Operations.UpdateClient.Output
    /// Ends a machine client for good, with its sessions.
    ///
    /// - Remark: HTTP `DELETE /v1/clients/{clientId}`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/delete(deleteClient)`.
    func deleteClient(
        _ input: Operations.DeleteClient.Input, caller: Caller
    ) async throws -> Operations.DeleteClient.Output
    /// Gives a machine client a new secret, and shows it once.
    ///
    /// The old secret is taken for the overlap, so that running programs can be changed over.
    ///
    /// - Remark: HTTP `POST /v1/clients/{clientId}/secret`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/secret/post(rotateClientSecret)`.
    func rotateClientSecret(
        _ input: Operations.RotateClientSecret.Input, caller: Caller
    ) async throws -> Operations.RotateClientSecret.Output
    /// Says what the authority is and where its endpoints are (RFC 8414).
    ///
    /// - Remark: HTTP `GET /.well-known/oauth-authorization-server`.
    /// - Remark: Generated from `#/paths//.well-known/oauth-authorization-server/get(getAuthorityMetadata)`.
    func getAuthorityMetadata(
        _ input: Operations.GetAuthorityMetadata.Input, caller: Caller
    ) async throws -> Operations.GetAuthorityMetadata.Output
}

extension AgentAPIServer {
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func getAgentHealth(
        _ input: Operations.GetAgentHealth.Input, caller: Caller
    ) async throws -> Operations.GetAgentHealth.Output {
        .undocumented(statusCode: 404, .notAvailable("getAgentHealth"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func listEntrypoints(
        _ input: Operations.ListEntrypoints.Input, caller: Caller
    ) async throws -> Operations.ListEntrypoints.Output {
        .undocumented(statusCode: 404, .notAvailable("listEntrypoints"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func refreshEntrypoints(
        _ input: Operations.RefreshEntrypoints.Input, caller: Caller
    ) async throws -> Operations.RefreshEntrypoints.Output {
        .undocumented(statusCode: 404, .notAvailable("refreshEntrypoints"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func invokeEntrypoint(
        _ input: Operations.InvokeEntrypoint.Input, caller: Caller
    ) async throws -> Operations.InvokeEntrypoint.Output {
        .undocumented(statusCode: 404, .notAvailable("invokeEntrypoint"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func streamEntrypoint(
        _ input: Operations.StreamEntrypoint.Input, caller: Caller
    ) async throws -> Operations.StreamEntrypoint.Output {
        .undocumented(statusCode: 404, .notAvailable("streamEntrypoint"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func createRun(
        _ input: Operations.CreateRun.Input, caller: Caller
    ) async throws -> Operations.CreateRun.Output {
        .undocumented(statusCode: 404, .notAvailable("createRun"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func getAgentGraph(
        _ input: Operations.GetAgentGraph.Input, caller: Caller
    ) async throws -> Operations.GetAgentGraph.Output {
        .undocumented(statusCode: 404, .notAvailable("getAgentGraph"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func listAgentTokens(
        _ input: Operations.ListAgentTokens.Input, caller: Caller
    ) async throws -> Operations.ListAgentTokens.Output {
        .undocumented(statusCode: 404, .notAvailable("listAgentTokens"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func createAgentToken(
        _ input: Operations.CreateAgentToken.Input, caller: Caller
    ) async throws -> Operations.CreateAgentToken.Output {
        .undocumented(statusCode: 404, .notAvailable("createAgentToken"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func revokeAgentToken(
        _ input: Operations.RevokeAgentToken.Input, caller: Caller
    ) async throws -> Operations.RevokeAgentToken.Output {
        .undocumented(statusCode: 404, .notAvailable("revokeAgentToken"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func listRuns(
        _ input: Operations.ListRuns.Input, caller: Caller
    ) async throws -> Operations.ListRuns.Output {
        .undocumented(statusCode: 404, .notAvailable("listRuns"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func getRun(
        _ input: Operations.GetRun.Input, caller: Caller
    ) async throws -> Operations.GetRun.Output {
        .undocumented(statusCode: 404, .notAvailable("getRun"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func getRunLedger(
        _ input: Operations.GetRunLedger.Input, caller: Caller
    ) async throws -> Operations.GetRunLedger.Output {
        .undocumented(statusCode: 404, .notAvailable("getRunLedger"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func streamRun(
        _ input: Operations.StreamRun.Input, caller: Caller
    ) async throws -> Operations.StreamRun.Output {
        .undocumented(statusCode: 404, .notAvailable("streamRun"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func callAgent(
        _ input: Operations.CallAgent.Input, caller: Caller
    ) async throws -> Operations.CallAgent.Output {
        .undocumented(statusCode: 404, .notAvailable("callAgent"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func searchRegistry(
        _ input: Operations.SearchRegistry.Input, caller: Caller
    ) async throws -> Operations.SearchRegistry.Output {
        .undocumented(statusCode: 404, .notAvailable("searchRegistry"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func signInWithPrivy(
        _ input: Operations.SignInWithPrivy.Input, caller: Caller
    ) async throws -> Operations.SignInWithPrivy.Output {
        .undocumented(statusCode: 404, .notAvailable("signInWithPrivy"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func signInWithCoinbase(
        _ input: Operations.SignInWithCoinbase.Input, caller: Caller
    ) async throws -> Operations.SignInWithCoinbase.Output {
        .undocumented(statusCode: 404, .notAvailable("signInWithCoinbase"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func signOut(
        _ input: Operations.SignOut.Input, caller: Caller
    ) async throws -> Operations.SignOut.Output {
        .undocumented(statusCode: 404, .notAvailable("signOut"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func getCurrentUser(
        _ input: Operations.GetCurrentUser.Input, caller: Caller
    ) async throws -> Operations.GetCurrentUser.Output {
        .undocumented(statusCode: 404, .notAvailable("getCurrentUser"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func createUserWallet(
        _ input: Operations.CreateUserWallet.Input, caller: Caller
    ) async throws -> Operations.CreateUserWallet.Output {
        .undocumented(statusCode: 404, .notAvailable("createUserWallet"))
    }
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func getBalances(
        _ input: Operations.GetBalances.Input, caller: Caller
    ) async throws -> Operations.GetBalances.Output {
        .undocumented(statusCode: 404, .notAvailable("getBalances"))
    }
}
