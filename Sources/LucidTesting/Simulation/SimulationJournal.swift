// SPDX-License-Identifier: Apache-2.0

/// The last lines of what happened in a run, for people.
package struct SimulationJournal: Sendable {
    private var kept: [String] = []
    private var next = 0
    private let limit: Int

    package init(limit: Int) { self.limit = max(1, limit) }

    mutating func note(_ elapsed: Double, _ who: String, _ what: String) {
        let line = "\((elapsed * 1000).rounded() / 1000) s, \(who): \(what)"
        if kept.count < limit {
            kept.append(line)
        } else {
            kept[next] = line
            next = (next + 1) % limit
        }
    }

    /// The oldest line first.
    package var lines: [String] { Array(kept[next...] + kept[..<next]) }
}
