// SPDX-License-Identifier: Apache-2.0

import LucidAPI
import LucidHTTP
import LucidTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension AuthorityServer {
    func requestToken(
        _ input: Operations.RequestToken.Input, caller: Caller
    ) async throws -> Operations.RequestToken.Output {
        try RequestDeadline.check(input.headers.requestDeadline, now: tokens.clock.wallNow())
        let request =
            switch input.body {
            case .urlEncodedForm(let request): request
            }
        let proofKey = try await proofKey(input.headers.dPoP, caller)
        let shown = try ShownClient(
            caller.proof, clientID: request.clientId, secret: request.clientSecret,
            assertionType: request.clientAssertionType, assertion: request.clientAssertion)
        let client = try await tokens.client(caller.tenant, shown)
        // A parameter without a value counts as left out (RFC 6749 section 3.2).
        let scopes = request.scope.flatMap { $0.isEmpty ? nil : $0.split(separator: " ").map(String.init) }
        let answer: TokenAnswer
        switch request.grantType {
        case "client_credentials":
            guard let client else { throw TokenAuthority.refusedClient }
            answer = try await tokens.session(
                caller.tenant, of: client, scopes: scopes, resource: request.resource, proofKey: proofKey)
        case "refresh_token":
            guard let token = request.refreshToken, !token.isEmpty else {
                throw AuthorityError(.invalidRequest, message: "refresh_token: is missing")
            }
            answer = try await refreshed(
                token, of: client, clientID: request.clientId, scopes, request.resource, proofKey, caller)
        case Self.walletGrant:
            answer = try await walletSession(request, proofKey, caller)
        default:
            throw AuthorityError(
                .unsupportedGrantType,
                message: "grant_type: client_credentials, refresh_token or \(Self.walletGrant)")
        }
        let body = Components.Schemas.OAuthTokenResponse(
            accessToken: answer.accessToken, tokenType: answer.tokenType, expiresIn: secondsLeft(answer),
            refreshToken: answer.refreshToken, scope: answer.scopes.joined(separator: " "))
        return .ok(.init(body: .json(body)))
    }

    /// A session of the wallet grant has no client beside its key, so its refresh token is proof enough.
    private func refreshed(
        _ token: String, of client: ClientRecord?, clientID: String?, _ scopes: [String]?, _ resource: String?,
        _ proofKey: String?, _ caller: Caller
    ) async throws -> TokenAnswer {
        if let client {
            return try await tokens.refresh(
                caller.tenant, client: client, presented: token, scopes: scopes, resource: resource,
                proofKey: proofKey)
        }
        // A machine client has to prove itself, whatever token it shows.
        if let clientID, !clientID.isEmpty, try await store.client(caller.tenant, id: clientID) != nil {
            throw TokenAuthority.refusedClient
        }
        return try await tokens.refresh(
            caller.tenant, agentRef: nil, presented: token, scopes: scopes, resource: resource, proofKey: proofKey,
            refusal: TokenAuthority.refusedGrant)
    }

    private func walletSession(
        _ request: Components.Schemas.OAuthTokenRequest, _ proofKey: String?, _ caller: Caller
    ) async throws -> TokenAnswer {
        guard let agentRef = request.agentRef, let challengeID = request.challengeId, let signature = request.signature
        else {
            throw AuthorityError(
                .invalidRequest, message: "the wallet grant needs agent_ref, challenge_id and signature")
        }
        do {
            return try await tokens.exchange(
                caller.tenant, agentRef: agentRef, challengeID: challengeID, signature: signature, credentialID: nil,
                resource: request.resource, proofKey: proofKey)
        } catch let error as AuthorityError {
            let isGrant = [.unknownChallenge, .invalidSignature, .credentialRevoked].contains(error.code)
            throw isGrant ? AuthorityError(.invalidGrant, message: error.message) : error
        }
    }

    func issueClientToken(
        _ input: Operations.IssueClientToken.Input, caller: Caller
    ) async throws -> Operations.IssueClientToken.Output {
        let request =
            switch input.body {
            case .json(let request): request
            }
        let client = try await tokens.client(caller.tenant, id: request.clientId, secret: request.clientSecret)
        let answer = try await tokens.session(caller.tenant, of: client)
        return .ok(.init(body: .json(pair(answer))))
    }

    func refreshClientToken(
        _ input: Operations.RefreshClientToken.Input, caller: Caller
    ) async throws -> Operations.RefreshClientToken.Output {
        try RequestDeadline.check(input.headers.requestDeadline, now: tokens.clock.wallNow())
        let request =
            switch input.body {
            case .json(let request): request
            }
        let proofKey = try await proofKey(input.headers.dPoP, caller)
        let answer = try await tokens.refresh(
            caller.tenant, client: nil, presented: request.refreshToken, proofKey: proofKey)
        return .ok(.init(body: .json(pair(answer))))
    }

    /// What is left of the access token's life: less than a whole one if an answer is repeated within grace.
    private func secondsLeft(_ answer: TokenAnswer) -> Int {
        Int(max(0, answer.accessExpiresAt - tokens.now.wholeSeconds))
    }

    private func pair(_ answer: TokenAnswer) -> Components.Schemas.ClientTokens {
        .init(
            accessToken: answer.accessToken, refreshToken: answer.refreshToken, expiresIn: secondsLeft(answer),
            tokenType: answer.tokenType)
    }
}
