// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidHTTP

/// Holds callers to a rate: by address before they have proved who they are, and by client or session afterwards.
///
/// Nobody is counted by a name that somebody else can write: a stranger who names a client spends the stranger's budget,
/// not the client's. Each process counts for itself.
final class RequestLimiter: Sendable {
    private let addresses: Lock<RateBuckets?>
    private let holders: Lock<RateBuckets?>
    private let clock: any AgentClock

    init(configuration: AuthorityConfiguration, clock: any AgentClock) {
        addresses = Lock(configuration.addressRate.map { RateBuckets($0) })
        holders = Lock(configuration.clientRate.map { RateBuckets($0) })
        self.clock = clock
    }

    /// Counts a call that anybody can make.
    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/rateLimited``.
    func count(address: String?) throws(AuthorityError) {
        guard let address else { return }
        try Self.check(addresses, Self.network(address), clock.bootNow())
    }

    /// Counts a call of somebody who has proved to be `holder`.
    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/rateLimited``.
    func count(holder: String, in tenant: TenantID) throws(AuthorityError) {
        try Self.check(holders, "\(tenant)\n\(holder)", clock.bootNow())
    }

    private static func check(
        _ buckets: borrowing Lock<RateBuckets?>, _ key: String, _ now: BootInstant
    ) throws(AuthorityError) {
        let wait = buckets.withLock { $0?.take(key, now: now) ?? nil }
        guard let wait else { return }
        let seconds = Int(min(wait.rounded(.up), 3600))
        throw AuthorityError(
            .rateLimited, message: "too many calls; try again in \(max(1, seconds)) seconds",
            retryAfter: max(1, seconds))
    }

    /// The address, of IPv6 the first half: whoever has one of those has all of its addresses.
    static func network(_ address: String) -> String {
        guard address.contains(":") else { return address }
        let plain = address.prefix { $0 != "%" }
        let halves = plain.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        var groups = halves[0].split(separator: ":").map(String.init)
        if halves.count == 2 {
            let tail = halves[1].split(separator: ":").map(String.init)
            groups += Array(repeating: "0", count: max(0, 8 - groups.count - tail.count)) + tail
        }
        return groups.prefix(4).map { $0.lowercased().drop { $0 == "0" } }.map(String.init).joined(separator: ":")
            + "::/64"
    }
}
