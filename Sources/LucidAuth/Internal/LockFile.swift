// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The lock of an open file, and the two numbers that are kept in it: the last generation, and who holds the lock.
///
/// The file is never removed. The lock belongs to the open file description: two openings in one process exclude each
/// other, and the kernel frees it when the last descriptor is closed, however the process ends.
enum LockFile {
    enum Answer {
        case locked
        case busy
        case broken(SystemFailure)
    }

    /// What a lock is for; each has a byte of the file of its own, so that they do not meet.
    enum Part: Int64 {
        /// To renew the entry: held around load, network and save.
        case renewal
        /// To compare and replace the entry: held for one save.
        case replacement
    }

    // F_OFD_SETLK and F_OFD_SETLKW, macros of the C library that are not visible from Swift.
    #if os(Linux)
        private static let setOpenFileLock: Int32 = 37
        private static let waitForOpenFileLock: Int32 = 38
    #else
        private static let setOpenFileLock: Int32 = 90
        private static let waitForOpenFileLock: Int32 = 91
    #endif

    static func tryLock(_ file: Descriptor, _ part: Part = .renewal) -> Answer {
        request(file, part, F_WRLCK, setOpenFileLock)
    }

    /// Waits for the lock.
    ///
    /// Only for parts that are held for the time of a write.
    static func lock(_ file: Descriptor, _ part: Part) -> Answer { request(file, part, F_WRLCK, waitForOpenFileLock) }

    /// Gives the lock back; does nothing in a forked child, whose parent still has it.
    static func unlock(_ file: Descriptor, _ part: Part = .renewal) {
        guard !file.isInherited else { return }
        _ = request(file, part, F_UNLCK, setOpenFileLock)
    }

    private static func request(_ file: Descriptor, _ part: Part, _ kind: some BinaryInteger, _ command: Int32)
        -> Answer
    {
        while true {
            var request = flock()
            request.l_type = Int16(kind)
            request.l_whence = Int16(SEEK_SET)
            request.l_start = off_t(part.rawValue)
            request.l_len = 1
            if fcntl(file.number, command, &request) == 0 { return .locked }
            switch errno {
            case EINTR: continue
            case EAGAIN, EACCES: return .busy
            default: return .broken(SystemFailure("lock"))
            }
        }
    }

    /// Two decimal numbers, one a line.
    ///
    /// What cannot be read counts as nothing known: generations also have names.
    static func read(_ file: Descriptor) -> (generation: UInt64, holder: Int32?) {
        guard let bytes = try? file.readAll(limit: 256) else { return (0, nil) }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let holder = lines.count > 1 ? Int32(lines[1]).flatMap { $0 > 0 ? $0 : nil } : nil
        return (lines.first.flatMap { UInt64($0) } ?? 0, holder)
    }

    /// Only by the holder of the lock, and never by its forked child.
    static func write(_ file: Descriptor, generation: UInt64, holder: Int32?) {
        guard !file.isInherited else { return }
        // The width is fixed, so that an overwritten number never leaves digits behind.
        let digits = String(generation)
        let text = String(repeating: "0", count: max(0, 20 - digits.count)) + digits + "\n\(holder ?? 0)\n"
        guard (try? file.writeAll(Array(text.utf8))) != nil else { return }
        try? file.truncate(to: text.utf8.count)
    }
}

extension Descriptor {
    /// The names in an open directory; nil if they cannot be read.
    func entryNames() -> [String]? {
        let copy = openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { return nil }
        guard let stream = fdopendir(copy) else {
            close(copy)
            return nil
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names
    }
}
