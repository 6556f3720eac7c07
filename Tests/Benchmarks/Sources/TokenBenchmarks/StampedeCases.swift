// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import Foundation
import HTTPTypes
import LucidAgent

/// A thousand callers at once want a token, and there is none.
struct StampedeCases {
    private static let callers = 1_000
    let ours: Ours
    let peers: PythonPeers?

    func run(_ say: (String) -> Void) async throws -> [BenchmarkResult] {
        var results: [BenchmarkResult] = []
        for mode in ["up", "failing"] {
            say("stampede/\(mode)")
            let (requests, wait) = try await stampede(mode)
            let names = ["stampede/\(mode)/requests", "stampede/\(mode)/worst-wait"]
            results.append(
                BenchmarkResult(
                    names[0], unit: "requests", ours: requests, peers: try peers?.measure(names[0]) ?? [], limit: 1))
            results.append(
                BenchmarkResult(names[1], unit: "ms", ours: wait, peers: try peers?.measure(names[1]) ?? []))
        }
        say("stampede/one-cancelled")
        results.append(try await cancelled())
        return results
    }

    private func stampede(_ mode: String) async throws -> (requests: Double, wait: Double) {
        try await ours.send(.post, "/mode/\(mode)")
        _ = try await ours.requests()
        let runtime = try await ours.runtime()
        let waits = await withTaskGroup(of: Double.self) { group in
            for _ in 0..<Self.callers {
                group.addTask {
                    let began = ContinuousClock.now
                    _ = try? await runtime.ensureAccessToken()
                    return milliseconds(ContinuousClock.now - began)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let requests = try await ours.requests()
        await runtime.shutdown()
        try await ours.send(.post, "/mode/up")
        return (requests, waits.max() ?? 0)
    }

    /// One of the callers, the first, gives up at once: how many of the others get no token.
    private func cancelled() async throws -> BenchmarkResult {
        let runtime = try await ours.runtime()
        let first = Task { try await runtime.ensureAccessToken() }
        let others = (1..<Self.callers).map { _ in Task { try await runtime.ensureAccessToken() } }
        first.cancel()
        var lost = 0
        for other in others where (try? await other.value) == nil { lost += 1 }
        await runtime.shutdown()
        return BenchmarkResult("stampede/one-cancelled/lost", unit: "callers", ours: Double(lost), limit: 0)
    }
}
