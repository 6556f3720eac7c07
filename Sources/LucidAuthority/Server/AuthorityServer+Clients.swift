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
        let client = try await proven(request, caller)
        // A parameter without a value counts as left out (RFC 6749 section 3.2).
        let scopes = request.scope.flatMap { $0.isEmpty ? nil : $0.split(separator: " ").map(String.init) }
        let answer: TokenAnswer
        switch request.grantType {
        case "client_credentials":
            answer = try await tokens.session(caller.tenant, of: client, scopes: scopes)
        case "refresh_token":
            guard let token = request.refreshToken, !token.isEmpty else {
                throw AuthorityError(.invalidRequest, message: "refresh_token: is missing")
            }
            answer = try await tokens.refresh(caller.tenant, client: client, presented: token, scopes: scopes)
        default:
            throw AuthorityError(
                .unsupportedGrantType, message: "grant_type: client_credentials or refresh_token")
        }
        let body = Components.Schemas.OAuthTokenResponse(
            accessToken: answer.accessToken, tokenType: "Bearer", expiresIn: secondsLeft(answer),
            refreshToken: answer.refreshToken, scope: answer.scopes.joined(separator: " "))
        return .ok(.init(body: .json(body)))
    }

    func registerClient(
        _ input: Operations.RegisterClient.Input, caller: Caller
    ) async throws -> Operations.RegisterClient.Output {
        let request =
            switch input.body {
            case .json(let request): request
            }
        let scopes: ScopeSet
        do {
            scopes = try ScopeSet(request.capabilities ?? [])
        } catch {
            throw AuthorityError(.invalidScope, message: "capabilities: \(error.message)")
        }
        let administration = AuthorityAdministration(store: store, tenant: caller.tenant, clock: tokens.clock)
        let made = try await administration.registerClient(
            name: request.name, scopes: scopes, agentRef: request.agentRef)
        let body = Components.Schemas.RegisteredClient(
            clientId: made.clientID, clientSecret: made.secretText, hostId: made.agentRef,
            namespaceId: caller.tenant.description)
        return .created(.init(body: .json(body)))
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
        let answer = try await tokens.refresh(caller.tenant, client: nil, presented: request.refreshToken)
        return .ok(.init(body: .json(pair(answer))))
    }

    /// The client that the request proves, by the header or by the form.
    private func proven(
        _ request: Components.Schemas.OAuthTokenRequest, _ caller: Caller
    ) async throws -> ClientRecord {
        let clientID = request.clientId.flatMap { $0.isEmpty ? nil : $0 }
        let secret = request.clientSecret.flatMap { $0.isEmpty ? nil : $0 }
        switch caller.proof {
        case .basic(let shownID, let shownSecret):
            guard secret == nil, clientID == nil || clientID == shownID else {
                throw AuthorityError(
                    .invalidRequest, message: "a client proves itself by the header or by the form, not by both")
            }
            return try await tokens.client(caller.tenant, id: shownID, secret: shownSecret)
        case .malformed:
            throw TokenAuthority.refusedClient
        case .none:
            guard let clientID, let secret else { throw TokenAuthority.refusedClient }
            return try await tokens.client(caller.tenant, id: clientID, secret: secret)
        }
    }

    /// What is left of the access token's life: less than a whole one if an answer is repeated within grace.
    private func secondsLeft(_ answer: TokenAnswer) -> Int {
        Int(max(0, answer.accessExpiresAt - tokens.now.wholeSeconds))
    }

    private func pair(_ answer: TokenAnswer) -> Components.Schemas.ClientTokens {
        .init(
            accessToken: answer.accessToken, refreshToken: answer.refreshToken, expiresIn: secondsLeft(answer),
            tokenType: "Bearer")
    }
}
