// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import Foundation
import Synchronization

/// What a worker is told to do: so many requests, so many at once, after some that do not count.
struct Load: Codable {
    var url: String
    var caFile: String?
    var concurrency: Int
    var requests: Int
    var warmup: Int
    var isHTTP2: Bool
    /// Whether the body is read piece by piece.
    var isStream: Bool

    /// What came out of it; the C program prints the same.
    struct Outcome: Codable {
        var requests: Int
        var failed: Int
        var seconds: Double
        /// CPU time of the whole process, in seconds.
        var cpu: Double
        var p50: Double
        var p99: Double
        /// The most memory that was resident, in KiB.
        var rss: Int
        var bytes: Int
    }

    /// Runs `send` for each request in `concurrency` tasks.
    ///
    /// - Parameter send: Sends one request; gives the number of bytes of its body, nil if it failed.
    func run(_ send: @escaping @Sendable () async -> Int?) async -> Outcome {
        let failures = Counter(0)
        let received = Counter(0)
        /// Each task counts down the same number, so that fast lanes do more.
        @Sendable func round(_ count: Int) async -> [Double] {
            let left = Counter(count)
            return await withTaskGroup(of: [Double].self) { group in
                for _ in 0..<min(concurrency, count) {
                    group.addTask {
                        var latencies: [Double] = []
                        while left.add(-1) > 0 {
                            let begun = Self.now
                            if let bytes = await send() {
                                received.add(bytes)
                            } else {
                                failures.add(1)
                            }
                            latencies.append(Self.now - begun)
                        }
                        return latencies
                    }
                }
                return await group.reduce(into: []) { $0 += $1 }
            }
        }
        _ = await round(warmup)
        let before = received.value
        let (start, startCPU) = (Self.now, Self.usage.cpu)
        let latencies = await round(requests)
        let (seconds, cpu) = (Self.now - start, Self.usage.cpu - startCPU)
        let sorted = latencies.sorted()
        return Outcome(
            requests: requests, failed: failures.value, seconds: seconds, cpu: cpu,
            p50: sorted[sorted.count / 2], p99: sorted[sorted.count * 99 / 100], rss: Self.usage.rss,
            bytes: received.value - before)
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static var usage: (cpu: Double, rss: Int) {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return (seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss)
    }
}

/// A number that tasks share.
private final class Counter: Sendable {
    private let number: Atomic<Int>

    init(_ value: Int) { number = Atomic(value) }

    var value: Int { number.load(ordering: .relaxed) }

    /// Adds to the number, and gives what it was before.
    @discardableResult func add(_ difference: Int) -> Int {
        number.wrappingAdd(difference, ordering: .relaxed).oldValue
    }
}
