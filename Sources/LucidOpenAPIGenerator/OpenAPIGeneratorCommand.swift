// SPDX-License-Identifier: Apache-2.0
package import ArgumentParser
import Foundation

@main
package struct OpenAPIGeneratorCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "LucidOpenAPIGenerator",
        abstract: "Writes the client, the server stubs and the commands from the OpenAPI document.",
        discussion: """
            Run it at the root of the package after a change of the document, and commit what it writes.

              swift run LucidOpenAPIGenerator            writes what has changed
              swift run LucidOpenAPIGenerator --check    changes nothing; fails if a file is stale
            """)

    @Option(help: "The document.")
    var document = "OpenAPI/agent-api.yaml"

    @Option(help: "The folder of the client's sources.")
    var client = "Sources/LucidAPI/Generated"

    @Option(help: "The folder of the server's sources.")
    var server = "Sources/LucidAuthority/Generated"

    @Option(help: "The folder of the command line's sources.")
    var command = "Sources/LucidAgentCommand/Generated"

    @Flag(help: "Change nothing; exit 1 and name the files that are not what the document says.")
    var check = false

    package init() {}

    package func run() throws {
        let text = try String(contentsOf: URL(fileURLWithPath: document), encoding: .utf8)
        let sources: Generator.Sources
        do {
            sources = try Generator.generate(text, file: document)
        } catch let error as SpecError {
            Self.say("\(error)")
            throw ExitCode(1)
        }
        let folders = [
            OutputFolder(path: client, files: sources.client), OutputFolder(path: server, files: sources.server),
            OutputFolder(path: command, files: sources.command),
        ]
        guard check else { return try folders.forEach { try $0.update() } }
        let stale = try folders.flatMap { try $0.staleFiles() }
        guard stale.isEmpty else {
            Self.say("not what \(document) says; run LucidOpenAPIGenerator and commit:")
            for file in stale { Self.say("  \(file)") }
            throw ExitCode(1)
        }
    }

    private static func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
