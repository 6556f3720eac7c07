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

    /// `F_OFD_SETLK`, a macro of the C library that is not visible from Swift.
    private static let setOpenFileLock: Int32 = 37

    static func tryLock(_ file: Descriptor) -> Answer {
        while true {
            #if os(Linux)
                var request = flock()
                request.l_type = Int16(F_WRLCK)
                request.l_whence = Int16(SEEK_SET)
                let result = fcntl(file.number, setOpenFileLock, &request)
            #else
                let result = flock(file.number, LOCK_EX | LOCK_NB)
            #endif
            if result == 0 { return .locked }
            switch errno {
            case EINTR: continue
            case EAGAIN, EACCES: return .busy
            default: return .broken(SystemFailure("lock"))
            }
        }
    }

    static func unlock(_ file: Descriptor) {
        #if os(Linux)
            var request = flock()
            request.l_type = Int16(F_UNLCK)
            request.l_whence = Int16(SEEK_SET)
            _ = fcntl(file.number, setOpenFileLock, &request)
        #else
            _ = flock(file.number, LOCK_UN)
        #endif
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

    static func write(_ file: Descriptor, generation: UInt64, holder: Int32?) {
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
