// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A failed system call, in words.
struct SystemFailure: Error, Sendable, CustomStringConvertible {
    let number: Int32
    let action: String

    init(_ action: String, number: Int32 = errno) {
        self.action = action
        self.number = number
    }

    var description: String { "cannot \(action): \(String(cString: strerror(number)))" }
}

/// An open file or directory, closed exactly once.
final class Descriptor: Sendable {
    let number: Int32
    /// The process that opened it, if it is closed in forked children: see ``ForkGuard``.
    private let birth: Int?

    /// Opens `name`, relative to `directory` if given.
    ///
    /// Programs that are started do not inherit it.
    /// - Parameters:
    ///   - following: Whether the last part of the name may be a symbolic link.
    ///   - isLock: Whether it will hold a lock, which a forked child must not share.
    init(
        _ name: String, in directory: Descriptor? = nil, flags: Int32, mode: mode_t = 0, following: Bool = false,
        isLock: Bool = false
    ) throws(SystemFailure) {
        let all = flags | O_CLOEXEC | (following ? 0 : O_NOFOLLOW)
        let attempt = { directory.map { openat($0.number, name, all, mode) } ?? open(name, all, mode) }
        var number: Int32
        repeat {
            number = isLock ? ForkGuard.open(attempt) : attempt()
        } while number < 0 && errno == EINTR
        guard number >= 0 else { throw SystemFailure("open \(name)") }
        self.number = number
        birth = isLock ? ForkGuard.birth : nil
    }

    deinit {
        if birth == nil {
            close(number)
        } else if !isInherited {
            ForkGuard.close(watching: number)
        }
    }

    /// Whether it is a copy in a forked child, closed already; the number may be another file's by now.
    var isInherited: Bool { birth.map { $0 != ForkGuard.birth } ?? false }

    func status() throws(SystemFailure) -> stat {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw SystemFailure("look at an open file") }
        return status
    }

    /// Reads all, at most `limit` bytes.
    func readAll(limit: Int) throws(SystemFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while bytes.count <= limit {
            let count = pread(number, &buffer, buffer.count, off_t(bytes.count))
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemFailure("read")
            }
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[0..<count])
        }
        throw SystemFailure("read", number: EFBIG)
    }

    func writeAll(_ bytes: [UInt8]) throws(SystemFailure) {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(number, $0.baseAddress.map { $0 + offset }, $0.count - offset, off_t(offset))
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemFailure("write")
            }
            offset += count
        }
    }

    func truncate(to count: Int) throws(SystemFailure) {
        guard ftruncate(number, off_t(count)) == 0 else { throw SystemFailure("truncate") }
    }

    func synchronize() throws(SystemFailure) {
        guard fsync(number) == 0 else { throw SystemFailure("fsync") }
    }
}
