// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import Testing

private struct GCMVector: Sendable, CustomTestStringConvertible {
    let number: Int
    let key: String
    let nonce: String
    let plaintext: String
    let data: String
    let sealed: String

    var testDescription: String { "test case \(number)" }
}

private let key = "feffe9928665731c6d6a8f9467308308"
private let nonce = "cafebabefacedbaddecaf888"
private let zeroNonce = String(repeating: "0", count: 24)
private let data = "feedfacedeadbeeffeedfacedeadbeefabaddad2"
private let short =
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657"
    + "ba637b39"
private let long = short + "1aafd255"

// McGrew and Viega, The Galois/Counter Mode of Operation, appendix B, which NIST SP 800-38D refers to.
private let gcmVectors = [
    GCMVector(
        number: 1, key: String(repeating: "0", count: 32), nonce: zeroNonce, plaintext: "", data: "",
        sealed: "58e2fccefa7e3061367f1d57a4e7455a"),
    GCMVector(
        number: 2, key: String(repeating: "0", count: 32), nonce: zeroNonce,
        plaintext: String(repeating: "0", count: 32), data: "",
        sealed: "0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf"),
    GCMVector(
        number: 3, key: key, nonce: nonce, plaintext: long, data: "",
        sealed:
            "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa051ba30b39"
            + "6a0aac973d58e091473f59854d5c2af327cd64a62cf35abd2ba6fab4"),
    GCMVector(
        number: 4, key: key, nonce: nonce, plaintext: short, data: data,
        sealed:
            "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa051ba30b39"
            + "6a0aac973d58e0915bc94fbc3221a5db94fae95ae7121a47"),
    GCMVector(
        number: 7, key: String(repeating: "0", count: 48), nonce: zeroNonce, plaintext: "", data: "",
        sealed: "cd33b28ac773f74ba00ed1f312572435"),
    GCMVector(
        number: 10, key: key + key.prefix(16), nonce: nonce, plaintext: short, data: data,
        sealed:
            "3980ca0b3c00e841eb06fac4872a2757859e1ceaa6efd984628593b40ca1e19c7d773d00c144c525ac619d18c84a3f4718e2448b"
            + "2fe324d9ccda27102519498e80f1478f37ba55bd6d27618c"),
    GCMVector(
        number: 13, key: String(repeating: "0", count: 64), nonce: zeroNonce, plaintext: "", data: "",
        sealed: "530f8afbc74536b9a963b4f1c4cb738b"),
    GCMVector(
        number: 14, key: String(repeating: "0", count: 64), nonce: zeroNonce,
        plaintext: String(repeating: "0", count: 32), data: "",
        sealed: "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"),
    GCMVector(
        number: 15, key: key + key, nonce: nonce, plaintext: long, data: "",
        sealed:
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e63"
            + "93ba7a0abcc9f662898015adb094dac5d93471bdec1a502270e3cc6c"),
    GCMVector(
        number: 16, key: key + key, nonce: nonce, plaintext: short, data: data,
        sealed:
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e63"
            + "93ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b"),
]

@Suite struct `AES-GCM` {
    @Test(arguments: gcmVectors)
    fileprivate func `the vectors of the mode's authors hold both ways`(vector: GCMVector) throws {
        let key = SecretBytes(copying: try bytes(vector.key))
        let data = try bytes(vector.data)
        let sealed = try AESGCM.seal(
            try bytes(vector.plaintext), key: key, nonce: try bytes(vector.nonce), associatedData: data)
        #expect(Hex.encode(sealed) == vector.nonce + vector.sealed)
        #expect(try AESGCM.open(sealed, key: key, associatedData: data).hex == vector.plaintext)
    }

    @Test func `any flipped bit is noticed`() throws {
        let key = SystemRandom.secret(32)
        let sealed = try AESGCM.seal(Array("attack at dawn".utf8), key: key, associatedData: [1])
        for bit in 0..<sealed.count * 8 {
            var changed = sealed
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            let error = #expect(throws: CryptoError.self) {
                try AESGCM.openBytes(changed, key: key, associatedData: [1])
            }
            #expect(error?.code == .authenticationFailed)
        }
        #expect(throws: CryptoError.self) { try AESGCM.open(sealed, key: key, associatedData: [2]) }
        #expect(throws: CryptoError.self) { try AESGCM.open(sealed, key: SystemRandom.secret(32), associatedData: [1]) }
        #expect(try AESGCM.openBytes(sealed, key: key, associatedData: [1]) == Array("attack at dawn".utf8))
    }

    @Test(arguments: [0, 1, 12, 27])
    func `data too short to be sealed is refused`(count: Int) {
        #expect(throws: CryptoError.self) {
            try AESGCM.open([UInt8](repeating: 0, count: count), key: SystemRandom.secret(16))
        }
    }

    @Test(arguments: [0, 15, 17, 31, 33, 64])
    func `a key of another length is refused`(count: Int) {
        let error = #expect(throws: CryptoError.self) { try AESGCM.seal([1], key: SystemRandom.secret(count)) }
        #expect(error?.code == .invalidKey)
    }

    @Test(arguments: [0, 11, 13, 16])
    func `a nonce of another length is refused`(count: Int) {
        let error = #expect(throws: CryptoError.self) {
            try AESGCM.seal([1], key: SystemRandom.secret(16), nonce: [UInt8](repeating: 0, count: count))
        }
        #expect(error?.code == .invalidParameter)
    }

    @Test func `a fresh nonce is used each time`() throws {
        let key = SystemRandom.secret(32)
        let sealed = try (0..<100).map { _ in try AESGCM.seal(SecretBytes(text: "same"), key: key) }
        #expect(Set(sealed.map { $0.prefix(12) }).count == 100)
    }
}

@Suite struct `AES-CTR` {
    // NIST SP 800-38A appendix F.5.1.
    @Test func `the vector of the standard holds both ways`() throws {
        let key = SecretBytes(copying: try bytes("2b7e151628aed2a6abf7158809cf4f3c"))
        let counter = try bytes("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")
        let plaintext = try bytes(
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710")
        let ciphertext = try AESCTR.apply(plaintext, key: key, iv: counter)
        #expect(
            ciphertext.hex == "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff"
                + "5ae4df3edbd5d35e5b4f09020db03eab1e031dda2fbe03d1792170a0f3009cee")
        #expect(try AESCTR.apply(ciphertext, key: key, iv: counter).hex == Hex.encode(plaintext))
        #expect(try AESCTR.apply([UInt8](), key: key, iv: counter).count == 0)
    }

    @Test(arguments: [(15, 16), (32, 16), (16, 12), (16, 0), (0, 16)])
    func `a key or counter of another length is refused`(key: Int, counter: Int) {
        #expect(throws: CryptoError.self) {
            try AESCTR.apply([1], key: SystemRandom.secret(key), iv: SystemRandom.bytes(counter))
        }
    }
}
