// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import CAllocations
import CPeers
import Foundation
import LucidAgent

/// A token that is in memory and good for an hour is read.
struct ReadCases {
    let ours: Ours
    let peers: PythonPeers?
    /// What the C peer takes on the machine on which the bar of 45 ns was set.
    private static let reference = 29.0
    private static let limit = 45.0

    func run(_ say: (String) -> Void) async throws -> [BenchmarkResult] {
        let runtime = try await ours.runtime()
        _ = try await runtime.ensureAccessToken()
        let one = benchmark("cached-read/1-thread", runtime, threads: 1)
        let two = benchmark("cached-read/2-threads", runtime, threads: 2)
        let speed = MachineSpeed(of: "C ", in: "cached-read/1-thread", reference: Self.reference)
        var results = try Measurement.run([one, two], speed: speed, progress: say)
        let before = lucid_allocations()
        for _ in 0..<10_000 { consume(runtime.cachedAccessToken) }
        let each = Double(lucid_allocations() - before) / 10_000
        if before >= 0 {
            results.append(BenchmarkResult("cached-read/allocations", unit: "blocks", ours: each, limit: 0))
        }
        await runtime.shutdown()
        return results
    }

    private func benchmark(_ name: String, _ runtime: AgentRuntime, threads: Int) -> BenchmarkCase {
        let answer = { "a token" }
        var contenders = [
            Contender(peer: nil, answer: answer) { count in
                // What is behind the property is compiled elsewhere: a call whose answer counts is not left out.
                Self.time(threads) {
                    var missing = 0
                    for _ in 0..<count where runtime.cachedAccessToken == nil { missing += 1 }
                    consume(missing)
                }
            },
            Contender(peer: "C mutex and clock", answer: answer) { count in
                Self.time(threads) { lucid_read_under_mutex(UInt64(count)) }
            },
        ]
        if let peers {
            contenders += PythonPeers.names.map { peer in
                Contender(peer: peer, count: 1, answer: answer) { _ in UInt64(try peers.value(name, of: peer)) }
            }
        }
        return BenchmarkCase(
            name, bars: threads == 1 ? [.rate(1e9 / Self.limit)] : [], samples: 5, contenders: contenders)
    }

    /// CPU time of one thread, or wall time of several at once.
    private static func time(_ threads: Int, _ work: @escaping @Sendable () -> Void) -> UInt64 {
        if threads == 1 {
            let start = lucid_cpu_time()
            work()
            return lucid_cpu_time() - start
        }
        let began = ContinuousClock.now
        DispatchQueue.concurrentPerform(iterations: threads) { _ in work() }
        return UInt64(nanoseconds(ContinuousClock.now - began))
    }
}
