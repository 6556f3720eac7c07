// SPDX-License-Identifier: Apache-2.0

/// The name of a tenant.
///
/// Every row belongs to one, and nothing reaches from one into another.
public struct TenantID: Hashable, Sendable, CustomStringConvertible {
    /// 1 to 64 letters, digits, `-` and `_`.
    public let description: String

    private init(unchecked description: String) { self.description = description }

    /// The tenant of an authority that has only one.
    public static let `default` = Self(unchecked: "default")

    /// Checks a name.
    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/invalidConfiguration``.
    public init(_ text: String) throws(AuthorityError) {
        let allowed = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
                || $0 == 0x5F
        }
        guard allowed, (1...64).contains(text.utf8.count) else {
            throw AuthorityError(
                .invalidConfiguration, message: "a tenant's name is 1 to 64 letters, digits, hyphens and underscores")
        }
        description = text
    }
}
