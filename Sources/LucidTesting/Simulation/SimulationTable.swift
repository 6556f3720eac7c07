// SPDX-License-Identifier: Apache-2.0

/// The table of states and inputs of the lifecycle.
public enum SimulationTable {
    /// Short runs that show together all that many runs show; from ``chooseSeeds(below:)`` of 1500.
    package static let seeds: [UInt64] = [
        13, 26, 36, 55, 57, 76, 95, 125, 143, 156, 176, 215, 219, 224, 232, 284, 311, 320, 330, 339, 352, 354, 358, 371,
        379, 398, 403, 411, 452, 478, 496, 507, 511, 540, 543, 548, 550, 568, 572, 573, 577, 588, 590, 598, 602, 633,
        645, 648, 652, 653, 662, 664, 666, 712, 713, 717, 721, 725, 735, 751, 759, 794, 815, 818, 842, 850, 856, 859,
        863, 868, 889, 900, 902, 927, 934, 938, 952, 961, 972, 996, 998, 1025, 1040, 1044, 1051, 1104, 1105, 1117, 1187,
        1188, 1192, 1195, 1207, 1212, 1218, 1255, 1256, 1260, 1267, 1274, 1287, 1335, 1339, 1344, 1381, 1384, 1389,
        1393, 1405, 1418, 1421, 1445, 1448, 1464, 1465, 1471, 1480, 1482, 1494,
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
