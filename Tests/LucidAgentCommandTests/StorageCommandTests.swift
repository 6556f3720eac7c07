// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidJSON
import LucidTesting
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct StorageCommandTests {
    private static let key = String(repeating: "5c", count: 32)
    private let directory: TemporaryDirectory
    private let state: String

    init() throws {
        directory = try TemporaryDirectory()
        state = directory.path("state")
    }

    private func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> CommandRun {
        let environment = ["LUCID_AGENT_STORAGE_DIRECTORY": state].merging(environment) { $1 }
        return try await CommandRun.of(["storage"] + arguments, environment: environment)
    }

    /// A directory with entries, as the storage contract leaves them behind.
    private func fill() async throws {
        for check in StorageContract.checks { try await check.run(on: FileStorageAdapter(directory: state)) }
    }

    @Test func `nothing stored is told, and no other setting is needed`() async throws {
        defer { directory.remove() }
        let list = try await run("list")
        #expect(list.status == 0 && list.output == "\(state): nothing is stored\n")
        #expect(try await run("prune").output == "0 removed\n")
    }

    @Test func `sessions are sealed once, and listed before and after`() async throws {
        defer { directory.remove() }
        try await fill()
        let before = try JSONValue(parsing: try await run("list", "--json").output)
        let entries = try #require(before["entries"]?.arrayValue)
        #expect(before["directory"]?.stringValue == state)
        #expect(!entries.isEmpty)
        #expect(entries.allSatisfy { $0["keyId"]?.isNull == true && $0["agentRef"]?.stringValue != nil })

        let sealing = ["LUCID_AGENT_STORAGE_KEY": Self.key]
        #expect(try await run("seal", environment: sealing).output == "\(entries.count) sealed, 0 were already\n")
        #expect(try await run("seal", environment: sealing).output == "0 sealed, \(entries.count) were already\n")

        let after = try JSONValue(parsing: try await run("list", "--json", environment: sealing).output)
        let name = try StorageKey(text: Self.key).id
        #expect(after["entries"]?.arrayValue?.count == entries.count)
        #expect(after["entries"]?.arrayValue?.allSatisfy { $0["keyId"]?.stringValue == name } == true)

        let blind = try await run("list")
        #expect(blind.status == 0 && blind.output.contains("cannot be read: the stored credential is sealed"))
    }

    @Test func `sealing without a key says how to give one`() async throws {
        defer { directory.remove() }
        try await fill()
        let run = try await run("seal")
        #expect(run.status == 3)
        #expect(run.errors.contains("there is no storage key"), "\(run.errors)")
    }

    @Test func `a session that cannot be sealed is named, and the exit code tells`() async throws {
        defer { directory.remove() }
        try await fill()
        let name = String(repeating: "ab", count: 32) + ".json"
        try directory.write("state/\(name)", Array("torn".utf8))
        let run = try await run("seal", environment: ["LUCID_AGENT_STORAGE_KEY": Self.key])
        #expect(run.status == 1)
        #expect(run.errors.contains("left as it was: \(name): "), "\(run.errors)")
    }

    @Test func `old damaged files go, and younger ones stay`() async throws {
        defer { directory.remove() }
        try await fill()
        let key = String(repeating: "cd", count: 32)
        // The younger one is of the year 3000.
        for time in [1_000, 32_503_680_000] {
            try Data().write(to: URL(filePath: "\(state)/\(key).corrupt-\(time)-0a"))
        }
        #expect(try await run("prune", "--json").output == #"{"removed":["\#(key).corrupt-1000-0a"]}"# + "\n")
        #expect(try await run("list").output.contains("\(key).corrupt-32503680000-0a: set aside"))
        #expect(try await run("prune", "--older-than", "0").output == "0 removed\n")
        #expect(try await run("prune", "--older-than", "36501").status == 2)
    }

    @Test func `storage in memory has no files`() async throws {
        defer { directory.remove() }
        let run = try await run("list", environment: ["LUCID_AGENT_STORAGE_TYPE": "memory"])
        #expect(run.status == 3 && run.errors.contains("storage.type"), "\(run.errors)")
    }
}
