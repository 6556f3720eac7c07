// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

/// Random input whose digests and signatures eth-account 0.14.0 made; see `Vectors/generate.py`.
@Suite struct `As eth-account does` {
    @Test func `the vectors are there`() {
        #expect(TestVector.all("messages").count >= 25)
        #expect(TestVector.all("typedData").count >= 25)
        #expect(TestVector.all("transactions").count >= 75)
    }

    @Test(arguments: TestVector.all("messages"))
    func `messages are hashed, signed and recovered`(vector: TestVector) throws {
        let key = try PrivateKey(hex: vector.text("key"))
        let message: PersonalMessage =
            vector.json["hex"] != nil
            ? try PersonalMessage(hex: vector.text("hex")) : .text(try vector.text("text"))
        #expect(message.digest == (try vector.bytes("digest")))
        let signature = try key.sign(message: message)
        #expect(signature.hex == (try vector.text("signature")))
        #expect(
            try PublicKey.recover(message: message, signature: signature).address.description == vector.text("address"))
    }

    @Test(arguments: TestVector.all("typedData"))
    func `typed data is hashed, signed and recovered`(vector: TestVector) throws {
        let key = try PrivateKey(hex: vector.text("key"))
        let json = try #require(vector.json["data"])
        let typedData = try TypedData(json: json)
        #expect(typedData.domainSeparator == (try vector.bytes("domainSeparator")))
        #expect(typedData.structHash == (try vector.bytes("structHash")))
        #expect(typedData.digest == (try vector.bytes("digest")))
        let signature = try key.sign(typedData: typedData)
        #expect(signature.hex == (try vector.text("signature")))
        #expect(try PublicKey.recover(typedData: typedData, signature: signature).address == key.address)
        // What is sent to other signers has the same digest and always names the domain's type.
        let sent = try TypedData(json: .object(typedData.json))
        #expect(sent.digest == typedData.digest)
        #expect(typedData.json["types"]?["EIP712Domain"] != nil)
        // Text in place of the tree gives the same.
        #expect(try TypedData(parsing: json.serialized()).digest == typedData.digest)
    }

    @Test(arguments: TestVector.all("transactions"))
    func `transactions are signed, decoded and recovered`(vector: TestVector) throws {
        let key = try PrivateKey(hex: vector.text("key"))
        let transaction = try Transaction(json: #require(vector.json["transaction"]))
        let signed = try transaction.signed(with: key)
        #expect(signed.raw == (try vector.bytes("raw")))
        #expect(signed.hash == (try vector.bytes("hash")))
        let decoded = try SignedTransaction(decoding: signed.raw)
        #expect(decoded == signed)
        #expect(decoded.sender.description == (try vector.text("address")))
        #expect(try DecodedTransaction(decoding: transaction.unsignedBytes) == .unsigned(transaction))
    }
}
