// SPDX-License-Identifier: Apache-2.0

import LucidTokens

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// What each signing key is for at a given time; worked out from the records, so that every process agrees.
///
/// A key is published as next before it signs, signs until its successor does, and is published as retired until every
/// token that it signed has expired.
public enum KeyStatus: String, Hashable, Sendable {
    /// Published; does not sign yet.
    case next
    /// Signs.
    case current
    /// Signs no more; its tokens still hold.
    case retired
    /// Its tokens have all expired; it is published no more.
    case expired
}

/// The order of the signing keys in time.
package struct KeyRing: Sendable {
    /// The records, in the order in which they come into use, each with what it is for.
    package let keys: [(record: KeyRecord, status: KeyStatus)]
    /// When the next change of a status is due, if nobody adds or removes a key.
    package let changesAt: Date?

    /// - Parameter grace: Seconds for which a key is published after its successor has begun to sign.
    package init(_ records: [KeyRecord], now: Date, grace: Double) {
        let ordered = records.filter { $0.purpose == .signing }
            .sorted { ($0.activatesAt, $0.createdAt, $0.id) < ($1.activatesAt, $1.createdAt, $1.id) }
        // A ring of next keys only has lost its current one: the first takes its place at once.
        let current = ordered.lastIndex { $0.activatesAt <= now } ?? 0
        var changes: [Date] = []
        keys = ordered.enumerated().map { index, record in
            if index > current {
                changes.append(record.activatesAt)
                return (record, .next)
            }
            if index == current { return (record, .current) }
            let end = ordered[index + 1].activatesAt.addingTimeInterval(grace)
            if end <= now { return (record, .expired) }
            changes.append(end)
            return (record, .retired)
        }
        changesAt = changes.min()
    }

    /// The key that signs.
    package var current: KeyRecord? { keys.first { $0.status == .current }?.record }

    /// The keys that are published.
    var published: [KeyRecord] { keys.filter { $0.status != .expired }.map(\.record) }
}
