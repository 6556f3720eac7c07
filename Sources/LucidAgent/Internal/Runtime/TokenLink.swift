// SPDX-License-Identifier: Apache-2.0
import LucidAuth
import LucidConcurrency
import LucidHTTP

/// The bearers of a credential that is made later than the client that sends them.
final class TokenLink: BearerSource {
    private let credential = Lock<ManagedCredential?>(nil)

    func connect(_ new: ManagedCredential) { credential.withLock { $0 = new } }

    func bearer() async throws -> Bearer {
        guard let credential = credential.withLock({ $0 }) else {
            throw AgentRuntimeError(.shutDown, message: "The runtime is not ready.")
        }
        do { return try await credential.bearer() } catch { throw ErrorMapping.publicError(error) }
    }

    func invalidate(_ bearer: Bearer) async { await credential.withLock { $0 }?.invalidate(bearer) }

    /// Tells the credential's subscribers that a signature was refused.
    func denied(_ reason: String) { credential.withLock { $0 }?.policyDenied(reason: reason) }
}
