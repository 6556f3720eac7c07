// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
public import LucidJSON

extension Components.Schemas {
    /// What can be called at an agent.
    ///
    /// - Remark: Generated from `#/components/schemas/EntrypointList`.
    public struct EntrypointList: Codable, Hashable, Sendable {
        /// The field `source`.
        ///
        /// - Remark: Generated from `#/components/schemas/EntrypointList/source`.
        public var source: Components.Schemas.EntrypointSource
        /// The entrypoints.
        ///
        /// - Remark: Generated from `#/components/schemas/EntrypointList/items`.
        public var items: [Components.Schemas.Entrypoint]
        /// All that the agent tells of itself.
        ///
        /// - Remark: Generated from `#/components/schemas/EntrypointList/manifest`.
        public var manifest: LucidJSON.JSONValue?

        /// Creates a value of its fields.
        public init(
            source: Components.Schemas.EntrypointSource,
            items: [Components.Schemas.Entrypoint],
            manifest: LucidJSON.JSONValue? = nil
        ) {
            self.source = source
            self.items = items
            self.manifest = manifest
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case source
            case items
            case manifest
        }
    }

    /// Whether the list was kept, or comes from the agent itself.
    ///
    /// - Remark: Generated from `#/components/schemas/EntrypointSource`.
    public enum EntrypointSource: RawRepresentable, CaseIterable, Codable, Hashable, Sendable {
        /// `cache`.
        case cache
        /// `live`.
        case live
        /// `empty`.
        case empty
        /// A value that this document does not know.
        case undocumented(Swift.String)

        /// Takes any text.
        public init(rawValue: Swift.String) {
            switch rawValue {
            case "cache": self = .cache
            case "live": self = .live
            case "empty": self = .empty
            default: self = .undocumented(rawValue)
            }
        }

        /// The text on the wire.
        public var rawValue: Swift.String {
            switch self {
            case .cache: "cache"
            case .live: "live"
            case .empty: "empty"
            case .undocumented(let text): text
            }
        }

        /// The values that this document knows.
        public static var allCases: [Self] { [.cache, .live, .empty] }
    }

    /// Something that can be called.
    ///
    /// - Remark: Generated from `#/components/schemas/Entrypoint`.
    public struct Entrypoint: Codable, Hashable, Sendable {
        /// The name in paths.
        ///
        /// - Remark: Generated from `#/components/schemas/Entrypoint/key`.
        public var key: Swift.String
        /// What it does.
        ///
        /// - Remark: Generated from `#/components/schemas/Entrypoint/description`.
        public var description: Swift.String?
        /// Whether it can answer in pieces.
        ///
        /// - Remark: Generated from `#/components/schemas/Entrypoint/streaming`.
        public var streaming: Swift.Bool?
        /// The field `pricing`.
        ///
        /// - Remark: Generated from `#/components/schemas/Entrypoint/pricing`.
        public var pricing: Components.Schemas.EntrypointPricing?
        /// Fields that this document does not name.
        ///
        /// - Remark: Generated from `#/components/schemas/Entrypoint/additionalProperties`.
        public var additionalProperties: LucidJSON.JSONObject

        /// Creates a value of its fields.
        public init(
            key: Swift.String,
            description: Swift.String? = nil,
            streaming: Swift.Bool? = nil,
            pricing: Components.Schemas.EntrypointPricing? = nil,
            additionalProperties: LucidJSON.JSONObject = [:]
        ) {
            self.key = key
            self.description = description
            self.streaming = streaming
            self.pricing = pricing
            self.additionalProperties = additionalProperties
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case key
            case description
            case streaming
            case pricing
        }

