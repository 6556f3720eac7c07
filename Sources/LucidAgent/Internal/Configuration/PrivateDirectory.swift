// SPDX-License-Identifier: Apache-2.0

import LucidCrypto

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The state directory: ours alone, and changed only by replacing whole files.
enum PrivateDirectory {
    private static func failed(_ what: String) -> AgentRuntimeError {
        .configuration("\(what): \(LocalFile.reason(errno)). Check the disk and the permissions.")
    }

    /// Creates the directory and those above it, 0700.
    static func create(_ path: String) throws(AgentRuntimeError) {
        var prefix = ""
        for part in path.split(separator: "/") {
            prefix += "/" + part
            if mkdir(prefix, 0o700) != 0, errno != EEXIST, access(prefix, F_OK) != 0 {
                throw failed("The directory \(prefix) cannot be created")
            }
        }
    }

    /// Replaces a file: a new one beside it, 0600, then one rename.
    ///
    /// The old one stays whole until then.
    static func write(_ bytes: [UInt8], to name: String, in directory: String) throws(AgentRuntimeError) {
        let target = directory + "/" + name
        let temporary = target + "." + Hex.encode(SystemRandom.bytes(8)) + ".tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failed("\(target) cannot be written") }
        var written = 0
        while written < bytes.count {
            let rest = bytes[written...]
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            written += count
        }
        let isDurable = written == bytes.count && fsync(descriptor) == 0
        close(descriptor)
        guard isDurable, rename(temporary, target) == 0 else {
            let error = failed("\(target) cannot be written")
            unlink(temporary)
            throw error
        }
        let parent = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if parent >= 0 {
            fsync(parent)
            close(parent)
        }
    }
}

/// `write(2)`, under a name that no method here hides.
private let systemWrite: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }

/// A lock between processes, held until released or the process ends.
struct FileLock: Sendable {
    private let descriptor: Int32

    /// Waits for the lock.
    init(path: String) throws(AgentRuntimeError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        var result = descriptor < 0 ? -1 : flock(descriptor, LOCK_EX)
        while result != 0, descriptor >= 0, errno == EINTR { result = flock(descriptor, LOCK_EX) }
        guard result == 0 else {
            let reason = LocalFile.reason(errno)
            if descriptor >= 0 { close(descriptor) }
            throw .configuration("The lock \(path) cannot be taken: \(reason). Check the permissions.")
        }
    }

    func release() { close(descriptor) }
}
