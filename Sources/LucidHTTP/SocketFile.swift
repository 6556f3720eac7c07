// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The file of a Unix domain socket.
package enum SocketFile {
    /// Why there cannot be a socket.
    package struct Obstacle: Error {
        /// Whether it is in use by a process that lives.
        package let isServed: Bool
        /// What to do.
        package let message: String
    }

    /// Removes what a server that is gone has left; a socket that somebody listens on, or any other file, stays.
    package static func clear(_ path: String) throws(Obstacle) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw Obstacle(isServed: false, message: "\(path) is there already and is no socket; choose another path")
        }
        guard !isServed(path) else {
            throw Obstacle(
                isServed: true, message: "another process listens on \(path); stop it, or choose another path")
        }
        guard unlink(path) == 0 else {
            throw Obstacle(
                isServed: false,
                message: "the old socket \(path) cannot be removed: \(String(cString: strerror(errno)))")
        }
    }

    private static func isServed(_ path: String) -> Bool {
        #if os(Linux)
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { return true }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let isCopied = withUnsafeMutableBytes(of: &address.sun_path) { target -> Bool in
            guard bytes.count < target.count else { return false }
            target.copyBytes(from: bytes)
            return true
        }
        guard isCopied else { return true }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        return result == 0 || errno != ECONNREFUSED
    }
}
