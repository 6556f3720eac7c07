// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Entries that could not be read: renamed, listed, and removed only when somebody asks for it.
extension EntryFiles {
    func setAside(_ key: String) throws -> String? {
        guard let directory = try openDirectory(create: false) else { return nil }
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let name = "\(key).corrupt-\(now.tv_sec)-\(Hex.encode(SystemRandom.bytes(4)))"
        guard renameat(directory.number, Self.entryName(key), directory.number, name) == 0 else {
            throw SystemFailure("move \(Self.entryName(key)) aside")
        }
        return "\(path)/\(name)"
    }

    func setAsideFiles() throws -> [SetAsideFile] {
        guard let directory = try openDirectory(create: false) else { return [] }
        return try setAsideFiles(in: directory)
    }

    func removeSetAsideFiles(before time: Date) throws -> [SetAsideFile] {
        guard let directory = try openDirectory(create: false) else { return [] }
        let old = try setAsideFiles(in: directory).filter { $0.time < time }
        for file in old where unlinkat(directory.number, file.name, 0) != 0 && errno != ENOENT {
            throw SystemFailure("remove \(file.name)")
        }
        if !old.isEmpty { try directory.synchronize() }
        return old
    }

    private func setAsideFiles(in directory: Descriptor) throws -> [SetAsideFile] {
        guard let names = directory.entryNames() else { throw SystemFailure("list \(path)") }
        return names.compactMap(SetAsideFile.init(name:)).sorted { ($0.time, $0.name) < ($1.time, $1.name) }
    }
}
