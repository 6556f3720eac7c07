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

extension TestVector {
    /// The cases under `key` in `Vectors/official-transactions.json`, which says where they are from.
    fileprivate static func official(_ key: String) -> [TestVector] {
        let path = String(#filePath.dropLast("OfficialTransactionTests.swift".count))
        guard let data = FileManager.default.contents(atPath: path + "Vectors/official-transactions.json"),
            let json = try? JSONValue(parsing: Array(data))
        else { return [] }
        return (json[key]?.arrayValue ?? []).enumerated().map { TestVector(index: $0.offset, json: $0.element) }
    }
}

/// One file for each kind of rule in the official tests of transactions.
@Suite struct `The official tests of transactions` {
    @Test func `the vectors are there`() {
        #expect(TestVector.official("valid").count == 5)
        #expect(TestVector.official("invalid").count == 24)
        #expect(TestVector.official("foreignChain").count == 1)
    }

    @Test(arguments: TestVector.official("valid"))
    func `valid ones have their hash and sender`(vector: TestVector) throws {
        let raw = try vector.bytes("raw")
        let signed = try SignedTransaction(decoding: raw)
        #expect(signed.hash == (try vector.bytes("hash")))
        #expect(signed.sender.bytes == (try vector.bytes("sender")))
        #expect(signed.raw == raw)
    }

    @Test(arguments: TestVector.official("invalid"))
    func `invalid ones are refused for their fault`(vector: TestVector) throws {
        let raw = try vector.bytes("raw")
        let error = #expect(throws: SigningError.self) { try DecodedTransaction(decoding: raw) }
        #expect(error?.path == (try vector.text("path")), "\(vector.json["name"] ?? nil): \(error?.description ?? "")")
        #expect(error?.code == .invalidValue)
    }

    /// Those tests expect chain 1; any other is for whoever knows the chain to refuse.
    @Test(arguments: TestVector.official("foreignChain"))
    func `ones of another chain are decoded with its number`(vector: TestVector) throws {
        let signed = try SignedTransaction(decoding: vector.bytes("raw"))
        #expect(signed.json["chainId"] == vector.json["chainId"])
    }
}
