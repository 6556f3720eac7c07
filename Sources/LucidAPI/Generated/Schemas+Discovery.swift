// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
public import LucidJSON

extension Components.Schemas {
    /// What the authority is (RFC 8414).
    ///
    /// - Remark: Generated from `#/components/schemas/AuthorityMetadata`.
    public struct AuthorityMetadata: Codable, Hashable, Sendable {
        /// The issuer of its tokens.
        ///
        /// - Remark: Generated from `#/components/schemas/AuthorityMetadata/issuer`.
        public var issuer: Swift.String
        /// Where its keys are.
        ///
        /// - Remark: Generated from `#/components/schemas/AuthorityMetadata/jwks_uri`.
        public var jwksUri: Swift.String
        /// Where tokens are obtained.
        ///
        /// - Remark: Generated from `#/components/schemas/AuthorityMetadata/token_endpoint`.
        public var tokenEndpoint: Swift.String
        /// Where tokens are revoked.
        ///
        /// - Remark: Generated from `#/components/schemas/AuthorityMetadata/revocation_endpoint`.
        public var revocationEndpoint: Swift.String?
        /// Where tokens are looked at.
        ///
        /// - Remark: Generated from `#/components/schemas/AuthorityMetadata/introspection_endpoint`.
        public var introspectionEndpoint: Swift.String?
        /// Where clients are registered.
        ///
        /// - Remark: Generated from `#/components/schemas/AuthorityMetadata/registration_endpoint`.
        public var registrationEndpoint: Swift.String?
        /// None; there is no authorization endpoint.
        ///
        /// - Remark: Generated from `#/components/schemas/AuthorityMetadata/response_types_supported`.
        public var responseTypesSupported: [Swift.String]?
        /// What the token endpoint takes.
        ///
        /// - Remark: Generated from `#/components/schemas/AuthorityMetadata/grant_types_supported`.
        public var grantTypesSupported: [Swift.String]?
        /// How clients prove themselves.
        ///
        /// - Remark: Generated from `#/components/schemas/AuthorityMetadata/token_endpoint_auth_methods_supported`.
        public var tokenEndpointAuthMethodsSupported: [Swift.String]?
        /// Algorithms of client assertions.
        ///
        /// - Remark: Generated from
        ///   `#/components/schemas/AuthorityMetadata/token_endpoint_auth_signing_alg_values_supported`.
        public var tokenEndpointAuthSigningAlgValuesSupported: [Swift.String]?
        /// Algorithms of DPoP proofs.
        ///
        /// - Remark: Generated from `#/components/schemas/AuthorityMetadata/dpop_signing_alg_values_supported`.
        public var dpopSigningAlgValuesSupported: [Swift.String]?
        /// Where the signed list of revocations is.
        ///
        /// - Remark: Generated from `#/components/schemas/AuthorityMetadata/lucid_revocations_uri`.
        public var lucidRevocationsUri: Swift.String?
        /// For how long the predecessor of a refresh token gets the same answer again.
        ///
        /// - Remark: Generated from `#/components/schemas/AuthorityMetadata/lucid_refresh_grace_seconds`.
        public var lucidRefreshGraceSeconds: Swift.Int?
        /// Fields that this document does not name.
        ///
        /// - Remark: Generated from `#/components/schemas/AuthorityMetadata/additionalProperties`.
        public var additionalProperties: LucidJSON.JSONObject

