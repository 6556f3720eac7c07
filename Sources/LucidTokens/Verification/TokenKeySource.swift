// SPDX-License-Identifier: Apache-2.0

/// Where a verifier has its keys from.
public protocol TokenKeySource: Sendable {
    /// The keys to believe now.
    /// - Parameter keyID: The name that a token gives; a source that does not have it may look again.
    /// - Throws: ``TokenError`` with ``TokenError/Code/unavailable`` if there are none; `CancellationError`.
    func keys(naming keyID: String?) async throws -> JWKSet
}

extension JWKSet: TokenKeySource {
    /// These keys, whatever the name.
    public func keys(naming keyID: String?) async throws -> JWKSet { self }
}
