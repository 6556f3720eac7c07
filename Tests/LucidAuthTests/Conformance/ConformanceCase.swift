// SPDX-License-Identifier: Apache-2.0

import LucidJSON
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One row of `lifecycle-conformance.json`; the file's own `vocabulary` says what its members mean.
struct ConformanceCase: Sendable, CustomTestStringConvertible {
    struct Cover: Sendable {
        let suite: String
        let test: String
    }

    let id: String
    let title: String
    let setup: JSONObject
    let steps: [JSONObject]
    let expectations: [JSONObject]
    let coveredBy: [Cover]

    var testDescription: String { "\(id): \(title)" }

    init(_ value: JSONValue) throws {
        func text(_ name: String) throws -> String {
            guard let text = value[name]?.stringValue else { throw Problem("a row without \(name)") }
            return text
        }
        id = try text("id")
        title = try text("title")
        setup = value["setup"]?.objectValue ?? JSONObject()
        steps = value["steps"]?.arrayValue?.compactMap(\.objectValue) ?? []
        expectations = value["expect"]?.arrayValue?.compactMap(\.objectValue) ?? []
        coveredBy = try (value["coveredBy"]?.arrayValue ?? []).map { item in
            guard let suite = item["suite"]?.stringValue, let test = item["test"]?.stringValue else {
                throw Problem("a cover without suite or test")
            }
            return Cover(suite: suite, test: test)
        }
    }

    struct Problem: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }

    static let testsDirectory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func load() throws -> [Self] {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "lifecycle-conformance.json")
        let value = try JSONValue(parsing: [UInt8](try Data(contentsOf: path)))
        return try (value["cases"]?.arrayValue ?? []).map(Self.init)
    }

    static let all = (try? load()) ?? []
}
