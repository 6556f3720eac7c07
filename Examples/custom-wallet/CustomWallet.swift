// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidTesting

// slice.connector
/// A wallet of our own: the key is split between two holders, and both must be there to sign.
struct SplitWallet: WalletConnector {
    let capabilities: WalletCapabilities = [.messages, .typedData, .transactions]
    let whole: LocalKeyConnector
    let holdersPresent: @Sendable () async -> Bool

    func address() async throws -> Address? { try await whole.address() }

    func metadata() async throws -> WalletMetadata {
        WalletMetadata(provider: "split", address: try await whole.address())
    }

    func supports(_ chain: ChainID) -> Bool { whole.supports(chain) }

    func sign(_ request: WalletRequest) async throws -> WalletSignature {
        guard capabilities.contains(request.capability) else {
            throw WalletError(.unsupported, message: "This wallet does not sign a \(request.kind).")
        }
        guard await holdersPresent() else {
            throw WalletError(.refused, message: "Both holders must be present to sign.")
        }
        return try await whole.sign(request)
    }
}
// slice.end

/// A wallet of one's own behind a policy, and the promises that it must keep.
@main
struct CustomWallet {
    static func main() async throws {
        let wallet = SplitWallet(whole: LocalKeyConnector(key: .generate())) { true }
        for check in WalletContract.checks {
            try await check.run(on: wallet)
            print("kept      \(check.name)")
        }
        // slice.policy
        var policy = SigningPolicy(chains: [.eip155(8453)])
        policy.messages = [.init("order * is paid")]
        let guarded = GuardedWallet(wallet, policy: policy)
        let signature = try await guarded.sign(message: "order 7 is paid")
        // slice.end
        print("signed    \(signature.hex)")
        do {
            _ = try await guarded.sign(message: "I owe you everything")
            throw Surprise()
        } catch let error as WalletError {
            print("refused   \(error.message)")
        }
    }

    struct Surprise: Error {}
}
