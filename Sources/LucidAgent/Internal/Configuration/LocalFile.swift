// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that was opened once: what it held, and who could have read or changed it, belong together.
struct LocalFile: Sendable {
    let path: String
    let bytes: [UInt8]
    private let mode: UInt32
    private let owner: UInt32

    /// Opens and reads the file; nil if there is none.
    init?(path: String, limit: Int, what: String) throws(AgentRuntimeError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .configuration("\(what) \(path) cannot be opened: \(Self.reason(errno)). \(Self.advice(errno, path))")
        }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else {
            throw .configuration("\(what) \(path) cannot be examined: \(Self.reason(errno)).")
        }
        guard info.st_mode & S_IFMT == S_IFREG else {
            throw .configuration("\(what) \(path) is not a regular file. Name a file.")
        }
        self.path = path
        mode = UInt32(info.st_mode)
        owner = info.st_uid
        bytes = try Self.readAll(descriptor, limit: limit, path: path, what: what)
    }

    private static func readAll(
        _ descriptor: Int32, limit: Int, path: String, what: String
    ) throws(AgentRuntimeError) -> [UInt8] {
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .configuration("\(what) \(path) cannot be read: \(reason(errno)).") }
            if count == 0 { return result }
            guard result.count + count <= limit else {
                throw .configuration("\(what) \(path) is larger than \(limit) bytes, so it is not what it should be.")
            }
            result.append(contentsOf: buffer[..<count])
        }
    }

    /// Refuses a file whose owner is neither this user nor root: its owner decides what it says.
    func requireTrustedOwner(what: String) throws(AgentRuntimeError) {
        guard owner == geteuid() || owner == 0 else {
            throw .configuration(
                "\(what) \(path) belongs to user \(owner). Make a copy that belongs to you: "
                    + "install -m 600 \(Self.quoted(path)) FILE")
        }
    }

    /// Refuses a file with a secret that others can read, or that others can change.
    ///
    /// The group of a file that belongs to root is let through: that is how mounted secrets reach a process.
    func requirePrivate(what: String) throws(AgentRuntimeError) {
        try requireTrustedOwner(what: what)
        let open: UInt32 = owner == geteuid() ? 0o077 : 0o027
        guard mode & open == 0 else {
            let octal = String(mode & 0o777, radix: 8)
            throw .configuration(
                "\(what) \(path) holds a secret and is open to other users (mode \(octal)). "
                    + "Close it: chmod 600 \(Self.quoted(path))")
        }
    }

    /// Refuses a file that everybody can change.
    func requireUnwritable(what: String) throws(AgentRuntimeError) {
        guard mode & 0o002 == 0 else {
            throw .configuration(
                "\(what) \(path) can be changed by every user. Close it: chmod o-w \(Self.quoted(path))")
        }
    }

    /// Refuses a file of ours that somebody else could have written.
    func requireOwnAndUnwritable(what: String) throws(AgentRuntimeError) {
        guard owner == geteuid(), mode & 0o022 == 0 else {
            throw .configuration(
                "\(what) \(path) can be changed by other users. Look at it, then delete it or: "
                    + "chmod 600 \(Self.quoted(path))")
        }
    }

    /// The path as one word of a shell command.
    static func quoted(_ path: String) -> String {
        let plain = path.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "-")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
        }
        if plain && !path.isEmpty { return path }
        return "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

    private static func advice(_ code: Int32, _ path: String) -> String {
        code == EACCES ? "Let this user read it: ls -l \(quoted(path))" : "Check the path."
    }
}
