// SPDX-License-Identifier: Apache-2.0

import LucidTesting
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The article's table of states and inputs says what the machine does.
@Suite struct LifecycleTableTests {
    private static func documented() throws -> [String] {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/LucidAgent/Documentation.docc/TokenStates.md")
        let text = String(decoding: try Data(contentsOf: path), as: UTF8.self)
        let lines = text.split(separator: "\n").drop { $0 != "### All transitions" }
        return lines.filter { $0.hasPrefix("|") }.map(String.init)
    }

    @Test func `the table is what the machine does`() throws {
        let documented = try Self.documented()
        let seen = SimulationTable.markdown()
        let missing = Set(seen).subtracting(documented)
        let stale = Set(documented).subtracting(seen)
        #expect(missing.isEmpty, "renew the table: bash Tests/simulate.sh --table")
        #expect(stale.isEmpty, "renew the table: bash Tests/simulate.sh --table")
    }
}
