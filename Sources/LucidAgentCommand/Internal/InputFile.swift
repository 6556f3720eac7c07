// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads the files that options and arguments name; `-` is standard input.
enum InputFile {
    /// The bytes of a file that holds no secret.
    static func read(
        _ path: String, what: String, limit: Int = 8 << 20, code: CommandError.Code = .failed
    ) throws(CommandError) -> [UInt8] {
        if path == "-" { return try CommandContext.current.readInput(limit: limit, what: what) }
        let descriptor = try opened(path, what: what, code: code)
        defer { close(descriptor) }
        return try Descriptor.readAll(descriptor, limit: limit, name: path)
    }

    /// The content of a file that holds one secret, without its last line break.
    ///
    /// A regular file that others may read or change is refused; pipes pass, so that a shell can hand a secret over.
    static func readSecret(_ path: String, what: String) throws(CommandError) -> SecretBytes {
        var bytes: [UInt8]
        if path == "-" {
            bytes = try CommandContext.current.readInput(limit: 64 << 10, what: what)
        } else {
            let descriptor = try opened(path, what: what, code: .configuration)
            defer { close(descriptor) }
            try requirePrivate(descriptor, path: path, what: what)
            bytes = try Descriptor.readAll(descriptor, limit: 64 << 10, name: path)
        }
        defer { for index in bytes.indices { bytes[index] = 0 } }
        var end = bytes.count
        if end > 0, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
        if end > 0, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        guard end > 0 else {
            throw CommandError(.configuration, "\(what) \(name(path)) is empty: write the secret into it")
        }
        return SecretBytes(copying: bytes[..<end])
    }

    private static func name(_ path: String) -> String { path == "-" ? "from standard input" : path }

    private static func opened(
        _ path: String, what: String, code: CommandError.Code
    ) throws(CommandError) -> Int32 {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let advice = errno == EACCES ? "let this user read it" : "check the path"
            throw CommandError(code, "\(what) \(path) cannot be opened: \(Descriptor.reason(errno)); \(advice)")
        }
        var info = stat()
        if fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFDIR {
            close(descriptor)
            throw CommandError(code, "\(what) \(path) is a directory; name a file")
        }
        return descriptor
    }

    private static func requirePrivate(_ descriptor: Int32, path: String, what: String) throws(CommandError) {
        var info = stat()
        guard fstat(descriptor, &info) == 0 else {
            throw CommandError(.configuration, "\(what) \(path) cannot be examined: \(Descriptor.reason(errno))")
        }
        guard info.st_mode & S_IFMT == S_IFREG else { return }
        guard info.st_uid == geteuid() || info.st_uid == 0 else {
            throw CommandError(
                .configuration,
                "\(what) \(path) belongs to user \(info.st_uid): make a copy that is yours, "
                    + "install -m 600 \(ShellWord.quoted(path)) FILE")
        }
        // The group of a file that belongs to root is let through: that is how mounted secrets reach a process.
        let open: mode_t = info.st_uid == geteuid() ? 0o077 : 0o027
        guard info.st_mode & open == 0 else {
            throw CommandError(
                .configuration,
                "\(what) \(path) is open to other users (mode \(String(info.st_mode & 0o777, radix: 8))): "
                    + "close it with chmod 600 \(ShellWord.quoted(path))")
        }
    }
}

/// Text as one word of a shell command.
enum ShellWord {
    static func quoted(_ text: String) -> String {
        let plain = text.utf8.allSatisfy { byte in
            byte.isASCIILetterOrDigit || "-_./:@%+=,".utf8.contains(byte)
        }
        if plain && !text.isEmpty { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}

extension UInt8 {
    fileprivate var isASCIILetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }
}
