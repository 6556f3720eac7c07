// SPDX-License-Identifier: Apache-2.0
#if Authority
    import LucidAuthority

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// The file itself: made with mode 0600, and refused if others can read it.
    enum DatabaseFile {
        static func prepare(_ path: String) throws(AuthorityError) {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else {
                let reason = String(cString: strerror(errno))
                throw refused("the database \(path) cannot be opened: \(reason)")
            }
            defer { close(descriptor) }
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw refused("the database \(path) cannot be examined") }
            guard status.st_mode & S_IFMT == S_IFREG else { throw refused("the database \(path) is not a file") }
            guard status.st_uid == geteuid() else { throw refused("the database \(path) belongs to another user") }
            guard status.st_mode & 0o077 == 0 else {
                throw refused("the database \(path) holds keys and can be read by others; run: chmod 600 '\(path)'")
            }
        }

        /// Makes an empty file with mode 0600 where nothing is yet, because nothing is ever written over.
        static func create(_ path: String) throws(AuthorityError) {
            let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else {
                let reason = String(cString: strerror(errno))
                throw refused(
                    errno == EEXIST
                        ? "\(path) is there already, and nothing is written over; move it away or name another place"
                        : "\(path) cannot be made: \(reason)")
            }
            close(descriptor)
        }

        private static func refused(_ message: String) -> AuthorityError {
            AuthorityError(.invalidConfiguration, message: message)
        }
    }
#endif
