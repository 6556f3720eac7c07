// SPDX-License-Identifier: Apache-2.0
#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A registered agent.
public struct AgentRecord: Hashable, Sendable {
    /// The name that paths and tokens use; unique in the tenant.
    public var ref: String
    /// An opaque identifier, never used twice.
    public var id: String
    /// A name for people.
    public var name: String
    /// What it is for.
    public var summary: String?
    /// Where it answers.
    public var baseURL: String?
    /// When it was registered.
    public var createdAt: Date
    /// When it last changed.
    public var updatedAt: Date

    /// Creates a record.
    public init(
        ref: String, id: String, name: String, summary: String? = nil, baseURL: String? = nil, createdAt: Date,
        updatedAt: Date
    ) {
        self.ref = ref
        self.id = id
        self.name = name
        self.summary = summary
        self.baseURL = baseURL
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    /// Whether `text` can name an agent: 1 to 200 bytes of UTF-8 without control characters.
    package static func isReference(_ text: String) -> Bool {
        (1...200).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
    }
}
