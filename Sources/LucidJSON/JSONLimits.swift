// SPDX-License-Identifier: Apache-2.0

/// How much a JSON text may ask of its reader.
public struct JSONLimits: Hashable, Sendable {
    /// How many arrays and objects may be open at once, at most 256.
    public let depth: Int
    /// How many bytes the text may have.
    public let bytes: Int

    /// 64 levels and 8 MiB.
    public static let `default` = JSONLimits()

    /// Creates limits.
    ///
    /// A depth above 256 counts as 256, so that no text can exhaust the stack.
    public init(depth: Int = 64, bytes: Int = 8 << 20) {
        self.depth = min(max(depth, 0), 256)
        self.bytes = max(bytes, 0)
    }
}
