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
        #expect(TestVector.all("transactions").count >= 155)
        #expect(TestVector.all("authorizations").count >= 40)
        #expect(TestVector.all("sidecars").count == 2)
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

    @Test(arguments: TestVector.all("authorizations"))
    func `authorizations are hashed, signed and recovered`(vector: TestVector) throws {
        let key = try PrivateKey(hex: vector.text("key"))
        let authorization = try Authorization(json: #require(vector.json["authorization"]))
        #expect(authorization.signingDigest == (try vector.bytes("digest")))
        let signed = try key.sign(authorization: authorization, allowingEveryChain: true)
        #expect(signed.json["r"] == vector.json["r"] && signed.json["s"] == vector.json["s"])
        #expect(signed.json["yParity"] == vector.json["yParity"])
        #expect(try signed.authority.description == vector.text("address"))
        #expect(try SignedAuthorization(json: .object(signed.json)) == signed)
        #expect(try Authorization(json: .object(authorization.json)) == authorization)
    }

    @Test(arguments: TestVector.all("sidecars"))
    func `transactions with blobs have both network forms`(vector: TestVector) throws {
        let key = try PrivateKey(hex: vector.text("key"))
        let seeds = try #require(vector.json["blobSeeds"]?.arrayValue).compactMap(\.intValue)
        func bytes(_ name: String) throws -> [[UInt8]] {
            try #require(vector.json[name]?.arrayValue).map { try #require($0.stringValue.flatMap { Hex.decode($0) }) }
        }
        let sidecar = try BlobSidecar(
            blobs: seeds.map(blob), commitments: bytes("commitments"), proofs: bytes("proofs"))
        let plain = try Transaction(json: #require(vector.json["transaction"]))
        #expect(plain.json["blobVersionedHashes"] == .array(sidecar.versionedHashes.map { .string($0.word) }))
        let signed = try plain.signed(with: key)
        #expect(signed.raw == (try vector.bytes("plain")))
        let wrapped = try signed.with(sidecar: sidecar)
        #expect(Keccak256.hash(wrapped.raw) == (try vector.bytes("rawDigest")))
        #expect(wrapped.hash == (try vector.bytes("hash")) && wrapped.hash == signed.hash)
        let decoded = try SignedTransaction(decoding: wrapped.raw)
        #expect(decoded == wrapped && decoded.transaction.sidecar == sidecar)
        #expect(sidecar.hasCellProofs == (decoded.json["sidecar"]?["version"] == 1))
        #expect(try decoded.with(sidecar: nil) == signed)
        // The blobs go in with the JSON, too, and then the answer is ready to be sent.
        let read = try Transaction(json: .object(wrapped.transaction.json))
        #expect(try read.signed(with: key) == wrapped)
    }
}

/// As `generate.py` makes it.
private func blob(_ seed: Int) -> [UInt8] {
    (0..<BlobSidecar.blobCount).map { $0 % 32 == 0 ? 0 : UInt8($0 * seed % 251) }
}

extension UInt256 {
    /// `0x` and 64 digits.
    fileprivate var word: String { Hex.encode(bytes, prefix: true) }
}
