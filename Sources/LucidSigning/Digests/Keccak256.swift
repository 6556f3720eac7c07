// SPDX-License-Identifier: Apache-2.0

/// Keccak-256 as Ethereum uses it: the padding byte is 0x01, so it is not SHA3-256.
///
/// Use ``hash(_:)-([UInt8])`` for bytes at hand, or an instance to feed them in pieces.
public struct Keccak256: Sendable {
    /// The bytes of one block.
    private static let rate = 136

    private var lanes: InlineArray<25, UInt64> = .init(repeating: 0)
    /// How many bytes of the current block are in; below `rate`.
    private var filled = 0

    /// Starts an empty message.
    public init() {
        for index in complementedLanes.indices { lanes[complementedLanes[index]] = ~0 }
    }

    /// Adds bytes at the end of the message.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var offset = 0
        while offset < bytes.count {
            if filled == 0, bytes.count - offset >= Self.rate {
                for lane in 0..<Self.rate / 8 {
                    lanes[lane] ^= bytes.loadLane(at: offset + lane * 8)
                }
                offset += Self.rate
                permuteLanes()
                continue
            }
            lanes[filled >> 3] ^= UInt64(bytes[offset]) << UInt64((filled & 7) * 8)
            offset += 1
            filled += 1
            if filled == Self.rate {
                filled = 0
                permuteLanes()
            }
        }
    }

    /// Adds bytes at the end of the message.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// The digest of all bytes added, 32 bytes.
    public consuming func finalize() -> [UInt8] {
        lanes[filled >> 3] ^= 1 << UInt64((filled & 7) * 8)
        lanes[16] ^= 1 << 63
        permuteLanes()
        return digestOfLanes.bytes
    }

    /// The digest of `bytes`, 32 bytes.
    public static func hash(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBytes { word($0).bytes }
    }

    /// The digest of the bytes at a pointer, 32 bytes.
    public static func hash(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        word(bytes).bytes
    }

    /// The digest as a number, which is how the rest of the module carries digests.
    static func word(_ bytes: UnsafeRawBufferPointer) -> UInt256 {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 25) { buffer in
            guard let state = buffer.baseAddress else { return .zero }
            state.initialize(repeating: 0, count: 25)
            for index in complementedLanes.indices { state[complementedLanes[index]] = ~0 }
            var offset = 0
            while bytes.count &- offset >= rate {
                for lane in 0..<rate / 8 { state[lane] ^= bytes.loadLane(at: offset &+ lane &* 8) }
                offset &+= rate
                permute(state)
            }
            var lane = 0
            while bytes.count &- offset >= 8 {
                state[lane] ^= bytes.loadLane(at: offset)
                lane &+= 1
                offset &+= 8
            }
            var last: UInt64 = 0
            var shift: UInt64 = 0
            while offset < bytes.count {
                last |= UInt64(bytes[offset]) &<< shift
                shift &+= 8
                offset &+= 1
            }
            state[lane] ^= last | 1 &<< shift
            state[16] ^= 1 << 63
            permute(state)
            // Of the four lanes that make the digest, 1 and 2 are kept complemented.
            return UInt256(
                bigEndianWords: state[0].byteSwapped, (~state[1]).byteSwapped, (~state[2]).byteSwapped,
                state[3].byteSwapped)
        }
    }

    private mutating func permuteLanes() {
        withUnsafeMutableBytes(of: &lanes) { buffer in
            guard let state = buffer.assumingMemoryBound(to: UInt64.self).baseAddress else { return }
            permute(state)
        }
    }

    private var digestOfLanes: UInt256 {
        UInt256(
            bigEndianWords: lanes[0].byteSwapped, (~lanes[1]).byteSwapped, (~lanes[2]).byteSwapped,
            lanes[3].byteSwapped)
    }
}

extension UnsafeRawBufferPointer {
    /// The eight bytes at `offset` as a little-endian number.
    @inline(__always)
    fileprivate func loadLane(at offset: Int) -> UInt64 {
        UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
