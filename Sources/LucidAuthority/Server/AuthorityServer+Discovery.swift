// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidJSON
import LucidTokens

extension AuthorityServer {
    /// The grant type of a signed challenge (RFC 6749 section 4.5).
    static let walletGrant = "urn:lucid:params:oauth:grant-type:wallet-challenge"

    func getAuthorityMetadata(
        _ input: Operations.GetAuthorityMetadata.Input, caller: Caller
    ) async throws -> Operations.GetAuthorityMetadata.Output {
        let configuration = tokens.configuration
        let algorithms = JWSAlgorithm.allCases.map(\.name)
        let metadata = Components.Schemas.AuthorityMetadata(
            issuer: configuration.issuer, jwksUri: configuration.url("/.well-known/jwks.json"),
            tokenEndpoint: configuration.url("/oauth2/token"),
            revocationEndpoint: configuration.url("/oauth2/revoke"),
            introspectionEndpoint: configuration.url("/oauth2/introspect"), responseTypesSupported: [],
            grantTypesSupported: ["client_credentials", "refresh_token", Self.walletGrant],
            tokenEndpointAuthMethodsSupported: [
                "client_secret_basic", "client_secret_post", "private_key_jwt", "none",
            ],
            tokenEndpointAuthSigningAlgValuesSupported: algorithms, dpopSigningAlgValuesSupported: algorithms,
            lucidRevocationsUri: configuration.url("/oauth2/revocations"),
            lucidRefreshGraceSeconds: Int(configuration.grace))
        return .ok(.init(headers: .init(cacheControl: "public, max-age=300"), body: .json(metadata)))
    }

    func getJWKS(_ input: Operations.GetJWKS.Input, caller: Caller) async throws -> Operations.GetJWKS.Output {
        let keys = try await tokens.keys.current().published.keys.map { key in
            let json = key.json
            return Components.Schemas.JSONWebKey(
                kty: json["kty"]?.stringValue ?? "", kid: key.keyID, use: "sig", alg: key.algorithm.name,
                crv: json["crv"]?.stringValue, x: json["x"]?.stringValue, y: json["y"]?.stringValue,
                n: json["n"]?.stringValue, e: json["e"]?.stringValue)
        }
        return .ok(.init(headers: .init(cacheControl: "public, max-age=300"), body: .json(.init(keys: keys))))
    }

    func listRevocations(
        _ input: Operations.ListRevocations.Input, caller: Caller
    ) async throws -> Operations.ListRevocations.Output {
        let after = input.query.after ?? 0
        guard after >= 0 else { throw AuthorityError(.invalidRequest, message: "after: a counter from 0") }
        let list = try await tokens.revocationList(after: Int64(after))
        return .ok(.init(headers: .init(cacheControl: "no-store"), body: .plainText(list)))
    }
}
