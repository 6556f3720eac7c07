// SPDX-License-Identifier: Apache-2.0
public import LucidSigning

/// A wallet: something that holds a key, here or elsewhere, and signs with it.
///
/// One primitive, ``sign(_:)``; the other ways to sign are made from it. A wallet that cannot do a thing says so with
/// ``WalletError/Code/unsupported`` and leaves it out of ``capabilities``.
public protocol WalletConnector: Sendable {
    /// What the wallet can do.
    var capabilities: WalletCapabilities { get }

    /// The address that signs, as far as it is known without opening a key; nil if it is not.
    /// - Throws: ``WalletError`` or `CancellationError`.
    func address() async throws -> Address?

    /// What is known about the wallet, without opening a key.
    /// - Throws: ``WalletError`` or `CancellationError`.
    func metadata() async throws -> WalletMetadata

    /// Whether the wallet signs for the chain. Chain ids are compared exactly.
    func supports(_ chain: ChainID) -> Bool

    /// Signs. The result is checked to be by the wallet's address, and by ``WalletRequest/signer`` if that is given.
    /// - Throws: ``WalletError`` or `CancellationError`.
    func sign(_ request: WalletRequest) async throws -> WalletSignature
}

extension WalletConnector {
    /// Signs text as an EIP-191 message.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func sign(message: String) async throws -> WalletSignature {
        try await sign(WalletRequest(.message(.text(message))))
    }

    /// Signs bytes as an EIP-191 message.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func sign(message: [UInt8]) async throws -> WalletSignature {
        try await sign(WalletRequest(.message(.bytes(message))))
    }

    /// Signs EIP-712 typed data.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func sign(typedData: TypedData) async throws -> WalletSignature {
        try await sign(WalletRequest(.typedData(typedData)))
    }

    /// Signs a transaction for a chain, which must be the transaction's own.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func sign(transaction: Transaction, on chain: ChainID) async throws -> WalletSignature {
        try await sign(WalletRequest(.transaction(transaction, chain: chain)))
    }

    /// Signs an EIP-7702 authorization; one for every chain is refused.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func sign(authorization: Authorization) async throws -> WalletSignature {
        try await sign(WalletRequest(.authorization(authorization)))
    }
}
