// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidSigning
import Testing

@Suite struct `Messages for an intended validator` {
    @Test(arguments: TestVector.all("validator", in: "contracts.json"))
    func `are hashed, signed and recovered as eth-account does`(vector: TestVector) throws {
        let key = try PrivateKey(hex: vector.text("key"))
        let message = ValidatorMessage(
            validator: try Address(vector.text("validator")), data: try vector.bytes("data"))
        #expect(try Hex.encode(message.digest, prefix: true) == vector.text("digest"))
        let signature = try key.sign(message: message)
        #expect(try signature.hex == vector.text("signature"))
        #expect(
            try PublicKey.recover(message: message, signature: signature).address == Address(vector.text("address")))
        #expect(signature.isValid(for: message, by: key.address))
        #expect(signature.isValid(forDigest: message.digest, by: key.address))
        #expect(!signature.isValid(for: message, by: .zero))
        #expect(!signature.isValid(for: ValidatorMessage(validator: .zero, data: message.data), by: key.address))
        #expect(!signature.isValid(for: PersonalMessage.bytes(message.data), by: key.address))
    }

    @Test func `have vectors`() { #expect(TestVector.all("validator", in: "contracts.json").count == 12) }

    /// The form itself, put together here: 0x19, 0x00, the address, the data.
    @Test(arguments: UInt64(1)...20)
    func `are the digest of nineteen, nought, the address and the data`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let validator = random.bytes(20)
        let data = random.bytes(Int(random.next() % 300))
        let message = ValidatorMessage(validator: try Address(bytes: validator), data: data)
        #expect(message.digest == Keccak256.hash([0x19, 0x00] + validator + data))
    }
}

@Suite struct `A signature` {
    @Test func `is valid for its message and its account only`() throws {
        let key = try PrivateKey(hex: String(repeating: "5", count: 64))
        let signature = try key.sign(message: .text("0xab"))
        #expect(signature.isValid(for: .text("0xab"), by: key.address))
        #expect(!signature.isValid(for: .bytes([0xab]), by: key.address))
        #expect(signature.isValid(for: .bytes(Array("0xab".utf8)), by: key.address))
        #expect(!signature.isValid(for: .text("0xab"), by: .zero))
        #expect(!signature.isValid(forDigest: [1], by: key.address))
        #expect(!signature.isValid(forDigest: [], by: key.address))
    }

    @Test(arguments: UInt64(1)...10)
    func `is the same in its compact text`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let key = try PrivateKey(hex: Hex.encode(random.bytes(32)))
        let signature = try key.sign(message: .bytes(random.bytes(40)))
        let compact = try #require(signature.compactHex)
        #expect(compact.utf8.count == 130)
        #expect(try Signature(compactHex: compact) == signature)
        #expect(throws: SigningError.self) { try Signature(compactHex: String(compact.dropFirst(2))) }
        #expect(throws: SigningError.self) { try Signature(compactHex: signature.hex) }
        #expect(throws: SigningError.self) { try Signature(hex: compact) }
    }
}
