// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How paths in settings are read: against which directory, and where home and state are.
struct PathRules: Sendable {
    let workingDirectory: String
    let environment: [String: String]

    /// The path made absolute against `base`; a leading `~/` is the home directory.
    func absolute(_ path: String, against base: String) -> String {
        if path.hasPrefix("/") { return path }
        if path.hasPrefix("~/"), let home = home { return home + path.dropFirst() }
        var relative = Substring(path)
        while relative.hasPrefix("./") { relative = relative.dropFirst(2) }
        return base.hasSuffix("/") ? base + relative : base + "/" + relative
    }

    /// `$HOME`, if it is an absolute path.
    var home: String? {
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return home.count > 1 && home.hasSuffix("/") ? String(home.dropLast()) : home
    }

    /// `$XDG_STATE_HOME/lucid-agent`, else `~/.local/state/lucid-agent`; nil without either.
    var stateDirectory: String? {
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/lucid-agent" }
        return home.map { $0 + "/.local/state/lucid-agent" }
    }

    /// The directory that holds `path`.
    static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The path with every link and dot resolved, if the file exists.
    static func resolved(_ path: String) -> String? {
        guard let pointer = realpath(path, nil) else { return nil }
        defer { free(pointer) }
        return String(cString: pointer)
    }

    /// The directory that the process works in.
    static func currentDirectory() -> String {
        guard let pointer = getcwd(nil, 0) else { return "." }
        defer { free(pointer) }
        return String(cString: pointer)
    }
}
