// SPDX-License-Identifier: Apache-2.0
#if Authority
    import LucidCrypto

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// Reads a secret from a file that only its owner can read.
    enum SecretFile {
        private static let limit = 4096

        /// The first line of the file, without its line end.
        static func read(_ path: String) throws -> SecretBytes {
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw CommandFailure.configuration(
                    "the secret file \(path) cannot be opened: \(String(cString: strerror(errno)))")
            }
            defer { close(descriptor) }
            var status = stat()
            guard fstat(descriptor, &status) == 0 else {
                throw CommandFailure.configuration("the secret file \(path) cannot be examined")
            }
            // A pipe or a descriptor of the shell has no mode that others could read by.
            if status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0 {
                throw CommandFailure.configuration(
                    "the secret file \(path) can be read by others; run: chmod 600 '\(path)'")
            }
            var count = 0
            let bytes = try SecretBytes(count: limit) { buffer in
                while count < buffer.count {
                    let result = systemRead(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
                    if result < 0, errno == EINTR { continue }
                    guard result >= 0 else {
                        throw CommandFailure.configuration("the secret file \(path) cannot be read")
                    }
                    guard result > 0 else { break }
                    count += result
                }
            }
            return try bytes.withBytes { buffer in
                let line = buffer.prefix(count).prefix { $0 != 0x0A && $0 != 0x0D }
                guard !line.isEmpty, count < limit else {
                    throw CommandFailure.configuration(
                        "the secret file \(path) must start with a line of 1 to \(limit - 1) bytes")
                }
                return SecretBytes(copying: line)
            }
        }
    }

    private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        read(descriptor, buffer, count)
    }
#endif
