// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
public import LucidJSON

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Components.Schemas {
    /// A token of Privy.
    ///
    /// - Remark: Generated from `#/components/schemas/PrivySignIn`.
    public struct PrivySignIn: Codable, Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        /// The token.
        ///
        /// - Remark: Generated from `#/components/schemas/PrivySignIn/token`.
        public var token: Swift.String

        /// Creates a value of its fields.
        public init(
            token: Swift.String
        ) {
            self.token = token
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case token
        }

        /// A fixed mask.
        public var description: Swift.String { "PrivySignIn(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// A token of Coinbase.
    ///
    /// - Remark: Generated from `#/components/schemas/CoinbaseSignIn`.
    public struct CoinbaseSignIn: Codable, Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        /// The token.
        ///
        /// - Remark: Generated from `#/components/schemas/CoinbaseSignIn/accessToken`.
        public var accessToken: Swift.String

        /// Creates a value of its fields.
        public init(
            accessToken: Swift.String
        ) {
            self.accessToken = accessToken
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case accessToken
        }

        /// A fixed mask.
        public var description: Swift.String { "CoinbaseSignIn(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// A session of a person.
    ///
    /// - Remark: Generated from `#/components/schemas/UserSession`.
    public struct UserSession: Codable, Hashable, Sendable {
        /// The person.
        ///
        /// - Remark: Generated from `#/components/schemas/UserSession/user`.
        public var user: LucidJSON.JSONValue?
        /// The field `session`.
        ///
        /// - Remark: Generated from `#/components/schemas/UserSession/session`.
        public var session: Components.Schemas.SessionToken
        /// The accounts that the person belongs to.
        ///
        /// - Remark: Generated from `#/components/schemas/UserSession/memberships`.
        public var memberships: [LucidJSON.JSONValue]?
        /// The account that counts unless another is named.
        ///
        /// - Remark: Generated from `#/components/schemas/UserSession/primary_account_id`.
        public var primaryAccountId: Swift.String?

        /// Creates a value of its fields.
        public init(
            user: LucidJSON.JSONValue? = nil,
            session: Components.Schemas.SessionToken,
            memberships: [LucidJSON.JSONValue]? = nil,
            primaryAccountId: Swift.String? = nil
        ) {
            self.user = user
            self.session = session
            self.memberships = memberships
            self.primaryAccountId = primaryAccountId
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case user
            case session
            case memberships
            case primaryAccountId = "primary_account_id"
        }
    }

    /// What proves a session.
    ///
    /// - Remark: Generated from `#/components/schemas/SessionToken`.
    public struct SessionToken: Codable, Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        /// The secret.
        ///
        /// - Remark: Generated from `#/components/schemas/SessionToken/token`.
        public var token: Swift.String
        /// The identifier.
        ///
        /// - Remark: Generated from `#/components/schemas/SessionToken/id`.
        public var id: Swift.String?
        /// When it ends.
        ///
        /// - Remark: Generated from `#/components/schemas/SessionToken/expires_at`.
        public var expiresAt: Date?

        /// Creates a value of its fields.
        public init(
            token: Swift.String,
            id: Swift.String? = nil,
            expiresAt: Date? = nil
        ) {
            self.token = token
            self.id = id
            self.expiresAt = expiresAt
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case token
            case id
            case expiresAt = "expires_at"
        }

        /// A fixed mask.
        public var description: Swift.String { "SessionToken(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// The session is over.
    ///
    /// - Remark: Generated from `#/components/schemas/SignOutResponse`.
    public struct SignOutResponse: Codable, Hashable, Sendable {
        /// Always true.
        ///
        /// - Remark: Generated from `#/components/schemas/SignOutResponse/ok`.
        public var ok: Swift.Bool

        /// Creates a value of its fields.
        public init(
            ok: Swift.Bool
        ) {
            self.ok = ok
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case ok
        }
    }

    /// The person whose session this is.
    ///
    /// - Remark: Generated from `#/components/schemas/CurrentUser`.
    public struct CurrentUser: Codable, Hashable, Sendable {
        /// The person.
        ///
        /// - Remark: Generated from `#/components/schemas/CurrentUser/user`.
        public var user: LucidJSON.JSONValue?
        /// The field `session`.
        ///
        /// - Remark: Generated from `#/components/schemas/CurrentUser/session`.
        public var session: Components.Schemas.SessionToken?
        /// The accounts that the person belongs to.
        ///
        /// - Remark: Generated from `#/components/schemas/CurrentUser/memberships`.
        public var memberships: [LucidJSON.JSONValue]?
        /// The account that counts unless another is named.
        ///
        /// - Remark: Generated from `#/components/schemas/CurrentUser/primary_account_id`.
        public var primaryAccountId: Swift.String?
        /// Fields that this document does not name.
        ///
        /// - Remark: Generated from `#/components/schemas/CurrentUser/additionalProperties`.
        public var additionalProperties: LucidJSON.JSONObject

        /// Creates a value of its fields.
        public init(
            user: LucidJSON.JSONValue? = nil,
            session: Components.Schemas.SessionToken? = nil,
            memberships: [LucidJSON.JSONValue]? = nil,
            primaryAccountId: Swift.String? = nil,
            additionalProperties: LucidJSON.JSONObject = [:]
        ) {
            self.user = user
            self.session = session
            self.memberships = memberships
            self.primaryAccountId = primaryAccountId
            self.additionalProperties = additionalProperties
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case user
            case session
            case memberships
            case primaryAccountId = "primary_account_id"
        }

        /// Decodes the fields, and keeps those that this document does not name.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            user = try container.decodeIfPresent(LucidJSON.JSONValue.self, forKey: .user)
            session = try container.decodeIfPresent(Components.Schemas.SessionToken.self, forKey: .session)
            memberships = try container.decodeIfPresent([LucidJSON.JSONValue].self, forKey: .memberships)
            primaryAccountId = try container.decodeIfPresent(Swift.String.self, forKey: .primaryAccountId)
            additionalProperties = try decoder.additionalProperties(beside: CodingKeys.allCases.map(\.rawValue))
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(user, forKey: .user)
            try container.encodeIfPresent(session, forKey: .session)
            try container.encodeIfPresent(memberships, forKey: .memberships)
            try container.encodeIfPresent(primaryAccountId, forKey: .primaryAccountId)
            try encoder.encodeAdditional(additionalProperties)
        }
    }

    /// A wallet to make.
    ///
    /// - Remark: Generated from `#/components/schemas/CreateUserWalletRequest`.
    public struct CreateUserWalletRequest: Codable, Hashable, Sendable {
        /// The name for people.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateUserWalletRequest/label`.
        public var label: Swift.String
        /// The field `chain`.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateUserWalletRequest/chain`.
        public var chain: Components.Schemas.UserWalletChain
        /// The agent that may use it.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateUserWalletRequest/agent_ref`.
        public var agentRef: Swift.String?
        /// Whether it counts unless another is named.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateUserWalletRequest/make_default`.
        public var makeDefault: Swift.Bool?

        /// Creates a value of its fields.
        public init(
            label: Swift.String,
            chain: Components.Schemas.UserWalletChain,
            agentRef: Swift.String? = nil,
            makeDefault: Swift.Bool? = nil
        ) {
            self.label = label
            self.chain = chain
            self.agentRef = agentRef
            self.makeDefault = makeDefault
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case label
            case chain
            case agentRef = "agent_ref"
            case makeDefault = "make_default"
        }
    }

    /// The kind of chain.
    ///
    /// - Remark: Generated from `#/components/schemas/UserWalletChain`.
    public enum UserWalletChain: RawRepresentable, CaseIterable, Codable, Hashable, Sendable {
        /// `ethereum`.
        case ethereum
        /// `solana`.
        case solana
        /// A value that this document does not know.
        case undocumented(Swift.String)

        /// Takes any text.
        public init(rawValue: Swift.String) {
            switch rawValue {
            case "ethereum": self = .ethereum
            case "solana": self = .solana
            default: self = .undocumented(rawValue)
            }
        }

        /// The text on the wire.
        public var rawValue: Swift.String {
            switch self {
            case .ethereum: "ethereum"
            case .solana: "solana"
            case .undocumented(let text): text
            }
        }

        /// The values that this document knows.
        public static var allCases: [Self] { [.ethereum, .solana] }
    }

    /// A wallet that was made.
    ///
    /// - Remark: Generated from `#/components/schemas/UserWalletResponse`.
    public struct UserWalletResponse: Codable, Hashable, Sendable {
        /// The wallet.
        ///
        /// - Remark: Generated from `#/components/schemas/UserWalletResponse/wallet`.
        public var wallet: LucidJSON.JSONValue?
        /// Fields that this document does not name.
        ///
        /// - Remark: Generated from `#/components/schemas/UserWalletResponse/additionalProperties`.
        public var additionalProperties: LucidJSON.JSONObject

        /// Creates a value of its fields.
        public init(
            wallet: LucidJSON.JSONValue? = nil,
            additionalProperties: LucidJSON.JSONObject = [:]
        ) {
            self.wallet = wallet
            self.additionalProperties = additionalProperties
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case wallet
        }

        /// Decodes the fields, and keeps those that this document does not name.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            wallet = try container.decodeIfPresent(LucidJSON.JSONValue.self, forKey: .wallet)
            additionalProperties = try decoder.additionalProperties(beside: CodingKeys.allCases.map(\.rawValue))
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(wallet, forKey: .wallet)
            try encoder.encodeAdditional(additionalProperties)
        }
    }

    /// What wallets hold.
    ///
    /// - Remark: Generated from `#/components/schemas/BalanceList`.
    public struct BalanceList: Codable, Hashable, Sendable {
        /// Balances, as they come.
        ///
        /// - Remark: Generated from `#/components/schemas/BalanceList/items`.
        public var items: [LucidJSON.JSONValue]?
        /// Fields that this document does not name.
        ///
        /// - Remark: Generated from `#/components/schemas/BalanceList/additionalProperties`.
        public var additionalProperties: LucidJSON.JSONObject

        /// Creates a value of its fields.
        public init(
            items: [LucidJSON.JSONValue]? = nil,
            additionalProperties: LucidJSON.JSONObject = [:]
        ) {
            self.items = items
            self.additionalProperties = additionalProperties
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case items
        }

        /// Decodes the fields, and keeps those that this document does not name.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            items = try container.decodeIfPresent([LucidJSON.JSONValue].self, forKey: .items)
            additionalProperties = try decoder.additionalProperties(beside: CodingKeys.allCases.map(\.rawValue))
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(items, forKey: .items)
            try encoder.encodeAdditional(additionalProperties)
        }
    }
}
