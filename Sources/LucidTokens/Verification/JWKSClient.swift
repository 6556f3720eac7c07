// SPDX-License-Identifier: Apache-2.0
public import LucidHTTP

/// The key set of an authority, fetched when it is first needed and again when it is old or a token names a key that is
/// not in it.
///
/// A made-up key name costs the authority one request in each cooldown at most, whoever sends it and however often. If
/// the authority cannot be reached, the last set is believed until the stale limit.
public final class JWKSClient: TokenKeySource {
    /// Bytes that a key set may have.
    public static let maximumCount = 256 << 10

    /// Where the set is.
    public let url: String
    private let document: PublishedDocument<JWKSet>

    /// Creates a client; nothing is fetched yet.
    /// - Parameters:
    ///   - url: The `jwks_uri` of the authority: `https`, or `http` on loopback.
    ///   - freshness: Seconds after which the set is fetched again; a shorter `max-age` of the server counts.
    ///   - cooldown: Seconds between two attempts.
    ///   - staleLimit: Seconds for which a set is believed while the authority cannot be reached.
    /// - Throws: ``TokenError`` with ``TokenError/Code/invalidKey`` for a URL that cannot be trusted.
    public init(
        url: String, transport: any HTTPTransport, freshness: Double = 300, cooldown: Double = 10,
        staleLimit: Double = 86_400, clock: any AgentClock = SystemClock()
    ) throws(TokenError) {
        self.url = url
        let request = try AuthorityDocument.request(for: url)
        document = PublishedDocument(
            "key set", times: .init(freshness: freshness, cooldown: cooldown, staleLimit: staleLimit), clock: clock
        ) { _ in
            let (bytes, maxAge) = try await AuthorityDocument.fetch(request, by: transport, limit: Self.maximumCount)
            return (try JWKSet(parsing: bytes), maxAge)
        }
    }

    /// The keys to believe now.
    /// - Throws: ``TokenError`` with ``TokenError/Code/unavailable``; `CancellationError`.
    public func keys(naming keyID: String?) async throws -> JWKSet {
        try await document.value { set in keyID.map { set[$0] != nil } ?? true }
    }
}
