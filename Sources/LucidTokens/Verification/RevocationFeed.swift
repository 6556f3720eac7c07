// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
public import LucidHTTP

/// The revocations of an authority, fetched as a signed list and then only what was added.
///
/// A verification looks at the list at hand if it is younger than the interval, else fetches first, so a revoked token
/// is dead here within one interval. If the authority cannot be reached, the last list counts until the stale limit, and
/// after that nothing verifies: a list that somebody holds back must not revive a token.
public final class RevocationFeed: TokenRevocationSource {
    /// The entries, by shape and digest.
    private struct Known: Sendable {
        var sequence: Int64 = 0
        var keys: Set<String> = []
        var entries: [String: [[UInt8]: RevocationList.Entry]] = [:]

        /// The state after `list`.
        ///
        /// One that begins at zero replaces what was known: the authority may have been restored.
        func adding(_ list: RevocationList, now: Int64) -> Self {
            var next = list.after == 0 ? Self() : self
            next.sequence = list.sequence
            next.keys = Set(list.keys)
            for entry in list.entries {
                let known = next.entries[entry.shape]?[entry.digest]
                if let known, known.sequence >= entry.sequence { continue }
                next.entries[entry.shape, default: [:]][entry.digest] = entry
            }
            // A clock that goes wrong must not forget at once what still counts.
            next.entries = next.entries.mapValues { $0.filter { now - 3600 < $0.value.keptUntil } }
                .filter { !$0.value.isEmpty }
            return next
        }
    }

    /// Where the list is.
    public let url: String
    private let document: PublishedDocument<Known>

    /// Creates a feed; nothing is fetched yet.
    /// - Parameters:
    ///   - url: The `lucid_revocations_uri` of the authority: `https`, or `http` on loopback.
    ///   - issuer: The issuer whose list it must be.
    ///   - keys: The keys of that issuer.
    ///   - interval: Seconds after which the list is fetched again.
    ///   - staleLimit: Seconds after which a list that could not be fetched again does not count any more.
    /// - Throws: ``TokenError`` with ``TokenError/Code/invalidKey`` for a URL that cannot be trusted.
    public init(
        url: String, issuer: String, keys: any TokenKeySource, transport: any HTTPTransport, interval: Double = 10,
        staleLimit: Double = 120, clock: any AgentClock = SystemClock()
    ) throws(TokenError) {
        self.url = url
        _ = try AuthorityDocument.request(for: url)
        document = PublishedDocument(
            "list of revocations",
            times: .init(freshness: interval, cooldown: min(1, interval), staleLimit: staleLimit),
            clock: clock
        ) { known in
            func list(after sequence: Int64) async throws -> RevocationList {
                let request = try AuthorityDocument.request(for: sequence == 0 ? url : "\(url)?after=\(sequence)")
                let (bytes, _) = try await AuthorityDocument.fetch(
                    request, by: transport, limit: RevocationList.maximumCount)
                let text = String(decoding: bytes, as: UTF8.self)
                let keyID = JWS.keyID(of: text, limit: RevocationList.maximumCount)
                let list = try RevocationList(verifying: text, keys: try await keys.keys(naming: keyID))
                guard list.issuer == issuer else {
                    throw TokenError(.wrongIssuer, message: "the list of revocations is of another issuer")
                }
                guard abs(list.issuedAt - clock.wallSeconds) <= 300 else {
                    throw TokenError(.expired, message: "the list of revocations is not of now; check the clocks")
                }
                return list
            }
            let last = known ?? Known()
            var next = try await list(after: last.sequence)
            // A counter that went back is another history: all of it is needed.
            if next.after != 0, next.after != last.sequence || next.sequence < last.sequence {
                next = try await list(after: 0)
            }
            return (last.adding(next, now: clock.wallSeconds), nil)
        }
    }

    /// Whether the token with these claims was revoked, or the key that signed it was dropped.
    /// - Throws: ``TokenError`` with ``TokenError/Code/unavailable``; `CancellationError`.
    public func isRevoked(_ claims: AccessTokenClaims, token: String) async throws -> Bool {
        guard let keyID = JWS.keyID(of: token) else { return true }
        // A key that the list does not name is newer than the list, or was dropped.
        let known = try await document.value { $0.keys.contains(keyID) }
        guard known.keys.contains(keyID) else { return true }
        guard !known.entries.isEmpty else { return false }
        return RevocationCriterion.all(metBy: claims.revocationAttributes).contains { criterion in
            guard let entries = known.entries[criterion.shape] else { return false }
            return entries[criterion.digest(tenant: claims.tenant)].map { claims.authSequence < $0.sequence } ?? false
        }
    }
}
