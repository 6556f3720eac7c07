// SPDX-License-Identifier: Apache-2.0

import LucidAPI

/// Sessions of a machine client: made by showing its secret, renewed by a refresh token.
///
/// An authority that gives no refresh token is shown the secret each time.
public struct ClientSecretSource: CredentialSource {
    /// Who may share the sessions: clients with the same secret at the same endpoint.
    public let identity: SharingIdentity
    /// A configured refresh token to start with.
    public let seedRefreshToken: RefreshToken?
    private let client: OAuthTokenClient

    /// Creates a source.
    ///
    /// - Parameters:
    ///   - client: Talks to the authority, and holds the secret.
    ///   - scopes: What to ask for; none for all that the client has.
    ///   - tenant: Separates users who share one storage.
    ///   - seedRefreshToken: A configured refresh token. It is sent once.
    /// - Throws: ``AuthError`` with ``AuthError/Code/configuration``.
    public init(
        client: OAuthTokenClient, scopes: [String] = [], tenant: String? = nil, seedRefreshToken: RefreshToken? = nil
    ) throws(AuthError) {
        let isClean = scopes.allSatisfy { scope in
            !scope.isEmpty && scope.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != 0x22 && $0 != 0x5c }
        }
        guard scopes.count <= 32, isClean else {
            throw AuthError(
                .configuration,
                message: "give at most 32 scopes of visible ASCII without spaces, quotes and backslashes")
        }
        self.client = client
        self.seedRefreshToken = seedRefreshToken
        identity = SharingIdentity(
            origin: client.serverURL.description, agent: client.clientID, credential: nil, scopes: scopes,
            kind: "client-secret", holder: client.holder, tenant: tenant)
    }

    /// Always: a source has its secret.
    public var canObtain: Bool { true }

    /// Exchanges a refresh token.
    ///
    /// - Throws: ``AuthError`` or `CancellationError`.
    public func renew(_ token: RefreshToken, context: AttemptContext) async throws -> TokenGrant {
        try await client.refresh(token, context: context)
    }

    /// Shows the secret.
    ///
    /// - Throws: ``AuthError`` or `CancellationError`.
    public func obtain(_ context: AttemptContext) async throws -> TokenGrant {
        try await client.token(scopes: identity.scopes, context: context)
    }

    /// Tells the authority that a session is no longer needed.
    ///
    /// - Throws: ``AuthError`` or `CancellationError`.
    public func revoke(_ token: RefreshToken) async throws { try await client.revoke(token) }
}
