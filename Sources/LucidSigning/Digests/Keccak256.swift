// SPDX-License-Identifier: Apache-2.0

/// Keccak-256 as Ethereum uses it: the padding byte is 0x01, so it is not SHA3-256.
///
/// Use ``hash(_:)-([UInt8])`` for bytes at hand, ``hash(_:into:)`` where no array is wanted, or an instance to feed
/// the bytes in pieces.
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
                let end = offset + (bytes.count - offset) / Self.rate * Self.rate
                let blocks = UnsafeRawBufferPointer(rebasing: bytes[offset..<end])
                withLanes { absorb(blocks, into: $0, isFirst: false) }
                offset = end
                continue
            }
            if filled & 7 == 0, bytes.count - offset >= 8 {
                lanes[filled >> 3] ^= bytes.loadLane(at: offset)
                offset += 8
                filled += 8
            } else {
                lanes[filled >> 3] ^= UInt64(bytes[offset]) << UInt64((filled & 7) * 8)
                offset += 1
                filled += 1
            }
            if filled == Self.rate {
                filled = 0
                withLanes { permute($0) }
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
        var digest = UInt256.zero
        withLanes {
            squeeze($0)
            digest = Self.digest($0)
        }
        return digest.bytes
    }

    /// The digest of `bytes`, 32 bytes.
    public static func hash(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBytes { hash($0) }
    }

    /// The digest of the bytes at a pointer, 32 bytes.
    public static func hash(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
            hash(bytes, into: UnsafeMutableRawBufferPointer(digest))
            count = 32
        }
    }

    /// Writes the digest of the bytes at a pointer to the first 32 bytes of `digest`, without allocating.
    ///
    /// The digest is cut if `digest` is shorter. The two may be the same memory.
    public static func hash(_ bytes: UnsafeRawBufferPointer, into digest: UnsafeMutableRawBufferPointer) {
        let word = word(bytes)
        if digest.count >= 32 {
            word.store(to: digest)
        } else {
            withUnsafeBytes(of: (word.w3.bigEndian, word.w2.bigEndian, word.w1.bigEndian, word.w0.bigEndian)) {
                digest.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<digest.count]))
            }
        }
    }

    /// The digest as a number, which is how the rest of the module carries digests.
    static func word(_ bytes: UnsafeRawBufferPointer) -> UInt256 {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 25) { buffer in
            guard let state = buffer.baseAddress else { return .zero }
            let whole = bytes.count / rate * rate
            if whole > rate {
                absorb(UnsafeRawBufferPointer(rebasing: bytes[..<whole]), into: state, isFirst: true)
            } else {
                state.initialize(repeating: 0, count: 25)
                if whole == rate {
                    for lane in 0..<rate / 8 { state[lane] = bytes.loadLane(at: lane &* 8) }
                    complement(state)
                    permute(state)
                }
            }
            var offset = whole
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
            // Only now, because one lane written alone would keep the processor from reading two at once above.
            if bytes.count < rate { complement(state) }
            squeeze(state)
            return digest(state)
        }
    }

    /// The four lanes of a digest, of which 1 and 2 are kept complemented.
    @inline(__always)
    private static func digest(_ state: UnsafeMutablePointer<UInt64>) -> UInt256 {
        UInt256(
            bigEndianWords: state[0].byteSwapped, (~state[1]).byteSwapped, (~state[2]).byteSwapped,
            state[3].byteSwapped)
    }

    @inline(__always)
    private static func complement(_ state: UnsafeMutablePointer<UInt64>) {
        for index in complementedLanes.indices { state[complementedLanes[index]] ^= ~0 }
    }

    private mutating func withLanes(_ body: (UnsafeMutablePointer<UInt64>) -> Void) {
        withUnsafeMutableBytes(of: &lanes) { buffer in
            guard let state = buffer.assumingMemoryBound(to: UInt64.self).baseAddress else { return }
            body(state)
        }
    }
}
