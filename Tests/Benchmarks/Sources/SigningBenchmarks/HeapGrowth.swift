// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import CPeers
import LucidSigning

/// How many more bytes the allocator has given out after a million signatures than before.
enum HeapGrowth {
    private static let signatures = 1_000_000
    private static let warmUp = 10_000

    /// nil where the allocator does not say.
    static func measure(_ inputs: Inputs) throws -> BenchmarkResult? {
        try sign(warmUp, inputs)
        let before = lucid_heap_in_use()
        guard before >= 0 else { return nil }
        try sign(signatures, inputs)
        let growth = lucid_heap_in_use() - before
        return BenchmarkResult("heap/growth", unit: "bytes", ours: Double(growth), limit: 0)
    }

    private static func sign(_ count: Int, _ inputs: Inputs) throws {
        for index in 0..<count {
            consume(try inputs.key.sign(message: .text(Inputs.text + String(index))).hex)
        }
    }
}
