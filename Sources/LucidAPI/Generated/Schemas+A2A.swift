// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
public import LucidJSON

extension Components.Schemas {
    /// How an agent introduces itself to agents.
    ///
    /// Only the name is certain.
    ///
    /// - Remark: Generated from `#/components/schemas/AgentCard`.
    public struct AgentCard: Codable, Hashable, Sendable {
        /// The name.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCard/name`.
        public var name: Swift.String
        /// What it does.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCard/description`.
        public var description: Swift.String?
        /// Where it listens.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCard/url`.
        public var url: Swift.String?
        /// Of the agent.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCard/version`.
        public var version: Swift.String?
        /// What it can do.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCard/skills`.
        public var skills: [LucidJSON.JSONValue]?
        /// Fields that this document does not name.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCard/additionalProperties`.
        public var additionalProperties: LucidJSON.JSONObject

        /// Creates a value of its fields.
        public init(
            name: Swift.String,
            description: Swift.String? = nil,
            url: Swift.String? = nil,
            version: Swift.String? = nil,
            skills: [LucidJSON.JSONValue]? = nil,
            additionalProperties: LucidJSON.JSONObject = [:]
        ) {
            self.name = name
            self.description = description
            self.url = url
            self.version = version
            self.skills = skills
            self.additionalProperties = additionalProperties
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case name
            case description
            case url
            case version
            case skills
        }

        /// Decodes the fields, and keeps those that this document does not name.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            name = try container.decode(Swift.String.self, forKey: .name)
            description = try container.decodeIfPresent(Swift.String.self, forKey: .description)
            url = try container.decodeIfPresent(Swift.String.self, forKey: .url)
            version = try container.decodeIfPresent(Swift.String.self, forKey: .version)
            skills = try container.decodeIfPresent([LucidJSON.JSONValue].self, forKey: .skills)
            additionalProperties = try decoder.additionalProperties(beside: CodingKeys.allCases.map(\.rawValue))
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encodeIfPresent(description, forKey: .description)
            try container.encodeIfPresent(url, forKey: .url)
            try container.encodeIfPresent(version, forKey: .version)
            try container.encodeIfPresent(skills, forKey: .skills)
            try encoder.encodeAdditional(additionalProperties)
        }
    }

    /// A request of JSON-RPC 2.0.
    ///
    /// - Remark: Generated from `#/components/schemas/RPCRequest`.
    public struct RPCRequest: Codable, Hashable, Sendable {
        /// `2.0`.
        ///
        /// - Remark: Generated from `#/components/schemas/RPCRequest/jsonrpc`.
        public var jsonrpc: Swift.String
        /// Names the answer; text or a number.
        ///
        /// - Remark: Generated from `#/components/schemas/RPCRequest/id`.
        public var id: LucidJSON.JSONValue?
        /// `tasks/send` for instance.
        ///
        /// - Remark: Generated from `#/components/schemas/RPCRequest/method`.
        public var method: Swift.String
        /// What the method takes.
        ///
        /// - Remark: Generated from `#/components/schemas/RPCRequest/params`.
        public var params: LucidJSON.JSONValue?

        /// Creates a value of its fields.
        public init(
            jsonrpc: Swift.String,
            id: LucidJSON.JSONValue? = nil,
            method: Swift.String,
            params: LucidJSON.JSONValue? = nil
        ) {
            self.jsonrpc = jsonrpc
            self.id = id
            self.method = method
            self.params = params
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case jsonrpc
            case id
            case method
            case params
        }
    }

    /// An answer of JSON-RPC 2.0, with a result or an error.
    ///
    /// - Remark: Generated from `#/components/schemas/RPCResponse`.
    public struct RPCResponse: Codable, Hashable, Sendable {
        /// `2.0`.
        ///
        /// - Remark: Generated from `#/components/schemas/RPCResponse/jsonrpc`.
        public var jsonrpc: Swift.String
        /// That of the request.
        ///
        /// - Remark: Generated from `#/components/schemas/RPCResponse/id`.
        public var id: LucidJSON.JSONValue?
        /// What the method gave.
        ///
        /// - Remark: Generated from `#/components/schemas/RPCResponse/result`.
        public var result: LucidJSON.JSONValue?
        /// The field `error`.
        ///
        /// - Remark: Generated from `#/components/schemas/RPCResponse/error`.
        public var error: Components.Schemas.RPCError?

        /// Creates a value of its fields.
        public init(
            jsonrpc: Swift.String,
            id: LucidJSON.JSONValue? = nil,
            result: LucidJSON.JSONValue? = nil,
            error: Components.Schemas.RPCError? = nil
        ) {
            self.jsonrpc = jsonrpc
            self.id = id
            self.result = result
            self.error = error
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case jsonrpc
            case id
            case result
            case error
        }
    }

    /// Why a method failed.
    ///
    /// - Remark: Generated from `#/components/schemas/RPCError`.
    public struct RPCError: Codable, Hashable, Sendable {
        /// The number of the failure.
        ///
        /// - Remark: Generated from `#/components/schemas/RPCError/code`.
        public var code: Swift.Int
        /// One sentence.
        ///
        /// - Remark: Generated from `#/components/schemas/RPCError/message`.
        public var message: Swift.String
        /// Whatever else is known.
        ///
        /// - Remark: Generated from `#/components/schemas/RPCError/data`.
        public var data: LucidJSON.JSONValue?

        /// Creates a value of its fields.
        public init(
            code: Swift.Int,
            message: Swift.String,
            data: LucidJSON.JSONValue? = nil
        ) {
            self.code = code
            self.message = message
            self.data = data
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case code
            case message
            case data
        }
    }

    /// A page of agents of others.
    ///
    /// - Remark: Generated from `#/components/schemas/RegistryPage`.
    public struct RegistryPage: Codable, Hashable, Sendable {
        /// Agents with their cards, as they come.
        ///
        /// - Remark: Generated from `#/components/schemas/RegistryPage/items`.
        public var items: [LucidJSON.JSONValue]
        /// Where the next page starts.
        ///
        /// - Remark: Generated from `#/components/schemas/RegistryPage/next_cursor`.
        public var nextCursor: Swift.String?

        /// Creates a value of its fields.
        public init(
            items: [LucidJSON.JSONValue],
            nextCursor: Swift.String? = nil
        ) {
            self.items = items
            self.nextCursor = nextCursor
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case items
            case nextCursor = "next_cursor"
        }
    }
}
