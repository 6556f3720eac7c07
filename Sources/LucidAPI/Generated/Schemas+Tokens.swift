// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
public import LucidJSON

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Components.Schemas {
    /// Tokens that were made by hand.
    ///
    /// - Remark: Generated from `#/components/schemas/AgentTokenList`.
    public struct AgentTokenList: Codable, Hashable, Sendable {
        /// The tokens.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentTokenList/items`.
        public var items: [Components.Schemas.AgentToken]

        /// Creates a value of its fields.
        public init(
            items: [Components.Schemas.AgentToken]
        ) {
            self.items = items
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case items
        }
    }

    /// A token that was made by hand, without its secret.
    ///
    /// This body is camelCase.
    ///
    /// - Remark: Generated from `#/components/schemas/AgentToken`.
    public struct AgentToken: Codable, Hashable, Sendable {
        /// The identifier.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentToken/tokenId`.
        public var tokenId: Swift.String
        /// What it is for.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentToken/description`.
        public var description: Swift.String?
        /// What it may do.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentToken/scopes`.
        public var scopes: [Swift.String]?
        /// When it ends.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentToken/expiresAt`.
        public var expiresAt: Date?
        /// When it was made.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentToken/createdAt`.
        public var createdAt: Date?
        /// When it was last used.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentToken/lastUsedAt`.
        public var lastUsedAt: Date?
        /// When it was revoked.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentToken/revokedAt`.
        public var revokedAt: Date?

        /// Creates a value of its fields.
        public init(
            tokenId: Swift.String,
            description: Swift.String? = nil,
            scopes: [Swift.String]? = nil,
            expiresAt: Date? = nil,
            createdAt: Date? = nil,
            lastUsedAt: Date? = nil,
            revokedAt: Date? = nil
        ) {
            self.tokenId = tokenId
            self.description = description
            self.scopes = scopes
            self.expiresAt = expiresAt
            self.createdAt = createdAt
            self.lastUsedAt = lastUsedAt
            self.revokedAt = revokedAt
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case tokenId
            case description
            case scopes
            case expiresAt
            case createdAt
            case lastUsedAt
            case revokedAt
        }
    }

    /// A token to make.
    ///
    /// - Remark: Generated from `#/components/schemas/CreateAgentTokenRequest`.
    public struct CreateAgentTokenRequest: Codable, Hashable, Sendable {
        /// What it may do; everything if left out.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentTokenRequest/scopes`.
        public var scopes: [Components.Schemas.WalletScope]?
        /// What it is for.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentTokenRequest/description`.
        public var description: Swift.String?
        /// How long it lives, 1 to 1440 minutes.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentTokenRequest/expires_in_minutes`.
        public var expiresInMinutes: Swift.Int?

        /// Creates a value of its fields.
        public init(
            scopes: [Components.Schemas.WalletScope]? = nil,
            description: Swift.String? = nil,
            expiresInMinutes: Swift.Int? = nil
        ) {
            self.scopes = scopes
            self.description = description
            self.expiresInMinutes = expiresInMinutes
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case scopes
            case description
            case expiresInMinutes = "expires_in_minutes"
        }
    }

    /// A token that was just made.
    ///
    /// - Remark: Generated from `#/components/schemas/CreatedAgentToken`.
    public struct CreatedAgentToken: Codable, Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        /// The identifier.
        ///
        /// - Remark: Generated from `#/components/schemas/CreatedAgentToken/tokenId`.
        public var tokenId: Swift.String
        /// The secret, shown this once.
        ///
        /// - Remark: Generated from `#/components/schemas/CreatedAgentToken/token`.
        public var token: Swift.String
        /// When it ends.
        ///
        /// - Remark: Generated from `#/components/schemas/CreatedAgentToken/expiresAt`.
        public var expiresAt: Date
        /// What it may do.
        ///
        /// - Remark: Generated from `#/components/schemas/CreatedAgentToken/scopes`.
        public var scopes: [Swift.String]?
        /// Fields that this document does not name.
        ///
        /// - Remark: Generated from `#/components/schemas/CreatedAgentToken/additionalProperties`.
        public var additionalProperties: LucidJSON.JSONObject

        /// Creates a value of its fields.
        public init(
            tokenId: Swift.String,
            token: Swift.String,
            expiresAt: Date,
            scopes: [Swift.String]? = nil,
            additionalProperties: LucidJSON.JSONObject = [:]
        ) {
            self.tokenId = tokenId
            self.token = token
            self.expiresAt = expiresAt
            self.scopes = scopes
            self.additionalProperties = additionalProperties
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case tokenId
            case token
            case expiresAt
            case scopes
        }

        /// Decodes the fields, and keeps those that this document does not name.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            tokenId = try container.decode(Swift.String.self, forKey: .tokenId)
            token = try container.decode(Swift.String.self, forKey: .token)
            expiresAt = try container.decode(Date.self, forKey: .expiresAt)
            scopes = try container.decodeIfPresent([Swift.String].self, forKey: .scopes)
            additionalProperties = try decoder.additionalProperties(beside: CodingKeys.allCases.map(\.rawValue))
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(tokenId, forKey: .tokenId)
            try container.encode(token, forKey: .token)
            try container.encode(expiresAt, forKey: .expiresAt)
            try container.encodeIfPresent(scopes, forKey: .scopes)
            try encoder.encodeAdditional(additionalProperties)
        }

        /// A fixed mask.
        public var description: Swift.String { "CreatedAgentToken(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }
}
