// SPDX-License-Identifier: Apache-2.0
import Configuration
import LucidJSON

/// A configuration file, read and checked.
struct FileLayer: Sendable {
    var layer = SettingLayer(name: "file")
    /// What the file says and nobody has vouched for.
    var withheld: [ConfigurationKey] = []

    private static let what = "The configuration file"

    /// - Parameter isTrusted: Whether everything in the file counts, or only what anybody may say.
    init(_ file: LocalFile, isTrusted: Bool, paths: PathRules) throws(AgentRuntimeError) {
        let members = try Self.members(of: file)
        var unknown: [String] = []
        var said: [ConfigurationKey: String] = [:]
        var holdsSecret = false
        for (name, value) in members {
            guard let (row, isFile) = Self.row(named: name) else {
                unknown.append(name)
                continue
            }
            let place = "\(name) in \(file.path)"
            if case .null = value { continue }
            if let other = said.updateValue(name, forKey: row.key) {
                throw .configuration("\(other) and \(name) in \(file.path) say the same thing. Remove one of them.")
            }
            if !isFile, row.isSecret || row.key == .transportProxy && value.stringValue?.contains("@") == true {
                holdsSecret = true
            }
            guard isTrusted || row.isOpen else {
                withheld.append(row.key)
                continue
            }
            try add(value, row: row, isFile: isFile, place: place, file: file, paths: paths)
        }
        guard unknown.isEmpty else { throw Self.unknownKeys(unknown, path: file.path) }
        try file.requireTrustedOwner(what: Self.what)
        if holdsSecret { try file.requirePrivate(what: Self.what) }
        if isTrusted { try file.requireUnwritable(what: Self.what) }
    }

    private mutating func add(
        _ value: JSONValue, row: KeyTable.Row, isFile: Bool, place: String, file: LocalFile, paths: PathRules
    ) throws(AgentRuntimeError) {
        let base = PathRules.directory(of: file.path)
        var content: ConfigContent?
        if isFile {
            guard let path = value.stringValue, !path.isEmpty else {
                throw .configuration("\(place) must be the path of a file.")
            }
            content = .string(
                try SettingLayer.valueInFile(paths.absolute(path, against: base), isSecret: true, place: place))
        } else {
            content = try SettingParser.content(of: value, for: row, at: place)
        }
        if let content {
            layer.entries[row.key] = SettingLayer.Entry(
                content: SettingLayer.rooted(content, row, paths, base), source: .file(path: file.path))
        }
    }

    /// The members with dotted names.
    ///
    /// Groups are one level deep.
    private static func members(of file: LocalFile) throws(AgentRuntimeError) -> [(String, JSONValue)] {
        if file.bytes.allSatisfy({ [0x20, 0x09, 0x0a, 0x0d].contains($0) }) { return [] }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: file.bytes)
        } catch {
            throw .configuration(
                "\(what) \(file.path) is not valid JSON: line \(error.line), column \(error.column): \(error.message)")
        }
        guard let object = value.objectValue else {
            throw .configuration("\(what) \(file.path) must hold one JSON object: { … }.")
        }
        var result: [(String, JSONValue)] = []
        for (name, value) in object.members {
            if KeyTable.groups.contains(name) {
                if case .null = value { continue }
                guard let group = value.objectValue else {
                    throw .configuration("\(name) in \(file.path) must be an object: \"\(name)\": { … }.")
                }
                for (inner, value) in group.members { result.append(("\(name).\(inner)", value)) }
            } else if name.contains(".") {
                throw unknownKeys([name], path: file.path)
            } else {
                result.append((name, value))
            }
        }
        return result
    }

    private static func row(named name: String) -> (KeyTable.Row, isFile: Bool)? {
        for row in KeyTable.rows {
            if row.fileNames.contains(name) { return (row, false) }
            if row.isSecret, row.fileNames.contains(where: { $0 + "File" == name }) { return (row, true) }
        }
        return nil
    }

    private static func unknownKeys(_ names: [String], path: String) -> AgentRuntimeError {
        let texts = names.prefix(8).map { name in
            let shown = String(
                name.unicodeScalars.prefix(64).map { $0.isASCII && $0.value >= 0x20 ? Character($0) : "?" })
            let near = nearestName(to: name, in: KeyTable.fileNames + KeyTable.groups.sorted())
            return near.map { "\(shown) (did you mean \($0)?)" } ?? shown
        }
        let noun = names.count == 1 ? "an unknown key" : "unknown keys"
        return .configuration("\(what) \(path) has \(noun): \(texts.joined(separator: ", ")). Correct or remove it.")
    }
}
