// SPDX-License-Identifier: Apache-2.0
#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A bearer token.
///
/// It cannot be printed, dumped or encoded; only ``value`` gives it away.
public struct AccessToken: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// In one place, so that a read of the token in memory copies one reference.
    private final class Parts: Sendable {
        let secret: SecretToken
        let generation: Generation
        let expiresAt: Date
        let source: TokenSource

        init(secret: SecretToken, generation: Generation, expiresAt: Date, source: TokenSource) {
            self.secret = secret
            self.generation = generation
            self.expiresAt = expiresAt
            self.source = source
        }
    }

    private let parts: Parts

    var secret: SecretToken { parts.secret }
    package var id: GenerationID { parts.generation.id }
    /// The number of the session that the token belongs to; it only grows.
    public var generation: UInt64 { parts.generation.counter }
    /// When the token ends, by the authority's clock.
    public var expiresAt: Date { parts.expiresAt }
    /// How this copy was obtained.
    public var source: TokenSource { parts.source }

    init(secret: SecretToken, generation: Generation, expiresAt: Date, source: TokenSource) {
        parts = Parts(secret: secret, generation: generation, expiresAt: expiresAt, source: source)
    }

    /// The token as it goes into an `Authorization` header: visible ASCII.
    ///
    /// Never log it.
    public var value: String { secret.text }

    /// The first 8 hexadecimal digits of the token's SHA-256, to tell tokens apart in logs.
    public var fingerprint: String { secret.shortFingerprint }

    /// A mask with the fingerprint.
    public var description: String { "<access token \(fingerprint)>" }
    /// A mask with the fingerprint.
    public var debugDescription: String { description }
    /// No children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// How an access token was obtained.
public enum TokenSource: String, Sendable, CaseIterable {
    /// It was in memory.
    case cache
    /// It was in storage, put there by this or another process.
    case store
    /// A refresh token was exchanged for it.
    case refresh
    /// The identity was proved for it: a challenge was signed, or a client's secret was shown.
    case challenge
}
