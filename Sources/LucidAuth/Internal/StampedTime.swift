// SPDX-License-Identifier: Apache-2.0

package import LucidHTTP

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// A time that outlives the process: exact within one boot, by the wall clock across boots.
struct StampedTime: Hashable, Sendable {
    var bootID: String?
    var boot: BootInstant
    var wall: Date

    init(bootID: String?, boot: BootInstant, wall: Date) {
        self.bootID = bootID
        self.boot = boot
        self.wall = wall
    }

    /// `instant` as seen from `moment`.
    init(_ instant: BootInstant, at moment: Moment, host: HostIdentity) {
        self.init(
            bootID: host.bootID, boot: instant,
            wall: moment.wall.addingTimeInterval(instant.seconds(since: moment.boot)))
    }

    /// The same time on this boot's clock.
    func instant(at moment: Moment, host: HostIdentity) -> BootInstant {
        if let bootID, bootID == host.bootID { return boot }
        return moment.boot.advanced(bySeconds: wall.timeIntervalSince(moment.wall))
    }
}

/// The instant at which an input reaches the state machine, with the randomness that it may use.
package struct Moment: Sendable {
    package var boot: BootInstant
    package var wall: Date
    package var draw: RandomDraw

    package init(boot: BootInstant, wall: Date, draw: RandomDraw) {
        self.boot = boot
        self.wall = wall
        self.draw = draw
    }
}

/// Random numbers that arrive from outside, so that a seed replays a run.
package struct RandomDraw: Sendable {
    private var state: UInt64
    private let salt: UInt64

    package init(_ seed: UInt64, salt: UInt64) {
        state = seed
        self.salt = salt
    }

    /// SplitMix64 over the seed; the salt keeps 128 bits apart.
    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        return Self.mix(state) ^ Self.mix(salt &+ state)
    }

    /// Uniform over 0 ..< 1.
    package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func id() -> GenerationID { GenerationID(high: next(), low: next()) }

    static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
