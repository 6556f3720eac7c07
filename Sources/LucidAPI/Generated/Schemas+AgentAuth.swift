// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
public import LucidJSON

extension Components.Schemas {
    /// What a challenge is asked for.
    ///
    /// - Remark: Generated from `#/components/schemas/AgentChallengeRequest`.
    public struct AgentChallengeRequest: Codable, Hashable, Sendable {
        /// The credential that will sign; the primary one if left out.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentChallengeRequest/credential_id`.
        public var credentialId: Swift.String?
        /// The scopes to ask for; all of the credential's if left out.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentChallengeRequest/scopes`.
        public var scopes: [Swift.String]?

        /// Creates a value of its fields.
        public init(
            credentialId: Swift.String? = nil,
            scopes: [Swift.String]? = nil
        ) {
            self.credentialId = credentialId
            self.scopes = scopes
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case credentialId = "credential_id"
            case scopes
        }
    }

    /// The answer to a request for a challenge.
    ///
    /// - Remark: Generated from `#/components/schemas/AgentChallengeResponse`.
    public struct AgentChallengeResponse: Codable, Hashable, Sendable {
        /// The field `challenge`.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentChallengeResponse/challenge`.
        public var challenge: Components.Schemas.AgentChallenge

        /// Creates a value of its fields.
        public init(
            challenge: Components.Schemas.AgentChallenge
        ) {
            self.challenge = challenge
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case challenge
        }
    }

    /// Something to sign, once and soon.
    ///
    /// - Remark: Generated from `#/components/schemas/AgentChallenge`.
    public struct AgentChallenge: Codable, Hashable, Sendable {
        /// Names the challenge in the exchange.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentChallenge/id`.
        public var id: Swift.String
        /// The credential that must sign.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentChallenge/credential_id`.
        public var credentialId: Swift.String?
        /// What is signed: a sign-in text (EIP-4361) at our authority, anything at others.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentChallenge/payload`.
        public var payload: LucidJSON.JSONValue?
        /// Informative.
        ///
        /// It is never signed.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentChallenge/payload_hash`.
        public var payloadHash: Swift.String
        /// A text that was never used before.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentChallenge/nonce`.
        public var nonce: Swift.String
        /// The scopes that the tokens would have.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentChallenge/scopes`.
        public var scopes: [Swift.String]?
        /// When it was issued, as text, because the text is signed.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentChallenge/issued_at`.
        public var issuedAt: Swift.String
        /// When it expires, as text, because the text is signed.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentChallenge/expires_at`.
        public var expiresAt: Swift.String
        /// The authority's signature, a JWS of type lucid-challenge+jwt over the challenge's fields and the SHA-256 of
        /// its payload; other servers leave it out.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentChallenge/server_signature`.
        public var serverSignature: Swift.String?

        /// Creates a value of its fields.
        public init(
            id: Swift.String,
            credentialId: Swift.String? = nil,
            payload: LucidJSON.JSONValue? = nil,
            payloadHash: Swift.String,
            nonce: Swift.String,
            scopes: [Swift.String]? = nil,
            issuedAt: Swift.String,
            expiresAt: Swift.String,
            serverSignature: Swift.String? = nil
        ) {
            self.id = id
            self.credentialId = credentialId
            self.payload = payload
            self.payloadHash = payloadHash
            self.nonce = nonce
            self.scopes = scopes
            self.issuedAt = issuedAt
            self.expiresAt = expiresAt
            self.serverSignature = serverSignature
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case id
            case credentialId = "credential_id"
            case payload
            case payloadHash = "payload_hash"
            case nonce
            case scopes
            case issuedAt = "issued_at"
            case expiresAt = "expires_at"
            case serverSignature = "server_signature"
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(credentialId, forKey: .credentialId)
            try container.encodeIfPresent(payload, forKey: .payload)
            try container.encode(payloadHash, forKey: .payloadHash)
            try container.encode(nonce, forKey: .nonce)
            try container.encode(scopes, forKey: .scopes)
            try container.encode(issuedAt, forKey: .issuedAt)
            try container.encode(expiresAt, forKey: .expiresAt)
            try container.encode(serverSignature, forKey: .serverSignature)
        }
    }

    /// A signed challenge.
    ///
    /// - Remark: Generated from `#/components/schemas/AgentExchangeRequest`.
    public struct AgentExchangeRequest: Codable, Hashable, Sendable {
        /// The challenge that was signed.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentExchangeRequest/challenge_id`.
        public var challengeId: Swift.String
        /// The signature, 65 bytes in 0x hex at our authority.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentExchangeRequest/signature`.
        public var signature: Swift.String
        /// The credential that signed.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentExchangeRequest/credential_id`.
        public var credentialId: Swift.String?

        /// Creates a value of its fields.
        public init(
            challengeId: Swift.String,
            signature: Swift.String,
            credentialId: Swift.String? = nil
        ) {
            self.challengeId = challengeId
            self.signature = signature
            self.credentialId = credentialId
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case challengeId = "challenge_id"
            case signature
            case credentialId = "credential_id"
        }
    }

    /// A refresh token to spend.
    ///
    /// - Remark: Generated from `#/components/schemas/AgentRefreshRequest`.
    public struct AgentRefreshRequest: Codable, Hashable, Sendable, CustomStringConvertible,
        CustomDebugStringConvertible, CustomReflectable
    {
        /// The latest refresh token.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentRefreshRequest/refresh_token`.
        public var refreshToken: Swift.String

        /// Creates a value of its fields.
        public init(
            refreshToken: Swift.String
        ) {
            self.refreshToken = refreshToken
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case refreshToken = "refresh_token"
        }

        /// A fixed mask.
        public var description: Swift.String { "AgentRefreshRequest(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// A pair of tokens.
    ///
    /// - Remark: Generated from `#/components/schemas/AgentTokenResponse`.
    public struct AgentTokenResponse: Codable, Hashable, Sendable, CustomStringConvertible,
        CustomDebugStringConvertible, CustomReflectable
    {
        /// The bearer token.
        ///
        /// Treat it as opaque.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentTokenResponse/access_token`.
        public var accessToken: Swift.String
        /// The field `token_type`.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentTokenResponse/token_type`.
        public var tokenType: Components.Schemas.TokenType
        /// When the access token expires: a point in time, not a duration.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentTokenResponse/expires_at`.
        public var expiresAt: Swift.String
        /// The next refresh token.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentTokenResponse/refresh_token`.
        public var refreshToken: Swift.String
        /// When the refresh token expires.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentTokenResponse/refresh_expires_at`.
        public var refreshExpiresAt: Swift.String?
        /// An older name for `refresh_expires_at`; read and never written.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentTokenResponse/refresh_token_expires_at`.
        public var refreshTokenExpiresAt: Swift.String?
        /// The credential behind the tokens.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentTokenResponse/credential`.
        public var credential: Components.Schemas.TokenCredential?

        /// Creates a value of its fields.
        public init(
            accessToken: Swift.String,
            tokenType: Components.Schemas.TokenType,
            expiresAt: Swift.String,
            refreshToken: Swift.String,
            refreshExpiresAt: Swift.String? = nil,
            refreshTokenExpiresAt: Swift.String? = nil,
            credential: Components.Schemas.TokenCredential? = nil
        ) {
            self.accessToken = accessToken
            self.tokenType = tokenType
            self.expiresAt = expiresAt
            self.refreshToken = refreshToken
            self.refreshExpiresAt = refreshExpiresAt
            self.refreshTokenExpiresAt = refreshTokenExpiresAt
            self.credential = credential
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case accessToken = "access_token"
            case tokenType = "token_type"
            case expiresAt = "expires_at"
            case refreshToken = "refresh_token"
            case refreshExpiresAt = "refresh_expires_at"
            case refreshTokenExpiresAt = "refresh_token_expires_at"
            case credential
        }

        /// A fixed mask.
        public var description: Swift.String { "AgentTokenResponse(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// How the access token is sent.
    ///
    /// - Remark: Generated from `#/components/schemas/TokenType`.
    public enum TokenType: RawRepresentable, CaseIterable, Codable, Hashable, Sendable {
        /// `bearer`.
        case bearer
        /// A value that this document does not know.
        case undocumented(Swift.String)

        /// Takes any text.
        public init(rawValue: Swift.String) {
            switch rawValue {
            case "bearer": self = .bearer
            default: self = .undocumented(rawValue)
            }
        }

        /// The text on the wire.
        public var rawValue: Swift.String {
            switch self {
            case .bearer: "bearer"
            case .undocumented(let text): text
            }
        }

        /// The values that this document knows.
        public static var allCases: [Self] { [.bearer] }
    }

    /// The credential behind a pair of tokens.
    ///
    /// - Remark: Generated from `#/components/schemas/TokenCredential`.
    public struct TokenCredential: Codable, Hashable, Sendable {
        /// The credential's identifier.
        ///
        /// - Remark: Generated from `#/components/schemas/TokenCredential/id`.
        public var id: Swift.String
        /// The scopes that were granted.
        ///
        /// - Remark: Generated from `#/components/schemas/TokenCredential/scopes`.
        public var scopes: [Swift.String]
        /// Changes when the credential's tokens are revoked.
        ///
        /// - Remark: Generated from `#/components/schemas/TokenCredential/revocation_nonce`.
        public var revocationNonce: Swift.String?

        /// Creates a value of its fields.
        public init(
            id: Swift.String,
            scopes: [Swift.String],
            revocationNonce: Swift.String? = nil
        ) {
            self.id = id
            self.scopes = scopes
            self.revocationNonce = revocationNonce
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case id
            case scopes
            case revocationNonce = "revocation_nonce"
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(scopes, forKey: .scopes)
            try container.encode(revocationNonce, forKey: .revocationNonce)
        }
    }

    /// A token to revoke (RFC 7009).
    ///
    /// - Remark: Generated from `#/components/schemas/RevokeTokenRequest`.
    public struct RevokeTokenRequest: Codable, Hashable, Sendable, CustomStringConvertible,
        CustomDebugStringConvertible, CustomReflectable
    {
        /// The refresh or access token.
        ///
        /// - Remark: Generated from `#/components/schemas/RevokeTokenRequest/token`.
        public var token: Swift.String
        /// The field `token_type_hint`.
        ///
        /// - Remark: Generated from `#/components/schemas/RevokeTokenRequest/token_type_hint`.
        public var tokenTypeHint: Components.Schemas.TokenTypeHint?
        /// The client; for servers that want to know.
        ///
        /// - Remark: Generated from `#/components/schemas/RevokeTokenRequest/client_id`.
        public var clientId: Swift.String?
        /// Its secret; ours does not ask.
        ///
        /// - Remark: Generated from `#/components/schemas/RevokeTokenRequest/client_secret`.
        public var clientSecret: Swift.String?

        /// Creates a value of its fields.
        public init(
            token: Swift.String,
            tokenTypeHint: Components.Schemas.TokenTypeHint? = nil,
            clientId: Swift.String? = nil,
            clientSecret: Swift.String? = nil
        ) {
            self.token = token
            self.tokenTypeHint = tokenTypeHint
            self.clientId = clientId
            self.clientSecret = clientSecret
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case token
            case tokenTypeHint = "token_type_hint"
            case clientId = "client_id"
            case clientSecret = "client_secret"
        }

        /// A fixed mask.
        public var description: Swift.String { "RevokeTokenRequest(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }
}
