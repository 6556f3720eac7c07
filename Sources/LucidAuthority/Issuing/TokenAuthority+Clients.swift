// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidTokens

extension TokenAuthority {
    /// The live client with that identifier and secret.
    ///
    /// Whether the identifier, the secret or the client's life is what is wrong cannot be told from the answer.
    func client(_ tenant: TenantID, id: String, secret: String) async throws -> ClientRecord {
        guard id.utf8.count <= 64, secret.utf8.count <= 256 else { throw Self.refusedClient }
        let shown = ClientSecretText.hash(Array(secret.utf8), of: id, in: tenant)
        let record = try await store.client(tenant, id: id)
        let isRight = ConstantTime.equals(shown, record?.secretHash ?? [UInt8](repeating: 0, count: shown.count))
        guard let record, isRight, record.revokedAt == nil else { throw Self.refusedClient }
        return record
    }

    /// Starts a session of a client that has shown its secret.
    func session(
        _ tenant: TenantID, of client: ClientRecord, scopes: [String]? = nil
    ) async throws -> TokenAnswer {
        let granted = try Self.granted(scopes, of: client.scopes, named: "client")
        return try await open(tenant, holder: SessionHolder(client), scopes: granted, challengeID: nil)
    }

    /// Rotates the family of a client's refresh token.
    ///
    /// - Parameters:
    ///   - client: The client that has shown its secret; nil if the token alone is the proof.
    ///   - scopes: Scopes of the new access token, none beyond the session's; nil for all of them.
    func refresh(
        _ tenant: TenantID, client: ClientRecord?, presented text: String, scopes: [String]? = nil
    ) async throws -> TokenAnswer {
        let refusal = client == nil ? Self.refusedClientRefresh : Self.refusedGrant
        return try await refresh(tenant, presented: text, refusal: refusal) { family in
            if let client, client.id != family.credentialID { return nil }
            guard let owner = try await store.client(tenant, id: family.credentialID), owner.revokedAt == nil else {
                return nil
            }
            return (SessionHolder(owner), try Self.granted(scopes, of: family.scopes, named: "session"))
        }
    }

    static var refusedClient: AuthorityError {
        AuthorityError(.invalidClient, message: "there is no live client with this identifier and secret")
    }

    static var refusedGrant: AuthorityError {
        AuthorityError(.invalidGrant, message: refusedClientRefresh.message)
    }

    private static var refusedClientRefresh: AuthorityError {
        AuthorityError(
            .invalidRefreshToken,
            message: "the refresh token is unknown, spent, expired, revoked or another client's; show the secret again")
    }
}
