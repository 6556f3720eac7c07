// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidSigning
import Testing

/// Digests by pycryptodome 3.24.1 of the bytes `(7 i + count) mod 256`; the first is also in the Keccak submission.
private let knownDigests: [(count: Int, digest: String)] = [
    (0, "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
    (1, "5fe7f977e71dba2ea1a68e21057beebb9be2ac30c6410aa38d4f3fbe41dcffd2"),
    (7, "1ceda151e21262ae35aed0f8e3ad898e7ccd45ff03d25508e25e5701bc31c989"),
    (8, "66d6ac686bbe637cb6cf3e4deb8a1bb6aec0163cbbbd2c22747069455e660457"),
    (31, "f2edf8e57f5f8acb78dac9a80285ed8d829840361fdc4d99698e7ab6685d82ea"),
    (32, "75ddc22689ac5cfab91ff4f11af7f47658c89f63dcb005c00824017d8081c7e8"),
    (33, "c6054684b0825b997510f120321a58f8488803992923926fcda6db5405ec35c9"),
    (64, "d432c602ee561dfffe10aa1a7df28751b7990fcb5ba7a66055452fd680beb44c"),
    (135, "8ab570337c9a3a773c3605160ca58e3f0546d92d217c908669cc4f35a31933bc"),
    (136, "16b30a6be318a7acbcba7a2194789f628abf68dfbbf55a4d840f22f6a4d29efd"),
    (137, "6a7e8293441d51be41bf4994995b35981f90c07866c7fd0465f405e2b7a8f8dd"),
    (200, "5df43bf0d784fc93408fa76ffebdf2b45f60884dbbae8b0f1e47ab05f37f8508"),
    (271, "bb02bca6be57f42d131406260c6f1a81fd9922af8bd1c96d78f454b19ae10add"),
    (272, "443464c0c3ac8036d14a6f8647fc93b592d514adefbe88683cbbda3b4b2c4553"),
    (273, "73d5960773e36742ead7c872d84d535f35e75b9517ccb1023491276013f88890"),
    (1000, "5cab097db1a529f5b1a15428cc494df950671bc3824340aad89941fa68e151bc"),
]

private func message(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7 + count) }
}

@Suite struct `Keccak-256` {
    @Test(arguments: knownDigests)
    func `digests are those of another implementation`(count: Int, digest: String) {
        #expect(Hex.encode(Keccak256.hash(message(count))) == digest)
    }

    @Test(arguments: knownDigests)
    func `pieces of any size give the same digest`(count: Int, digest: String) {
        let bytes = message(count)
        for size in [1, 3, 8, 100, 136, 137] {
            var hasher = Keccak256()
            var rest = bytes[...]
            while !rest.isEmpty {
                hasher.update(Array(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
            #expect(Hex.encode(hasher.finalize()) == digest, "in pieces of \(size)")
        }
    }

    @Test func `an unaligned pointer gives the same digest`() {
        let bytes = message(300)
        let shifted = [0] + bytes
        let digest = shifted.withUnsafeBytes { Keccak256.hash(UnsafeRawBufferPointer(rebasing: $0[1...])) }
        #expect(digest == Keccak256.hash(bytes))
    }

    @Test(arguments: knownDigests)
    func `a digest written in place is the same, and never longer than its place`(count: Int, digest: String) {
        let bytes = message(count)
        for room in [0, 1, 31, 32, 40] {
            var place = [UInt8](repeating: 0xee, count: room)
            bytes.withUnsafeBytes { bytes in place.withUnsafeMutableBytes { Keccak256.hash(bytes, into: $0) } }
            let written = Hex.encode(place.prefix(32))
            #expect(digest.hasPrefix(written))
            #expect(place.dropFirst(32).allSatisfy { $0 == 0xee })
        }
        // Input and output may be the same memory.
        var shared = bytes + [UInt8](repeating: 0, count: max(0, 32 - count))
        shared.withUnsafeMutableBytes { Keccak256.hash(UnsafeRawBufferPointer(rebasing: $0[..<count]), into: $0) }
        #expect(Hex.encode(shared.prefix(32)) == digest)
    }

    @Test func `pieces of random sizes give the digest of the whole`() {
        var generator = SeededGenerator(seed: 0x6b65_6363_616b)
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0...1500, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            var hasher = Keccak256()
            var rest = bytes[...]
            while !rest.isEmpty {
                let size = Int.random(in: 1...rest.count, using: &generator)
                hasher.update(Array(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
            #expect(hasher.finalize() == Keccak256.hash(bytes), "\(bytes.count) bytes")
        }
    }

    @Test func `it is not SHA3-256, whose padding differs`() {
        // FIPS 202: SHA3-256 of nothing.
        let sha3 = "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a"
        #expect(Hex.encode(Keccak256.hash([UInt8]())) != sha3)
        #expect(Hex.encode(Keccak256.hash([UInt8]())).hasSuffix("5d85a470"))
    }
}
