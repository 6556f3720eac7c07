// SPDX-License-Identifier: Apache-2.0

/// The table of states and inputs of the lifecycle.
public enum SimulationTable {
    /// Short runs that show together all that many runs show; from ``chooseSeeds(below:)`` of 1500.
    package static let seeds: [UInt64] = [
        13, 21, 26, 38, 42, 57, 76, 95, 99, 125, 126, 132, 139, 143, 156, 170, 176, 213, 216, 224, 229, 257, 268, 284,
        339, 345, 358, 371, 379, 398, 403, 411, 423, 437, 452, 461, 471, 478, 503, 507, 511, 548, 550, 558, 573, 588,
        590, 592, 602, 609, 633, 645, 652, 658, 664, 681, 703, 712, 725, 735, 751, 759, 768, 785, 787, 794, 796, 815,
        818, 842, 850, 856, 861, 863, 868, 877, 889, 894, 902, 927, 934, 935, 953, 972, 990, 996, 1018, 1040, 1051,
        1053, 1104, 1124, 1144, 1188, 1195, 1197, 1260, 1267, 1274, 1375, 1381, 1384, 1389, 1393, 1405, 1415, 1418,
        1442, 1445, 1448, 1465, 1471, 1482, 1494,
    ]

    /// The table as Markdown, made from runs of fixed seeds.
    public static func markdown() -> [String] {
        ["| state | input | next state | actions |", "|---|---|---|---|"]
            + Simulation.transitions(seeds: seeds).lines
    }

    /// Few runs among the short ones of the seeds below `limit` that show together all that those show.
    public static func chooseSeeds(below limit: UInt64) -> [UInt64] {
        var tables = (0..<limit).map { (seed: $0, table: Simulation.transitions(seeds: [$0])) }
        tables.removeAll { $0.table.stepCount > 2500 }
        tables.sort { ($0.table.stepCount, $0.seed) < ($1.table.stepCount, $1.seed) }
        // Forwards keep whoever brings something new, and backwards, without the last that brought the rare things.
        for _ in 0..<2 {
            var seen = TransitionTable()
            var kept: [(seed: UInt64, table: TransitionTable)] = []
            for candidate in tables {
                let before = seen.rows
                seen.add(candidate.table)
                if seen.rows != before { kept.append(candidate) }
            }
            tables = kept.reversed()
        }
        return tables.map(\.seed).sorted()
    }
}
