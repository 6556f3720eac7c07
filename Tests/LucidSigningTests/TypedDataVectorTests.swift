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

/// The cases of the typed-data files in `Vectors`.
enum TypedDataVectors {
    static func cases(_ key: String, in file: String, orAt variable: String? = nil) -> [TestVector] {
        let standard = String(#filePath.dropLast("TypedDataVectorTests.swift".count)) + "Vectors/" + file
        let path = variable.flatMap { ProcessInfo.processInfo.environment[$0] } ?? standard
        guard let data = FileManager.default.contents(atPath: path),
            let json = try? JSONValue(parsing: Array(data), limits: JSONLimits(bytes: 1 << 30))
        else { return [] }
        return (json[key]?.arrayValue ?? []).enumerated().map { TestVector(index: $0.offset, json: $0.element) }
    }

    /// Made by `Vectors/typed-data.py`; a longer run of it can be named in `LUCID_TYPED_DATA_VECTORS`.
    static let random = cases("cases", in: "typed-data.json", orAt: "LUCID_TYPED_DATA_VECTORS")
    static let tokens = cases("tokens", in: "typed-data.json")
    static let geth = cases("cases", in: "typed-data-geth.json")
}

@Suite struct `Typed data of others` {
    @Test func `is there`() {
        #expect(TypedDataVectors.random.count >= 100)
        #expect(TypedDataVectors.tokens.count == 10)
        #expect(TypedDataVectors.geth.count == 14)
    }

    /// Random structs, arrays, recursion, all widths and all subsets of the domain.
    @Test(arguments: TypedDataVectors.random)
    func `has the hashes of eth-account`(vector: TestVector) throws {
        let json = try #require(vector.json["data"])
        let typedData = try TypedData(json: json)
        #expect(typedData.domainSeparator == (try vector.bytes("domainSeparator")))
        #expect(typedData.structHash == (try vector.bytes("structHash")))
        #expect(typedData.digest == (try vector.bytes("digest")))
        #expect(typedData.typeHash == Keccak256.hash(Array(typedData.encodedType.utf8)))
        // From text, the second time with known types; and as other signers get it.
        for text in [json.serialized(), json.serialized(), json.serialized(pretty: true)] {
            #expect(try TypedData(parsing: text).digest == typedData.digest)
        }
        #expect(try TypedData(json: .object(typedData.json)).digest == typedData.digest)
        let types = try #require(typedData.json["types"]?.objectValue)
        #expect(types.contains(key: "EIP712Domain"))
    }

    /// None of these cases conflicts with the strict rules.
    @Test(arguments: TypedDataVectors.geth)
    func `has the digests of go-ethereum`(vector: TestVector) throws {
        let json = try #require(vector.json["data"])
        #expect(try TypedData(json: json).digest == vector.bytes("digest"))
        #expect(try TypedData(parsing: json.serialized()).digest == vector.bytes("digest"))
    }

    @Test(arguments: UInt64(1)...12)
    func `is read the same by the quick way and the plain way, errors included`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for vector in TypedDataVectors.geth + TypedDataVectors.tokens {
            let original = try #require(vector.json["data"]).serialized(pretty: random.next() % 2 == 0)
            for _ in 0..<4 {
                var text = original
                for _ in 0...random.next() % 2 {
                    let at = Int(random.next() % UInt64(text.count))
                    let marks = Array("{}[]\",:\\0ex \u{7f}\u{1}".utf8)
                    switch random.next() % 4 {
                    case 0: text[at] = marks[Int(random.next() % UInt64(marks.count))]
                    case 1: text.remove(at: at)
                    case 2: text.insert(marks[Int(random.next() % UInt64(marks.count))], at: at)
                    default: text.removeLast(text.count - at)
                    }
                    if text.isEmpty { text = [0] }
                }
                // The unchanged text first, so that its types are known.
                _ = try TypedData(parsing: original)
                let quick = outcome { () throws(SigningError) in try TypedData(parsing: text) }
                let plain = outcome { () throws(SigningError) in
                    let json: JSONValue
                    do throws(JSONError) { json = try JSONValue(parsing: text) } catch {
                        throw SigningError(.invalidRequest, error.description)
                    }
                    return try TypedData(json: json)
                }
                #expect(quick == plain, "seed \(seed): \(String(decoding: text, as: UTF8.self))")
            }
        }
    }

    private func outcome(_ body: () throws(SigningError) -> TypedData) -> String {
        do throws(SigningError) { return Hex.encode(try body().digest) } catch { return error.description }
    }

    @Test(arguments: [
        #"{"types":{"M":[]},"types":{"M":[]},"primaryType":"M","domain":{},"message":{}}"#,
        #"{"types":{"M":[]},"primaryType":"M","domain":{},"domain":{},"message":{}}"#,
        #"{"types":{"M":[]},"primaryType":"M","domain":{},"message":{},"message":{}}"#,
        #"{"types":{"M":[]},"primaryType":"M","primary_type":"M","domain":{},"message":{}}"#,
        #"{"types":{"M":[]},"primaryType":"M","domain":{},"message":{},"more":1}"#,
        #"{"types":{"M":[]},"primaryType":"M","domain":{},"message":{}} x"#,
        #"{"types":{"M":[]},"primaryType":"M","domain":{},"message":{},}"#,
        #"{,"types":{"M":[]},"primaryType":"M","domain":{},"message":{}}"#,
        #"{"types":{"M":[],"M":[]},"primaryType":"M","domain":{},"message":{}}"#,
        #"{"types":{"M":[}],"primaryType":"M","domain":{},"message":{}}"#,
        #"{"types":"{}","primaryType":"M","domain":{},"message":{}}"#,
        #"{"types":{"M":[]},"primaryType":"M","domain":[],"message":{}}"#,
        #"{"types":{"M":[]},"primaryType":"M","domain":{},"message":{"#,
        #"{"types":{"M":[]},"primaryType":"M","domain":{"name":"\"#,
        "\u{feff}{}", "[]", "", "{", "{}",
    ])
    func `in a wrong frame is refused`(text: String) throws {
        let fine = #"{"types":{"M":[]},"primaryType":"M","domain":{},"message":{}}"#
        _ = try TypedData(parsing: Array(fine.utf8))
        let error = #expect(throws: SigningError.self) { try TypedData(parsing: Array(text.utf8)) }
        #expect(error?.code == .invalidRequest)
    }

    @Test func `may have its parts in any order`() throws {
        let parts = [
            #""types":{"M":[{"name":"v","type":"string"}]}"#, #""primaryType":"M""#, #""domain":{"name":"}\"{"}"#,
            #""message":{"v":"\\\"]"}"#,
        ]
        let digests = Set(
            try [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]].map { order in
                try TypedData(parsing: Array("{\(order.map { parts[$0] }.joined(separator: " , "))}".utf8)).digest
            })
        #expect(digests.count == 1)
    }
}
