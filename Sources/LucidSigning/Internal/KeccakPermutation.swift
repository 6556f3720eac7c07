// SPDX-License-Identifier: Apache-2.0

/// The 24 round constants of Keccak-f[1600].
private let roundConstants: InlineArray<24, UInt64> = [
    0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808a, 0x8000_0000_8000_8000,
    0x0000_0000_0000_808b, 0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009,
    0x0000_0000_0000_008a, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000a,
    0x0000_0000_8000_808b, 0x8000_0000_0000_008b, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003,
    0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800a, 0x8000_0000_8000_000a,
    0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
]

/// The lanes that are kept complemented between rounds, so that chi needs few NOTs.
///
/// Whoever makes a state complements these six of the 25 lanes first; whoever reads one of them complements it back.
let complementedLanes: InlineArray<6, Int> = [1, 2, 8, 12, 17, 20]

@inline(__always)
private func rotate(_ lane: UInt64, _ count: UInt64) -> UInt64 { lane &<< count | lane &>> (64 &- count) }

/// The 25 lanes as locals.
private struct Lanes {
    var a0: UInt64, a1: UInt64, a2: UInt64, a3: UInt64, a4: UInt64
    var a5: UInt64, a6: UInt64, a7: UInt64, a8: UInt64, a9: UInt64
    var a10: UInt64, a11: UInt64, a12: UInt64, a13: UInt64, a14: UInt64
    var a15: UInt64, a16: UInt64, a17: UInt64, a18: UInt64, a19: UInt64
    var a20: UInt64, a21: UInt64, a22: UInt64, a23: UInt64, a24: UInt64

    @inline(__always)
    init(_ state: UnsafeMutablePointer<UInt64>) {
        (a0, a1, a2, a3, a4) = (state[0], state[1], state[2], state[3], state[4])
        (a5, a6, a7, a8, a9) = (state[5], state[6], state[7], state[8], state[9])
        (a10, a11, a12, a13, a14) = (state[10], state[11], state[12], state[13], state[14])
        (a15, a16, a17, a18, a19) = (state[15], state[16], state[17], state[18], state[19])
        (a20, a21, a22, a23, a24) = (state[20], state[21], state[22], state[23], state[24])
    }

    /// Those of an empty message.
    @inline(__always)
    init() {
        (a0, a1, a2, a3, a4) = (0, ~0, ~0, 0, 0)
        (a5, a6, a7, a8, a9) = (0, 0, 0, ~0, 0)
        (a10, a11, a12, a13, a14) = (0, 0, ~0, 0, 0)
        (a15, a16, a17, a18, a19) = (0, 0, ~0, 0, 0)
        (a20, a21, a22, a23, a24) = (~0, 0, 0, 0, 0)
    }

    @inline(__always)
    func store(to state: UnsafeMutablePointer<UInt64>) {
        (state[0], state[1], state[2], state[3], state[4]) = (a0, a1, a2, a3, a4)
        (state[5], state[6], state[7], state[8], state[9]) = (a5, a6, a7, a8, a9)
        (state[10], state[11], state[12], state[13], state[14]) = (a10, a11, a12, a13, a14)
        (state[15], state[16], state[17], state[18], state[19]) = (a15, a16, a17, a18, a19)
        (state[20], state[21], state[22], state[23], state[24]) = (a20, a21, a22, a23, a24)
    }

