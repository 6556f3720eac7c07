// SPDX-License-Identifier: Apache-2.0

public import LucidAPI
public import LucidHTTP
import LucidJSON

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The calls that obtain and renew an agent's tokens, with their failures sorted by what to do about them.
///
/// Every call has a connection of its own, carries no bearer, follows no redirect and reads at most 64 KiB.
public struct AgentAuthClient: Sendable {
    /// Where the authority listens.
    public let serverURL: ServerURL
    private let caller: AuthCaller

    /// Creates a client.
    public init(serverURL: ServerURL, transport: any HTTPTransport, clock: any AgentClock = SystemClock()) {
        self.serverURL = serverURL
        caller = AuthCaller(serverURL: serverURL, transport: transport, clock: clock)
    }

    /// Asks for something to sign.
    ///
    /// - Returns: The challenge, and the authority's time as well as it is known.
    /// - Throws: ``AuthError`` or `CancellationError`.
    public func challenge(
        agentRef: String, credentialID: String?, scopes: [String], context: AttemptContext? = nil
    ) async throws -> (challenge: Components.Schemas.AgentChallenge, now: Date) {
        let (body, recorder) = try await caller.call(.challenge, for: agentRef, context) { client in
            try await client.issueAgentChallenge(
                path: .init(agentRef: agentRef),
                body: .json(.init(credentialId: credentialID, scopes: scopes.isEmpty ? nil : scopes))
            ).created.body.json
        }
        return (body.challenge, caller.serverNow(recorder.note))
    }

    /// Hands in a signed challenge.
    ///
    /// - Throws: ``AuthError`` or `CancellationError`.
    public func exchange(
        agentRef: String, challengeID: String, signature: String, credentialID: String?, context: AttemptContext? = nil
    ) async throws -> TokenGrant {
        let (body, recorder) = try await caller.call(.exchange, for: agentRef, context) { client in
            try await client.exchangeAgentChallenge(
                path: .init(agentRef: agentRef),
                body: .json(.init(challengeId: challengeID, signature: signature, credentialId: credentialID))
            ).ok.body.json
        }
        return try Self.grant(body, recorder.timing)
    }

    /// Spends a refresh token.
    ///
    /// - Throws: ``AuthError``, whose ``AuthError/outcome`` says whether the token can have been spent, or
    ///   `CancellationError`.
    public func refresh(
        agentRef: String, refreshToken: RefreshToken, context: AttemptContext? = nil
    ) async throws -> TokenGrant {
        let (body, recorder) = try await caller.call(
            .refresh, for: agentRef, context, orOffset: context?.clockOffset
        ) { client, deadline in
            try await client.refreshAgentToken(
                path: .init(agentRef: agentRef), headers: .init(requestDeadline: deadline),
                body: .json(.init(refreshToken: refreshToken.value))
            ).ok.body.json
        }
        return try Self.grant(body, recorder.timing)
    }

    /// Tells the authority that a refresh token and its session are no longer needed (RFC 7009).
    ///
    /// - Throws: ``AuthError`` or `CancellationError`.
    public func revoke(refreshToken: RefreshToken) async throws {
        _ = try await caller.call(.revoke, for: nil, nil) { client in
            let body = Components.Schemas.RevokeTokenRequest(token: refreshToken.value, tokenTypeHint: .refreshToken)
            return try await client.revokeToken(body: .urlEncodedForm(body)).ok
        }
    }

    private static func grant(
        _ body: Components.Schemas.AgentTokenResponse, _ timing: ExchangeTiming
    ) throws(AuthError) -> TokenGrant {
        guard body.tokenType.rawValue.lowercased() == "bearer" else {
            throw AuthError(
                .configuration, message: "the authority gave a token that is not a bearer token", outcome: .unknown)
        }
        guard let expiresAt = RFC3339.parse(body.expiresAt) else {
            throw AuthError(
                .unavailable, message: "the authority gave a token whose end is not a date and time", outcome: .unknown)
        }
        let refresh: RefreshToken?
        do {
            refresh = body.refreshToken.isEmpty ? nil : try RefreshToken(body.refreshToken)
        } catch {
            throw AuthError(.unavailable, message: "the authority gave an unusable refresh token", outcome: .unknown)
        }
        var grant = try TokenGrant(
            accessToken: body.accessToken, refreshToken: refresh, expiresAt: expiresAt, timing: timing)
        grant.refreshExpiresAt = (body.refreshTokenExpiresAt ?? body.refreshExpiresAt).flatMap(RFC3339.parse)
        grant.scopes = body.credential?.scopes
        grant.credentialID = body.credential?.id
        grant.revocationNonce = body.credential?.revocationNonce
        return grant
    }
}
