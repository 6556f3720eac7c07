// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The keys of a storage, and where they come from: the first seals, all of them open.
///
/// They are read when the storage is first used, and again when an entry names a key that is not among them. So a key
/// is changed without a restart: give the new one to all processes behind the old one, then put it first, and take the
/// old one away once every entry has been written anew.
public struct StorageKeys: Sendable {
    private let source: @Sendable () throws -> [StorageKey]
    private let known = Cache()

    private final class Cache: Sendable {
        let keys = Lock<[StorageKey]?>(nil)
    }

    /// Keys from a function, for example one that asks a key service.
    ///
    /// It may block.
    ///
    /// What it throws becomes ``AuthError/Code/storageKeyMismatch``, and it is asked again at the next use.
    public init(loading source: @escaping @Sendable () throws -> [StorageKey]) { self.source = source }

    /// Keys that are there already; the first seals.
    public init(_ first: StorageKey, _ others: StorageKey...) { self.init(loading: { [first] + others }) }

    /// Keys from a list; the first seals.
    public init(_ keys: [StorageKey]) { self.init(loading: { keys }) }

    /// Keys from a file, one a line.
    ///
    /// The file must belong to the user who runs this, or to the superuser, and be closed to all others.
    public static func file(_ path: String) -> StorageKeys {
        StorageKeys {
            let file = try Descriptor(path, flags: O_RDONLY | O_NONBLOCK, following: true)
            let status = try file.status()
            guard status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() || status.st_uid == 0,
                status.st_mode & 0o077 == 0
            else {
                throw AuthError(
                    .configuration,
                    message: "\(path) must be a file of this user that nobody else can read; run: chmod 600 \(path)")
            }
            return try StorageKey.list(String(decoding: file.readAll(limit: 16 << 10), as: UTF8.self))
        }
    }

    /// Keys from an environment variable, apart by white space or commas.
    public static func environment(_ name: String) -> StorageKeys {
        StorageKeys {
            guard let text = getenv(name) else {
                throw AuthError(.configuration, message: "the environment variable \(name) is not set")
            }
            return try StorageKey.list(String(cString: text))
        }
    }

    /// The keys, read if they were not.
    func current() throws(AuthError) -> [StorageKey] {
        if let keys = known.keys.withLock({ $0 }) { return keys }
        return try read()
    }

    /// The key that seals.
    func sealing() throws(AuthError) -> StorageKey {
        guard let key = try current().first else { throw Self.missing(nil) }
        return key
    }

    /// The key of that name, after a second look at the source if it is not among those known.
    func key(named id: String) throws(AuthError) -> StorageKey? {
        if let key = try current().first(where: { $0.id == id }) { return key }
        return try read().first { $0.id == id }
    }

    private func read() throws(AuthError) -> [StorageKey] {
        let keys: [StorageKey]
        do { keys = try source() } catch { throw Self.missing(error) }
        guard !keys.isEmpty else { throw Self.missing(nil) }
        known.keys.withLock { $0 = keys }
        return keys
    }

    private static func missing(_ cause: (any Error)?) -> AuthError {
        // Only our own words: what a callback throws may hold a key.
        let reason = (cause as? AuthError)?.message ?? (cause as? SystemFailure)?.description
        return AuthError(
            .storageKeyMismatch,
            message: "there is no key for the sealed storage: \(reason ?? "the configured source gave none")",
            underlying: cause)
    }
}
