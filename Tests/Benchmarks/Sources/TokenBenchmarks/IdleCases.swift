// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import CAllocations
import Foundation
import HTTPTypes
import LucidAgent

/// Ten thousand runtimes with sessions that have nothing to do, and runtimes that come and go.
struct IdleCases {
    private static let runtimes = 10_000
    private static let cycles = 100_000
    let ours: Ours

    func run(_ say: (String) -> Void) async throws -> [BenchmarkResult] {
        let transport = InstantAuthority()
        let storage = MemoryStorageAdapter()
        say("10,000 idle runtimes")
        // What is there once.
        let first = try await ours.runtime(transport, storage: storage)
        await first.start()
        _ = try await first.ensureAccessToken()
        let before = lucid_live_bytes()
        var runtimes: [AgentRuntime] = []
        runtimes.reserveCapacity(Self.runtimes)
        for _ in 0..<Self.runtimes {
            let runtime = try await ours.runtime(transport)
            await runtime.start()
            _ = try await runtime.ensureAccessToken()
            runtimes.append(runtime)
        }
        let bytes = Double(lucid_live_bytes() - before) / Double(Self.runtimes)
        var results = [BenchmarkResult("idle-runtime/bytes", unit: "bytes", ours: bytes, limit: 4_096)]
        results.append(try await busiestSlice(runtimes))

        say("shutdown")
        var times: [Double] = []
        for runtime in runtimes.prefix(200) {
            let began = ContinuousClock.now
            await runtime.shutdown()
            times.append(nanoseconds(ContinuousClock.now - began))
        }
        results.append(BenchmarkResult("shutdown/idle", unit: "ns", ours: times.max() ?? 0, limit: 10_000_000))
        for runtime in runtimes.dropFirst(200) { await runtime.shutdown() }
        runtimes = []
        results += try await comeAndGo(transport, say)
        await first.shutdown()
        return results
    }

    /// The share of a twentieth of the window, in percent, in which most of the runtimes renew, whose sessions all ended
    /// at the same time.
    private func busiestSlice(_ runtimes: [AgentRuntime]) async throws -> BenchmarkResult {
        var times: [Double] = []
        for runtime in runtimes {
            let health = await runtime.health
            guard let end = health.session?.expiresAt, let next = health.nextAttempt else {
                throw BenchmarkError("an idle runtime has no plan")
            }
            times.append(end.timeIntervalSince(next))
        }
        let least = times.min() ?? 0
        let width = max(1e-9, (times.max() ?? 0) - least) / 20
        let slices = times.reduce(into: [Int: Int]()) { $0[min(19, Int(($1 - least) / width)), default: 0] += 1 }
        let busiest = Double(slices.values.max() ?? 0) / Double(times.count) * 100
        return BenchmarkResult("busiest-slice", unit: "percent", ours: busiest, limit: 8)
    }

    private func comeAndGo(_ transport: InstantAuthority, _ say: (String) -> Void) async throws -> [BenchmarkResult] {
        say("100,000 runtimes come and go")
        func cycle() async throws {
            let runtime = try await ours.runtime(transport)
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
                limit: 0),
        ]
    }

    private static var threadsAndDescriptors: Int {
        ["/proc/self/task", "/proc/self/fd"].reduce(0) { count, path in
            count + ((try? FileManager.default.contentsOfDirectory(atPath: path).count) ?? 0)
        }
    }
}

/// An authority that is no way away.
struct InstantAuthority: HTTPTransport {
    func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        let end = RFC3339.format(Date(timeIntervalSinceNow: 3_600))
        let token = UUID().uuidString
        let text = """
            {"access_token":"a-\(token)","token_type":"bearer","expires_at":"\(end)","refresh_token":"r-\(token)",\
            "credential":{"id":"cred","scopes":[],"revocation_nonce":"n"}}
            """
        return (HTTPResponse(status: .ok, headerFields: [.contentType: "application/json"]), HTTPBody(text))
    }
}
