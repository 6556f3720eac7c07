// SPDX-License-Identifier: Apache-2.0

/// A set of OAuth scopes, in the order in which they were named.
///
/// A scope is one or more of the characters of RFC 6749 section 3.3: visible ASCII except `"` and `\`. Comparison is
/// exact: no scope contains another.
public struct ScopeSet: Hashable, Sendable, CustomStringConvertible, ExpressibleByArrayLiteral {
    /// The scopes, each once.
    public let values: [String]

    /// No scope at all.
    public static var none: Self { Self(unchecked: []) }

    private init(unchecked values: [String]) { self.values = values }

    /// Takes scopes from a list; repeated ones count once.
    /// - Throws: ``TokenError`` with ``TokenError/Code/invalidScope``.
    public init(_ scopes: some Sequence<String>) throws(TokenError) {
        var values: [String] = []
        for scope in scopes {
            guard Self.isScope(scope) else {
                throw TokenError(
                    .invalidScope, message: "a scope is visible ASCII without spaces, quotes and backslashes")
            }
            if !values.contains(scope) { values.append(scope) }
        }
        self.values = values
    }

    /// Takes scopes from text in which single spaces part them, as in the `scope` claim.
    ///
    /// Empty text is no scope.
    /// - Throws: ``TokenError`` with ``TokenError/Code/invalidScope``.
    public init(spaceSeparated text: String) throws(TokenError) {
        try self.init(text.isEmpty ? [] : text.split(separator: " ", omittingEmptySubsequences: false).map(String.init))
    }

    /// A set written in source, whose scopes are valid.
    public init(arrayLiteral scopes: String...) {
        precondition(scopes.allSatisfy(Self.isScope), "a scope literal is not a scope: \(scopes)")
        var values: [String] = []
        for scope in scopes where !values.contains(scope) { values.append(scope) }
        self.values = values
    }

    /// Whether there is no scope.
    public var isEmpty: Bool { values.isEmpty }

    /// Whether `scope` is one of them.
    public func contains(_ scope: String) -> Bool { values.contains(scope) }

    /// Whether every scope of `other` is one of them.
    public func covers(_ other: ScopeSet) -> Bool { other.values.allSatisfy(values.contains) }

    /// The scopes parted by single spaces, as in the `scope` claim.
    public var description: String { values.joined(separator: " ") }

    /// Compares as sets: order does not matter.
    public static func == (lhs: Self, rhs: Self) -> Bool { Set(lhs.values) == Set(rhs.values) }

    /// Hashes as a set.
    public func hash(into hasher: inout Hasher) { hasher.combine(Set(values)) }

    private static func isScope(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
    }
}
