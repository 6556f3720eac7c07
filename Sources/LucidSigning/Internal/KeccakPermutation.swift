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

/// Runs the 24 rounds of Keccak-f[1600] on 25 little-endian lanes in complemented form (see `complementedLanes`); then
/// XORs each block of 136 bytes in `blocks` into the first 17 lanes and runs the rounds again.
///
/// With `squeezing`, only the four lanes of a digest are written, which saves most of the last round; there must be no
/// blocks then.
///
/// All lanes live in locals, from block to block too, and two rounds are done a turn, which measured fastest. The chi
/// formulas need one NOT a row for this choice of complemented lanes. Each round goes through rows and lanes in an
/// order of its own, the one of a search over orders for which the compiler spills least.
func permute(
    _ state: UnsafeMutablePointer<UInt64>,
    absorbing blocks: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0), squeezing: Bool = false
) {
    /// The round before the one that is cut short.
    let turning = squeezing ? 22 : 24
    var offset = 0
    var a0 = state[0]; var a1 = state[1]; var a2 = state[2]; var a3 = state[3]; var a4 = state[4]
    var a5 = state[5]; var a6 = state[6]; var a7 = state[7]; var a8 = state[8]; var a9 = state[9]
    var a10 = state[10]; var a11 = state[11]; var a12 = state[12]; var a13 = state[13]; var a14 = state[14]
    var a15 = state[15]; var a16 = state[16]; var a17 = state[17]; var a18 = state[18]; var a19 = state[19]
    var a20 = state[20]; var a21 = state[21]; var a22 = state[22]; var a23 = state[23]; var a24 = state[24]
    var e0: UInt64, e1: UInt64, e2: UInt64, e3: UInt64, e4: UInt64
    var e5: UInt64, e6: UInt64, e7: UInt64, e8: UInt64, e9: UInt64
    var e10: UInt64, e11: UInt64, e12: UInt64, e13: UInt64, e14: UInt64
    var e15: UInt64, e16: UInt64, e17: UInt64, e18: UInt64, e19: UInt64
    var e20: UInt64, e21: UInt64, e22: UInt64, e23: UInt64, e24: UInt64
    var b0: UInt64, b1: UInt64, b2: UInt64, b3: UInt64, b4: UInt64, n: UInt64
    var d0: UInt64, d1: UInt64, d2: UInt64, d3: UInt64, d4: UInt64
    var c0: UInt64, c1: UInt64, c2: UInt64, c3: UInt64, c4: UInt64
    while true {
        var round = 0
        while round < 24 {
            c0 = a0 ^ a5 ^ a10 ^ a15 ^ a20
            c1 = a1 ^ a6 ^ a11 ^ a16 ^ a21
            c2 = a2 ^ a7 ^ a12 ^ a17 ^ a22
            c3 = a3 ^ a8 ^ a13 ^ a18 ^ a23
            c4 = a4 ^ a9 ^ a14 ^ a19 ^ a24
            d0 = c4 ^ rotate(c1, 1)
            d1 = c0 ^ rotate(c2, 1)
            d2 = c1 ^ rotate(c3, 1)
            d3 = c2 ^ rotate(c4, 1)
            d4 = c3 ^ rotate(c0, 1)
            b4 = rotate(a23 ^ d3, 56)
            b3 = rotate(a17 ^ d2, 15)
            b1 = rotate(a5 ^ d0, 36)
            b2 = rotate(a11 ^ d1, 10)
            b0 = rotate(a4 ^ d4, 27)
            n = ~b3
            e17 = b2 ^ (n | b4)
            e16 = b1 ^ (b2 | b3)
            e18 = n ^ (b4 & b0)
            e19 = b4 ^ (b0 | b1)
            e15 = b0 ^ (b1 & b2)
            b3 = rotate(a19 ^ d4, 8)
            b4 = rotate(a20 ^ d0, 18)
            b0 = rotate(a1 ^ d1, 1)
            b2 = rotate(a13 ^ d3, 25)
            b1 = rotate(a7 ^ d2, 6)
            n = ~b3
            e11 = b1 ^ (b2 & b3)
            e10 = b0 ^ (b1 | b2)
            e14 = b4 ^ (b0 & b1)
            e13 = n ^ (b4 | b0)
            e12 = b2 ^ (n & b4)
            b2 = rotate(a10 ^ d0, 3)
            b4 = rotate(a22 ^ d2, 61)
            b0 = rotate(a3 ^ d3, 28)
            b1 = rotate(a9 ^ d4, 20)
            b3 = rotate(a16 ^ d1, 45)
            n = ~b4
            e5 = b0 ^ (b1 | b2)
            e9 = b4 ^ (b0 & b1)
            e7 = b2 ^ (b3 | n)
            e6 = b1 ^ (b2 & b3)
            e8 = b3 ^ (b4 | b0)
            b1 = rotate(a6 ^ d1, 44)
            b0 = a0 ^ d0
            b3 = rotate(a18 ^ d3, 21)
            b4 = rotate(a24 ^ d4, 14)
            b2 = rotate(a12 ^ d2, 43)
            n = ~b2
            e1 = b1 ^ (n | b3)
            e0 = b0 ^ (b1 | b2) ^ roundConstants[round]
            e2 = b2 ^ (b3 & b4)
            e4 = b4 ^ (b0 & b1)
            e3 = b3 ^ (b4 | b0)
            b0 = rotate(a2 ^ d2, 62)
            b1 = rotate(a8 ^ d3, 55)
            b3 = rotate(a15 ^ d0, 41)
            b4 = rotate(a21 ^ d1, 2)
            b2 = rotate(a14 ^ d4, 39)
            n = ~b1
            e24 = b4 ^ (b0 & b1)
            e21 = n ^ (b2 | b3)
            e22 = b2 ^ (b3 & b4)
            e20 = b0 ^ (n & b2)
            e23 = b3 ^ (b4 | b0)
            c0 = e0 ^ e5 ^ e10 ^ e15 ^ e20
            c1 = e1 ^ e6 ^ e11 ^ e16 ^ e21
            c2 = e2 ^ e7 ^ e12 ^ e17 ^ e22
            c3 = e3 ^ e8 ^ e13 ^ e18 ^ e23
            c4 = e4 ^ e9 ^ e14 ^ e19 ^ e24
            d0 = c4 ^ rotate(c1, 1)
            d1 = c0 ^ rotate(c2, 1)
            d2 = c1 ^ rotate(c3, 1)
            d3 = c2 ^ rotate(c4, 1)
            d4 = c3 ^ rotate(c0, 1)
            if round == turning {
                b0 = e0 ^ d0
                b1 = rotate(e6 ^ d1, 44)
                b2 = rotate(e12 ^ d2, 43)
                b3 = rotate(e18 ^ d3, 21)
                b4 = rotate(e24 ^ d4, 14)
                state[0] = b0 ^ (b1 | b2) ^ roundConstants[23]
                state[1] = b1 ^ (~b2 | b3)
                state[2] = b2 ^ (b3 & b4)
                state[3] = b3 ^ (b4 | b0)
                return
            }
            b2 = rotate(e11 ^ d1, 10)
            b1 = rotate(e5 ^ d0, 36)
            b4 = rotate(e23 ^ d3, 56)
            b3 = rotate(e17 ^ d2, 15)
            b0 = rotate(e4 ^ d4, 27)
            n = ~b3
            a17 = b2 ^ (n | b4)
            a15 = b0 ^ (b1 & b2)
            a16 = b1 ^ (b2 | b3)
            a19 = b4 ^ (b0 | b1)
            a18 = n ^ (b4 & b0)
            b0 = rotate(e2 ^ d2, 62)
            b3 = rotate(e15 ^ d0, 41)
            b4 = rotate(e21 ^ d1, 2)
            b1 = rotate(e8 ^ d3, 55)
            b2 = rotate(e14 ^ d4, 39)
            n = ~b1
            a23 = b3 ^ (b4 | b0)
            a22 = b2 ^ (b3 & b4)
            a21 = n ^ (b2 | b3)
            a24 = b4 ^ (b0 & b1)
            a20 = b0 ^ (n & b2)
            b2 = rotate(e12 ^ d2, 43)
            b0 = e0 ^ d0
            b3 = rotate(e18 ^ d3, 21)
            b1 = rotate(e6 ^ d1, 44)
            b4 = rotate(e24 ^ d4, 14)
            n = ~b2
            a1 = b1 ^ (n | b3)
            a4 = b4 ^ (b0 & b1)
            a3 = b3 ^ (b4 | b0)
            a0 = b0 ^ (b1 | b2) ^ roundConstants[round &+ 1]
            a2 = b2 ^ (b3 & b4)
            b1 = rotate(e7 ^ d2, 6)
            b4 = rotate(e20 ^ d0, 18)
            b3 = rotate(e19 ^ d4, 8)
            b0 = rotate(e1 ^ d1, 1)
            b2 = rotate(e13 ^ d3, 25)
            n = ~b3
            a11 = b1 ^ (b2 & b3)
            a12 = b2 ^ (n & b4)
            a13 = n ^ (b4 | b0)
            a14 = b4 ^ (b0 & b1)
            a10 = b0 ^ (b1 | b2)
            b1 = rotate(e9 ^ d4, 20)
            b4 = rotate(e22 ^ d2, 61)
            b0 = rotate(e3 ^ d3, 28)
            b2 = rotate(e10 ^ d0, 3)
            b3 = rotate(e16 ^ d1, 45)
            n = ~b4
            a9 = b4 ^ (b0 & b1)
            a7 = b2 ^ (b3 | n)
            a8 = b3 ^ (b4 | b0)
            a6 = b1 ^ (b2 & b3)
            a5 = b0 ^ (b1 | b2)
            round &+= 2
        }
        guard blocks.count &- offset >= 136 else { break }
        a0 ^= blocks.loadLane(at: offset)
        a1 ^= blocks.loadLane(at: offset &+ 8)
        a2 ^= blocks.loadLane(at: offset &+ 16)
        a3 ^= blocks.loadLane(at: offset &+ 24)
        a4 ^= blocks.loadLane(at: offset &+ 32)
        a5 ^= blocks.loadLane(at: offset &+ 40)
        a6 ^= blocks.loadLane(at: offset &+ 48)
        a7 ^= blocks.loadLane(at: offset &+ 56)
        a8 ^= blocks.loadLane(at: offset &+ 64)
        a9 ^= blocks.loadLane(at: offset &+ 72)
        a10 ^= blocks.loadLane(at: offset &+ 80)
        a11 ^= blocks.loadLane(at: offset &+ 88)
        a12 ^= blocks.loadLane(at: offset &+ 96)
        a13 ^= blocks.loadLane(at: offset &+ 104)
        a14 ^= blocks.loadLane(at: offset &+ 112)
        a15 ^= blocks.loadLane(at: offset &+ 120)
        a16 ^= blocks.loadLane(at: offset &+ 128)
        offset &+= 136
    }
    state[0] = a0; state[1] = a1; state[2] = a2; state[3] = a3; state[4] = a4
    state[5] = a5; state[6] = a6; state[7] = a7; state[8] = a8; state[9] = a9
    state[10] = a10; state[11] = a11; state[12] = a12; state[13] = a13; state[14] = a14
    state[15] = a15; state[16] = a16; state[17] = a17; state[18] = a18; state[19] = a19
    state[20] = a20; state[21] = a21; state[22] = a22; state[23] = a23; state[24] = a24
}

extension UnsafeRawBufferPointer {
    /// The eight bytes at `offset` as a little-endian number.
    @inline(__always)
    func loadLane(at offset: Int) -> UInt64 {
        UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
