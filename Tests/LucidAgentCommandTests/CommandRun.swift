// SPDX-License-Identifier: Apache-2.0
import LucidAgentCommand
import LucidHTTP
import LucidJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One command line run in this process, in a directory of its own, with what it printed.
struct CommandRun {
    let status: Int32
    let output: String
    let errors: String

    /// The answer lines as JSON.
    var answers: [JSONValue] {
        get throws {
            try output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                .map { try JSONValue(parsing: String($0)) }
        }
    }

    /// Runs `arguments`, in which `@NAME` stands for the path of a file of `files`.
    ///
    /// Files are made with mode 0600 unless `modes` says otherwise.
    static func of(
        _ arguments: [String], input: [UInt8] = [], files: [String: String] = [:], modes: [String: mode_t] = [:],
        environment: [String: String] = [:], workingDirectory: String? = nil,
        transport: (any HTTPTransport)? = nil
    ) async throws -> CommandRun {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        for (name, content) in files {
            try directory.write(name, Array(content.utf8), mode: modes[name] ?? 0o600)
        }
        try directory.write("stdin", input)
        let input = open(directory.path("stdin"), O_RDONLY)
        let output = open(directory.path("stdout"), O_WRONLY | O_CREAT, 0o600)
        let errors = open(directory.path("stderr"), O_WRONLY | O_CREAT, 0o600)
        defer { for descriptor in [input, output, errors] { close(descriptor) } }
        let context = CommandContext(
            environment: environment, workingDirectory: workingDirectory ?? directory.path("."), input: input,
            output: output, errors: errors, transport: transport)
        let resolved = arguments.map { $0.hasPrefix("@") ? directory.path(String($0.dropFirst())) : $0 }
        let status = await AgentTool.run(resolved, in: context)
        return CommandRun(
            status: status, output: try directory.text("stdout"), errors: try directory.text("stderr"))
    }

    /// Runs a co-process over lines of text.
    static func lines(
        _ arguments: [String], _ lines: [String], files: [String: String] = [:],
        environment: [String: String] = [:]
    ) async throws -> CommandRun {
        let input = lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
        return try await of(
            arguments + ["--jsonl"], input: Array(input.utf8), files: files, environment: environment)
    }
}

/// A directory that is there for one test.
struct TemporaryDirectory {
    private let root: String

    init() throws {
        var template = Array((FileManager.default.temporaryDirectory.path + "/lucid-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
        root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    func path(_ name: String) -> String { root + "/" + name }

    func write(_ name: String, _ content: [UInt8], mode: mode_t = 0o600) throws {
        try Data(content).write(to: URL(filePath: path(name)))
        guard chmod(path(name), mode) == 0 else { throw CocoaError(.fileWriteNoPermission) }
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path(name))), as: UTF8.self)
    }

    /// The permission bits of a file.
    func mode(_ name: String) throws -> mode_t {
        var info = stat()
        guard stat(path(name), &info) == 0 else { throw CocoaError(.fileReadUnknown) }
        return info.st_mode & 0o777
    }

    func remove() { try? FileManager.default.removeItem(atPath: root) }
}
