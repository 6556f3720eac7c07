// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import LucidOpenAPIGenerator
import Testing

/// What the generator writes, held against what was once read and found right.
///
/// After a wanted change, run the generator with `--document`, `--client` and `--server` on the paths below, and read
/// the difference.
@Suite struct GoldenTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let golden = "\(root)/Tests/LucidOpenAPIGeneratorTests/Golden"

    static func command(
        _ document: String, client: String, server: String, command: String, check: Bool
    ) throws -> OpenAPIGeneratorCommand {
        let folders = ["--client", client, "--server", server, "--command", command]
        return try OpenAPIGeneratorCommand.parse(["--document", document] + folders + (check ? ["--check"] : []))
    }

    @Test func `every construct is written as in the golden files`() throws {
        let text = try String(contentsOfFile: "\(Self.golden)/zoo.yaml", encoding: .utf8)
        let sources = try Generator.generate(text, file: "zoo.yaml")
        for (folder, files) in [
            ("Client", sources.client), ("Server", sources.server), ("Command", sources.command),
        ] {
            let stale = try OutputFolder(path: "\(Self.golden)/Generated/\(folder)", files: files).staleFiles()
            #expect(stale == [])
        }
    }

    @Test func `the committed sources are what the document says`() throws {
        try Self.command(
            "\(Self.root)/OpenAPI/agent-api.yaml", client: "\(Self.root)/Sources/LucidAPI/Generated",
            server: "\(Self.root)/Sources/LucidAuthority/Generated",
            command: "\(Self.root)/Sources/LucidAgentCommand/Generated", check: true
        ).run()
    }

    @Test func `two runs give the same bytes`() throws {
        let text = try String(contentsOfFile: "\(Self.root)/OpenAPI/agent-api.yaml", encoding: .utf8)
        let first = try Generator.generate(text, file: "agent-api.yaml")
        let second = try Generator.generate(text, file: "elsewhere/agent-api.yaml")
        #expect(first == second)
        #expect(first.client.count > 10)
    }

    @Test func `no generated line is longer than 120 columns`() throws {
        let text = try String(contentsOfFile: "\(Self.root)/OpenAPI/agent-api.yaml", encoding: .utf8)
        let sources = try Generator.generate(text, file: "agent-api.yaml")
        for (name, source) in [sources.client, sources.server, sources.command].joined() {
            let long = source.split(separator: "\n").filter { $0.count > 120 }
            #expect(long == [], "\(name)")
        }
    }

    @Test func `check passes on fresh files, names each stale one, and changes nothing`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let zoo = "\(Self.golden)/zoo.yaml"
        let (client, server, command) = ("\(folder)/client", "\(folder)/server", "\(folder)/command")
        #expect(throws: ExitCode(1)) {
            try Self.command(zoo, client: client, server: server, command: command, check: true).run()
        }
        #expect(!FileManager.default.fileExists(atPath: client))

        try Self.command(zoo, client: client, server: server, command: command, check: false).run()
        try Self.command(zoo, client: client, server: server, command: command, check: true).run()

        let sources = try Generator.generate(try String(contentsOfFile: zoo, encoding: .utf8), file: zoo)
        try "// edited".write(toFile: "\(client)/Schemas.swift", atomically: true, encoding: .utf8)
        try "// left over".write(toFile: "\(client)/Old.swift", atomically: true, encoding: .utf8)
        try FileManager.default.removeItem(atPath: "\(server)/AgentAPIRouter.swift")
        #expect(
            try OutputFolder(path: client, files: sources.client).staleFiles()
                == ["\(client)/Old.swift", "\(client)/Schemas.swift"])
        #expect(
            try OutputFolder(path: server, files: sources.server).staleFiles() == ["\(server)/AgentAPIRouter.swift"])
        #expect(throws: ExitCode(1)) {
            try Self.command(zoo, client: client, server: server, command: command, check: true).run()
        }
        #expect(try String(contentsOfFile: "\(client)/Old.swift", encoding: .utf8) == "// left over")

        try Self.command(zoo, client: client, server: server, command: command, check: false).run()
        try Self.command(zoo, client: client, server: server, command: command, check: true).run()
        #expect(!FileManager.default.fileExists(atPath: "\(client)/Old.swift"))
    }

    @Test func `a refused document ends with exit code 1`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try "openapi: 2.0.0".write(toFile: "\(folder)/old.yaml", atomically: true, encoding: .utf8)
        #expect(throws: ExitCode(1)) {
            try Self.command("\(folder)/old.yaml", client: folder, server: folder, command: folder, check: false).run()
        }
    }
}
