// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidCrypto
import LucidJSON
public import LucidSigning
public import LucidWallet

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What one address has signed away, in a file that all processes of this user share.
///
/// The book is replaced as a whole under a lock and is on the disk before anything is signed. Beside it is a mark that
/// it exists: if the book is gone and the mark is not, nothing is signed, because a lost record is not an empty one.
/// A key that several hosts use needs a ledger that they share, or a part of each limit for each host.
public final class FileSpendLedger: SpendLedger {
    private static let limit = 16 << 20
    private static let queue = OffloadQueue(label: "lucid.wallet.ledger", width: 2)

    private let directory: String
    private let name: String

    /// A ledger for an address.
    /// - Parameter directory: Where the files are; made with mode 0700 if it is not there.
    public init(directory: String, address: Address) {
        self.directory = directory
        name = address.description.lowercased()
    }

    /// Changes the book under the lock, and stores it if it is another one then.
    /// - Throws: ``WalletError`` with code ``WalletError/Code/ledgerUnavailable``, or what `change` throws.
    public func update<Result: Sendable>(
        _ change: @escaping @Sendable (inout SpendBook) throws -> Result
    ) async throws -> Result {
        try await Self.queue.run { [self] in try updateNow(change) }
    }

    /// The same, on the caller's thread.
    /// - Throws: ``WalletError`` with code ``WalletError/Code/ledgerUnavailable``, or what `change` throws.
    package func updateNow<Result>(_ change: (inout SpendBook) throws -> Result) throws -> Result {
        let lock = try available { () throws(AgentRuntimeError) in
            try PrivateDirectory.create(directory)
            return try FileLock(path: "\(directory)/\(name).lock")
        }
        defer { lock.release() }
        let stored = try load()
        var book = stored ?? SpendBook()
        let result = try change(&book)
        if stored == nil || book != stored { try store(book, isFirst: stored == nil) }
        return result
    }

    private var path: String { "\(directory)/\(name).json" }
    private var mark: String { "\(directory)/\(name).exists" }

    private func load() throws -> SpendBook? {
        guard
            let file = try available({ () throws(AgentRuntimeError) in
                try LocalFile(path: path, limit: Self.limit, what: "The spending record")
            })
        else {
            guard access(mark, F_OK) != 0 else {
                throw unavailable(
                    "\(path) is missing, and \(mark) says that there was one. Restore it. If it is lost for good, wait "
                        + "for the longest window of the policy, then remove the mark")
            }
            return nil
        }
        try available { () throws(AgentRuntimeError) in try file.requirePrivate(what: "The spending record") }
        do {
            let json = try JSONValue(parsing: file.bytes)
            guard let book = json["book"], json["sha256"]?.stringValue == Self.checksum(book) else {
                throw SpendLedgerDamage()
            }
            return try SpendBook(json: book)
        } catch {
            throw unavailable("\(path) is damaged. Restore it; what was spent is not known without it")
        }
    }

    private func store(_ book: SpendBook, isFirst: Bool) throws {
        let json = book.json
        let document: JSONValue = ["book": json, "sha256": .string(Self.checksum(json))]
        try available { () throws(AgentRuntimeError) in
            try PrivateDirectory.write(document.serialized(), to: "\(name).json", in: directory)
            if isFirst { try PrivateDirectory.write([], to: "\(name).exists", in: directory) }
        }
    }

    private static func checksum(_ json: JSONValue) -> String { Hex.encode(SHA256.hash(json.serialized())) }

    private func available<Value>(_ step: () throws(AgentRuntimeError) -> Value) throws -> Value {
        do throws(AgentRuntimeError) {
            return try step()
        } catch {
            throw unavailable(error.message, error)
        }
    }

    private func unavailable(_ reason: String, _ underlying: (any Error)? = nil) -> WalletError {
        WalletError(
            .ledgerUnavailable, message: "Nothing is signed without the record of what was spent: \(reason).",
            underlying: underlying)
    }
}

private struct SpendLedgerDamage: Error {}
