// SPDX-License-Identifier: Apache-2.0
import Configuration

extension SettingLayer {
    static let environmentName = "environment"
    static let overrideName = "override"

    /// The settings in the environment.
    ///
    /// For each, the first variable of the table that is not empty counts; every
    /// `X` may instead be given as `X_FILE`, the path of a file with the value.
    static func environment(
        _ environment: [String: String], paths: PathRules
    ) throws(AgentRuntimeError) -> SettingLayer {
        var layer = SettingLayer(name: environmentName)
        for row in KeyTable.rows {
            for variable in row.variables {
                guard let said = try text(of: variable, in: environment, row: row, paths: paths) else { continue }
                guard let content = try SettingParser.content(of: said.text, for: row, at: said.place) else { continue }
                layer.entries[row.key] = Entry(
                    content: rooted(content, row, paths, paths.workingDirectory),
                    source: .environment(variable: said.place))
                break
            }
        }
        return layer
    }

    private static func text(
        of variable: String, in environment: [String: String], row: KeyTable.Row, paths: PathRules
    ) throws(AgentRuntimeError) -> (text: String, place: String)? {
        let direct = environment[variable].flatMap { $0.isEmpty ? nil : $0 }
        let fileVariable = variable + "_FILE"
        guard let path = environment[fileVariable], !path.isEmpty else { return direct.map { ($0, variable) } }
        guard direct == nil else {
            throw .configuration("\(variable) and \(fileVariable) are both set. Unset one of them.")
        }
        let absolute = paths.absolute(path, against: paths.workingDirectory)
        let text = try valueInFile(absolute, isSecret: row.isSecret, place: fileVariable)
        return (text, fileVariable)
    }

    /// The settings that the program gives.
    static func overrides(_ overrides: ConfigOverrides, paths: PathRules) throws(AgentRuntimeError) -> SettingLayer {
        var layer = SettingLayer(name: overrideName)
        for row in KeyTable.rows {
            let place = "\(row.key.name) (given as an option)"
            var text = overrides.values[row.key]
            if let path = overrides.files[row.key] {
                guard text == nil else { throw .configuration("\(place) has both a value and a file. Give one.") }
                let absolute = paths.absolute(path, against: paths.workingDirectory)
                text = try valueInFile(absolute, isSecret: row.isSecret, place: place)
            }
            guard let text else { continue }
            guard let content = try SettingParser.content(of: text, for: row, at: place) else {
                throw .configuration("\(place) is empty. Give a value or leave it out.")
            }
            layer.entries[row.key] = Entry(
                content: rooted(content, row, paths, paths.workingDirectory), source: .override)
        }
        return layer
    }

    /// The text in a file that holds one value, without its last line break.
    static func valueInFile(_ path: String, isSecret: Bool, place: String) throws(AgentRuntimeError) -> String {
        let what = "The file named by \(place),"
        guard let file = try LocalFile(path: path, limit: 64 << 10, what: what) else {
            throw .configuration("\(what) \(path) does not exist. Create it or correct the path.")
        }
        if isSecret { try file.requirePrivate(what: what) } else { try file.requireTrustedOwner(what: what) }
        guard var text = String(validating: file.bytes, as: UTF8.self) else {
            throw .configuration("\(what) \(path) is not UTF-8 text.")
        }
        if text.last == "\n" || text.last == "\r\n" { text.removeLast() }
        guard !text.isEmpty else { throw .configuration("\(what) \(path) is empty. Write the value into it.") }
        return text
    }

    /// Paths become absolute, so that a later change of directory changes nothing.
    static func rooted(
        _ content: ConfigContent, _ row: KeyTable.Row, _ paths: PathRules, _ base: String
    ) -> ConfigContent {
        guard case .path = row.kind, case .string(let path) = content else { return content }
        return .string(paths.absolute(path, against: base))
    }

    /// Variables that look like ours and are not, with what was probably meant.
    static func strangers(in environment: [String: String]) -> [String] {
        environment.keys.filter { $0.hasPrefix("LUCID_AGENT_") && !KeyTable.variables.contains($0) }.sorted().map {
            let hint = nearestName(to: $0, in: KeyTable.variables.sorted()).map { " Did you mean \($0)?" } ?? ""
            return "The environment variable \($0) is not known.\(hint)"
        }
    }
}
