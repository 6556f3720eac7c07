// SPDX-License-Identifier: Apache-2.0
public import LucidSigning

/// What was signed away, and what of it still counts.
///
/// A charge is made when a signature leaves. Of several signatures with one key only one can take effect, so the key is
/// charged with the most that any of them moves. A charge stays open while its signature may still be used, and counts
/// in every window until then; nobody's word ends that but the chain's.
public struct SpendBook: Hashable, Sendable {
    /// What was signed under one key.
    public struct Charge: Hashable, Sendable {
        /// What each signed payload moves, by the hex of its digest.
        public internal(set) var amounts: [String: [Asset: UInt256]]
        /// When the last signature under the key left, in seconds since 1970.
        public internal(set) var made: UInt64
        /// When the last signature can be used at the latest, in seconds since 1970; nil if there is no end.
        public internal(set) var usableUntil: UInt64?
        /// Whether it is known what became of it.
        public internal(set) var isSettled = false

        /// What can leave at most.
        public func most(of asset: Asset) -> UInt256 { amounts.values.compactMap { $0[asset] }.max() ?? .zero }

        func isOpen(at now: UInt64) -> Bool { !isSettled && usableUntil.map { $0 > now } ?? true }

        /// When it took effect at the latest.
        func counted(at now: UInt64) -> UInt64 { isSettled ? made : max(made, min(usableUntil ?? now, now)) }
    }

    /// Seconds for which a charge is kept when it is over; no window is longer.
    public static let longestWindow: UInt64 = 31 * 86_400
    /// The most charges; when so many are open, nothing more is signed.
    public static let capacity = 10_000

    /// The charges.
    public internal(set) var charges: [ChargeKey: Charge] = [:]

    /// An empty book.
    public init() {}

    /// What counts against a window of `seconds` that ends now; the most that there can be if it does not fit 256 bits.
    public func total(of asset: Asset, inLast seconds: UInt64, now: UInt64) -> UInt256 {
        var sum = UInt256.zero
        for charge in charges.values {
            guard charge.isOpen(at: now) || charge.counted(at: now) + seconds > now else { continue }
            sum = sum.adding(charge.most(of: asset)) ?? .max
        }
        return sum
    }

    /// Adds a signed payload.
    /// - Returns: Whether there was room for it.
    public mutating func charge(
        _ key: ChargeKey, digest: String, amounts: [Asset: UInt256], usableUntil: UInt64?, now: UInt64
    ) -> Bool {
        prune(now: now)
        if var charge = charges[key] {
            // Signed once more after it was settled: it is open again, and the old amounts stay in the count.
            charge.isSettled = false
            charge.made = max(charge.made, now)
            charge.usableUntil = charge.usableUntil.flatMap { old in usableUntil.map { max(old, $0) } }
            charge.amounts[digest] = amounts
            charges[key] = charge
            return true
        }
        guard charges.count < Self.capacity else { return false }
        charges[key] = Charge(amounts: [digest: amounts], made: now, usableUntil: usableUntil)
        return true
    }

    /// Notes that the key is used up for good.
    /// - Parameter digest: What took effect; nil if it was something that is not in this book, so that nothing of the
    ///   charge can any more.
    public mutating func settle(_ key: ChargeKey, by digest: String?, now: UInt64) {
        guard var charge = charges[key] else { return }
        guard let digest, let amounts = charge.amounts[digest] else {
            charges[key] = nil
            return
        }
        charge.amounts = [digest: amounts]
        charge.isSettled = true
        charge.made = max(charge.made, now)
        charges[key] = charge
    }

    /// Notes that something of this book took effect under the key, and not what: the most of it counts.
    public mutating func settleDearest(_ key: ChargeKey, now: UInt64) {
        charges[key]?.isSettled = true
        if let made = charges[key]?.made { charges[key]?.made = max(made, now) }
    }

    /// The keys of transactions that are open.
    public func openTransactions(now: UInt64) -> [ChargeKey] {
        charges.filter { $0.key.transaction != nil && $0.value.isOpen(at: now) }.keys.sorted()
    }

    private mutating func prune(now: UInt64) {
        charges = charges.filter { _, charge in
            charge.isOpen(at: now) || charge.counted(at: now) + Self.longestWindow > now
        }
    }
}
