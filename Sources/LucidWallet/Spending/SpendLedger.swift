// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency

/// Where a ``SpendBook`` is kept.
public protocol SpendLedger: Sendable {
    /// Reads the book, lets `change` work on it, and stores it before the result is given back.
    ///
    /// Exclusive among all who use the ledger, other processes included. If `change` throws, nothing is stored.
    /// - Throws: ``WalletError`` with code ``WalletError/Code/ledgerUnavailable`` if the book cannot be read or
    ///   stored; then nothing may be signed. Else what `change` throws.
    func update<Result: Sendable>(
        _ change: @escaping @Sendable (inout SpendBook) throws -> Result
    ) async throws -> Result
}

/// A book in memory, for one process that forgets it at its end.
///
/// Windows begin anew with each start, so it is for tests and for processes that live longer than their windows.
public final class MemorySpendLedger: SpendLedger {
    private let book = Lock(SpendBook())

    /// An empty book.
    public init() {}

    /// Changes the book.
    /// - Throws: What `change` throws.
    public func update<Result: Sendable>(
        _ change: @escaping @Sendable (inout SpendBook) throws -> Result
    ) async throws -> Result {
        try book.withLock { book in
            var copy = book
            let result = try change(&copy)
            book = copy
            return result
        }
    }
}