    /// XORs a block of 136 bytes into the first 17 lanes.
    @inline(__always)
    mutating func take(_ block: UnsafeRawPointer) {
        @inline(__always)
        func lane(_ index: Int) -> UInt64 {
            UInt64(littleEndian: block.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self))
        }
        (a0, a1, a2, a3) = (a0 ^ lane(0), a1 ^ lane(1), a2 ^ lane(2), a3 ^ lane(3))
        (a4, a5, a6, a7) = (a4 ^ lane(4), a5 ^ lane(5), a6 ^ lane(6), a7 ^ lane(7))
        (a8, a9, a10, a11) = (a8 ^ lane(8), a9 ^ lane(9), a10 ^ lane(10), a11 ^ lane(11))
        (a12, a13, a14, a15) = (a12 ^ lane(12), a13 ^ lane(13), a14 ^ lane(14), a15 ^ lane(15))
        a16 ^= lane(16)
    }

    /// Two rounds, whose constants are given.
    ///
    /// The chi formulas need one NOT a row for the lanes that are kept complemented. Each round goes through rows and
    /// lanes in an order of its own: the one of a search over orders that measured fastest as the compiler spills.
    @inline(__always)
    mutating func turn(_ first: UInt64, _ second: UInt64) {
        let e0, e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, e12: UInt64
        let e13, e14, e15, e16, e17, e18, e19, e20, e21, e22, e23, e24: UInt64
        var b0, b1, b2, b3, b4, n, c0, c1, c2, c3, c4, d0, d1, d2, d3, d4: UInt64
        c1 = a1 ^ a6 ^ a11 ^ a16 ^ a21
        c3 = a3 ^ a8 ^ a13 ^ a18 ^ a23
        c4 = a4 ^ a9 ^ a14 ^ a19 ^ a24
        c0 = a0 ^ a5 ^ a10 ^ a15 ^ a20
        c2 = a2 ^ a7 ^ a12 ^ a17 ^ a22
        d0 = c4 ^ rotate(c1, 1)
        d1 = c0 ^ rotate(c2, 1)
        d2 = c1 ^ rotate(c3, 1)
        d4 = c3 ^ rotate(c0, 1)
        d3 = c2 ^ rotate(c4, 1)
        b0 = a0 ^ d0
        b1 = rotate(a6 ^ d1, 44)
        b2 = rotate(a12 ^ d2, 43)
        b3 = rotate(a18 ^ d3, 21)
        b4 = rotate(a24 ^ d4, 14)
        n = ~b2
        e0 = b0 ^ (b1 | b2) ^ first
        e4 = b4 ^ (b0 & b1)
        e1 = b1 ^ (n | b3)
        e2 = b2 ^ (b3 & b4)
        e3 = b3 ^ (b4 | b0)
        b0 = rotate(a3 ^ d3, 28)
        b1 = rotate(a9 ^ d4, 20)
        b2 = rotate(a10 ^ d0, 3)
        b4 = rotate(a22 ^ d2, 61)
        b3 = rotate(a16 ^ d1, 45)
        n = ~b4
        e5 = b0 ^ (b1 | b2)
        e6 = b1 ^ (b2 & b3)
        e7 = b2 ^ (b3 | n)
        e8 = b3 ^ (b4 | b0)
        e9 = b4 ^ (b0 & b1)
        b0 = rotate(a4 ^ d4, 27)
        b2 = rotate(a11 ^ d1, 10)
        b4 = rotate(a23 ^ d3, 56)
        b1 = rotate(a5 ^ d0, 36)
        b3 = rotate(a17 ^ d2, 15)
        n = ~b3
        e15 = b0 ^ (b1 & b2)
        e16 = b1 ^ (b2 | b3)
        e17 = b2 ^ (n | b4)
        e18 = n ^ (b4 & b0)
        e19 = b4 ^ (b0 | b1)
        b0 = rotate(a2 ^ d2, 62)
        b4 = rotate(a21 ^ d1, 2)
        b3 = rotate(a15 ^ d0, 41)
        b1 = rotate(a8 ^ d3, 55)
        b2 = rotate(a14 ^ d4, 39)
        n = ~b1
        e21 = n ^ (b2 | b3)
        e22 = b2 ^ (b3 & b4)
        e20 = b0 ^ (n & b2)
        e23 = b3 ^ (b4 | b0)
        e24 = b4 ^ (b0 & b1)
        b1 = rotate(a7 ^ d2, 6)
        b4 = rotate(a20 ^ d0, 18)
        b2 = rotate(a13 ^ d3, 25)
        b0 = rotate(a1 ^ d1, 1)
        b3 = rotate(a19 ^ d4, 8)
        n = ~b3
        e10 = b0 ^ (b1 | b2)
        e11 = b1 ^ (b2 & b3)
        e12 = b2 ^ (n & b4)
        e13 = n ^ (b4 | b0)
        e14 = b4 ^ (b0 & b1)
        c4 = e4 ^ e9 ^ e14 ^ e19 ^ e24
        c3 = e3 ^ e8 ^ e13 ^ e18 ^ e23
        c0 = e0 ^ e5 ^ e10 ^ e15 ^ e20
        c1 = e1 ^ e6 ^ e11 ^ e16 ^ e21
        c2 = e2 ^ e7 ^ e12 ^ e17 ^ e22
        d0 = c4 ^ rotate(c1, 1)
        d1 = c0 ^ rotate(c2, 1)
        d4 = c3 ^ rotate(c0, 1)
        d3 = c2 ^ rotate(c4, 1)
        d2 = c1 ^ rotate(c3, 1)
        b0 = rotate(e2 ^ d2, 62)
        b1 = rotate(e8 ^ d3, 55)
        b2 = rotate(e14 ^ d4, 39)
        b3 = rotate(e15 ^ d0, 41)
        b4 = rotate(e21 ^ d1, 2)
        n = ~b1
        a20 = b0 ^ (n & b2)
        a21 = n ^ (b2 | b3)
        a22 = b2 ^ (b3 & b4)
        a23 = b3 ^ (b4 | b0)
        a24 = b4 ^ (b0 & b1)
        b4 = rotate(e24 ^ d4, 14)
        b1 = rotate(e6 ^ d1, 44)
        b0 = e0 ^ d0
        b2 = rotate(e12 ^ d2, 43)
        b3 = rotate(e18 ^ d3, 21)
        n = ~b2
        a0 = b0 ^ (b1 | b2) ^ second
        a1 = b1 ^ (n | b3)
        a2 = b2 ^ (b3 & b4)
        a3 = b3 ^ (b4 | b0)
        a4 = b4 ^ (b0 & b1)
        b0 = rotate(e3 ^ d3, 28)
        b1 = rotate(e9 ^ d4, 20)
        b2 = rotate(e10 ^ d0, 3)
        b3 = rotate(e16 ^ d1, 45)
        b4 = rotate(e22 ^ d2, 61)
        n = ~b4
        a7 = b2 ^ (b3 | n)
        a8 = b3 ^ (b4 | b0)
        a5 = b0 ^ (b1 | b2)
        a9 = b4 ^ (b0 & b1)
        a6 = b1 ^ (b2 & b3)
        b0 = rotate(e1 ^ d1, 1)
        b1 = rotate(e7 ^ d2, 6)
        b2 = rotate(e13 ^ d3, 25)
        b3 = rotate(e19 ^ d4, 8)
        b4 = rotate(e20 ^ d0, 18)
        n = ~b3
        a10 = b0 ^ (b1 | b2)
        a11 = b1 ^ (b2 & b3)
        a12 = b2 ^ (n & b4)
        a13 = n ^ (b4 | b0)
        a14 = b4 ^ (b0 & b1)
        b2 = rotate(e11 ^ d1, 10)
        b0 = rotate(e4 ^ d4, 27)
        b3 = rotate(e17 ^ d2, 15)
        b1 = rotate(e5 ^ d0, 36)
        b4 = rotate(e23 ^ d3, 56)
        n = ~b3
        a15 = b0 ^ (b1 & b2)
        a16 = b1 ^ (b2 | b3)
        a17 = b2 ^ (n | b4)
        a18 = n ^ (b4 & b0)
        a19 = b4 ^ (b0 | b1)
    }
}

