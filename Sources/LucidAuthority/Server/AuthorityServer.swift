// SPDX-License-Identifier: Apache-2.0

import LucidAPI
import LucidHTTP
import LucidJSON
import LucidTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Carries out the operations of the contract; every call has been authorized.
struct AuthorityServer: AgentAPIServer {
    let tokens: TokenAuthority
    let authorizer: Authorizer
    let custody: Custody

    var store: any AuthorityStore { tokens.store }

    func issueAgentChallenge(
        _ input: Operations.IssueAgentChallenge.Input, caller: Caller
    ) async throws -> Operations.IssueAgentChallenge.Output {
        let request =
            switch input.body {
            case .json(let request): request
            }
        let record = try await tokens.challenge(
            caller.tenant, agentRef: input.path.agentRef, credentialID: request.credentialId, scopes: request.scopes)
        let (issued, expires) = (RFC3339.format(record.issuedAt), RFC3339.format(record.expiresAt))
        let seal = try ChallengeSeal(
            id: record.id, credentialID: record.credentialID, nonce: record.nonce, issuedAt: issued, expiresAt: expires,
            payload: .string(record.payload))
        let challenge = Components.Schemas.AgentChallenge(
            id: record.id, credentialId: record.credentialID, payload: .string(record.payload),
            payloadHash: record.payloadHash, nonce: record.nonce, scopes: record.scopes.values,
            issuedAt: issued, expiresAt: expires,
            serverSignature: try seal.signature(by: try await tokens.keys.current().signing))
        return .created(.init(body: .json(.init(challenge: challenge))))
    }

    func exchangeAgentChallenge(
        _ input: Operations.ExchangeAgentChallenge.Input, caller: Caller
    ) async throws -> Operations.ExchangeAgentChallenge.Output {
        let request =
            switch input.body {
            case .json(let request): request
            }
        let proofKey = try await proofKey(input.headers.dPoP, caller)
        let answer = try await tokens.exchange(
            caller.tenant, agentRef: input.path.agentRef, challengeID: request.challengeId,
            signature: request.signature, credentialID: request.credentialId, proofKey: proofKey)
        return .ok(.init(body: .json(answer.response)))
    }

    func refreshAgentToken(
        _ input: Operations.RefreshAgentToken.Input, caller: Caller
    ) async throws -> Operations.RefreshAgentToken.Output {
        try RequestDeadline.check(input.headers.requestDeadline, now: tokens.clock.wallNow())
        let request =
            switch input.body {
            case .json(let request): request
            }
        let proofKey = try await proofKey(input.headers.dPoP, caller)
        let answer = try await tokens.refresh(
            caller.tenant, agentRef: input.path.agentRef, presented: request.refreshToken, proofKey: proofKey)
        return .ok(.init(body: .json(answer.response)))
    }

    /// The thumbprint of the key whose proof came with a request for tokens.
    func proofKey(_ proof: String?, _ caller: Caller) async throws -> String? {
        try await tokens.proofKey(proof, method: "POST", path: caller.path)
    }

    func createRuntimeCredentials(
        _ input: Operations.CreateRuntimeCredentials.Input, caller: Caller
    ) async throws -> Operations.CreateRuntimeCredentials.Output {
        let request =
            switch input.body {
            case .json(let request): request
            }
        let answer = try await tokens.runtimeSession(
            caller.tenant, agentRef: input.path.agentRef, credentialID: request.credentialId,
            scopes: request.scopes?.map(\.rawValue))
        return .created(
            .init(
                body: .json(
                    .init(
                        agentRef: answer.agentRef, credentialId: answer.credentialID, accessToken: answer.accessToken,
                        accessExpiresAt: Date(wholeSeconds: answer.accessExpiresAt),
                        refreshToken: answer.refreshToken,
                        refreshExpiresAt: Date(wholeSeconds: answer.refreshExpiresAt), scopes: answer.scopes))))
    }
}

extension TokenAnswer {
    /// The body of an exchange or a refresh.
    fileprivate var response: Components.Schemas.AgentTokenResponse {
        Components.Schemas.AgentTokenResponse(
            accessToken: accessToken, tokenType: isBound ? .init(rawValue: tokenType) : .bearer,
            expiresAt: RFC3339.format(Date(wholeSeconds: accessExpiresAt)), refreshToken: refreshToken,
            refreshExpiresAt: RFC3339.format(Date(wholeSeconds: refreshExpiresAt)),
            credential: .init(id: credentialID, scopes: scopes, revocationNonce: revocationNonce))
    }
}
