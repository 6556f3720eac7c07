// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Formats sources with the `swift format` of the toolchain.
package enum SwiftFormat {
    /// The same rules as `.swift-format` at the root, so that the result does not depend on where this runs.
    private static let configuration = """
        {"version": 1, "lineLength": 120, "indentation": {"spaces": 4}, "indentConditionalCompilationBlocks": true, \
        "respectsExistingLineBreaks": true, "lineBreakBeforeEachArgument": false}
        """

    /// The formatted forms of `sources`, by file name.
    package static func format(_ sources: [String: String]) throws -> [String: String] {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("openapi-\(UUID().uuidString)", isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in sources {
            try text.write(to: folder.appendingPathComponent(name), atomically: false, encoding: .utf8)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "swift", "format", "format", "--in-place", "--configuration", configuration, "--recursive", folder.path,
        ]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw GeneratorFailure("`swift format` failed with status \(process.terminationStatus)")
        }
        var result: [String: String] = [:]
        for name in sources.keys {
            result[name] = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        }
        return result
    }
}

/// Why the generator stopped, other than for the document.
package struct GeneratorFailure: Error, Sendable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
