// SPDX-License-Identifier: Apache-2.0
#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The two time sources of the package, injected everywhere and read nowhere else.
///
/// Deadlines are held against ``bootNow()``, which goes on while the machine sleeps and does not follow corrections
/// of the wall clock. The wall clock serves only to talk to others and to restore from disk.
public protocol AgentClock: Sendable {
    /// The wall clock, UTC.
    func wallNow() -> Date
    /// Time since boot, suspended time included (`CLOCK_BOOTTIME` on Linux, `mach_continuous_time` on Darwin).
    func bootNow() -> BootInstant
    /// Sleeps until `deadline` on the boot clock.
    ///
    /// - Throws: `CancellationError`.
    func sleep(until deadline: BootInstant) async throws
}

/// A point on the boot clock, in nanoseconds.
public struct BootInstant: Hashable, Comparable, Sendable {
    /// Nanoseconds since boot.
    public var nanoseconds: Int64

    /// Creates an instant from nanoseconds since boot.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// Compares by time.
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.nanoseconds < rhs.nanoseconds }

    /// The instant `seconds` later (earlier if negative).
    ///
    /// Saturates; not-a-number counts as zero.
    public func advanced(bySeconds seconds: Double) -> Self {
        let delta = (seconds.isNaN ? 0 : seconds) * 1e9
        let clamped: Int64 = delta >= 9.0e18 ? .max : delta <= -9.0e18 ? .min : Int64(delta)
        let (sum, overflow) = nanoseconds.addingReportingOverflow(clamped)
        return Self(nanoseconds: overflow ? (clamped > 0 ? .max : .min) : sum)
    }

    /// Seconds from `other` to this instant.
    public func seconds(since other: Self) -> Double {
        Double(nanoseconds) / 1e9 - Double(other.nanoseconds) / 1e9
    }
}

/// The machine's clocks.
public struct SystemClock: AgentClock {
    /// Creates a reader of the machine's clocks.
    public init() {}

    /// The wall clock, UTC.
    public func wallNow() -> Date { Date() }

    /// Time since boot, suspended time included.
    public func bootNow() -> BootInstant {
        var time = timespec()
        #if os(Linux)
            clock_gettime(CLOCK_BOOTTIME, &time)
        #else
            clock_gettime(CLOCK_MONOTONIC_RAW, &time)
        #endif
        return BootInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    /// Sleeps until `deadline`; the timer is suspend-aware (`Task.sleep` on the continuous clock).
    public func sleep(until deadline: BootInstant) async throws {
        let wait = deadline.seconds(since: bootNow())
        guard wait > 0 else { return try Task.checkCancellation() }
        try await Task.sleep(for: .nanoseconds(Int64(min(wait, 3.15e9) * 1e9)), clock: .continuous)
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif
