// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The one way from files in the clear to sealed ones.
extension EntryFiles {
    func seal() throws -> FileStorageAdapter.SealReport {
        guard let keys = coder.keys else {
            throw AuthError(.configuration, message: "there is no storage key to seal with")
        }
        let sealing = try keys.sealing()
        var report = FileStorageAdapter.SealReport()
        guard let directory = try openDirectory(create: false) else { return report }
        for key in try entryKeys(in: directory) {
            let name = Self.entryName(key)
            do {
                switch try seal(key, with: sealing, in: directory) {
                case true?: report.sealed += 1
                case false?: report.unchanged += 1
                case nil: report.failures[name] = "another process is renewing it"
                }
            } catch {
                report.failures[name] = Self.reason(error)
            }
        }
        return report
    }

    /// Whether it was written; nil if somebody else has the lock.
    private func seal(_ key: String, with sealing: StorageKey, in directory: Descriptor) throws -> Bool? {
        let lock = try openLock(key, in: directory)
        switch LockFile.tryLock(lock) {
        case .busy: return nil
        case .broken(let failure): throw failure
        case .locked: break
        }
        defer { LockFile.unlock(lock) }
        if case .broken(let failure) = LockFile.lock(lock, .replacement) { throw failure }
        defer { LockFile.unlock(lock, .replacement) }
        guard let content = try read(key, in: directory, allowsPlaintext: true) else { return false }
        if content.seal?.keyID == sealing.id { return false }
        // The same entry: whoever read it before may still replace it.
        let bytes = try coder.encode(content.entry, replacing: content.seal)
        try replace(key, with: bytes, replacing: content.entry.revision, in: directory)
        return true
    }
}
