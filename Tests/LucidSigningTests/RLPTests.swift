// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidSigning
import Testing

private let lorem = "Lorem ipsum dolor sit amet, consectetur adipisicing elit"

/// The examples in the Ethereum documentation of RLP.
private let examples: [(RLP, String)] = [
    (.bytes(Array("dog".utf8)), "83646f67"),
    (.list([.bytes(Array("cat".utf8)), .bytes(Array("dog".utf8))]), "c88363617483646f67"),
    (.bytes([]), "80"), (.list([]), "c0"), (.integer(0), "80"), (.bytes([0]), "00"), (.bytes([0x0f]), "0f"),
    (.integer(15), "0f"), (.integer(127), "7f"), (.integer(128), "8180"), (.integer(1024), "820400"),
    (.integer(.max), "a0" + String(repeating: "ff", count: 32)),
    (.list([.list([]), .list([.list([])]), .list([.list([]), .list([.list([])])])]), "c7c0c1c0c3c0c1c0"),
    (.bytes(Array(lorem.utf8)), "b838" + Hex.encode(Array(lorem.utf8))),
    (.bytes([UInt8](repeating: 1, count: 55)), "b7" + String(repeating: "01", count: 55)),
    (.bytes([UInt8](repeating: 1, count: 56)), "b838" + String(repeating: "01", count: 56)),
    (.bytes([UInt8](repeating: 1, count: 1024)), "b90400" + String(repeating: "01", count: 1024)),
    (.list(Array(repeating: .bytes([1]), count: 55)), "f7" + String(repeating: "01", count: 55)),
    (.list(Array(repeating: .bytes([1]), count: 56)), "f838" + String(repeating: "01", count: 56)),
]

/// Every way to break the rules of the yellow paper's appendix B.
private let invalid: [(name: String, hex: String)] = [
    ("nothing", ""), ("a trailing byte", "8000"), ("a trailing item", "c0c0"),
    ("a prefixed 00", "8100"), ("a prefixed 01", "8101"), ("a prefixed 7f", "817f"),
    ("a prefixed byte in a list", "c28100"),
    ("a short string cut off", "81"), ("a short string one byte short", "a0" + String(repeating: "01", count: 31)),
    ("a short list cut off", "c5010203"), ("a short list of nothing", "c1"),
    ("a string past its list", "c283646f67"), ("a list past its list", "c1c1"),
    ("a long length for an empty string", "b800"), ("a long length for one byte", "b801ff"),
    ("a long length for 55 bytes", "b837" + String(repeating: "01", count: 55)),
    ("a long length for an empty list", "f800"), ("a long length for a short list", "f803112233"),
    ("a long length with a leading zero", "b90040" + String(repeating: "01", count: 64)),
    ("a long list length with a leading zero", "f90038" + String(repeating: "01", count: 56)),
    ("a long length of zero bytes", "b9000000"), ("a length cut off", "b9"), ("a list length cut off", "fb010000"),
    ("a long string cut off", "b840" + String(repeating: "01", count: 63)),
    ("a long list cut off", "f90180"), ("a length of 2^64-1", "bfffffffffffffffff"),
    ("a list length of 2^64-1", "ffffffffffffffffff0001020304050607"), ("a length of 2^56", "bf0f000000000000021111"),
    ("a list length of 2^59", "ff0f000000000000021111"), ("a length of 2^63", "bf8000000000000000"),
]

/// All of `RLPTests/invalidRLPTest.json` in github.com/ethereum/tests (MIT), by name.
private let official: [(name: String, hex: String)] = [
    ("int32Overflow", "bf0f000000000000021111"), ("int32Overflow2", "ff0f000000000000021111"),
    ("wrongSizeList", "f80180"), ("wrongSizeList2", "f80100"),
    ("incorrectLengthInArray", "b9002100dc2b275d0f74e8a53e6f4ec61b27f24278820be3f82ea2110e582081b0565df0"),
    (
        "randomRLP",
        "f861f83eb9002100dc2b275d0f74e8a53e6f4ec61b27f24278820be3f82ea2110e582081b0565df027b90015002d5ef8325ae4d034df55"
            + "d4b58d0dfba64d61ddd17be00000b9001a00dae30907045a2f66fa36f2bb8aa9029cbb0b8a7b3b5c435ab331"
    ),
    ("bytesShouldBeSingleByte00", "8100"), ("bytesShouldBeSingleByte01", "8101"), ("bytesShouldBeSingleByte7F", "817F"),
    ("leadingZerosInLongLengthArray1", "b90040" + counted(64)), ("leadingZerosInLongLengthArray2", "b800"),
    ("leadingZerosInLongLengthList1", "fb00000040" + counted(64)), ("leadingZerosInLongLengthList2", "f800"),
    ("nonOptimalLongLengthArray1", "b81000112233445566778899aabbccddeeff"), ("nonOptimalLongLengthArray2", "b801ff"),
    ("nonOptimalLongLengthList1", "f810" + counted(16)), ("nonOptimalLongLengthList2", "f803112233"),
    ("emptyEncoding", ""), ("lessThanShortLengthArray1", "81"), ("lessThanShortLengthArray2", "a0" + counted(31)),
    ("lessThanShortLengthList1", "c5010203"), ("lessThanShortLengthList2", "e201020304050607"),
    ("lessThanLongLengthArray1", "ba010000aabbccddeeff"),
    ("lessThanLongLengthArray2", "b840ffeeddccbbaa99887766554433221100"), ("lessThanLongLengthList1", "f90180"),
    ("lessThanLongLengthList2", "ffffffffffffffffff0001020304050607"),
]

