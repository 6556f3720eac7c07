// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One case of a vector file, with its place for the name of the test.
struct TestVector: Sendable, CustomTestStringConvertible {
    let index: Int
    let json: JSONValue

    var testDescription: String { "#\(index)" }

    func text(_ key: String) throws -> String { try #require(json[key]?.stringValue, "\(key) of \(json)") }

    func bytes(_ key: String) throws -> [UInt8] { try #require(Hex.decode(text(key)), "\(key) of \(json)") }

    /// The cases under `key` in a file of `Vectors`, or in the file that `LUCID_SIGNING_VECTORS` names, which a
    /// longer run of `generate.py` made.
    static func all(_ key: String) -> [TestVector] {
        all(key, at: ProcessInfo.processInfo.environment["LUCID_SIGNING_VECTORS"] ?? path("random.json"))
    }

    /// The cases under `key` in another file of `Vectors`.
    static func all(_ key: String, in file: String) -> [TestVector] { all(key, at: path(file)) }

    private static func path(_ file: String) -> String {
        String(#filePath.dropLast("TestVectors.swift".count)) + "Vectors/" + file
    }

    private static func all(_ key: String, at path: String) -> [TestVector] {
        guard let data = FileManager.default.contents(atPath: path),
            let json = try? JSONValue(parsing: Array(data), limits: JSONLimits(bytes: 1 << 30))
        else { return [] }
        return (json[key]?.arrayValue ?? []).enumerated().map { TestVector(index: $0.offset, json: $0.element) }
    }
}
