// SPDX-License-Identifier: Apache-2.0
import LucidAuth
import LucidConcurrency
import LucidCrypto
import LucidHTTP

/// The bearers of a token manager that is made later than the client that sends them.
final class TokenLink: BearerSource {
    private let manager = Lock<TokenManager?>(nil)

    func connect(_ tokens: TokenManager) { manager.withLock { $0 = tokens } }

    func bearer() async throws -> Bearer {
        guard let tokens = manager.withLock({ $0 }) else {
            throw AgentRuntimeError(.shutDown, message: "The runtime is not ready.")
        }
        do { return try await tokens.bearer() } catch { throw ErrorMapping.publicError(error) }
    }

    func invalidate(_ bearer: Bearer) async { await manager.withLock { $0 }?.invalidate(bearer) }
}

/// A bearer that was configured and is never renewed.
struct FixedBearer: BearerSource {
    let secret: SecretBytes

    func bearer() async throws -> Bearer {
        Bearer(token: secret.withBytes { String(decoding: $0, as: UTF8.self) }, generation: 0)
    }

    func invalidate(_ bearer: Bearer) async {}
}
