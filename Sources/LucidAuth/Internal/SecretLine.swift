// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads a secret from the first line of a file, straight into memory that is wiped.
enum SecretLine {
    /// The first line without its end; it must be shorter than `limit` bytes, like the whole file but for a few.
    ///
    /// A regular file that others can read is refused; a pipe or a descriptor of the shell has no such mode.
    static func read(_ path: String, limit: Int) throws(AuthError) -> SecretBytes {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw refused(path, "cannot be opened: \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw refused(path, "cannot be examined") }
        if status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0 {
            throw refused(path, "can be read by others; run: chmod 600 '\(path)'")
        }
        var count = 0
        // Room for a line end and one byte that shows that there is more.
        let bytes = try SecretBytes(count: limit + 3) { buffer throws(AuthError) in
            while count < buffer.count {
                let result = systemRead(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
                if result < 0, errno == EINTR { continue }
                guard result >= 0 else { throw refused(path, "cannot be read") }
                guard result > 0 else { break }
                count += result
            }
        }
        let line = bytes.withBytes { buffer in
            SecretBytes(copying: buffer.prefix(count).prefix { $0 != 0x0A && $0 != 0x0D })
        }
        guard (1...limit).contains(line.count) else {
            throw refused(path, "must start with a line of 1 to \(limit) bytes")
        }
        return line
    }

    private static func refused(_ path: String, _ what: String) -> AuthError {
        AuthError(.configuration, message: "the secret file \(path) \(what)")
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