        /// Creates a value of its fields.
        public init(
            issuer: Swift.String,
            jwksUri: Swift.String,
            tokenEndpoint: Swift.String,
            revocationEndpoint: Swift.String? = nil,
            introspectionEndpoint: Swift.String? = nil,
            registrationEndpoint: Swift.String? = nil,
            responseTypesSupported: [Swift.String]? = nil,
            grantTypesSupported: [Swift.String]? = nil,
            tokenEndpointAuthMethodsSupported: [Swift.String]? = nil,
            tokenEndpointAuthSigningAlgValuesSupported: [Swift.String]? = nil,
            dpopSigningAlgValuesSupported: [Swift.String]? = nil,
            lucidRevocationsUri: Swift.String? = nil,
            lucidRefreshGraceSeconds: Swift.Int? = nil,
            additionalProperties: LucidJSON.JSONObject = [:]
        ) {
            self.issuer = issuer
            self.jwksUri = jwksUri
            self.tokenEndpoint = tokenEndpoint
            self.revocationEndpoint = revocationEndpoint
            self.introspectionEndpoint = introspectionEndpoint
            self.registrationEndpoint = registrationEndpoint
            self.responseTypesSupported = responseTypesSupported
            self.grantTypesSupported = grantTypesSupported
            self.tokenEndpointAuthMethodsSupported = tokenEndpointAuthMethodsSupported
            self.tokenEndpointAuthSigningAlgValuesSupported = tokenEndpointAuthSigningAlgValuesSupported
            self.dpopSigningAlgValuesSupported = dpopSigningAlgValuesSupported
            self.lucidRevocationsUri = lucidRevocationsUri
            self.lucidRefreshGraceSeconds = lucidRefreshGraceSeconds
            self.additionalProperties = additionalProperties
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case issuer
            case jwksUri = "jwks_uri"
            case tokenEndpoint = "token_endpoint"
            case revocationEndpoint = "revocation_endpoint"
            case introspectionEndpoint = "introspection_endpoint"
            case registrationEndpoint = "registration_endpoint"
            case responseTypesSupported = "response_types_supported"
            case grantTypesSupported = "grant_types_supported"
            case tokenEndpointAuthMethodsSupported = "token_endpoint_auth_methods_supported"
            case tokenEndpointAuthSigningAlgValuesSupported = "token_endpoint_auth_signing_alg_values_supported"
            case dpopSigningAlgValuesSupported = "dpop_signing_alg_values_supported"
            case lucidRevocationsUri = "lucid_revocations_uri"
            case lucidRefreshGraceSeconds = "lucid_refresh_grace_seconds"
        }

        /// Decodes the fields, and keeps those that this document does not name.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            issuer = try container.decode(Swift.String.self, forKey: .issuer)
            jwksUri = try container.decode(Swift.String.self, forKey: .jwksUri)
            tokenEndpoint = try container.decode(Swift.String.self, forKey: .tokenEndpoint)
            revocationEndpoint = try container.decodeIfPresent(Swift.String.self, forKey: .revocationEndpoint)
            introspectionEndpoint = try container.decodeIfPresent(Swift.String.self, forKey: .introspectionEndpoint)
            registrationEndpoint = try container.decodeIfPresent(Swift.String.self, forKey: .registrationEndpoint)
            responseTypesSupported = try container.decodeIfPresent([Swift.String].self, forKey: .responseTypesSupported)
            grantTypesSupported = try container.decodeIfPresent([Swift.String].self, forKey: .grantTypesSupported)
            tokenEndpointAuthMethodsSupported = try container.decodeIfPresent(
                [Swift.String].self, forKey: .tokenEndpointAuthMethodsSupported)
            tokenEndpointAuthSigningAlgValuesSupported = try container.decodeIfPresent(
                [Swift.String].self, forKey: .tokenEndpointAuthSigningAlgValuesSupported)
            dpopSigningAlgValuesSupported = try container.decodeIfPresent(
                [Swift.String].self, forKey: .dpopSigningAlgValuesSupported)
            lucidRevocationsUri = try container.decodeIfPresent(Swift.String.self, forKey: .lucidRevocationsUri)
            lucidRefreshGraceSeconds = try container.decodeIfPresent(Swift.Int.self, forKey: .lucidRefreshGraceSeconds)
            additionalProperties = try decoder.additionalProperties(beside: CodingKeys.allCases.map(\.rawValue))
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(issuer, forKey: .issuer)
            try container.encode(jwksUri, forKey: .jwksUri)
            try container.encode(tokenEndpoint, forKey: .tokenEndpoint)
            try container.encodeIfPresent(revocationEndpoint, forKey: .revocationEndpoint)
            try container.encodeIfPresent(introspectionEndpoint, forKey: .introspectionEndpoint)
            try container.encodeIfPresent(registrationEndpoint, forKey: .registrationEndpoint)
            try container.encodeIfPresent(responseTypesSupported, forKey: .responseTypesSupported)
            try container.encodeIfPresent(grantTypesSupported, forKey: .grantTypesSupported)
            try container.encodeIfPresent(tokenEndpointAuthMethodsSupported, forKey: .tokenEndpointAuthMethodsSupported)
            try container.encodeIfPresent(
                tokenEndpointAuthSigningAlgValuesSupported, forKey: .tokenEndpointAuthSigningAlgValuesSupported)
            try container.encodeIfPresent(dpopSigningAlgValuesSupported, forKey: .dpopSigningAlgValuesSupported)
            try container.encodeIfPresent(lucidRevocationsUri, forKey: .lucidRevocationsUri)
            try container.encodeIfPresent(lucidRefreshGraceSeconds, forKey: .lucidRefreshGraceSeconds)
            try encoder.encodeAdditional(additionalProperties)
        }
    }
}
