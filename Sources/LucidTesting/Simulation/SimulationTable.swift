// SPDX-License-Identifier: Apache-2.0

/// The table of states and inputs of the lifecycle.
public enum SimulationTable {
    package static let seeds: Range<UInt64> = 0..<80

    /// The table as Markdown, made from runs of fixed seeds.
    public static func markdown() -> [String] {
        ["| state | input | next state | actions |", "|---|---|---|---|"]
            + Simulation.transitions(seeds: seeds).lines
    }
}
