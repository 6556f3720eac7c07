// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// Which session a bundle is: a counter that orders, and a random name that tells apart.
///
/// Two processes that cannot see each other may draw the same counter; they never draw the same name.
public struct Generation: Hashable, Sendable, CustomStringConvertible {
    /// Grows with every new session of one stored entry; survives clearing.
    public let counter: UInt64
    /// 128 random bits.
    public let id: GenerationID

    init(counter: UInt64, id: GenerationID) {
        self.counter = counter
        self.id = id
    }

    /// Whether a stored `self` replaces `other` in memory: another name, and not behind.
    ///
    /// On equal counters the stored one wins.
    package func replaces(_ other: Generation) -> Bool { id != other.id && counter >= other.counter }

    /// The counter and the start of the name.
    public var description: String { "\(counter)/\(id.description.prefix(8))" }
}

/// 128 random bits, written as 32 hexadecimal digits.
public struct GenerationID: Hashable, Sendable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    init?(_ text: String) {
        guard text.utf8.count == 32, let bytes = Hex.decode(text, prefix: .refused) else { return nil }
        high = bytes[0..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// 32 lower-case hexadecimal digits.
    public var description: String {
        Hex.encode((0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> UInt64(56 - 8 * ($0 % 8))) })
    }
}
