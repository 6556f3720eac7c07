// SPDX-License-Identifier: Apache-2.0
import LucidHTTP
import LucidJSON

@testable import LucidAuth

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A state directory of its own, removed with the object, and entries to put into it.
final class TemporaryState: Sendable {
    private let root: String
    let path: String
    let identity = TemporaryState.identity

    static let identity = SharingIdentity(
        origin: "https://authority.test", agent: "agent-1", credential: "cred-1", kind: "test")
    static let other = SharingIdentity(
        origin: "https://authority.test", agent: "agent-2", credential: "cred-1", kind: "test")

    init() {
        var template = Array("/tmp/lucid-state-XXXXXX".utf8CString)
        precondition(mkdtemp(&template) != nil, "no place for a temporary directory")
        root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        path = root + "/state"
    }

    deinit { Self.remove(root) }

    private static func remove(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR {
            chmod(path, 0o700)
            if let directory = try? Descriptor(path, flags: O_RDONLY | O_DIRECTORY) {
                for name in directory.entryNames() ?? [] where name != "." && name != ".." { remove("\(path)/\(name)") }
            }
            rmdir(path)
        } else {
            unlink(path)
        }
    }

    var file: String { "\(path)/\(identity.key).json" }
    var lockFile: String { "\(path)/\(identity.key).lock" }

    func storage(
        _ keys: StorageKeys? = nil, check: @escaping @Sendable (FileStep) throws -> Void = { _ in }
    ) -> FileStorageAdapter {
        FileStorageAdapter(directory: path, keys: keys, check: check)
    }

    /// The names in the directory, sorted.
    func names() throws -> [String] {
        let directory = try Descriptor(path, flags: O_RDONLY | O_DIRECTORY)
        return (directory.entryNames() ?? []).filter { $0 != "." && $0 != ".." }.sorted()
    }

    /// Every file with what is in it.
    func contents() throws -> [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: try names().map { ($0, try read("\(path)/\($0)")) })
    }

    func read(_ path: String) throws -> [UInt8] { try Descriptor(path, flags: O_RDONLY).readAll(limit: 1 << 20) }

    func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) throws {
        mkdir(self.path, 0o700)
        let file = try Descriptor(path, flags: O_WRONLY | O_CREAT | O_TRUNC, mode: mode)
        try file.writeAll(bytes)
        fchmod(file.number, mode)
    }

    func revision(_ number: UInt64) -> EntryRevision { EntryRevision(Self.id(number)) }

    static func id(_ number: UInt64) -> GenerationID { GenerationID(high: number, low: ~number) }

    /// An entry with a session of that generation, in the state of that revision.
    static func entry(
        _ counter: UInt64 = 1, revision: UInt64 = 1, isSpent: Bool = false, for identity: SharingIdentity = identity
    ) throws -> StoredEntry {
        var entry = StoredEntry(
            revision: EntryRevision(id(revision)), binding: StoredEntry.Binding(identity))
        entry.counter = counter
        guard let access = SecretToken("access-\(counter)"), let refresh = SecretToken("refresh-\(counter)") else {
            throw AuthError(.configuration, message: "not a token")
        }
        let wall = Date(timeIntervalSince1970: 1_767_225_600)
        let end = BootInstant(nanoseconds: 5_000_000_000_000)
        entry.bundle = TokenBundle(
            access: access, refresh: refresh, generation: Generation(counter: counter, id: id(counter)),
            expiresAt: wall, refreshExpiresAt: nil, scopes: ["a"], credentialID: "cred-1", revocationNonce: nil,
            obtainedBy: .challenge,
            deadline: BundleDeadline(
                host: HostIdentity(bootID: "boot-1", machineID: "machine-1"), end: end, lifetime: 3600, clockOffset: 0),
            unknown: JSONObject())
        if isSpent {
            entry.intent = SpendIntent(
                generation: id(counter), fingerprint: refresh.fingerprint, isReplay: false,
                time: StampedTime(bootID: "boot-1", boot: end, wall: wall))
        }
        return entry
    }

    func lease(_ storage: FileStorageAdapter) async throws -> StorageLease {
        guard case .got(let lease) = try await storage.tryLock(identity) else {
            throw AuthError(.lockHeld, message: "the lock was not given")
        }
        return lease
    }
}
