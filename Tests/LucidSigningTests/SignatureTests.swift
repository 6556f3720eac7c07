// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidSigning
import Testing

private let order = Hex.decode("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141") ?? []
private let half = Hex.decode("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0") ?? []

private func word(_ last: UInt8) -> [UInt8] { [UInt8](repeating: 0, count: 31) + [last] }

@Suite struct Signatures {
    @Test(arguments: [(0, 27), (1, 28), (27, 27), (28, 28)] as [(UInt8, UInt8)])
    func `v may be 0, 1, 27 or 28 and is written as 27 or 28`(v: UInt8, written: UInt8) throws {
        let signature = try Signature(bytes65: word(5) + word(6) + [v])
        #expect(signature.bytes65 == word(5) + word(6) + [written])
        #expect(signature.yParity == written - 27)
        #expect(try Signature(hex: signature.hex) == signature)
        #expect(signature.hex.count == 132)
    }

    @Test func `every other v is refused`() {
        for v in UInt8.min...UInt8.max where ![0, 1, 27, 28].contains(v) {
            #expect(throws: SigningError.self) { try Signature(bytes65: word(5) + word(6) + [v]) }
        }
    }

    @Test func `r and s are 1 to n - 1, and s is low unless asked otherwise`() throws {
        let below = Array(order.dropLast()) + [0x40]
        #expect(throws: SigningError.self) { try Signature(r: word(0), s: word(1), yParity: 0) }
        #expect(throws: SigningError.self) { try Signature(r: word(1), s: word(0), yParity: 0) }
        #expect(throws: SigningError.self) { try Signature(r: order, s: word(1), yParity: 0) }
        #expect(throws: SigningError.self) { try Signature(r: word(1), s: order, yParity: 0, allowingHighS: true) }
        #expect(throws: SigningError.self) { try Signature(r: word(1), s: below, yParity: 0) }
        #expect(throws: SigningError.self) { try Signature(r: word(1), s: word(1), yParity: 2) }
        #expect(throws: SigningError.self) { try Signature(r: [1], s: word(1), yParity: 0) }
        _ = try Signature(r: below, s: half, yParity: 1)
        #expect(throws: SigningError.self) {
            try Signature(r: word(1), s: Array(half.dropLast()) + [0xa1], yParity: 0)
        }
        let high = try Signature(r: word(1), s: below, yParity: 1, allowingHighS: true)
        #expect(high.compact64 == nil)
    }

    @Test(arguments: [0, 1, 63, 64, 66, 130])
    func `another length is refused`(count: Int) {
        #expect(throws: SigningError.self) { try Signature(bytes65: [UInt8](repeating: 1, count: count)) }
        #expect(throws: SigningError.self) { try Signature(hex: Hex.encode([UInt8](repeating: 1, count: 65))) }
        #expect(throws: SigningError.self) {
            try Signature(hex: Hex.encode([UInt8](repeating: 1, count: count), prefix: true))
        }
        #expect(count == 64 || (try? Signature(compact64: [UInt8](repeating: 1, count: count))) == nil)
    }

    /// The two examples in the text of EIP-2098.
    @Test(arguments: [
        (
            "0x68a020a209d3d56c46f38cc50a33f704f4a9a10a59377f8dd762ac66910e9b90"
                + "7e865ad05c4035ab5792787d4a0297a43617ae897930a6fe4d822b8faea520641b",
            "68a020a209d3d56c46f38cc50a33f704f4a9a10a59377f8dd762ac66910e9b90"
                + "7e865ad05c4035ab5792787d4a0297a43617ae897930a6fe4d822b8faea52064"
        ),
        (
            "0x9328da16089fcba9bececa81663203989f2df5fe1faa6291a45381c81bd17f76"
                + "139c6d6b623b42da56557e5e734a43dc83345ddfadec52cbe24d0cc64f5507931c",
            "9328da16089fcba9bececa81663203989f2df5fe1faa6291a45381c81bd17f76"
                + "939c6d6b623b42da56557e5e734a43dc83345ddfadec52cbe24d0cc64f550793"
        ),
    ])
    func `compact form is that of EIP-2098`(hex: String, compact: String) throws {
        let signature = try Signature(hex: hex)
        #expect(signature.compact64.map { Hex.encode($0) } == compact)
        #expect(try Signature(compact64: Hex.decode(compact) ?? []) == signature)
    }

    @Test func `an altered signature recovers another key or none`() throws {
        let key = try PrivateKey(hex: String(repeating: "5", count: 64))
        let message = PersonalMessage.text("hello")
        let bytes = try key.sign(message: message).bytes65
        for index in 0..<64 {
            var altered = bytes
            altered[index] ^= 1
            guard let signature = try? Signature(bytes65: altered) else { continue }
            let recovered = try? PublicKey.recover(message: message, signature: signature)
            #expect(recovered != key.publicKey)
        }
    }

    @Test func `a high s given on purpose recovers the same key with the other parity`() throws {
        let key = try PrivateKey(hex: String(repeating: "5", count: 64))
        let message = PersonalMessage.text("hello")
        let low = try key.sign(message: message)
        let n = try #require(UInt256(bigEndian: order))
        let s = try #require(UInt256(bigEndian: low.s))
        let high = try #require(n.subtracting(s)).bytes
        let twin = try Signature(r: low.r, s: high, yParity: 1 - low.yParity, allowingHighS: true)
        #expect(try PublicKey.recover(message: message, signature: twin) == key.publicKey)
        #expect(throws: SigningError.self) { try Signature(bytes65: twin.bytes65) }
    }
}
