// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
public import LucidCrypto
import LucidHTTP

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a resource server asks of DPoP proofs (RFC 9449).
public struct ProofRequirements: Sendable {
    /// Whether every token needs one, bound or not.
    public let isRequired: Bool
    /// The origin under which callers know the service.
    public let origin: String

    private let target: HTTPOrigin
    private let memory: any ProofMemory
    private let nonces: DPoPNonces?

    /// Creates requirements.
    /// - Parameters:
    ///   - origin: `https://host[:port]`, as callers write it; never taken from a request, whose `Host` anybody chooses.
    ///   - isRequired: Whether a token that is bound to no key is refused.
    ///   - memory: Remembers used proofs; share one among servers of one origin.
    ///   - nonceKey: 32 bytes; if given, proofs need a fresh nonce of ours. Share it among servers of one origin.
    /// - Throws: ``TokenError`` with ``TokenError/Code/invalidProof`` if `origin` is none.
    public init(
        origin: String, isRequired: Bool = false, memory: any ProofMemory = RecentProofs(),
        nonceKey: SecretBytes? = nil
    ) throws(TokenError) {
        guard let target = HTTPOrigin(origin) else {
            throw TokenError(.invalidProof, message: "an origin is https://host or https://host:port, not \(origin)")
        }
        self.target = target
        self.origin = target.description
        self.isRequired = isRequired
        self.memory = memory
        nonces = nonceKey.map(DPoPNonces.init)
    }

    /// The value for `DPoP-Nonce` in answers, if nonces are asked for.
    public func nonce(at now: Date) -> String? { nonces?.current(at: now) }

    /// The thumbprint of the key that the proof of `request` shows.
    func verify(
        _ text: String?, of request: HTTPRequest, token: String, clock: any AgentClock
    ) async throws -> String {
        guard let text else { throw TokenError(.invalidProof, message: "the request has no DPoP proof") }
        guard let target = DPoPTarget(origin: target, path: request.path ?? "/") else {
            throw TokenError(.invalidProof, message: "no proof can name the path of the request")
        }
        let proof = try DPoPProof(
            verifying: text, method: request.method.rawValue, target: target, accessToken: token, now: clock.wallSeconds
        )
        let now = clock.wallNow()
        if let nonces {
            guard let nonce = proof.nonce, nonces.isGood(nonce, at: now) else {
                throw TokenError(.nonceRequired, message: "the proof lacks a fresh nonce")
            }
        }
        let isNew: Bool
        do {
            isNew = try await memory.note(proof.fingerprint, until: proof.expiresAt, now: now)
        } catch let error as CancellationError {
            throw error
        } catch {
            throw TokenError(.unavailable, message: "used proofs cannot be remembered", underlying: error)
        }
        guard isNew else { throw TokenError(.invalidProof, message: "the proof was used before") }
        return proof.thumbprint
    }
}
