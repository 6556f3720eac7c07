// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A folder that holds generated files and nothing else.
package struct OutputFolder {
    private let path: String
    private let files: [String: String]

    /// A folder that should hold `files`, by name.
    package init(path: String, files: [String: String]) {
        self.path = path
        self.files = files
    }

    /// The files that are missing, differ, or should not be there, with the folder's path.
    package func staleFiles() throws -> [String] {
        let present = Set(try existing())
        var stale = present.subtracting(files.keys).map { $0 }
        for (name, text) in files {
            let url = URL(fileURLWithPath: path).appendingPathComponent(name)
            guard present.contains(name), try String(contentsOf: url, encoding: .utf8) == text else {
                stale.append(name)
                continue
            }
        }
        return stale.sorted().map { "\(path)/\($0)" }
    }

    /// Writes what is stale, and removes what should not be there.
    package func update() throws {
        let folder = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for stale in try staleFiles() {
            let url = URL(fileURLWithPath: stale)
            if let text = files[url.lastPathComponent] {
                try text.write(to: url, atomically: true, encoding: .utf8)
            } else {
                try FileManager.default.removeItem(at: url)
            }
        }
    }

    private func existing() throws -> [String] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".swift") }
    }
}
