// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
public import LucidJSON

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Components.Schemas {
    /// A page of runs.
    ///
    /// - Remark: Generated from `#/components/schemas/RunList`.
    public struct RunList: Codable, Hashable, Sendable {
        /// The runs.
        ///
        /// - Remark: Generated from `#/components/schemas/RunList/items`.
        public var items: [Components.Schemas.Run]
        /// Where the next page starts.
        ///
        /// - Remark: Generated from `#/components/schemas/RunList/next_cursor`.
        public var nextCursor: Swift.String?

        /// Creates a value of its fields.
        public init(
            items: [Components.Schemas.Run],
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

    /// A call that lasts.
    ///
    /// Of a run the sources name `run_id` and `status`; the other fields are our reading of what a client needs. None
    /// is required, and whatever else comes is kept.
    ///
    /// - Remark: Generated from `#/components/schemas/Run`.
    public struct Run: Codable, Hashable, Sendable {
        /// The identifier.
        ///
        /// - Remark: Generated from `#/components/schemas/Run/run_id`.
        public var runId: Swift.String?
        /// The same, by the name that paths suggest.
        ///
        /// - Remark: Generated from `#/components/schemas/Run/id`.
        public var id: Swift.String?
        /// Open text; `queued`, `running`, `succeeded` and `failed` are known.
        ///
        /// - Remark: Generated from `#/components/schemas/Run/status`.
        public var status: Swift.String?
        /// Whose it is.
        ///
        /// - Remark: Generated from `#/components/schemas/Run/agent_ref`.
        public var agentRef: Swift.String?
        /// What was called.
        ///
        /// - Remark: Generated from `#/components/schemas/Run/entrypoint`.
        public var entrypoint: Swift.String?
        /// The answer, once there is one.
        ///
        /// - Remark: Generated from `#/components/schemas/Run/output`.
        public var output: LucidJSON.JSONValue?
        /// What went wrong, if something did.
        ///
        /// - Remark: Generated from `#/components/schemas/Run/error`.
        public var error: LucidJSON.JSONValue?
        /// When it was asked for.
        ///
        /// - Remark: Generated from `#/components/schemas/Run/created_at`.
        public var createdAt: Date?
        /// When it was over.
        ///
        /// - Remark: Generated from `#/components/schemas/Run/finished_at`.
        public var finishedAt: Date?
        /// Fields that this document does not name.
        ///
        /// - Remark: Generated from `#/components/schemas/Run/additionalProperties`.
        public var additionalProperties: LucidJSON.JSONObject

        /// Creates a value of its fields.
        public init(
            runId: Swift.String? = nil,
            id: Swift.String? = nil,
            status: Swift.String? = nil,
            agentRef: Swift.String? = nil,
            entrypoint: Swift.String? = nil,
            output: LucidJSON.JSONValue? = nil,
            error: LucidJSON.JSONValue? = nil,
            createdAt: Date? = nil,
            finishedAt: Date? = nil,
            additionalProperties: LucidJSON.JSONObject = [:]
        ) {
            self.runId = runId
            self.id = id
            self.status = status
            self.agentRef = agentRef
            self.entrypoint = entrypoint
            self.output = output
            self.error = error
            self.createdAt = createdAt
            self.finishedAt = finishedAt
            self.additionalProperties = additionalProperties
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case runId = "run_id"
            case id
            case status
            case agentRef = "agent_ref"
            case entrypoint
            case output
            case error
            case createdAt = "created_at"
            case finishedAt = "finished_at"
        }

        /// Decodes the fields, and keeps those that this document does not name.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            runId = try container.decodeIfPresent(Swift.String.self, forKey: .runId)
            id = try container.decodeIfPresent(Swift.String.self, forKey: .id)
            status = try container.decodeIfPresent(Swift.String.self, forKey: .status)
            agentRef = try container.decodeIfPresent(Swift.String.self, forKey: .agentRef)
            entrypoint = try container.decodeIfPresent(Swift.String.self, forKey: .entrypoint)
            output = try container.decodeIfPresent(LucidJSON.JSONValue.self, forKey: .output)
            error = try container.decodeIfPresent(LucidJSON.JSONValue.self, forKey: .error)
            createdAt = try container.decodeIfPresent(Date.self, forKey: .createdAt)
            finishedAt = try container.decodeIfPresent(Date.self, forKey: .finishedAt)
            additionalProperties = try decoder.additionalProperties(beside: CodingKeys.allCases.map(\.rawValue))
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(runId, forKey: .runId)
            try container.encodeIfPresent(id, forKey: .id)
            try container.encodeIfPresent(status, forKey: .status)
            try container.encodeIfPresent(agentRef, forKey: .agentRef)
            try container.encodeIfPresent(entrypoint, forKey: .entrypoint)
            try container.encodeIfPresent(output, forKey: .output)
            try container.encodeIfPresent(error, forKey: .error)
            try container.encodeIfPresent(createdAt, forKey: .createdAt)
            try container.encodeIfPresent(finishedAt, forKey: .finishedAt)
            try encoder.encodeAdditional(additionalProperties)
        }
    }

    /// A run that waits.
    ///
    /// - Remark: Generated from `#/components/schemas/QueuedRun`.
    public struct QueuedRun: Codable, Hashable, Sendable {
        /// The identifier.
        ///
        /// - Remark: Generated from `#/components/schemas/QueuedRun/run_id`.
        public var runId: Swift.String
        /// Open text.
        ///
        /// - Remark: Generated from `#/components/schemas/QueuedRun/status`.
        public var status: Swift.String

        /// Creates a value of its fields.
        public init(
            runId: Swift.String,
            status: Swift.String
        ) {
            self.runId = runId
            self.status = status
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case runId = "run_id"
            case status
        }
    }

    /// What a run has cost.
    ///
    /// - Remark: Generated from `#/components/schemas/RunLedger`.
    public struct RunLedger: Codable, Hashable, Sendable {
        /// Entries as they come.
        ///
        /// - Remark: Generated from `#/components/schemas/RunLedger/items`.
        public var items: [LucidJSON.JSONValue]
        /// Fields that this document does not name.
        ///
        /// - Remark: Generated from `#/components/schemas/RunLedger/additionalProperties`.
        public var additionalProperties: LucidJSON.JSONObject

        /// Creates a value of its fields.
        public init(
            items: [LucidJSON.JSONValue],
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
            items = try container.decode([LucidJSON.JSONValue].self, forKey: .items)
            additionalProperties = try decoder.additionalProperties(beside: CodingKeys.allCases.map(\.rawValue))
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(items, forKey: .items)
            try encoder.encodeAdditional(additionalProperties)
        }
    }
}
