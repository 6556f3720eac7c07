// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The cases under `key` in `Vectors/rfc6979.json`.
private func vectors(_ key: String) -> [TestVector] {
    let path = String(#filePath.dropLast("NonceTests.swift".count)) + "Vectors/rfc6979.json"
    let json = FileManager.default.contents(atPath: path).flatMap { try? JSONValue(parsing: Array($0)) }
    return (json?[key]?.arrayValue ?? []).enumerated().map { TestVector(index: $0.offset, json: $0.element) }
}

@Suite struct Nonces {
    private let key: PrivateKey
    private let digest = Keccak256.hash([1, 2, 3])

    init() throws {
        key = try PrivateKey(hex: String(repeating: "5", count: 64))
    }

    /// r is the x of the point that the nonce gives, so a key with the value of the nonce shows it.
    @Test(arguments: vectors("nonces"))
    func `the nonce is that of RFC 6979`(vector: TestVector) throws {
        let signature = try PrivateKey(hex: vector.text("key")).sign(digest: SHA256.hash(vector.text("message").utf8))
        let point = try PrivateKey(hex: vector.text("nonce")).publicKey
        #expect(signature.r == Array(point.compressed.dropFirst()))
    }

    @Test(arguments: vectors("signatures"))
    func `the signature is that of RFC 6979 with low s`(vector: TestVector) throws {
        let signature = try PrivateKey(hex: vector.text("key")).sign(digest: vector.bytes("digest"))
        #expect(try signature.r + signature.s == vector.bytes("signature"))
    }

    @Test(arguments: vectors("extraEntropy"))
    func `extra entropy goes in as RFC 6979 section 3.6 says`(vector: TestVector) throws {
        let key = try PrivateKey(hex: vector.text("key"))
        let entropy = SecretBytes(copying: try vector.bytes("entropy"))
        let signature = try key.sign(digest: vector.bytes("digest"), extraEntropy: entropy)
        #expect(try signature.bytes65 == vector.bytes("signature"))
        #expect(try PublicKey.recover(digest: vector.bytes("digest"), signature: signature) == key.publicKey)
    }

    @Test func `all vectors were found`() {
        #expect(vectors("nonces").count == 10)
        #expect(vectors("signatures").count == 13)
        #expect(vectors("extraEntropy").count == 4)
    }

    @Test func `hedged signatures differ and are valid, plain ones repeat`() throws {
        var hedged = key
        hedged.nonce = .hedged
        let signatures = try (0..<50).map { _ in try hedged.sign(digest: digest) }
        #expect(Set(signatures).count == 50)
        for signature in signatures {
            #expect(try PublicKey.recover(digest: digest, signature: signature) == key.publicKey)
        }
        #expect(try key.sign(digest: digest) == key.sign(digest: digest))
        #expect(try hedged.sign(message: .text("a")) != hedged.sign(message: .text("a")))
        #expect(try key.sign(message: .text("a")) == key.sign(message: .text("a")))
    }

    @Test(arguments: [0, 31, 33, 64])
    func `extra entropy of another length is refused`(count: Int) {
        let error = #expect(throws: SigningError.self) {
            try key.sign(digest: digest, extraEntropy: SecretBytes(copying: [UInt8](repeating: 1, count: count)))
        }
        #expect(error?.code == .invalidValue)
        #expect(error?.path == "extraEntropy")
    }

    @Test func `a context is blinded at first and again every 1000 uses`() {
        let context = Secp256k1Context()
        #expect(context.blindings == 1)
        for _ in 0..<1000 { context.use { _ in } }
        #expect(context.blindings == 1)
        context.use { _ in }
        #expect(context.blindings == 2)
        for _ in 0..<2000 { context.use { _ in } }
        #expect(context.blindings == 4)
    }

    @Test func `blinding and threads change no signature`() async throws {
        let key = key
        let expected = try (0..<10).map { try key.sign(digest: Keccak256.hash([$0])) }
        let isSame = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    (0..<600).allSatisfy {
                        (try? key.sign(digest: Keccak256.hash([UInt8($0 % 10)]))) == expected[$0 % 10]
                    }
                }
            }
            return await group.reduce(true) { $0 && $1 }
        }
        #expect(isSame)
    }

    @Test func `a key may be closed while others sign with it`() async throws {
        let key = PrivateKey.generate()
        let digest = digest
        let publicKey = key.publicKey
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<200 {
                        do throws(SigningError) {
                            let signature = try key.sign(digest: digest)
                            #expect((try? PublicKey.recover(digest: digest, signature: signature)) == publicKey)
                        } catch {
                            #expect(error.code == .keyClosed)
                            return
                        }
                    }
                }
            }
            group.addTask { key.close() }
        }
        #expect(throws: SigningError.self) { try key.exportBytes() }
    }

    @Test func `a closed key exports and seals nothing, and closing again is harmless`() throws {
        let key = PrivateKey.generate()
        let exported = try key.exportBytes()
        key.close()
        key.close()
        let export = #expect(throws: SigningError.self) { try key.exportBytes() }
        #expect(export?.code == .keyClosed)
        let seal = #expect(throws: SigningError.self) {
            try Keystore.seal(key, passphrase: exported, kdf: .scrypt(n: 2), allowingWeak: true)
        }
        #expect(seal?.code == .keyClosed)
        key.withBytes { #expect($0.count == 0) }
        // What was exported before is the caller's.
        #expect(try PrivateKey(bytes: exported).address == key.address)
    }
}
