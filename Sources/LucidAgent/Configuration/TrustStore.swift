// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidCrypto
import LucidJSON

/// The configuration files that somebody has vouched for, by path and content: `trust.json` in the state directory.
public struct TrustStore: Sendable {
    /// The path of the list.
    public var path: String { directory + "/trust.json" }

    private let directory: String
    private static let what = "The list of trusted files"

    /// Creates a reader and writer of the list in `stateDirectory`.
    public init(stateDirectory: String) { directory = stateDirectory }

    /// Vouches for a configuration file as it is now.
    ///
    /// Its path and the SHA-256 of its bytes are recorded. A change of either ends the trust.
    /// - Parameter path: The file. Relative paths count from the working directory of the process.
    /// - Returns: The absolute path that was recorded.
    /// - Throws: ``AgentRuntimeError`` with code `configuration` if the file cannot be read, belongs to somebody else or
    ///   can be changed by everybody, or the list cannot be written.
    @discardableResult
    public func trust(_ path: String) throws(AgentRuntimeError) -> String {
        let what = "The configuration file"
        guard let resolved = PathRules.resolved(path),
            let file = try LocalFile(path: resolved, limit: 1 << 20, what: what)
        else { throw .configuration("\(what) \(path) does not exist. Name an existing file.") }
        try file.requireTrustedOwner(what: what)
        try file.requireUnwritable(what: what)
        try update { $0[resolved] = Self.fingerprint(of: file) }
        return resolved
    }

    /// Takes back the trust in a file.
    /// - Returns: Whether it was trusted.
    /// - Throws: ``AgentRuntimeError`` with code `configuration` if the list cannot be read or written.
    @discardableResult
    public func forget(_ path: String) throws(AgentRuntimeError) -> Bool {
        let resolved = PathRules.resolved(path) ?? path
        var was = false
        try update { was = $0.removeValue(forKey: resolved) != nil }
        return was
    }

    /// The paths that are trusted, sorted.
    /// - Throws: ``AgentRuntimeError`` with code `configuration` if the list cannot be read.
    public func trustedPaths() throws(AgentRuntimeError) -> [String] { try read().keys.sorted() }

    func standing(of file: LocalFile) throws(AgentRuntimeError) -> ConfigurationFile.Standing {
        guard let resolved = PathRules.resolved(file.path), let recorded = try read()[resolved] else { return .found }
        return recorded == Self.fingerprint(of: file) ? .trusted : .changed
    }

    private static func fingerprint(of file: LocalFile) -> String { Hex.encode(SHA256.hash(file.bytes)) }

    private func read() throws(AgentRuntimeError) -> [String: String] {
        guard let file = try LocalFile(path: path, limit: 4 << 20, what: Self.what) else { return [:] }
        try file.requireOwnAndUnwritable(what: Self.what)
        guard let value = try? JSONValue(parsing: file.bytes), value["version"]?.intValue == 1,
            let files = value["files"]?.arrayValue
        else { throw .configuration("\(Self.what) \(path) is damaged. Delete it and trust your files again.") }
        var result: [String: String] = [:]
        for item in files {
            guard let path = item["path"]?.stringValue, let hash = item["sha256"]?.stringValue else {
                throw .configuration("\(Self.what) \(self.path) is damaged. Delete it and trust your files again.")
            }
            result[path] = hash
        }
        return result
    }

    private func update(_ change: (inout [String: String]) -> Void) throws(AgentRuntimeError) {
        try PrivateDirectory.create(directory)
        let lock = try FileLock(path: directory + "/trust.lock")
        defer { lock.release() }
        var files = try read()
        change(&files)
        let rows = files.sorted { $0.key < $1.key }.map { row -> JSONValue in
            ["path": .string(row.key), "sha256": .string(row.value)]
        }
        let value: JSONValue = ["version": 1, "files": .array(rows)]
        try PrivateDirectory.write(value.serialized(pretty: true) + [0x0a], to: "trust.json", in: directory)
    }
}
