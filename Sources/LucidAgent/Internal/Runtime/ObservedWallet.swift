// SPDX-License-Identifier: Apache-2.0
import LucidSigning
import LucidWallet
import Metrics
import Tracing

/// A wallet with the span `agent.wallet.sign`, counters, and the runtime's errors.
struct ObservedWallet: WalletConnector {
    let base: any WalletConnector

    init(_ base: any WalletConnector) { self.base = base }

    var capabilities: WalletCapabilities { base.capabilities }

    func address() async throws -> Address? {
        do { return try await base.address() } catch { throw ErrorMapping.publicError(error) }
    }

    func metadata() async throws -> WalletMetadata {
        do { return try await base.metadata() } catch { throw ErrorMapping.publicError(error) }
    }

    func supports(_ chain: ChainID) -> Bool { base.supports(chain) }

    func sign(_ request: WalletRequest) async throws -> WalletSignature {
        try await withSpan("agent.wallet.sign", ofKind: .internal) { span in
            span.attributes["lucid.wallet.payload"] = request.kind
            do {
                let signature = try await base.sign(request)
                count(request, outcome: "success")
                return signature
            } catch {
                let outcome = (error as? WalletError)?.code.description ?? "cancelled"
                span.attributes["error.type"] = outcome
                span.setStatus(SpanStatus(code: .error))
                count(request, outcome: outcome)
                throw ErrorMapping.publicError(error)
            }
        }
    }

    private func count(_ request: WalletRequest, outcome: String) {
        Counter(label: "lucid.wallet.signatures", dimensions: [("payload", request.kind), ("outcome", outcome)])
            .increment()
    }
}