/// The digits of the bytes from 0 upwards.
private func counted(_ count: UInt8) -> String { Hex.encode(Array(0..<count)) }

@Suite struct `Recursive length prefix` {
    @Test(arguments: examples)
    func `values have one encoding`(item: RLP, hex: String) throws {
        let encoded = try #require(item.encoded)
        #expect(Hex.encode(encoded) == hex)
        #expect(try RLP(decoding: encoded) == item)
    }

    @Test(arguments: invalid)
    func `everything else is refused`(name: String, hex: String) throws {
        let bytes = try #require(Hex.decode(hex, prefix: .refused))
        let error = #expect(throws: SigningError.self) { try RLP(decoding: bytes) }
        #expect(error?.code == .invalidValue)
    }

    @Test(arguments: official)
    func `every invalid encoding of the official tests is refused`(name: String, hex: String) throws {
        let bytes = try #require(Hex.decode(hex, prefix: .refused))
        #expect(throws: SigningError.self) { try RLP(decoding: bytes) }
    }

    @Test func `all of the official tests are there`() { #expect(official.count == 26) }

    @Test func `an error names the item`() {
        let error = #expect(throws: SigningError.self) { try RLP(decoding: [0xc4, 0x01, 0xc2, 0x81, 0x00]) }
        #expect(error?.path == "[1][0]")
    }

    @Test func `lists nest to 64 levels and no deeper`() throws {
        func nested(_ levels: Int) -> RLP { (0..<levels).reduce(RLP.bytes([1])) { inner, _ in .list([inner]) } }
        let deepest = try #require(nested(64).encoded)
        #expect(try RLP(decoding: deepest) == nested(64))
        #expect(nested(65).encoded == nil)
        var bytes: [UInt8] = [1]
        for _ in 0..<65 {
            bytes = bytes.count < 56 ? [0xc0 + UInt8(bytes.count)] + bytes : [0xf8, UInt8(bytes.count)] + bytes
        }
        #expect(throws: SigningError.self) { try RLP(decoding: bytes) }
        #expect(throws: SigningError.self) { try RLP(decoding: [UInt8](repeating: 0xc1, count: 100_000)) }
    }

    @Test func `input beyond the limit is refused`() {
        let error = #expect(throws: SigningError.self) { try RLP(decoding: [1, 2, 3], limit: 2) }
        #expect(error?.code == .refused)
    }

    @Test(arguments: UInt64(1)...25)
    func `random values survive, and no other bytes decode to them`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func item(_ depth: Int) -> RLP {
            if depth < 4, random.next() % 3 == 0 {
                return .list((0..<random.next() % 6).map { _ in item(depth + 1) })
            }
            let counts = [0, 1, 1, 2, 20, 32, 55, 56, 57, 255, 256, 300]
            return .bytes(random.bytes(counts[Int(random.next() % UInt64(counts.count))]))
        }
        let value = item(0)
        let encoded = try #require(value.encoded)
        #expect(try RLP(decoding: encoded) == value)
        for _ in 0..<200 {
            var mutated = encoded
            switch random.next() % 3 {
            case 0: mutated[Int(random.next() % UInt64(mutated.count))] = UInt8(truncatingIfNeeded: random.next())
            case 1: mutated.removeLast(Int(random.next() % UInt64(mutated.count)))
            default: mutated.insert(UInt8(truncatingIfNeeded: random.next()), at: 0)
            }
            if let decoded = try? RLP(decoding: mutated) { #expect(decoded.encoded == mutated) }
        }
    }
}
