// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidJSON

/// What `storage list` tells.
struct StorageListing {
    let directory: String
    let entries: [StoredFile]
    let setAside: [SetAsideFile]

    var json: JSONValue {
        [
            "directory": .string(directory), "entries": .array(entries.map(Self.json)),
            "setAside": .array(
                setAside.map { ["name": .string($0.name), "time": .string(RFC3339.format($0.time))] }),
        ]
    }

    private static func json(_ file: StoredFile) -> JSONValue {
        switch file.content {
        case .entry(let entry):
            [
                "name": .string(file.name), "origin": .string(entry.origin), "agentRef": .string(entry.agent),
                "credentialId": entry.credential.map(JSONValue.string) ?? .null,
                "generation": .integer(entry.generation),
                "expiresAt": entry.expiresAt.map { .string(RFC3339.format($0)) } ?? .null,
                "keyId": entry.keyID.map(JSONValue.string) ?? .null,
            ]
        case .unreadable(let reason): ["name": .string(file.name), "error": .string(reason)]
        @unknown default: ["name": .string(file.name)]
        }
    }

    var text: String {
        guard !entries.isEmpty || !setAside.isEmpty else { return "\(directory): nothing is stored" }
        return ([directory] + entries.flatMap(Self.lines) + setAside.map { "  \($0.name): set aside" })
            .joined(separator: "\n")
    }

    private static func lines(_ file: StoredFile) -> [String] {
        switch file.content {
        case .entry(let entry):
            let owner = entry.agent + (entry.credential.map { "/\($0)" } ?? "")
            let end = entry.expiresAt.map { "until \(RFC3339.format($0))" } ?? "no session"
            let seal = entry.keyID.map { "sealed with \($0)" } ?? "in the clear"
            return [
                "  \(file.name)", "    \(owner) at \(entry.origin): generation \(entry.generation), \(end), \(seal)",
            ]
        case .unreadable(let reason): return ["  \(file.name)", "    cannot be read: \(reason)"]
        @unknown default: return ["  \(file.name)"]
        }
    }
}
