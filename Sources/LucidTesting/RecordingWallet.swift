// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
public import LucidSigning
public import LucidWallet

/// A wallet in front of another one that remembers what it was asked to sign.
public final class RecordingWallet: WalletConnector {
    private let base: any WalletConnector
    private let recorded = Lock<[WalletRequest]>([])

    /// Wraps `base`.
    public init(_ base: any WalletConnector) { self.base = base }

    /// What was asked so far, in order, refused requests included.
    public var requests: [WalletRequest] { recorded.withLock { $0 } }

    /// What the wrapped wallet can do.
    public var capabilities: WalletCapabilities { base.capabilities }

    /// The wrapped wallet's address.
    public func address() async throws -> Address? { try await base.address() }

    /// The wrapped wallet's description.
    public func metadata() async throws -> WalletMetadata { try await base.metadata() }

    /// Whether the wrapped wallet signs for the chain.
    public func supports(_ chain: ChainID) -> Bool { base.supports(chain) }

    /// Records the request and hands it on.
    public func sign(_ request: WalletRequest) async throws -> WalletSignature {
        recorded.withLock { $0.append(request) }
        return try await base.sign(request)
    }
}
