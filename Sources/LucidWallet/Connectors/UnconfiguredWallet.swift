// SPDX-License-Identifier: Apache-2.0
public import LucidSigning

/// The wallet of an agent that has none: it says so.
public struct UnconfiguredWallet: WalletConnector {
    /// Creates the absence of a wallet.
    public init() {}

    /// Nothing.
    public var capabilities: WalletCapabilities { [] }

    /// Nil.
    public func address() async throws -> Address? { nil }

    /// The provider `none`.
    public func metadata() async throws -> WalletMetadata { WalletMetadata(provider: "none") }

    /// No chain.
    public func supports(_ chain: ChainID) -> Bool { false }

    /// Refuses.
    /// - Throws: ``WalletError`` with code ``WalletError/Code/notConfigured``.
    public func sign(_ request: WalletRequest) async throws -> WalletSignature {
        throw WalletError(
            .notConfigured,
            message: "No wallet is configured. Set wallet.type and its key, or create one with: lucid-agent wallet new")
    }
}