/// Runs the 24 rounds of Keccak-f[1600] on 25 little-endian lanes in complemented form (see `complementedLanes`).
///
/// All lanes live in locals and two rounds are done a turn, which measured fastest.
func permute(_ state: UnsafeMutablePointer<UInt64>) {
    var lanes = Lanes(state)
    var round = 0
    while round < 24 {
        lanes.turn(roundConstants[round], roundConstants[round &+ 1])
        round &+= 2
    }
    lanes.store(to: state)
}

/// Absorbs a multiple of 136 bytes, at least that many, with all lanes in locals from block to block.
///
/// If the message begins with them, `state` is only written to. For a single block `permute` measured faster.
func absorb(_ blocks: UnsafeRawBufferPointer, into state: UnsafeMutablePointer<UInt64>, isFirst: Bool) {
    guard var block = blocks.baseAddress else { return }
    var lanes = isFirst ? Lanes() : Lanes(state)
    let end = block + blocks.count
    while block < end {
        lanes.take(block)
        block += 136
        var round = 0
        while round < 24 {
            lanes.turn(roundConstants[round], roundConstants[round &+ 1])
            round &+= 2
        }
    }
    lanes.store(to: state)
}

/// Does what `permute` does, but writes only the four lanes of a digest, which saves most of the last round.
func squeeze(_ state: UnsafeMutablePointer<UInt64>) {
    var lanes = Lanes(state)
    var round = 0
    while round < 22 {
        lanes.turn(roundConstants[round], roundConstants[round &+ 1])
        round &+= 2
    }
    // What the other lanes take is dead code.
    lanes.turn(roundConstants[22], roundConstants[23])
    (state[0], state[1], state[2], state[3]) = (lanes.a0, lanes.a1, lanes.a2, lanes.a3)
}

extension UnsafeRawBufferPointer {
    /// The eight bytes at `offset` as a little-endian number.
    @inline(__always)
    func loadLane(at offset: Int) -> UInt64 {
        UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
