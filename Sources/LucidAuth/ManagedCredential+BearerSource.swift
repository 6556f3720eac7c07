// SPDX-License-Identifier: Apache-2.0
public import LucidHTTP

extension ManagedCredential: BearerSource {
    /// The token to send now.
    /// - Throws: ``AuthError`` or `CancellationError`.
    public nonisolated func bearer() async throws -> Bearer {
        let token = try await ensureAccessToken()
        return Bearer(token: token.value, generation: token.generation)
    }

    /// Tells that a server refused `bearer`.
    public nonisolated func invalidate(_ bearer: Bearer) async {
        guard let current = cachedAccessToken, current.generation == bearer.generation else { return }
        await invalidate(current)
    }
}
