// SPDX-License-Identifier: Apache-2.0

/// What changes of an agent; what is nil stays.
public struct AgentChange: Hashable, Sendable {
    /// A name for people.
    public var name: String?
    /// What it is for.
    public var summary: String?
    /// Where it answers.
    public var baseURL: String?

    /// Creates a change.
    public init(name: String? = nil, summary: String? = nil, baseURL: String? = nil) {
        self.name = name
        self.summary = summary
        self.baseURL = baseURL
    }
}
