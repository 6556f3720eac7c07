// SPDX-License-Identifier: Apache-2.0

/// A set of OAuth scopes, in the order in which they were named.
///
/// A scope is one or more of the characters of RFC 6749 section 3.3: visible ASCII except `"` and `\`. A scope may be a
/// pattern that stands for others (``ScopePattern``); two sets are equal only if they name the same scopes.
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
        // By bytes: finding the characters of a text costs more than everything else here.
        let parts = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        try self.init(text.isEmpty ? [] : parts.map { String(Substring($0)) })
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

    /// Whether `scope` is one of them, or one for which one of them stands.
    public func contains(_ scope: String) -> Bool {
        if values.contains(scope) { return true }
        let wanted = ScopePattern(scope)
        return values.contains { $0.utf8.contains(UInt8(ascii: "*")) && ScopePattern($0).covers(wanted) }
    }

    /// Whether each scope of `other` is covered by one of them: nothing that `other` permits is forbidden here.
    ///
    /// A scope that only two of them together would cover counts as not covered.
    public func covers(_ other: ScopeSet) -> Bool { other.values.allSatisfy(contains) }

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
