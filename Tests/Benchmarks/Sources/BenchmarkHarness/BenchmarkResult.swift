// SPDX-License-Identifier: Apache-2.0

/// What came out of a case: a row for each peer, or one without.
public struct BenchmarkResult {
    /// Ours beside one peer.
    struct Row {
        let ours: Double
        let peer: String?
        let variant: String?
        let peerValue: Double?
        let bar: String
        let isMet: Bool?

        var ratio: Double? { peerValue.map { ours / $0 } }
    }

    let name: String
    let unit: String
    let rows: [Row]

    /// A result in nanoseconds.
    ///
    /// Of contenders with one peer name only the fastest counts. `speed` is that of the machine.
    init(_ benchmark: BenchmarkCase, costs: [(peer: String?, variant: String?, cost: Double)], speed: Double) {
        let ours = costs.first { $0.peer == nil }?.cost ?? 0
        var fastest: [(peer: String, variant: String?, cost: Double)] = []
        for case (let peer?, let variant, let cost) in costs {
            if let place = fastest.firstIndex(where: { $0.peer == peer }) {
                if cost < fastest[place].cost { fastest[place] = (peer, variant, cost) }
            } else {
                fastest.append((peer, variant, cost))
            }
        }
        self.init(
            benchmark.name, unit: "ns", ours: ours, peers: fastest.map { ($0.peer, $0.variant, $0.cost) },
            bars: benchmark.bars, speed: speed)
    }

    /// A result of any unit.
    public init(
        _ name: String, unit: String, ours: Double, peers: [(name: String, variant: String?, value: Double)] = [],
        bars: [BenchmarkCase.Bar] = [], speed: Double = 1, limit: Double? = nil
    ) {
        self.name = name
        self.unit = unit
        var rate: (String, Bool)?
        for case .rate(let perSecond) in bars {
            rate = (
                "at least \(Int(perSecond * speed))/s, which is \(Int(perSecond))/s at the reference",
                1e9 / ours >= perSecond * speed
            )
        }
        if let limit { rate = ("at most \(Int(limit))", ours <= limit) }
        var rows = peers.map { peer in
            var (texts, isMet): ([String], Bool?) = ([], nil)
            for case .ratio(let ratio, let prefix) in bars where peer.name.hasPrefix(prefix) {
                texts.append("at most \(ratio)")
                isMet = ours / peer.value <= ratio
            }
            if let (text, met) = rate {
                texts.append(text)
                isMet = (isMet ?? true) && met
                rate = nil
            }
            return Row(
                ours: ours, peer: peer.name, variant: peer.variant, peerValue: peer.value,
                bar: texts.joined(separator: ", "), isMet: isMet)
        }
        if rows.isEmpty {
            rows.append(
                Row(ours: ours, peer: nil, variant: nil, peerValue: nil, bar: rate?.0 ?? "", isMet: rate?.1))
        }
        self.rows = rows
    }

    /// The cost of ours.
    public var ours: Double { rows.first?.ours ?? 0 }
}
