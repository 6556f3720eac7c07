// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import CAllocations
import Foundation
import LucidAgent

/// Ten thousand runtimes with sessions that have nothing to do, and runtimes that come and go.
struct IdleCases {
    private static let runtimes = 10_000
    private static let cycles = 100_000
    let ours: Ours

    func run(_ say: (String) -> Void) async throws -> [BenchmarkResult] {
        let authority = InstantAuthority()
        say("10,000 idle runtimes")
        // What is there once.
        let first = try await ours.runtime(authority)
        await first.start()
        _ = try await first.ensureAccessToken()
        authority.beginFirstLives()
        let before = lucid_live_bytes()
        var runtimes: [AgentRuntime] = []
        runtimes.reserveCapacity(Self.runtimes)
        for _ in 0..<Self.runtimes {
            let runtime = try await ours.runtime(authority)
            await runtime.start()
            _ = try await runtime.ensureAccessToken()
            runtimes.append(runtime)
        }
        let bytes = Double(lucid_live_bytes() - before) / Double(Self.runtimes)
        var results = [BenchmarkResult("idle-runtime/bytes", unit: "bytes", ours: bytes, limit: 4_096)]
        say("10,000 renewals")
        results.append(try await busiestSlice(authority))

        say("shutdown")
        var times: [Double] = []
        for runtime in runtimes.prefix(200) {
            let began = ContinuousClock.now
            await runtime.shutdown()
            times.append(nanoseconds(ContinuousClock.now - began))
        }
        results.append(BenchmarkResult("shutdown/idle", unit: "ns", ours: median(times), limit: 10_000_000))
        for runtime in runtimes.dropFirst(200) { await runtime.shutdown() }
        runtimes = []
        results += try await comeAndGo(authority, say)
        await first.shutdown()
        return results
    }

    /// The share of the renewals, in percent, that the busiest twentieth of their window holds, as if all sessions had
    /// begun at the same time.
    private func busiestSlice(_ authority: InstantAuthority) async throws -> BenchmarkResult {
        let ages = await authority.ages(ofRenewals: Self.runtimes)
        authority.endFirstLives()
        guard let first = ages.min(), let last = ages.max(), first < last else {
            throw BenchmarkError("all renewed at once")
        }
        let slices = ages.reduce(into: [Int: Int]()) {
            $0[min(19, Int(($1 - first) / (last - first) * 20)), default: 0] += 1
        }
        let busiest = Double(slices.values.max() ?? 0) / Double(ages.count) * 100
        return BenchmarkResult("busiest-slice", unit: "percent", ours: busiest, limit: 8)
    }

    private func comeAndGo(_ authority: InstantAuthority, _ say: (String) -> Void) async throws -> [BenchmarkResult] {
        say("100,000 runtimes come and go")
        func cycle() async throws {
            let runtime = try await ours.runtime(authority)
            await runtime.start()
            await runtime.shutdown()
        }
        for _ in 0..<1_000 { try await cycle() }
        let (before, bytes) = (Self.threadsAndDescriptors, lucid_live_bytes())
        for _ in 0..<Self.cycles { try await cycle() }
        let (after, left) = (Self.threadsAndDescriptors, lucid_live_bytes())
        return [
            BenchmarkResult(
                "start-stop/threads-and-descriptors", unit: "left", ours: Double(max(0, after - before)), limit: 0),
            BenchmarkResult(
                "start-stop/bytes", unit: "left each", ours: Double(max(0, left - bytes)) / Double(Self.cycles),
                // A table that grew once is no leak; one byte in ten cycles would be.
                limit: 0.1),
        ]
    }

    private static var threadsAndDescriptors: Int {
        ["/proc/self/task", "/proc/self/fd"].reduce(0) { count, path in
            count + ((try? FileManager.default.contentsOfDirectory(atPath: path).count) ?? 0)
        }
    }
}
