// SPDX-License-Identifier: Apache-2.0

/// A scope read as a pattern over scopes: segments parted by colons, of which some may be wildcards.
///
/// `*` as a segment stands for any one segment. As the last segment after at least one other, `*` and `**` stand for one
/// or more segments: `orders:*` is everything that begins with `orders:`, and neither `orders` nor `ordersx:read`. `**`
/// alone stands for every scope. A star anywhere else (`re*d`, `a:**:b`) and an empty segment mean themselves only.
///
/// A scope without a wildcard is a pattern that stands for itself.
public struct ScopePattern: Hashable, Sendable, CustomStringConvertible {
    private enum Segment: Hashable, Sendable {
        case any
        case named(Substring)
    }

    /// What was read.
    public let description: String
    /// Empty for a scope whose stars or empty segments mean themselves.
    private let segments: [Segment]
    /// Whether one or more further segments may follow.
    private let isOpen: Bool

    /// Reads a scope; any text is one.
    public init(_ scope: String) {
        description = scope
        var parts = scope.split(separator: ":", omittingEmptySubsequences: false)
        let endsOpen = scope == "**" || (parts.count > 1 && (parts.last == "*" || parts.last == "**"))
        if endsOpen { parts.removeLast() }
        let isPattern = parts.allSatisfy { $0 == "*" || !($0.isEmpty || $0.contains("*")) }
        isOpen = isPattern && endsOpen
        segments = isPattern ? parts.map { $0 == "*" ? .any : .named($0) } : []
    }

    /// Whether every scope for which `other` stands is one for which this pattern stands.
    ///
    /// Exact, because there is always a segment that neither names. Position by position: a name covers only itself, a
    /// wildcard covers anything. A closed pattern covers closed ones of its own length. An open one covers what has at
    /// least one segment more than it names, and the shortest scope of an open `other` has one more than that names.
    public func covers(_ other: ScopePattern) -> Bool {
        if description == other.description || description == "**" { return true }
        // What is left of a scope without segments is its name.
        guard !segments.isEmpty, !other.segments.isEmpty else { return false }
        let shortest = other.segments.count + (other.isOpen ? 1 : 0)
        if isOpen {
            guard shortest > segments.count else { return false }
        } else {
            guard !other.isOpen, other.segments.count == segments.count else { return false }
        }
        return zip(segments, other.segments).allSatisfy { $0 == .any || $0 == $1 }
    }
}
