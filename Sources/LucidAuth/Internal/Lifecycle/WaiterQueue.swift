// SPDX-License-Identifier: Apache-2.0

/// The callers that wait, in the order they came.
///
/// Coming, leaving and the questions asked at each of them take constant time, so that a hundred thousand callers cost
/// a hundred thousand steps: a place that was left stays empty until half of them are.
package struct WaiterQueue: Sequence, Sendable {
    private var places: [Waiter?] = []
    private var placeOf: [WaiterID: Int] = [:]
    private var tokens = 0
    private var proofs = 0
    private var renewals = 0
    private var restores = 0

    package var count: Int { placeOf.count }
    package var isEmpty: Bool { placeOf.isEmpty }
    /// Whether somebody wants a token.
    var wantsToken: Bool { tokens > 0 }
    /// Whether somebody wants a new challenge.
    var wantsProof: Bool { proofs > 0 }
    /// Whether somebody wants another session than the one there is.
    var wantsRenewal: Bool { renewals > 0 }
    /// Whether somebody only wants storage to be looked at.
    var wantsRestore: Bool { restores > 0 }
    /// The first wish to drop the session.
    var firstClear: Want? {
        guard count > tokens + restores else { return nil }
        return first { if case .cleared = $0.want { true } else { false } }?.want
    }

    package func makeIterator() -> AnyIterator<Waiter> {
        var rest = places.makeIterator()
        return AnyIterator {
            while let place = rest.next() {
                if let waiter = place { return waiter }
            }
            return nil
        }
    }

    mutating func append(_ waiter: Waiter) {
        placeOf[waiter.id] = places.count
        places.append(waiter)
        tally(waiter.want, 1)
    }

    /// Takes a caller out; nothing happens if it is gone already.
    mutating func remove(_ id: WaiterID) {
        guard let place = placeOf.removeValue(forKey: id), let waiter = places[place] else { return }
        places[place] = nil
        tally(waiter.want, -1)
        if placeOf.count * 2 < places.count { compact() }
    }

    mutating func remove(_ ids: [WaiterID]) {
        for id in ids { remove(id) }
    }

    /// Ties callers to the flight that decides about them, or unties them (nil).
    mutating func tie(_ ids: [WaiterID], to flight: UInt64?) {
        for id in ids {
            if let place = placeOf[id] { places[place]?.flight = flight }
        }
    }

    private mutating func compact() {
        places.removeAll { $0 == nil }
        for (place, waiter) in places.enumerated() {
            if let waiter { placeOf[waiter.id] = place }
        }
    }

    private mutating func tally(_ want: Want, _ change: Int) {
        switch want {
        case .usable: break
        case .renewed: renewals += change
        case .proven: proofs += change
        case .restored: restores += change
        case .cleared: break
        }
        if want.isToken { tokens += change }
    }
}
