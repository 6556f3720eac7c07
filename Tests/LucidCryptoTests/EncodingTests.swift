// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import Testing

@Suite struct `Hexadecimal` {
    @Test func `digits are lower case and the prefix is asked for`() {
        #expect(Hex.encode([0x00, 0x0f, 0xa5, 0xff]) == "000fa5ff")
        #expect(Hex.encode([0xde, 0xad] as [UInt8], prefix: true) == "0xdead")
        #expect(Hex.encode([UInt8]()) == "")
        #expect(Hex.encode([UInt8](), prefix: true) == "0x")
        #expect(Hex.encode(stride(from: UInt8(1), to: 4, by: 1)) == "010203")
    }

    @Test(arguments: ["000fa5ff", "0x000fa5ff", "000FA5fF", "0x000fA5FF"])
    func `either case and an optional prefix decode`(text: String) {
        #expect(Hex.decode(text) == [0x00, 0x0f, 0xa5, 0xff])
    }

    @Test(arguments: [
        "0", "abc", "0x0", "zz", "0g", "g0", "0X00", "0x0x00", " 00", "00 ", "00\n", "é", "::", "//", "@@", "``",
        "G0",
    ])
    func `anything but pairs of digits is refused`(text: String) {
        #expect(Hex.decode(text) == nil)
    }

    @Test func `the prefix rule holds`() {
        #expect(Hex.decode("0x") == [])
        #expect(Hex.decode("00", prefix: .required) == nil)
        #expect(Hex.decode("0x00", prefix: .required) == [0])
        #expect(Hex.decode("0x00", prefix: .refused) == nil)
        #expect(Hex.decode("00", prefix: .refused) == [0])
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `what was encoded decodes to the same bytes`(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        for count in 0..<100 {
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            #expect(Hex.decode(Hex.encode(bytes)) == bytes)
        }
    }
}

// RFC 4648 section 10.
private let base64Vectors = [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
]

@Suite struct `Base 64` {
    @Test(arguments: base64Vectors)
    func `the vectors of RFC 4648 hold in both alphabets`(plain: String, encoded: String) {
        let bytes = Array(plain.utf8)
        let unpadded = encoded.filter { $0 != "=" }
        #expect(Base64.encode(bytes) == encoded)
        #expect(Base64.decode(encoded) == bytes)
        #expect(Base64URL.encode(bytes) == unpadded)
        #expect(Base64URL.decode(unpadded) == bytes)
    }

    @Test func `the alphabets differ in the last two symbols`() {
        let bytes: [UInt8] = [0xfb, 0xff, 0xfe]
        #expect(Base64.encode(bytes) == "+//+")
        #expect(Base64URL.encode(bytes) == "-__-")
        #expect(Base64.decode("-__-") == nil)
        #expect(Base64URL.decode("+//+") == nil)
    }

    @Test(arguments: [
        "Zg", "Zg=", "Zg===", "Z===", "====", "=", "Zh==", "Zm9=", "Zm8=Zm8=", "Zm9v\n", "Zm 9", "Zm9vYg==\n",
        "Zg==Zg==",
    ])
    func `padded text that no encoder writes is refused`(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test(arguments: ["A", "Zg==", "Zh", "Zm9", "Zm8=", "AAAAA", "é", "Zm9v ", "AB", "AAB"])
    func `unpadded text that no encoder writes is refused`(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    @Test(arguments: [4, 5, 6] as [UInt64])
    func `what was encoded decodes to the same bytes`(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        for count in 0..<100 {
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
    }
}
