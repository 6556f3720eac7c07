// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import Foundation
import HTTPTypes
import LucidAgent

/// A refresh with all that belongs to it, beside the bare call over the same transport.
struct RefreshCase {
    private static let rounds = 200
    let ours: Ours
    let peers: PythonPeers?

    func run(_ say: (String) -> Void) async throws -> BenchmarkResult {
        say("refresh/overhead")
        try await ours.send(.post, "/mode/near")
        var (refreshes, calls): ([Double], [Double]) = ([], [])
        for _ in 0..<Self.rounds {
            let runtime = try await ours.runtime()
            let began = ContinuousClock.now
            _ = try await runtime.ensureAccessToken()
            refreshes.append(nanoseconds(ContinuousClock.now - began))
            await runtime.shutdown()

            let body = #"{"refresh_token":"\#(Ours.freshToken())"}"#
            let called = ContinuousClock.now
            try await ours.send(.post, "/v1/auth/agents/scout/refresh", body)
            calls.append(nanoseconds(ContinuousClock.now - called))
        }
        var rows: [(name: String, variant: String?, value: Double)] = [("the bare call", nil, median(calls))]
        rows += try peers?.measure("refresh/overhead").map { ($0.name, $0.variant, $0.value * 1_000) } ?? []
        try await ours.send(.post, "/mode/up")
        return BenchmarkResult("refresh/overhead", unit: "ns", ours: median(refreshes), peers: rows)
    }
}