        /// Decodes the fields, and keeps those that this document does not name.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            key = try container.decode(Swift.String.self, forKey: .key)
            description = try container.decodeIfPresent(Swift.String.self, forKey: .description)
            streaming = try container.decodeIfPresent(Swift.Bool.self, forKey: .streaming)
            pricing = try container.decodeIfPresent(Components.Schemas.EntrypointPricing.self, forKey: .pricing)
            additionalProperties = try decoder.additionalProperties(beside: CodingKeys.allCases.map(\.rawValue))
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(key, forKey: .key)
            try container.encodeIfPresent(description, forKey: .description)
            try container.encodeIfPresent(streaming, forKey: .streaming)
            try container.encodeIfPresent(pricing, forKey: .pricing)
            try encoder.encodeAdditional(additionalProperties)
        }
    }

    /// What a call costs, in the agent's own words.
    ///
    /// - Remark: Generated from `#/components/schemas/EntrypointPricing`.
    public struct EntrypointPricing: Codable, Hashable, Sendable {
        /// For a whole answer.
        ///
        /// - Remark: Generated from `#/components/schemas/EntrypointPricing/invoke`.
        public var invoke: Swift.String?
        /// For an answer in pieces.
        ///
        /// - Remark: Generated from `#/components/schemas/EntrypointPricing/stream`.
        public var stream: Swift.String?

        /// Creates a value of its fields.
        public init(
            invoke: Swift.String? = nil,
            stream: Swift.String? = nil
        ) {
            self.invoke = invoke
            self.stream = stream
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case invoke
            case stream
        }
    }

    /// What an entrypoint answered.
    ///
    /// - Remark: Generated from `#/components/schemas/EntrypointResult`.
    public struct EntrypointResult: Codable, Hashable, Sendable {
        /// The run that it was.
        ///
        /// - Remark: Generated from `#/components/schemas/EntrypointResult/run_id`.
        public var runId: Swift.String?
        /// The session that it belongs to.
        ///
        /// - Remark: Generated from `#/components/schemas/EntrypointResult/session_id`.
        public var sessionId: Swift.String?
        /// Open text.
        ///
        /// - Remark: Generated from `#/components/schemas/EntrypointResult/status`.
        public var status: Swift.String?
        /// The answer itself.
        ///
        /// - Remark: Generated from `#/components/schemas/EntrypointResult/output`.
        public var output: LucidJSON.JSONValue?
        /// What it took.
        ///
        /// - Remark: Generated from `#/components/schemas/EntrypointResult/usage`.
        public var usage: LucidJSON.JSONValue?
        /// Fields that this document does not name.
        ///
        /// - Remark: Generated from `#/components/schemas/EntrypointResult/additionalProperties`.
        public var additionalProperties: LucidJSON.JSONObject

        /// Creates a value of its fields.
        public init(
            runId: Swift.String? = nil,
            sessionId: Swift.String? = nil,
            status: Swift.String? = nil,
            output: LucidJSON.JSONValue? = nil,
            usage: LucidJSON.JSONValue? = nil,
            additionalProperties: LucidJSON.JSONObject = [:]
        ) {
            self.runId = runId
            self.sessionId = sessionId
            self.status = status
            self.output = output
            self.usage = usage
            self.additionalProperties = additionalProperties
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case runId = "run_id"
            case sessionId = "session_id"
            case status
            case output
            case usage
        }

        /// Decodes the fields, and keeps those that this document does not name.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            runId = try container.decodeIfPresent(Swift.String.self, forKey: .runId)
            sessionId = try container.decodeIfPresent(Swift.String.self, forKey: .sessionId)
            status = try container.decodeIfPresent(Swift.String.self, forKey: .status)
            output = try container.decodeIfPresent(LucidJSON.JSONValue.self, forKey: .output)
            usage = try container.decodeIfPresent(LucidJSON.JSONValue.self, forKey: .usage)
            additionalProperties = try decoder.additionalProperties(beside: CodingKeys.allCases.map(\.rawValue))
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(runId, forKey: .runId)
            try container.encodeIfPresent(sessionId, forKey: .sessionId)
            try container.encodeIfPresent(status, forKey: .status)
            try container.encodeIfPresent(output, forKey: .output)
            try container.encodeIfPresent(usage, forKey: .usage)
            try encoder.encodeAdditional(additionalProperties)
        }
    }
}
