// SPDX-License-Identifier: Apache-2.0
import LucidSigning
import Testing

private let maxText = "115792089237316195423570985008687907853269984665640564039457584007913129639935"

@Suite struct `Numbers of 256 bits` {
    @Test(arguments: [
        ("0", "0x0"), ("1", "0x1"), ("255", "0xff"), ("18446744073709551615", "0xffffffffffffffff"),
        ("18446744073709551616", "0x10000000000000000"), ("9007199254740993", "0x20000000000001"),
        ("340282366920938463463374607431768211456", "0x100000000000000000000000000000000"),
        ("10000000000000000000", "0x8ac7230489e80000"),
        ("100000000000000000000000000000000000000", "0x4b3b4ca85a86c47a098a224000000000"),
        (maxText, "0x" + String(repeating: "f", count: 64)),
    ])
    func `decimal and hexadecimal agree`(decimal: String, hex: String) throws {
        let value = try #require(UInt256(decimal: decimal))
        #expect(UInt256(hex: hex) == value)
        #expect(value.description == decimal)
        #expect(value.hex == hex)
        #expect(UInt256(bigEndian: value.bytes) == value)
        #expect(UInt256(bigEndian: value.minimalBytes) == value)
        #expect(value.minimalBytes.first != 0)
        #expect(UInt256(decimal: "000" + decimal) == value)
    }

    @Test(arguments: [
        "", "-1", "+1", " 1", "1 ", "1.0", "1e3", "0x1", "1_000", "\u{661}", String(maxText.dropLast()) + "6",
        maxText + "0",
        "9" + maxText,
    ])
    func `other decimal texts have no value`(text: String) {
        #expect(UInt256(decimal: text) == nil)
    }

    @Test(arguments: ["", "0x", "0", "ff", "0X1", "0xg", "0x-1", "0x1" + String(repeating: "0", count: 64)])
    func `other hexadecimal texts have no value`(text: String) {
        #expect(UInt256(hex: text) == nil)
    }

    @Test func `arithmetic that does not fit is nil`() throws {
        let one = UInt256.one
        let two128 = try #require(UInt256(hex: "0x100000000000000000000000000000000"))
        #expect(UInt256.max.adding(one) == nil)
        #expect(UInt256.zero.subtracting(one) == nil)
        #expect(two128.multiplied(by: two128) == nil)
        #expect(UInt256.max.multiplied(by: 2) == nil)
        #expect(UInt256.max.multiplied(by: one) == UInt256.max)
        #expect(UInt256.max.subtracting(.max) == .zero)
        #expect(UInt256.max.adding(.zero) == .max)
        let root = try #require(two128.subtracting(one))
        let square = try #require(root.multiplied(by: root))
        #expect(square.hex == "0xfffffffffffffffffffffffffffffffe00000000000000000000000000000001")
        #expect(try #require(two128.subtracting(one)).adding(one) == two128)
        #expect(UInt256.zero.bitWidth == 0)
        #expect(two128.bitWidth == 129)
        #expect(UInt256.max.bitWidth == 256)
        #expect(two128 > root && !(two128 < root) && root <= root)
        #expect(two128.uint64 == nil)
        #expect(UInt256(7).uint64 == 7)
        #expect(UInt256(bigEndian: [UInt8](repeating: 0, count: 33)) == nil)
    }

    @Test(arguments: UInt64(1)...20)
    func `sums and products agree with 64-bit arithmetic`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let (a, b) = (random.next(), random.next())
            let full = a.multipliedFullWidth(by: b)
            let product = try #require(UInt256(a).multiplied(by: UInt256(b)))
            #expect(product.bytes.suffix(16) == [full.high, full.low].flatMap { UInt256($0).bytes.suffix(8) }[...])
            let sum = try #require(product.adding(UInt256(a)))
            #expect(sum.subtracting(UInt256(a)) == product)
            #expect(UInt256(decimal: sum.description) == sum)
            #expect(UInt256(hex: sum.hex) == sum)
        }
    }
}
