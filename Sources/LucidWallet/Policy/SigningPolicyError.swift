// SPDX-License-Identifier: Apache-2.0

/// Why a policy document is none: it is refused as a whole, so that nobody believes a rule to be in force that is not.
public struct SigningPolicyError: Error, Sendable, CustomStringConvertible {
    /// Where in the document, such as `tokens[0].windows[1].max`; empty for the document as a whole.
    public let path: String
    /// What is wrong there.
    public let detail: String

    init(_ path: String, _ detail: String) {
        self.path = path
        self.detail = detail
    }

    /// The place and what is wrong there.
    public var description: String { path.isEmpty ? detail : "\(path): \(detail)" }
}
